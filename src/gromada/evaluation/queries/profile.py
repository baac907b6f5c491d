"""What is known about one process or partnership, as numbers that can stand beside others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from gromada.charters.models import Charter
from gromada.charters.queries import charter_of
from gromada.charters.queries.measures import record_of
from gromada.methods.participation import Level
from gromada.methods.uncertainty import Estimate

NeededOf = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Profile:
    """The measures of one process or partnership. None: nobody measured it, never «nothing».

    Attributes
    ----------
    holder : str
        Its address.
    model : str
        Code of the organisational model it began with, such as «M04»; "" without a charter.
    started_on, ended_on : date or None
    yes_needed : mapping from side to (int, int)
        In how many of how many decisions the yes of a side was needed.
    inputs, answered, answered_in_time : int or None
        Inputs; those answered; those answered by the day they were due.
    commitments, kept_in_time : int or None
        Commitments whose first day has passed; those kept by that day.
    participants : int or None
    levels : mapping from Level to int
        How many decisions reached each level of participation.
    trust_change : Estimate or None
        How the community's trust in the institution changed between the last two waves.
    trust_change_back : Estimate or None
        The same of the institution's trust in the community.
    """

    holder: str
    model: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    yes_needed: Mapping[str, NeededOf] = field(default_factory=dict)
    inputs: int | None = None
    answered: int | None = None
    answered_in_time: int | None = None
    commitments: int | None = None
    kept_in_time: int | None = None
    participants: int | None = None
    levels: Mapping[Level, int] = field(default_factory=dict)
    trust_change: Estimate | None = None
    trust_change_back: Estimate | None = None


def profile(holder: str) -> Profile:
    """All measures of the process or partnership at an address."""
    charter = charter_of(holder)
    return Profile(
        holder=holder,
        model=charter.template if charter else "",
        started_on=timezone.localtime(charter.founded_at).date() if charter else None,
        yes_needed=yes_needed(charter) if charter else {},
    )


def yes_needed(charter: Charter) -> dict[str, NeededOf]:
    record = record_of(charter, since=charter.founded_at, until=timezone.now())
    return {side: (each.needed, each.decisions) for side, each in record.headlines.items()}
