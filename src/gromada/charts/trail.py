"""What led to what: stations from the earliest to the latest, joined where one led to another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gromada.charts.chart import Chart, Table, drawing
from gromada.charts.marks import outline
from gromada.charts.markup import Markup, element
from gromada.charts.text import translator, whole

WIDTH, LINE = 400.0, 60.0
ROW = 34.0
FONT_SIZE = 16
LONGEST = 38  # letters of a label; the table has them all
MOST = 24  # stations drawn; the table has them all
WIDEST = 50.0  # how far a link may swing out


@dataclass(frozen=True)
class Station:
    """Things of one kind at one step: below 0 before the subject, above 0 after it."""

    step: int
    title: str
    count: int


def trail(
    stations: Sequence[Station],
    links: Collection[tuple[int, int]],
    *,
    title: str,
    language: str,
    key: str,
) -> Chart:
    """Draw what led to a subject and what it led to.

    Parameters
    ----------
    stations : sequence of Station
        By step, the earliest first.
    links : collection of (int, int)
        Positions of a cause and of its effect among the stations.
    title : str
        The subject.
    language : "pl" or "en"
    key : str
        Begins the ids of the drawing; no other chart on the page may have it.
    """
    shown = nearest(stations)
    row = {station: at for at, station in enumerate(shown)}
    sentence = sentence_of(stations, len(shown), language)
    svg = drawing(
        [
            link(row[cause], row[effect])
            for cause, effect in sorted(links)
            if cause in row and effect in row
        ],
        [mark(stations[at], place, language) for at, place in row.items()],
        width=WIDTH,
        height=ROW * max(len(shown), 1),
        key=key,
        title=title,
        sentence=sentence,
    )
    return Chart("trail", svg, sentence, table_of(stations, title, language), language)


def nearest(stations: Sequence[Station]) -> list[int]:
    """The positions of the stations to draw, in their order."""
    by_distance = sorted(range(len(stations)), key=lambda at: (abs(stations[at].step), at))
    return sorted(by_distance[:MOST])


def middle(place: int) -> float:
    return place * ROW + ROW / 2


def link(cause: int, effect: int) -> Markup:
    """A bow from a station down to one it led to; the farther, the wider."""
    top, bottom = middle(cause), middle(effect)
    out = LINE - min(WIDEST, 10 + 9 * abs(effect - cause))
    return element(
        "path",
        d=f"M{LINE:g} {top:g}C{out:g} {top:g} {out:g} {bottom:g} {LINE:g} {bottom:g}",
        fill="none",
        stroke="#748382",
        stroke_width=1.5,
        class_="chart__link",
    )


def mark(station: Station, place: int, language: str) -> list[Markup]:
    shape, colour, side = (
        ("diamond", "#15292c", None) if station.step == 0
        else ("circle", "#244698", "a") if station.step < 0
        else ("square", "#ae4e1a", "b")
    )  # fmt: skip
    label = station.title if station.count == 1 else f"{station.title} ×{station.count}"
    if len(label) > LONGEST:
        label = f"{label[: LONGEST - 1].rstrip()}…"
    y = middle(place)
    return [
        element(
            "path",
            d=outline(shape, LINE, y, 7.5),
            fill=colour,
            class_=f"chart__group chart__group--{side}" if side else "chart__dot",
        ),
        element(
            "text",
            label,
            x=LINE + 16,
            y=y + FONT_SIZE * 0.35,
            font_size=FONT_SIZE,
            font_weight="bold" if station.step == 0 else None,
            class_="chart__text",
        ),
    ]


def sentence_of(stations: Sequence[Station], drawn: int, language: str) -> str:
    t = translator(language)
    before = sum(station.count for station in stations if station.step < 0)
    after = sum(station.count for station in stations if station.step > 0)
    said = [
        t.ngettext("%(count)s event led to this.", "%(count)s events led to this.", before)
        % {"count": whole(before, language)}
        if before
        else t.gettext("The record names nothing that led to this."),
        t.ngettext("It led to %(count)s event.", "It led to %(count)s events.", after)
        % {"count": whole(after, language)}
        if after
        else t.gettext("The record names nothing that it led to."),
    ]
    if before or after:
        said.append(t.gettext("A line joins what led to something with what came of it below."))
    if drawn < len(stations):
        said.append(t.gettext("The drawing shows the nearest; the table shows all."))
    return " ".join(said)


def step_words(step: int, language: str) -> str:
    t = translator(language)
    if step == 0:
        return t.pgettext("trail", "itself")
    words = (
        t.ngettext("%(count)s step before", "%(count)s steps before", -step)
        if step < 0
        else t.ngettext("%(count)s step after", "%(count)s steps after", step)
    )
    return words % {"count": whole(abs(step), language)}


def table_of(stations: Sequence[Station], title: str, language: str) -> Table:
    t = translator(language)
    return Table(
        caption=title,
        headers=(t.gettext("What happened"), t.gettext("When in the trail"), t.gettext("How many")),
        rows=tuple(
            (one.title, step_words(one.step, language), whole(one.count, language))
            for one in stations
        ),
    )
