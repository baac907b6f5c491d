"""People placed by how they answered: who answered alike stands close together."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gromada.charts.chart import Chart, Table, drawing, group_letter
from gromada.charts.marks import colour_class, colour_of, outline, shape_of
from gromada.charts.markup import Markup, element, short_number
from gromada.charts.text import listed, percent, translator, whole

WIDTH = 640.0
MARGIN = 40.0
LOWEST, HIGHEST = 300.0, 560.0
CELL = 12.0  # people in one cell become one mark, so that 100,000 draw like 1,000
SMALLEST_MARK, LARGEST_MARK = 2.4, 6.6
EDGE = 0.005  # share of people at each end who may stand beyond the frame and are drawn on it
INSIDE_OUTLINE = 0.9
PADDING = 17.0
LETTER_HEIGHT = 34.0

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Frame:
    """Places of the map on the sheet; one scale for both directions."""

    left: float
    top: float
    scale: float
    height: float

    def place(self, positions: Floats) -> Floats:
        """Positions on the sheet; what lies outside is moved to the edge."""
        x = (positions[..., 0] - self.left) * self.scale + MARGIN
        y = (self.top - positions[..., 1]) * self.scale + MARGIN
        half = CELL / 2
        return np.stack(
            [np.clip(x, half, WIDTH - half), np.clip(y, half, self.height - half)], axis=-1
        )


def opinion_map(
    positions: npt.ArrayLike,
    group_of: npt.ArrayLike,
    *,
    language: str,
    you: tuple[float, float] | None = None,
    key: str = "opinion-map",
) -> Chart:
    """Draw the people of an opinion map in their groups.

    Parameters
    ----------
    positions : array of float, shape (n, 2)
        As in ``methods.opinion.OpinionMap``.
    group_of : array of int, shape (n,)
        Position of each one's group, 0 first; people with -1 are not drawn.
    language : "pl" or "en"
    you : pair of float, optional
        Where the reader stands.
    key : str
        Begins the ids of the drawing; no other chart on the page may have it.

    Returns
    -------
    Chart
        A mark stands for all people of a group in one cell of 12 by 12 units, and grows with
        their number, so that no single person's place can be read off to more than that.
    """
    t = translator(language)
    groups = np.asarray(group_of, np.int64)
    grouped = groups >= 0
    places, groups = np.asarray(positions, np.float64).reshape(-1, 2)[grouped], groups[grouped]
    sizes = np.bincount(groups) if groups.size else np.zeros(0, np.int64)
    frame = frame_of(places)
    on_sheet = frame.place(places)
    sentence = sentence_of(sizes, language)
    present = [position for position, size in enumerate(sizes.tolist()) if size]
    marks = binned(on_sheet, groups, frame)
    svg = drawing(
        element(
            "rect",
            width=WIDTH, height=frame.height, rx=10, fill="none", class_="chart__sheet",
        ),
        [outline_of(on_sheet[groups == position], position) for position in present],
        [marks_of(marks, position) for position in present],
        [letter_of(on_sheet[groups == position], position) for position in present],
        you_are_here(frame, you, t.gettext("You are here")),
        width=WIDTH,
        height=frame.height,
        key=key,
        title=t.gettext("Opinion map"),
        sentence=sentence,
    )  # fmt: skip
    return Chart("opinion-map", svg, sentence, table_of(sizes, language), language)


def frame_of(places: Floats) -> Frame:
    if not places.size:
        return Frame(-1.0, 1.0, 100.0, LOWEST)
    low, high = np.quantile(places, [EDGE, 1 - EDGE], axis=0)
    spread = np.maximum(high - low, 1e-9)
    scale = min((WIDTH - 2 * MARGIN) / spread[0], (HIGHEST - 2 * MARGIN) / spread[1])
    scale = float(min(scale, 1e6))
    height = float(max(LOWEST, spread[1] * scale + 2 * MARGIN))
    middle = (low + high) / 2
    return Frame(
        left=float(middle[0] - (WIDTH / 2 - MARGIN) / scale),
        top=float(middle[1] + (height / 2 - MARGIN) / scale),
        scale=scale,
        height=height,
    )


def binned(on_sheet: Floats, groups: Ints, frame: Frame) -> dict[int, list[tuple[float, ...]]]:
    """For each group its marks as (x, y, radius), a cell each."""
    if not groups.size:
        return {}
    cells = (on_sheet // CELL).astype(np.int64)
    columns, rows = int(WIDTH // CELL) + 1, int(frame.height // CELL) + 1
    code = (groups * rows + cells[:, 1]) * columns + cells[:, 0]
    codes, counts = np.unique(code, return_counts=True)
    largest = counts.max()
    marks: dict[int, list[tuple[float, ...]]] = {}
    for cell, count in zip(codes.tolist(), counts.tolist(), strict=True):
        rest, column = divmod(cell, columns)
        group, row = divmod(rest, rows)
        share = (count / largest) ** 0.5
        radius = SMALLEST_MARK + (LARGEST_MARK - SMALLEST_MARK) * share
        if largest == 1:
            radius = (SMALLEST_MARK + LARGEST_MARK) / 2
        marks.setdefault(group, []).append(
            ((column + 0.5) * CELL, (row + 0.5) * CELL, round(radius, 1))
        )
    return marks


def marks_of(marks: dict[int, list[tuple[float, ...]]], position: int) -> Markup:
    shape = shape_of(position)
    return element(
        "path",
        d="".join(outline(shape, *mark) for mark in marks.get(position, [])),
        fill=colour_of(position),
        class_=f"chart__group chart__group--{colour_class(position)}",
    )


def outline_of(places: Floats, position: int) -> Markup | None:
    """A soft shape around most of a group: nine in ten, those nearest to its middle."""
    middle = np.median(places, axis=0)
    distance = np.hypot(*(places - middle).T)
    nearest = np.argsort(distance, kind="stable")[: max(1, round(INSIDE_OUTLINE * len(places)))]
    corners = hull(places[nearest])
    path = "M" + "L".join(f"{short_number(round(x))} {short_number(round(y))}" for x, y in corners)
    return element(
        "path",
        d=path + "z",
        fill=colour_of(position),
        stroke=colour_of(position),
        stroke_width=2 * PADDING,
        stroke_linejoin="round",
        opacity=0.13,
        class_=f"chart__outline chart__outline--{colour_class(position)}",
    )


def hull(points: Floats) -> list[tuple[float, float]]:
    """The corners of the smallest convex shape around the points (Andrew's monotone chain)."""
    ordered = [(float(x), float(y)) for x, y in np.unique(np.round(points), axis=0)]
    if len(ordered) < 3:
        return ordered
    chains = []
    for sequence in (ordered, ordered[::-1]):
        chain: list[tuple[float, float]] = []
        for point in sequence:
            while len(chain) > 1 and not turns_left(chain[-2], chain[-1], point):
                chain.pop()
            chain.append(point)
        chains.append(chain[:-1])
    return chains[0] + chains[1]


def turns_left(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0


def letter_of(places: Floats, position: int) -> Markup:
    x, y = places.mean(axis=0)
    return element(
        "text",
        group_letter(position),
        x=round(float(x)),
        y=round(float(y) + LETTER_HEIGHT * 0.36),
        font_size=LETTER_HEIGHT,
        font_weight="bold",
        text_anchor="middle",
        class_="chart__letter",
    )


def you_are_here(frame: Frame, you: tuple[float, float] | None, words: str) -> Markup | None:
    if you is None:
        return None
    x, y = frame.place(np.array(you, np.float64)).tolist()
    to_the_right = x < WIDTH / 2
    return element(
        "g",
        element("circle", cx=x, cy=y, r=11.0, class_="chart__you"),
        element("circle", cx=x, cy=y, r=4.0, class_="chart__you-dot"),
        element(
            "text",
            words,
            x=x + 18 if to_the_right else x - 18,
            y=y + 8,
            font_size=24,
            font_weight="bold",
            text_anchor="start" if to_the_right else "end",
            class_="chart__letter",
        ),
    )


def sentence_of(sizes: Ints, language: str) -> str:
    t = translator(language)
    groups = [
        t.ngettext("%(group)s with %(count)s person", "%(group)s with %(count)s people", int(size))
        % {"group": group_letter(position), "count": whole(int(size), language)}
        for position, size in enumerate(sizes)
        if size
    ]
    if not groups:
        return t.gettext("Nobody stands on the map yet.")
    return t.ngettext(
        "%(count)d group on the map: %(groups)s.",
        "%(count)d groups on the map: %(groups)s.",
        len(groups),
    ) % {"count": len(groups), "groups": listed(groups, language)}


def table_of(sizes: Ints, language: str) -> Table:
    t = translator(language)
    total = max(int(sizes.sum()), 1)
    return Table(
        caption=t.gettext("People in each group"),
        headers=(t.gettext("Group"), t.gettext("People"), t.gettext("Share")),
        rows=tuple(
            (
                group_letter(position),
                whole(int(size), language),
                percent(size / total, language),
            )
            for position, size in enumerate(sizes)
            if size
        ),
    )
