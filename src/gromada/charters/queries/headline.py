"""The headline of a charter in words: whose consent was needed, always with its denominator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.charters.models import Charter
from gromada.charters.queries.glance import SideOnPage, language_now, sides_on_page
from gromada.charters.queries.measures import InFact, Record, record_of
from gromada.charts.text import decimal, money
from gromada.ledger.queries import kept
from gromada.methods.charter.sentences import genitive
from gromada.methods.participation import Headline

WHOLE, YEAR = "whole", "year"
PERIODS = (WHOLE, YEAR)
RESIDENTS = {"community", "civic"}
# from here on an amount is said in millions
MILLIONS_FROM = 100_000_00
MILLION = 1_000_000_00


@dataclass(frozen=True, slots=True)
class SideInFact:
    """A side with what it did, and in how many decisions its consent was needed."""

    side: SideOnPage
    said: Headline
    did: InFact


@dataclass(frozen=True, slots=True)
class InWords:
    """What a page says of one side: the sentence with its denominator, and what the side did."""

    side: SideOnPage
    needed: str
    did: str


@dataclass(frozen=True, slots=True)
class HeadlineOnPage:
    """The record of a charter as people read it; ``lead`` is of the sides that are not public."""

    charter: Charter
    period: str
    record: Record
    lead: Sequence[InWords]
    outside: str
    rows: Sequence[SideInFact]

    @property
    def is_empty(self) -> bool:
        """Nothing came to an end yet, so that nothing can be said."""
        return not self.record.motions and not self.record.outside

    @property
    def moves_money(self) -> bool:
        return any(row.said.money_grosze for row in self.rows)


def headline_of(charter: Charter, period: str = WHOLE) -> HeadlineOnPage:
    """The headline over the whole time, or over the last year."""
    since = timezone.now() - timedelta(days=365) if period == YEAR else None
    counted = partial(record_of, charter, since=since)
    record = kept(f"charters.record:{charter.pk}:{period}", counted)
    sides = sides_on_page(record.text) if record.text else []
    rows = [
        SideInFact(side, record.headlines[side.key], record.in_fact[side.key]) for side in sides
    ]
    shared = [row for row in rows if row.side.side.sector != "public"]
    # residents first, whatever the order of the charter
    shared.sort(key=lambda row: row.side.side.sector not in RESIDENTS)
    return HeadlineOnPage(
        charter=charter,
        period=period,
        record=record,
        lead=[in_words(row) for row in shared],
        outside=outside_words(record.outside),
        rows=rows,
    )


def in_words(row: SideInFact) -> InWords:
    return InWords(row.side, needed_words(row.side, row.said), did_words(row.said))


def needed_words(side: SideOnPage, said: Headline) -> str:
    """In how many of how many decisions the consent of a side was needed, by number and money."""
    words = {
        "side": genitive(side.side, language_now()),
        "needed": said.needed,
        "decisions": said.decisions,
        "money": money_words(said.money_needed_grosze, said.money_grosze),
    }
    if not said.decisions:
        return _("Nothing was decided under the charter in this time.")
    if said.needed and said.money_grosze:
        sentence = ngettext(
            "The consent of %(side)s was needed in %(needed)d of %(decisions)d decision "
            "(%(money)s).",
            "The consent of %(side)s was needed in %(needed)d of %(decisions)d decisions "
            "(%(money)s).",
            said.decisions,
        )
    elif said.needed:
        sentence = ngettext(
            "The consent of %(side)s was needed in %(needed)d of %(decisions)d decision.",
            "The consent of %(side)s was needed in %(needed)d of %(decisions)d decisions.",
            said.decisions,
        )
    elif said.money_grosze:
        sentence = ngettext(
            "The consent of %(side)s was not needed in the only decision (%(money)s).",
            "The consent of %(side)s was needed in none of %(decisions)d decisions (%(money)s).",
            said.decisions,
        )
    else:
        sentence = ngettext(
            "The consent of %(side)s was not needed in the only decision.",
            "The consent of %(side)s was needed in none of %(decisions)d decisions.",
            said.decisions,
        )
    return sentence % words


def did_words(said: Headline) -> str:
    """What the side did with these decisions: three short sentences."""
    if not said.decisions:
        return ""
    return " ".join([started_words(said), stopped_words(said), overridden_words(said.overridden)])


def started_words(said: Headline) -> str:
    words = {"count": said.started}
    if said.started:
        return (
            ngettext(
                "That side proposed it.", "That side proposed %(count)d of them.", said.decisions
            )
            % words
        )
    return ngettext(
        "That side did not propose it.", "That side proposed none of them.", said.decisions
    )


def stopped_words(said: Headline) -> str:
    words = {"count": said.stopped}
    if said.stopped:
        return ngettext("It stopped it.", "It stopped %(count)d of them.", said.decisions) % words
    return ngettext("It did not stop it.", "It stopped none of them.", said.decisions)


def overridden_words(count: int) -> str:
    if not count:
        return _("It was never overridden.")
    return ngettext(
        "It was overridden %(count)d time.", "It was overridden %(count)d times.", count
    ) % {"count": count}


def outside_words(count: int) -> str:
    """What lies outside the charter, counted."""
    if not count:
        return _("The record holds nothing that lies outside the charter.")
    return ngettext(
        "%(count)d matter lies outside the charter.",
        "%(count)d matters lie outside the charter.",
        count,
    ) % {"count": count}


def money_words(part: int, whole: int) -> str:
    """An amount of an amount: «0.4 of 3.1 m zł», or in whole zlotys where they are small."""
    language = language_now()
    if whole >= MILLION and (part >= MILLIONS_FROM or not part):
        return _("%(part)s of %(whole)s m zł") % {
            "part": decimal(part / MILLION, 1, language) if part else "0",
            "whole": decimal(whole / MILLION, 1, language),
        }
    return _("%(part)s of %(whole)s") % {
        "part": money(part, language),
        "whole": money(whole, language),
    }
