"""A charter at a glance: sentences, matrix, four verbs, seats. All asked of the methods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gromada.act import Act
from gromada.charters.models import ACTS, Charter, Seat, facts, read_rules
from gromada.charters.queries.rules import sentence_of
from gromada.charters.queries.versions import standing_of, version_in_force, version_of_holder
from gromada.ledger.models import Addressed
from gromada.methods.charter import Act as ActFacts
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter import Family, Need, Rule, Side
from gromada.methods.charter.probing import FourVerbs, four_verbs, seats_needed
from gromada.methods.charter.sentences import (
    FAMILY_NAMES,
    family_act,
    proposers,
    sentences,
)

# a form and a colour for each side: an institution is a square, residents are a circle
SQUARE, CIRCLE, TRIANGLE, DIAMOND = (
    ("square", "b"),
    ("circle", "a"),
    ("triangle", "c"),
    ("diamond", "d"),
)
BY_SECTOR = {"public": SQUARE, "community": CIRCLE, "civic": CIRCLE}
SHAPES = [SQUARE, CIRCLE, TRIANGLE, DIAMOND]


@dataclass(frozen=True, slots=True)
class SideOnPage:
    """A side with its mark and its words."""

    side: Side
    shape: str
    colour: str
    name: str
    depends_on: str = ""

    @property
    def key(self) -> str:
        return self.side.key

    @property
    def title(self) -> str:
        return self.name[:1].upper() + self.name[1:]

    @property
    def filled(self) -> str:
        return filled_words(self.side.filled)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side has to say in a family: consent, an opinion, or nothing but to know."""

    side: SideOnPage
    kind: str  # key · asked · informed
    words: str
    proposes: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One family of acts, or one act with a rule of its own."""

    code: str
    title: str
    sentence: str
    proposers: str
    cells: Sequence[Cell]
    acts: Sequence[Act] = ()


@dataclass(frozen=True, slots=True)
class Verb:
    """What the sides can do, each in which families; and what to say when in none."""

    title: str
    by_side: Sequence[tuple[SideOnPage, Sequence[str]]]
    nothing: str

    @property
    def is_alike(self) -> bool:
        """Whether several sides can do exactly the same, which is then said once."""
        families = [own for _side, own in self.by_side]
        return len(families) > 1 and all(own == families[0] for own in families)


def language_now() -> str:
    return (get_language() or "pl")[:2]


def sides_on_page(text: Rules) -> list[SideOnPage]:
    """Each side with a mark that no other side has."""
    language = language_now()
    free, marks = list(SHAPES), {}
    for side in sorted(text.sides, key=lambda side: side.sector not in BY_SECTOR):
        wanted = BY_SECTOR.get(side.sector, TRIANGLE)
        mark = wanted if wanted in free else (free[-1] if free else TRIANGLE)
        if mark in free:
            free.remove(mark)
        marks[side.key] = mark
    return [
        SideOnPage(
            side,
            *marks[side.key],
            side.name(language),
            text.side(side.dependent_on).name(language) if side.dependent_on else "",
        )
        for side in text.sides
    ]


def side_on_page(text: Rules, key: str) -> SideOnPage | None:
    return next((side for side in sides_on_page(text) if side.key == key), None)


def family_rows(text: Rules) -> list[Row]:
    """The families in order, each with its sentence first."""
    language = language_now()
    sides = sides_on_page(text)
    return [
        Row(
            code=family.value,
            title=FAMILY_NAMES[language][family],
            sentence=sentences(text, family_act(family), language),
            proposers=proposers(text, family_act(family), language),
            cells=cells_of(text, text.families[family], sides),
            acts=acts_of(family),
        )
        for family in Family
    ]


def exception_rows(text: Rules) -> list[Row]:
    """Acts that have a rule of their own."""
    sides = sides_on_page(text)
    return [
        Row(
            code=key,
            title=str(ACTS[key].title),
            sentence=sentence_of(text, ACTS[key]),
            proposers=proposers(text, facts(ACTS[key]), language_now()),
            cells=cells_of(text, rule, sides),
        )
        for key, rule in text.exceptions.items()
        if key in ACTS
    ]


def acts_of(family: Family) -> list[Act]:
    """The acts of a family that the platform can carry out."""
    return [act for act in ACTS.values() if act.family == family and act.effect != "reserved"]


def reserved_acts() -> list[Act]:
    return [act for act in ACTS.values() if act.effect == "reserved"]


def cells_of(text: Rules, rule: Rule, sides: Sequence[SideOnPage]) -> list[Cell]:
    return [
        Cell(
            side,
            kind_of(rule, side.key),
            requirement_words(text, rule, side.side),
            side.key in rule.propose,
        )
        for side in sides
    ]


def kind_of(rule: Rule, side: str) -> str:
    asked = rule.requirement(side)
    return "key" if asked.is_key else asked.need.value


def requirement_words(text: Rules, rule: Rule, side: Side) -> str:
    """What is asked of a side, short enough for a table."""
    asked = rule.requirement(side.key)
    if asked.need is Need.INFORMED:
        return _("Is told")
    if asked.need is Need.ASKED:
        return ngettext(
            "Is asked and answered: %(days)d working day",
            "Is asked and answered: %(days)d working days",
            asked.days,
        ) % {"days": asked.days}
    needed = seats_needed(text, rule, side.key)
    if side.seats == 1:
        return _("Has to consent")
    if needed == side.seats:
        return ngettext(
            "All have to consent (%(seats)d)", "All have to consent (%(seats)d)", side.seats
        ) % {"seats": side.seats}
    return ngettext(
        "%(needed)d of %(seats)d has to consent", "%(needed)d of %(seats)d have to consent", needed
    ) % {"needed": needed, "seats": side.seats}


def verb_rows(text: Rules) -> list[Verb]:
    """Four verbs, side by side: can start, can stop, can carry alone, can be overridden."""
    language = language_now()
    every = [
        (side, [(family, four_verbs(text, family_act(family), side.key)) for family in Family])
        for side in sides_on_page(text)
    ]

    def in_words(families: list[Family]) -> list[str]:
        everything = len(families) == len(Family)
        return [_("everything")] if everything else [FAMILY_NAMES[language][f] for f in families]

    def row(title: str, verb: str) -> Verb:
        cells = [
            (side, in_words([f for f, verbs in found if getattr(verbs, verb)]))
            for side, found in every
        ]
        return Verb(title, cells, _("nothing"))

    rows = [
        row(_("Can start"), "starts"),
        row(_("Can stop"), "stops"),
        row(_("Can carry alone"), "carries_alone"),
    ]
    silent = row(_("Can carry when the others say nothing"), "carries_by_silence")
    if any(families for _side, families in silent.by_side):
        rows.append(silent)
    overridden = [(side, overridden_words(text, found)) for side, found in every]
    return [*rows, Verb(_("Can be overridden"), overridden, _("by nobody"))]


def overridden_words(text: Rules, verbs: Sequence[tuple[Family, FourVerbs]]) -> list[str]:
    language = language_now()
    return [
        _("%(family)s: by %(side)s")
        % {
            "family": FAMILY_NAMES[language][family],
            "side": text.side(other).name(language),
        }
        for family, each in verbs
        for other in each.overridden_by
    ]


def filled_words(filled: str) -> str:
    """How the seats of a side are filled."""
    return {
        "elected": _("elected"),
        "lot": _("drawn by lot"),
        "nominated": _("nominated by organisations"),
        "statutory": _("a body set up by statute"),
        "office": _("by office: whoever holds the post"),
        "appointed": _("appointed"),
    }.get(filled, filled)


@dataclass(frozen=True, slots=True)
class SideSeats:
    """A side and its seats, filled and vacant."""

    side: SideOnPage
    seats: Sequence[Seat]

    @property
    def vacant(self) -> int:
        return sum(seat.is_vacant for seat in self.seats)

    @property
    def held(self) -> int:
        return len(self.seats) - self.vacant


def who_sits_where(text: Rules, seats: Sequence[Seat]) -> list[SideSeats]:
    return [
        SideSeats(side, [seat for seat in seats if seat.side == side.key])
        for side in sides_on_page(text)
    ]


@dataclass(frozen=True, slots=True)
class HowWeDecide:
    """What the page of a process says about its charter: three sentences and the way there."""

    charter: object
    sentences: Sequence[str]
    sides: Sequence[SideSeats]
    standing: object
    joined: frozenset[str]  # the sides of which somebody has ever taken a seat

    @property
    def on_decisions(self) -> str:
        return self.sentences[FIRST_ASKED.index(Family.OUTCOME)]

    @property
    def on_the_rest(self) -> Sequence[str]:
        asked = zip(FIRST_ASKED, self.sentences, strict=True)
        return [sentence for family, sentence in asked if family is not Family.OUTCOME]


# what residents ask first: what happens with what I said, with the dates, with the result
FIRST_ASKED = (Family.VOICE, Family.TEXT, Family.OUTCOME)


@lru_cache(maxsize=256)
def first_asked(rules: str, language: str) -> tuple[str, ...]:
    """The sentences about them; the same rules say the same on every page."""
    text = read_rules(rules)
    return tuple(sentences(text, family_act(family), language) for family in FIRST_ASKED)


def how_we_decide(holder: Addressed, *, charter: Charter | None = None) -> HowWeDecide | None:
    """How things are decided here, or None where there is no charter.

    ``charter``: with its versions, seats and exits, from who has it at hand.
    """
    version = version_in_force(charter) if charter else version_of_holder(holder)
    if version is None:
        return None
    charter = version.charter
    # counted, not named: who sits there is on the page of the charter
    every = sorted(charter.seats.all(), key=attrgetter("side", "number"))
    seats = [seat for seat in every if seat.closed_at is None]
    text, language = version.text, language_now()
    return HowWeDecide(
        charter,
        first_asked(version.rules_text, language),
        who_sits_where(text, seats),
        standing_of(version, seats=seats),
        sides_joined(every),
    )


def sides_joined(seats: Iterable[Seat]) -> frozenset[str]:
    """The sides of which somebody has ever taken one of these seats."""
    return frozenset(seat.side for seat in seats if seat.term)


def family_title(act: ActFacts | Act) -> str:
    return FAMILY_NAMES[language_now()][Family(act.family)]
