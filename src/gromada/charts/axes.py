"""Scales and axes of charts over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from gromada.charts.markup import Markup, element
from gromada.charts.text import decimal

WIDTH = 420.0
FONT_SIZE = 15
LEFT, RIGHT, BOTTOM = 58.0, 14.0, 28.0
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_LABELS = 5
ROUNDING = 1e-9  # of the values: a smaller range is none
TINY = 1e-200  # nothing that is measured is smaller
LINE = FONT_SIZE + 5.0
LETTER = 8.0  # about the width of a digit
LONGEST_TICK_PLACES = 6


def round_ticks(low: float, high: float, *, most: int = 6) -> list[float]:
    """Round numbers that cover a range.

    Examples
    --------
    >>> round_ticks(41.0, 126.0)
    [40.0, 60.0, 80.0, 100.0, 120.0, 140.0]
    """
    if high - low <= max(ROUNDING * max(abs(low), abs(high)), TINY):
        room = abs(low) * 0.1 or 1.0
        low, high = low - room, high + room
    rough = (high - low) / (most - 1)
    unit = 10.0 ** floor(log10(rough))
    step = next(each * unit for each in STEPS if each * unit >= rough * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [float(f"{at * step:.12g}") for at in range(first, last + 1)]


def inside(x: float, label: str) -> float:
    """Where a label has its middle, so that no end of it leaves the sheet."""
    half = len(label) * LETTER / 2
    return min(max(x, half), WIDTH - half)


def letters_that_fit(n_places: int) -> int:
    return max(int((WIDTH - LEFT - RIGHT) / n_places / LETTER), 2)


def most_lines(labels: Sequence[str]) -> int:
    fits = letters_that_fit(len(labels))
    return max(len(lines_of(label, fits)) for label in labels)


def lines_of(label: str, fits: int) -> list[str]:
    """A label broken between words into lines of so many letters, hyphens and dashes kept whole.

    Examples
    --------
    >>> lines_of("35–64", 8), lines_of("własny dom", 8), lines_of("wynajmowane", 8)
    (['35–64'], ['własny', 'dom'], ['wynajmo…'])
    """
    lines: list[str] = []
    for word in label.split():
        if lines and len(lines[-1]) + 1 + len(word) <= fits:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [line if len(line) <= fits else line[: fits - 1] + "…" for line in lines]


@dataclass(frozen=True)
class Axes:
    """Where a place in time and a value stand on the sheet."""

    n_places: int
    ticks: Sequence[float]
    top: float
    height: float
    label_lines: int = 1
    unit: str = ""

    def x(self, place: float) -> float:
        room = WIDTH - LEFT - RIGHT
        return LEFT + room * (place + 0.5) / self.n_places

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        room = self.floor - self.top
        return self.top + room * (high - value) / (high - low)

    @property
    def floor(self) -> float:
        return self.height - BOTTOM - (self.label_lines - 1) * LINE

    def drawn(
        self, labels: Sequence[str], language: str, *, categories: bool = False
    ) -> list[Markup]:
        """Lines and numbers at the left; below some of the times, or each of the categories."""
        below = self.categories(labels) if categories else self.times(labels)
        return [*self.values(language), *below]

    def values(self, language: str) -> list[Markup]:
        step = self.ticks[1] - self.ticks[0]
        places = 0
        while (
            places < LONGEST_TICK_PLACES
            and abs(step * 10**places - round(step * 10**places)) > 1e-9
        ):
            places += 1
        drawn: list[Markup] = [self.over_values()] if self.unit else []
        for tick in self.ticks:
            y = self.y(tick)
            drawn.append(
                element(
                    "line",
                    x1=LEFT,
                    x2=WIDTH - RIGHT,
                    y1=y,
                    y2=y,
                    stroke="#dcd5c5",
                    class_="chart__grid",
                )
            )
            drawn.append(
                element(
                    "text",
                    decimal(tick + 0.0, places, language),
                    x=LEFT - 6,
                    y=y + FONT_SIZE * 0.35,
                    font_size=FONT_SIZE,
                    text_anchor="end",
                    class_="chart__text",
                )
            )
        return drawn

    def over_values(self) -> Markup:
        """What the numbers at the left are measured in; ``top`` leaves a line for it."""
        return element(
            "text",
            self.unit,
            x=4,
            y=self.top - LINE + 4,
            font_size=FONT_SIZE,
            class_="chart__text",
        )

    def times(self, labels: Sequence[str]) -> list[Markup]:
        widest = max(len(label) for label in labels) * LETTER + 14
        room = (WIDTH - LEFT - RIGHT) / len(labels)
        every = max(ceil(len(labels) / MOST_LABELS), ceil(widest / room), 1)
        return [
            element(
                "text",
                label,
                x=inside(self.x(at), label),
                y=self.floor + FONT_SIZE + 5,
                font_size=FONT_SIZE,
                text_anchor="middle",
                class_="chart__text",
            )
            for at, label in enumerate(labels)
            if at % every == 0
        ]

    def categories(self, labels: Sequence[str]) -> list[Markup]:
        """Every label, in lines that fit beside each other; one too long for them is cut."""
        fits = letters_that_fit(self.n_places)
        return [
            element(
                "text",
                line,
                x=self.x(at),
                y=self.floor + LINE * (row + 1),
                font_size=FONT_SIZE,
                text_anchor="middle",
                class_="chart__text",
            )
            for at, label in enumerate(labels)
            for row, line in enumerate(lines_of(label, fits))
        ]

    def start(self, place: float) -> Markup:
        """The upright line that stands before the first period under a change."""
        x = self.x(place - 0.5)
        return element(
            "line",
            x1=x,
            x2=x,
            y1=self.top,
            y2=self.floor,
            stroke="#748382",
            stroke_width=1.5,
            class_="chart__start",
        )
