"""How much was answered or kept by which day, as steps with their interval."""

from collections.abc import Sequence
from dataclasses import dataclass

from gromada.charts.axes import FONT_SIZE, LEFT, RIGHT, WIDTH, Axes, round_ticks
from gromada.charts.chart import Chart, Table, drawing
from gromada.charts.markup import Markup, element, short_number
from gromada.charts.text import percent, translator, whole

HEIGHT = 260.0
TICKS = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)


@dataclass(frozen=True)
class Step:
    """From this day on, this share is done; shares from 0 to 1."""

    day: float
    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Days:
    """Where a day stands on the sheet."""

    first: float
    last: float
    axes: Axes

    def x(self, day: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - self.first) / (self.last - self.first)

    def y(self, share: float) -> float:
        return self.axes.y(100 * share)


def waiting_curve(
    steps: Sequence[Step],
    *,
    longest: float,
    due: float | None,
    title: str,
    sentence: str,
    language: str,
    key: str,
) -> Chart:
    """Draw the share that is done by each day, in percent.

    Parameters
    ----------
    steps : sequence of Step
        In order of days.
    longest : float
        The last day that anything is known about.
    due : float, optional
        A day by which it was promised; an upright line is drawn there.
    title, sentence : str
    language : "pl" or "en"
    key : str
        Begins the ids of the drawing; no other chart on the page may have it.
    """
    t = translator(language)
    first = min(0.0, *(step.day for step in steps)) if steps else 0.0
    ends = [longest, *([due] if due is not None else [])]
    ticks = round_ticks(first, max(*ends, first + 1), most=5)
    days = Days(ticks[0], ticks[-1], Axes(1, TICKS, top=10, height=HEIGHT))
    svg = drawing(
        days.axes.values(language),
        [day_label(days, tick, language) for tick in ticks],
        None if due is None else due_line(days, due),
        band(days, steps, longest),
        stairs(days, steps, longest),
        width=WIDTH,
        height=HEIGHT,
        key=key,
        title=title,
        sentence=sentence,
    )
    table = Table(
        caption=title,
        headers=(t.gettext("Day"), t.gettext("Done by then"), t.gettext("From"), t.gettext("To")),
        rows=tuple(
            (
                whole(round(step.day), language),
                *(percent(share, language) for share in (step.share, step.low, step.high)),
            )
            for step in steps
        ),
    )
    return Chart("waiting", svg, sentence, table, language)


def stairs(days: Days, steps: Sequence[Step], longest: float) -> Markup:
    places = [(days.first, 0.0)]
    for step in steps:
        places += [(step.day, places[-1][1]), (step.day, step.share)]
    places.append((max(longest, places[-1][0]), places[-1][1]))
    return element(
        "polyline",
        points=points(days, places),
        fill="none",
        stroke="#244698",
        stroke_width=2.5,
        class_="chart__interval",
    )


def band(days: Days, steps: Sequence[Step], longest: float) -> Markup | None:
    """Where the steps may lie."""
    if not steps:
        return None
    upper, lower = [], []
    ends = [step.day for step in steps[1:]] + [max(longest, steps[-1].day)]
    for step, end in zip(steps, ends, strict=True):
        upper += [(step.day, step.high), (end, step.high)]
        lower += [(step.day, step.low), (end, step.low)]
    return element(
        "polygon",
        points=points(days, upper + lower[::-1]),
        fill="#244698",
        fill_opacity="0.14",
        class_="chart__band",
    )


def points(days: Days, places: Sequence[tuple[float, float]]) -> str:
    return " ".join(
        f"{short_number(days.x(day))},{short_number(days.y(share))}" for day, share in places
    )


def due_line(days: Days, due: float) -> Markup:
    x = days.x(due)
    return element(
        "line",
        x1=x,
        x2=x,
        y1=10,
        y2=days.axes.floor,
        stroke="#748382",
        stroke_width=1.5,
        class_="chart__start",
    )


def day_label(days: Days, day: float, language: str) -> Markup:
    return element(
        "text",
        whole(round(day), language),
        x=days.x(day),
        y=days.axes.floor + FONT_SIZE + 5,
        font_size=FONT_SIZE,
        text_anchor="middle",
        class_="chart__text",
    )
