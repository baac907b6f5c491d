"""Estimates under each other with their intervals, and the single cases that they come from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gromada.charts.chart import Chart, Table, drawing
from gromada.charts.markup import Markup, element
from gromada.charts.text import decimal, percent, translator

# across, in percent of whatever width there is, so that words stay as large as on the page
SIDE = 4.0
ROW, BOTTOM = 58.0, 26.0
LABEL_AT, LINE_AT = 18.0, 38.0
FONT_SIZE = 15
ROUNDING = 1e-9


@dataclass(frozen=True)
class Range:
    """One row: its name, a few words at the right, the estimate, and single cases as marks.

    ``own`` are marks that stand out: the reader's own cases. Without an estimate only marks are
    drawn.
    """

    label: str
    note: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    others: Sequence[float] = ()
    own: Sequence[float] = ()


@dataclass(frozen=True)
class Scale:
    """From where to where, which places are named, and how."""

    ticks: Sequence[float]
    words: Callable[[float, str], str]

    def x(self, value: float) -> str:
        """How far from the left, such as «50%»."""
        first, last = self.ticks[0], self.ticks[-1]
        return f"{SIDE + (100 - 2 * SIDE) * (value - first) / (last - first):.6g}%"


SHARES = Scale((0.0, 0.25, 0.5, 0.75, 1.0), percent)


def changes(ticks: Sequence[float]) -> Scale:
    """A scale for what can go up and down, with as many places as its ticks need."""
    step = ticks[1] - ticks[0]
    places = next((at for at in range(4) if abs(round(step, at) - step) < ROUNDING), 4)
    return Scale(ticks, lambda value, language: decimal(value + 0.0, max(places, 1), language))


def ranges(
    rows: Sequence[Range],
    *,
    scale: Scale,
    title: str,
    sentence: str,
    header: str,
    note_header: str,
    language: str,
    key: str,
) -> Chart:
    """Draw one row each, from top to bottom, over a common scale.

    Parameters
    ----------
    rows : sequence of Range
    scale : Scale
    title, sentence : str
    header, note_header : str
        What labels and notes are, over their columns in the table.
    language : "pl" or "en"
    key : str
        Begins the ids of the drawing; no other chart on the page may have it.
    """
    t = translator(language)
    height = ROW * max(len(rows), 1) + BOTTOM
    svg = drawing(
        [ground(scale, tick, height, language) for tick in scale.ticks],
        [drawn(row, scale, at * ROW) for at, row in enumerate(rows)],
        width=None,
        height=height,
        key=key,
        title=title,
        sentence=sentence,
    )
    table = Table(
        caption=title,
        headers=(header, note_header, t.gettext("Estimate"), t.gettext("From"), t.gettext("To")),
        rows=tuple(
            (
                row.label,
                row.note,
                *(
                    "–" if each is None else scale.words(each, language)
                    for each in (row.value, row.low, row.high)
                ),
            )
            for row in rows
        ),
    )
    return Chart("ranges", svg, sentence, table, language)


def ground(scale: Scale, tick: float, height: float, language: str) -> list[Markup]:
    x = scale.x(tick)
    anchor = {scale.ticks[0]: "start", scale.ticks[-1]: "end"}.get(tick, "middle")
    return [
        element(
            "line", x1=x, x2=x, y1=0.0, y2=height - BOTTOM, stroke="#dcd5c5",
            class_="chart__zero" if tick == 0 and scale.ticks[0] < 0 else "chart__grid",
        ),
        element(
            "text", scale.words(tick, language),
            x={"start": "0", "end": "100%"}.get(anchor, x),
            y=height - 6, font_size=FONT_SIZE, text_anchor=anchor, class_="chart__text",
        ),
    ]  # fmt: skip


def drawn(row: Range, scale: Scale, top: float) -> list[Markup]:
    found = [
        element(
            "text", row.label, x=0.0, y=top + LABEL_AT, font_size=FONT_SIZE, font_weight="bold",
            class_="chart__text chart__label",
        ),
        element(
            "text", row.note, x="100%", y=top + LABEL_AT, font_size=FONT_SIZE, text_anchor="end",
            class_="chart__text chart__label",
        ),
    ]  # fmt: skip
    y = top + LINE_AT
    if row.low is not None and row.high is not None:
        found.append(
            element(
                "line", x1=scale.x(row.low), x2=scale.x(row.high), y1=y, y2=y, stroke="#244698",
                stroke_width=4, stroke_linecap="round", class_="chart__interval",
            )
        )  # fmt: skip
    found += [circle(scale.x(value), y, 5.0, "before") for value in row.others]
    if row.value is not None:
        found.append(circle(scale.x(row.value), y, 7.0, "after"))
    # the corners of a diamond cannot be said in percent, so it moves in a drawing of its own
    own = [
        element("svg", diamond(0.0, y), x=scale.x(value), overflow="visible") for value in row.own
    ]
    return [*found, *own]


def circle(x: float | str, y: float, radius: float, kind: str) -> Markup:
    return element(
        "circle", cx=x, cy=y, r=radius, fill="#ffffff" if kind == "before" else "#244698",
        stroke="#244698", stroke_width=2, class_=f"chart__point chart__point--{kind}",
    )  # fmt: skip


def diamond(x: float, y: float) -> Markup:
    reach = 9.0
    corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    points = " ".join(f"{each:.1f},{other:.1f}" for each, other in corners)
    return element(
        "polygon", points=points, fill="#ae4e1a", stroke="#ffffff", stroke_width=2,
        class_="chart__own",
    )  # fmt: skip


def ranges_legend(language: str) -> Markup:
    """What the marks mean; once on a page is enough."""
    t = translator(language)
    point = circle(12.0, 12.0, 7.0, "after")
    line = element(
        "line", x1=2.0, x2=22.0, y1=12.0, y2=12.0, stroke="#244698", stroke_width=4,
        stroke_linecap="round", class_="chart__interval",
    )  # fmt: skip
    marks = (
        (diamond(12.0, 12.0), t.pgettext("chart", "a case of this place")),
        (circle(12.0, 12.0, 5.0, "before"), t.pgettext("chart", "a case of another place")),
        (point, t.pgettext("chart", "all cases of the model together")),
        (line, t.pgettext("chart", "how far that can be told")),
    )
    return element(
        "ul",
        [
            element(
                "li",
                element(
                    "svg", mark, class_="chart__mark", viewBox="0 0 24 24", width=18, height=18,
                    aria_hidden="true", focusable="false",
                ),
                words,
                class_="chart__legend-item",
            )
            for mark, words in marks
        ],
        class_="chart__legend",
        role="list",
    )  # fmt: skip
