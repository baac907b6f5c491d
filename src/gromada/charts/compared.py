"""What happened beside what it is compared with, as two lines over time."""

from collections.abc import Sequence

from gromada.charts.axes import FONT_SIZE, LEFT, LINE, Axes, round_ticks
from gromada.charts.chart import Chart, Table, drawing
from gromada.charts.markup import Markup, element, short_number
from gromada.charts.text import significant, time_words, translator

WIDTH, HEIGHT = 420.0, 300.0
LEGEND_ROW = 22.0
SAMPLE = 26.0
MANY_DOTS = 40


def compared_lines(
    times: Sequence[object],
    observed: Sequence[float],
    comparison: Sequence[float],
    *,
    names: tuple[str, str],
    start: int | None,
    title: str,
    sentence: str,
    language: str,
    key: str,
    unit: str = "",
) -> Chart:
    """Draw an outcome and its comparison.

    Parameters
    ----------
    times : sequence, n_periods
    observed, comparison : sequence of float, n_periods
    names : tuple of str
        Of the two lines.
    start : int, optional
        The first period after the change; a line is drawn before it.
    title, sentence : str
    language : "pl" or "en"
    key : str
        Begins the ids of the drawing; no other chart on the page may have it.
    unit : str
        Of the outcome; stands over the numbers at the left.
    """
    t = translator(language)
    labels = [time_words(time, language) for time in times]
    ticks = round_ticks(min(*observed, *comparison), max(*observed, *comparison))
    top = 2 * LEGEND_ROW + 12 + (LINE if unit else 0)
    axes = Axes(len(labels), ticks, top=top, height=HEIGHT, unit=unit)
    svg = drawing(
        axes.drawn(labels, language),
        None if start is None else axes.start(start),
        line(axes, comparison, "comparison"),
        line(axes, observed, "observed"),
        [legend(name, kind, row) for row, (name, kind) in enumerate(
            zip(names, ("observed", "comparison"), strict=True)
        )],
        width=WIDTH,
        height=HEIGHT,
        key=key,
        title=title,
        sentence=sentence,
    )  # fmt: skip
    table = Table(
        caption=title,
        headers=(t.gettext("Time"), *names, t.gettext("Difference")),
        rows=tuple(
            (label, *(significant(value, language) for value in (own, other, own - other)))
            for label, own, other in zip(labels, observed, comparison, strict=True)
        ),
    )
    return Chart("compared", svg, sentence, table, language)


def line(axes: Axes, values: Sequence[float], kind: str) -> list[Markup]:
    places = [(axes.x(at), axes.y(value)) for at, value in enumerate(values)]
    steps = " ".join(f"{short_number(x)},{short_number(y)}" for x, y in places)
    drawn = [stroke("polyline", kind, points=steps)]
    if kind == "observed" and len(places) <= MANY_DOTS:
        drawn += [
            element("circle", cx=x, cy=y, r=2.6, fill="#15292c", class_="chart__dot")
            for x, y in places
        ]
    return drawn


def stroke(name: str, kind: str, **attributes: str | float) -> Markup:
    return element(
        name,
        **attributes,
        fill="none",
        stroke="#15292c" if kind == "observed" else "#244698",
        stroke_width=2.5,
        stroke_dasharray=None if kind == "observed" else "7 4",
        stroke_linejoin="round",
        class_=f"chart__line chart__line--{kind}",
    )


def legend(name: str, kind: str, row: int) -> list[Markup]:
    y = 10 + row * LEGEND_ROW
    return [
        stroke("line", kind, x1=LEFT, x2=LEFT + SAMPLE, y1=y, y2=y),
        element(
            "text",
            name,
            x=LEFT + SAMPLE + 8,
            y=y + FONT_SIZE * 0.35,
            font_size=FONT_SIZE,
            class_="chart__text",
        ),
    ]
