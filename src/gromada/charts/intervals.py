"""Estimates with their intervals, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from gromada.charts.axes import LEFT, LINE, RIGHT, WIDTH, Axes, most_lines, round_ticks
from gromada.charts.chart import Chart, Table, drawing
from gromada.charts.markup import Markup, element
from gromada.charts.text import significant, translator

HEIGHT = 240.0
FULL_WIDTH = 5.0  # of a cross-bar, to either side


@dataclass(frozen=True)
class Estimate:
    """One place on the axis; ``after`` tells places under the change from those before it."""

    label: str
    value: float
    interval: tuple[float, float] | None = None
    after: bool = True


def intervals(
    estimates: Sequence[Estimate],
    *,
    title: str,
    sentence: str,
    header: str,
    language: str,
    key: str,
    categories: bool = False,
    unit: str = "",
) -> Chart:
    """Draw estimates with intervals and a line at zero.

    Parameters
    ----------
    estimates : sequence of Estimate
    title, sentence : str
    header : str
        What the labels are, over their column in the table.
    language : "pl" or "en"
    key : str
        Begins the ids of the drawing; no other chart on the page may have it.
    categories : bool
        The labels are names, each of which is written, and not times, of which some are.
    unit : str
        Of the estimates; stands over the numbers at the left.
    """
    t = translator(language)
    ends = [end for each in estimates for end in (each.value, *(each.interval or ()))]
    ticks = round_ticks(min(0.0, *ends), max(0.0, *ends))
    labels = [each.label for each in estimates]
    extra = most_lines(labels) - 1 if categories else 0
    head = LINE + 6 if unit else 0
    height = HEIGHT + LINE * extra + head
    axes = Axes(
        len(estimates), ticks, top=10 + head, height=height, label_lines=1 + extra, unit=unit
    )
    start = next((at for at, each in enumerate(estimates) if each.after), 0)
    svg = drawing(
        axes.drawn(labels, language, categories=categories),
        element(
            "line",
            x1=LEFT,
            x2=WIDTH - RIGHT,
            y1=axes.y(0),
            y2=axes.y(0),
            stroke="#15292c",
            stroke_width=1.5,
            class_="chart__zero",
        ),
        axes.start(start) if start else None,
        [mark(axes, at, each) for at, each in enumerate(estimates)],
        width=WIDTH,
        height=height,
        key=key,
        title=title,
        sentence=sentence,
    )
    table = Table(
        caption=title,
        headers=(header, t.gettext("Estimate"), t.gettext("From"), t.gettext("To")),
        rows=tuple(
            (
                each.label,
                significant(each.value, language),
                *(
                    ("–", "–")
                    if each.interval is None
                    else tuple(significant(end, language) for end in each.interval)
                ),
            )
            for each in estimates
        ),
    )
    return Chart("intervals", svg, sentence, table, language)


def mark(axes: Axes, at: int, estimate: Estimate) -> list[Markup]:
    x = axes.x(at)
    drawn: list[Markup] = []
    if estimate.interval is not None:
        low, high = (axes.y(end) for end in estimate.interval)
        drawn.append(stroke(x, x, low, high))
        drawn += [stroke(x - FULL_WIDTH, x + FULL_WIDTH, end, end) for end in (low, high)]
    kind = "after" if estimate.after else "before"
    drawn.append(
        element(
            "circle",
            cx=x,
            cy=axes.y(estimate.value),
            r=4.5,
            fill="#244698" if estimate.after else "#ffffff",
            stroke="#244698",
            stroke_width=2,
            class_=f"chart__point chart__point--{kind}",
        )
    )
    return drawn


def stroke(x1: float, x2: float, y1: float, y2: float) -> Markup:
    return element(
        "line",
        x1=x1,
        x2=x2,
        y1=y1,
        y2=y2,
        stroke="#244698",
        stroke_width=2,
        class_="chart__interval",
    )
