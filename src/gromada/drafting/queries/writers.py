"""Who writes, as pages name and mark them: a side, or several together."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gromada.charters.queries.glance import SideOnPage, sides_on_page
from gromada.charters.queries.versions import version_of_holder
from gromada.charts.text import listed, percent, whole
from gromada.drafting.models import Clause, Policy
from gromada.drafting.queries.words import Sides, WhoseWords
from gromada.processes.models import Process

TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Writer:
    """One side or several, with a name and a mark: a form first, then a colour."""

    sides: Sides
    name: str
    shape: str
    colour: str

    @property
    def title(self) -> str:
        return self.name[:1].upper() + self.name[1:]

    @property
    def is_together(self) -> bool:
        return self.colour == TOGETHER


@dataclass(frozen=True, slots=True)
class Row:
    """How many words somebody wrote, of all."""

    writer: Writer
    words: int
    share: str


def sides_here(process: Process) -> dict[str, SideOnPage]:
    """The sides of the charter in force, by key."""
    version = version_of_holder(process)
    return {side.key: side for side in sides_on_page(version.text)} if version else {}


def writer(sides: Iterable[str], here: dict[str, SideOnPage]) -> Writer:
    """A side that has left the charter since is called by its key."""
    keys = tuple(sides)
    if len(keys) > 1:
        names = [here[key].name if key in here else key for key in keys]
        language = (get_language() or "pl")[:2]
        name = _("both sides together")
        if len(keys) > 2:
            name = _("together: %(names)s") % {"names": listed(names, language)}
        return Writer(keys, name, "diamond", TOGETHER)
    (key,) = keys
    side = here.get(key)
    if side is None:
        return Writer(keys, key, "triangle", "c")
    return Writer(keys, side.name, side.shape, side.colour)


def rows_of(whose: WhoseWords, here: dict[str, SideOnPage]) -> list[Row]:
    """The table: who wrote how many words, and what part of all that is."""
    language = (get_language() or "pl")[:2]
    return [
        Row(writer(sides, here), words, percent(words / whose.n_words, language))
        for sides, words in whose.words.items()
    ]


def sentence_of_words(whose: WhoseWords, rows: list[Row]) -> str:
    """«Of 412 words: the office 268, the residents' side 120, both sides together 24.»"""
    language = (get_language() or "pl")[:2]
    parts = [
        _("%(who)s %(words)s") % {"who": row.writer.name, "words": whole(row.words, language)}
        for row in rows
    ]
    return ngettext(
        "Of %(count)s word: %(parts)s.", "Of %(count)s words: %(parts)s.", whose.n_words
    ) % {"count": whole(whose.n_words, language), "parts": ", ".join(parts)}


def shares_of(whose: WhoseWords, here: dict[str, SideOnPage]) -> list[tuple[Writer, str]]:
    """Each side's share when what was written together is divided equally."""
    language = (get_language() or "pl")[:2]
    return [
        (writer([key], here), percent(float(share), language))
        for key, share in whose.shares.items()
    ]


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a clause as a page shows it; what stands between words has no writer."""

    text: str
    writer: Writer | None = None
    url: str = ""


def marked_clauses(
    whose: WhoseWords, rows: list[Row], policy: Policy
) -> list[tuple[Clause, list[Marked]]]:
    """The clauses in stretches, each leading to the wording that brought it."""
    by_sides = {row.writer.sides: row.writer for row in rows}
    page = policy.get_absolute_url()
    return [
        (
            each.clause,
            [
                Marked(
                    stretch.text,
                    by_sides[stretch.sides],
                    f"{page}clauses/{stretch.wording.clause.key}/#w-{stretch.wording.edition}",
                )
                if stretch.wording
                else Marked(stretch.text)
                for stretch in each.stretches
            ],
        )
        for each in whose.clauses
    ]
