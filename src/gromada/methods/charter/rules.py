"""A charter as data: sides with seats, and what each family of acts asks of each side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction

from gromada.methods.errors import MethodError


class CharterError(MethodError):
    """The charter contradicts itself; the sentence says where."""


class Family(StrEnum):
    """What an act is about."""

    PEOPLE = "people"
    VOICE = "voice"
    TEXT = "text"
    OUTCOME = "outcome"
    CHARTER = "charter"


class Effect(StrEnum):
    """What carrying an act changes outside the platform."""

    PLATFORM = "platform"
    SELF_BINDING = "self_binding"
    RESERVED = "reserved"  # never executes: a recommendation and a duty to answer
    BINDING = "binding"  # needs a named statutory basis


class Need(StrEnum):
    """What is asked of one side before an act is carried."""

    INFORMED = "informed"
    ASKED = "asked"
    ONE_SEAT = "one_seat"
    MAJORITY = "majority"
    TWO_THIRDS = "two_thirds"
    ALL = "all"
    SHARE = "share"


class Base(StrEnum):
    """Of what a majority or a share is counted.

    ``SEATS``: filled seats without a tie of interest. ``PRESENT``: those of them that
    have said any word. ``WORDS``: those that have consented or objected.
    """

    SEATS = "seats"
    PRESENT = "present"
    WORDS = "words"


class Silence(StrEnum):
    """What it means that a seat said nothing until the window closed."""

    NOTHING = "nothing"
    CONSENT = "consent"


class Deadlock(StrEnum):
    """What follows when a side that holds a key objects."""

    STAYS = "stays"  # nothing changes
    ANSWER = "answer"  # nothing changes, and the institution owes a reasoned answer
    MEDIATION = "mediation"
    CASTING = "casting"  # a named side decides alone: shown as its casting vote


KEYS = frozenset({Need.ONE_SEAT, Need.MAJORITY, Need.TWO_THIRDS, Need.ALL, Need.SHARE})
SHORTEST_WINDOW = 5
IRREVERSIBLE_DELAY = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What is asked of one side.

    Attributes
    ----------
    need : Need
    days : int
        Working days that ``ASKED`` waits for reasons; 0 otherwise.
    share, quorum : Fraction, 0–1
        For ``SHARE``: the share of the base that has to consent, and the share
        of the seats that has to have said a word.
    strict : bool
        More than the share, not just the share.
    base : Base
    """

    need: Need = Need.INFORMED
    days: int = 0
    share: Fraction = Fraction(1, 2)
    quorum: Fraction = Fraction(0)
    strict: bool = True
    base: Base = Base.SEATS

    @property
    def is_key(self) -> bool:
        return self.need in KEYS

    @property
    def threshold(self) -> tuple[Fraction, bool]:
        """The share of the base that has to consent, and whether more than it."""
        return {
            Need.MAJORITY: (Fraction(1, 2), True),
            Need.TWO_THIRDS: (Fraction(2, 3), False),
            Need.ALL: (Fraction(1), False),
        }.get(self.need, (self.share, self.strict))


@dataclass(frozen=True, slots=True)
class Rule:
    """What a family of acts, or one act, asks before it is carried.

    Attributes
    ----------
    propose : tuple of str
        Sides whose seats may propose.
    requires : mapping from side to Requirement
        A side that is not named is informed.
    window_days : int
        Working days that a motion stays open.
    silence : Silence
    deadlock : Deadlock
    casting : str
        The side with the casting vote, for ``Deadlock.CASTING``.
    """

    propose: tuple[str, ...]
    requires: Mapping[str, Requirement] = field(default_factory=dict)
    window_days: int = SHORTEST_WINDOW
    silence: Silence = Silence.NOTHING
    deadlock: Deadlock = Deadlock.STAYS
    casting: str = ""

    def requirement(self, side: str) -> Requirement:
        return self.requires.get(side, Requirement())

    @property
    def key_sides(self) -> tuple[str, ...]:
        """Sides whose consent is needed."""
        return tuple(side for side, asked in self.requires.items() if asked.is_key)


@dataclass(frozen=True, slots=True)
class Act:
    """What the rules need to know of an act; the platform's own declaration holds more.

    Attributes
    ----------
    key : str
        Such as ``deliberation.hide_statement``.
    family : Family
    reversible : bool
        Whether another act undoes it. What is not waits 48 hours after it is carried.
    effect : Effect
    silence_may_count : bool
        False for charter, seats, money, adopting, publishing and closing.
    """

    key: str
    family: Family
    reversible: bool = True
    effect: Effect = Effect.PLATFORM
    silence_may_count: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A named party that may hold a key.

    Attributes
    ----------
    key : str
        Such as ``institution`` or ``community``.
    names : mapping from language to words
        ``{"pl": "urząd", "en": "the office"}``.
    origin : mapping from language to words
        Where its people come from, for sentences: ``{"pl": "z urzędu", "en": "from the
        office"}``; made from the name where it is not given.
    sector : str
    seats : int
    filled : str
        How seats are filled: elected, lot, nominated, statutory, office, appointed.
    dependent_on : str
        The side that appoints, employs or mainly funds this one's holders; labelled
        *not independent* wherever its key is shown.
    """

    key: str
    names: Mapping[str, str]
    sector: str = "other"
    seats: int = 1
    filled: str = "appointed"
    dependent_on: str = ""
    origin: Mapping[str, str] = field(default_factory=dict)

    def name(self, language: str) -> str:
        """The name in a language, or in another where there is none in it."""
        return self.names.get(language) or next(iter(self.names.values()), self.key)


@dataclass(frozen=True, slots=True)
class Charter:
    """The rules that bind the sides of one process or partnership.

    Attributes
    ----------
    template : str
        The organisational model it began as: ``M00`` … ``M10``.
    sides : tuple of Side
    families : mapping from Family to Rule
        One rule for each family.
    exceptions : mapping from act key to Rule
        An act without one takes its family's.
    """

    template: str
    sides: tuple[Side, ...]
    families: Mapping[Family, Rule]
    exceptions: Mapping[str, Rule] = field(default_factory=dict)

    def rule(self, act: Act) -> Rule:
        """The rule for an act."""
        return self.exceptions.get(act.key) or self.families[act.family]

    def side(self, key: str) -> Side:
        return next(side for side in self.sides if side.key == key)

    def __post_init__(self) -> None:
        _check(self)


def _check(charter: Charter) -> None:
    keys = [side.key for side in charter.sides]
    if not keys:
        raise CharterError("A charter needs at least one side.")
    if len(set(keys)) != len(keys):
        raise CharterError("Two sides of the charter have the same key.")
    if missing := [family.value for family in Family if family not in charter.families]:
        raise CharterError(f"The charter has no rule for the family {missing[0]!r}.")
    for side in charter.sides:
        if side.seats < 1:
            raise CharterError(f"The side {side.key!r} has {side.seats} seats; give it one.")
        if side.dependent_on and side.dependent_on not in keys:
            raise CharterError(
                f"The side {side.key!r} depends on {side.dependent_on!r}, which is no side."
            )
    named = {**{family.value: rule for family, rule in charter.families.items()}}
    for name, rule in {**named, **charter.exceptions}.items():
        _check_rule(name, rule, keys)


def _check_rule(name: str, rule: Rule, sides: list[str]) -> None:
    for side in (*rule.propose, *rule.requires, *([rule.casting] if rule.casting else [])):
        if side not in sides:
            raise CharterError(f"The rule for {name!r} names {side!r}, which is no side.")
    if not rule.propose:
        raise CharterError(f"Nobody may propose under the rule for {name!r}.")
    if rule.window_days < SHORTEST_WINDOW:
        raise CharterError(
            f"The window for {name!r} is {rule.window_days} working days; "
            f"it has to be at least {SHORTEST_WINDOW}."
        )
    if (rule.deadlock is Deadlock.CASTING) != bool(rule.casting):
        raise CharterError(f"The rule for {name!r} has to name who has the casting vote.")
    for side, asked in rule.requires.items():
        if not 0 <= asked.quorum <= 1 or not 0 < asked.share <= 1:
            raise CharterError(
                f"The share and the quorum that {name!r} asks of {side!r} lie between 0 and 1."
            )
        if asked.need is Need.ASKED and asked.days < 1:
            raise CharterError(f"{name!r} asks {side!r} without giving days to answer.")
        if asked.need is Need.SHARE and asked.strict and asked.share == 1:
            raise CharterError(f"{name!r} asks more than all of {side!r}.")
