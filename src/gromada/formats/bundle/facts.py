"""What a bundle holds: codes, counts, days and rules; never a name, never what a person wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

FORMAT = "gromada-bundle"
VERSION = 1

MODELS = (*(f"M{number:02}" for number in range(11)), "M99")
KINDS = ("process", "partnership")
STATES = ("running", "over")
ORIGINS = ("community", "private", "public", "knowledge", "mixed", "not_said")
TERRITORIES = ("neighbourhood", "municipality", "inter_municipal", "region", "country", "not_said")
SECTORS = (
    "public", "private", "community", "civic", "knowledge", "social_economy", "other",
)  # fmt: skip
CHANGE_REASONS = (
    "founding", "pilot_end", "renewal", "crisis", "law_change", "evaluation",
    "political_change", "scale_up", "merger", "dispute", "not_said",
)  # fmt: skip
LEVELS = ("closed", "told", "heard", "answered", "shared", "delegated")
STATUSES = (
    "planned", "active", "completed_as_planned", "renewed", "expanded", "renegotiated",
    "distressed", "cancelled", "suspended", "merged", "reverted_to_public", "lapsed_informally",
)  # fmt: skip
# whose yes was needed: sides of a sector; "residents" are community, civic and social-economy
# sides together, where the yes of one of them was needed
RESIDENTS = "residents"
YES_OF = (*SECTORS, RESIDENTS)
FACTORS = tuple(
    f"{group}{number}"
    for group, last in {"A": 4, "B": 5, "C": 6, "D": 5, "E": 3, "F": 2}.items()
    for number in range(1, last + 1)
)
REPORTERS = (*SECTORS, "outside")
# of a study's design, from the weakest to the strongest
GRADES = ("descriptive", "before_after", "interrupted", "few_units", "many_units")
# why a cell holds no number
NOT_MEASURED, TOO_FEW, NOT_APPLICABLE = "not_measured", "too_few", "not_applicable"
MISSING = (NOT_MEASURED, TOO_FEW, NOT_APPLICABLE)
# fewer people than this are never described
FEWEST_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many; without numbers, the reason why there are none."""

    k: int | None = None
    n: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """How many people; or the reason why that is not said."""

    count: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """An estimate and what it rests on; or the reason why there is none.

    ``low``, ``high``, ``confidence`` and ``std_error`` are None where the data allow none.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    confidence: float | None = None
    std_error: float | None = None
    reason: str = ""


UNMEASURED = Count(reason=NOT_MEASURED)


@dataclass(frozen=True, slots=True)
class ListedChallenge:
    """A challenge of the open list: its last part of the address, and its titles by language."""

    code: str
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CharterVersion:
    """One version of a charter: its rules as data, when they held, which challenge they answer."""

    number: int
    model: str
    since: date
    until: date | None
    rules: Mapping[str, Any]
    challenge: ListedChallenge | None = None
    reason: str = "not_said"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one sector, or an outside reviewer, says became of it, and what helped and hindered."""

    by: str
    status: str
    on: date
    helped: tuple[str, ...] = ()
    hindered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StudyResult:
    """What a study found, in the unit of its outcome, with the grade of its design."""

    design: str
    grade: str
    estimate: Measured
    told_from_zero: bool | None


@dataclass(frozen=True, slots=True)
class Indicators:
    """What was counted or measured.

    ``yes_needed`` is by sector of the side, and for residents: in how many of the decisions
    their yes was needed.
    """

    yes_needed: Mapping[str, Count] = field(default_factory=dict)
    inputs_answered: Count = UNMEASURED
    inputs_answered_in_time: Count = UNMEASURED
    commitments_kept_in_time: Count = UNMEASURED
    levels: Mapping[str, int] = field(default_factory=dict)
    participants: Amount = Amount(reason=NOT_MEASURED)
    trust_change: Measured = Measured(reason=NOT_MEASURED)


@dataclass(frozen=True, slots=True)
class Case:
    """A process or a partnership; ``key`` is stable and says nothing."""

    key: str
    kind: str
    model: str
    origin: str
    state: str
    territory: str
    seats: Mapping[str, int]
    started_on: date
    ended_on: date | None
    versions: tuple[CharterVersion, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    studies: tuple[StudyResult, ...] = ()
    indicators: Indicators = Indicators()


@dataclass(frozen=True, slots=True)
class Bundle:
    """All cases of one installation. ``invented`` is true of examples that nobody lived through."""

    installation: str
    made_at: datetime
    cases: tuple[Case, ...]
    invented: bool = False
