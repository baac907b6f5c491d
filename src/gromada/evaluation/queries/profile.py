"""What is known about one process or partnership, as numbers that can stand beside others."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils import timezone

from gromada.charters.models import Charter
from gromada.charters.queries import charter_of
from gromada.charters.queries.measures import record_of
from gromada.decisions.models import Decision
from gromada.decisions.queries import decisions_of, participation_in
from gromada.evaluation.queries.accountability import answers_in, promises_in
from gromada.evaluation.queries.trust import trust_of
from gromada.ledger.models import Addressed
from gromada.methods.participation import Level, level_counts
from gromada.methods.uncertainty import Estimate
from gromada.partnerships.models import Partnership
from gromada.people.models import Participant
from gromada.processes.models import Process

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


def profile(holder: Addressed | str) -> Profile:
    """All measures of the process or partnership at an address."""
    address = holder if isinstance(holder, str) else holder.address
    charter = charter_of(address)
    known = Profile(
        holder=address,
        model=charter.template if charter else "",
        started_on=local_day(charter.founded_at) if charter else None,
        yes_needed=yes_needed(charter) if charter else {},
        trust_change=trust_change(address, "community"),
        trust_change_back=trust_change(address, "institution"),
    )
    label, _colon, key = address.partition(":")
    if label == "processes.process":
        return with_process(known, Process.objects.get(pk=key))
    if label == "partnerships.partnership":
        return with_partnership(known, Partnership.objects.get(pk=key))
    return known


def with_process(known: Profile, process: Process) -> Profile:
    answers = answers_in(process)
    taken = decisions_of(process).exclude(state=Decision.State.PREPARED)
    levels = [participation_in(decision).level for decision in taken]
    return replace(
        known,
        started_on=local_day(process.published_at) or known.started_on,
        ended_on=local_day(process.closed_at),
        inputs=answers.inputs if answers else None,
        answered=answers.answered if answers else None,
        answered_in_time=answers.in_time if answers else None,
        participants=Participant.objects.filter(holder=process.address).count(),
        levels=level_counts(levels) if levels else {},
    )


def with_partnership(known: Profile, partnership: Partnership) -> Profile:
    keeping = promises_in(partnership)
    return replace(
        known,
        model=partnership.template or known.model,
        started_on=partnership.starts_on or known.started_on,
        ended_on=local_day(partnership.ended_at),
        commitments=keeping.n if keeping else None,
        kept_in_time=round(keeping.by_first_day.value * keeping.n) if keeping else None,
    )


def yes_needed(charter: Charter) -> dict[str, NeededOf]:
    record = record_of(charter)
    return {side: (each.needed, each.decisions) for side, each in record.headlines.items()}


def trust_change(holder: str, side: str) -> Estimate | None:
    found = trust_of(holder).of("trust", side)
    change = found.latest.change if found else None
    if change is None:
        return None
    return Estimate(change.value, change.low, change.high, change.n, change.confidence)


def local_day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
