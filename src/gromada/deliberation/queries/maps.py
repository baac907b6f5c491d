"""Which maps are due, and what they are computed from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from gromada.deliberation.models import OpinionMap, Statement, Vote
from gromada.processes.models import Process

# A map is first shown at this many people, then in steps of this many newcomers.
FIRST_MAP_PEOPLE = 25
STEP_PEOPLE = 5

TRIPLE = np.dtype([("participant", np.int64), ("statement", np.int64), ("value", np.int8)])


@dataclass(frozen=True, eq=False)
class Votes:
    """All votes that count, until a moment."""

    triples: npt.NDArray[np.void]
    until: datetime | None

    @property
    def people(self) -> int:
        return int(np.unique(self.triples["participant"]).size)


def counted_votes(process: Process) -> QuerySet[Vote]:
    """Votes on visible statements: hidden ones and arriving ones do not count."""
    return Vote.objects.filter(
        statement__process=process, statement__status=Statement.Status.VISIBLE
    )


def votes_until_now(process: Process) -> Votes:
    """The votes to compute from; whatever is cast meanwhile belongs to the next map."""
    return votes_until(process, counted_votes(process).aggregate(last=Max("cast_at"))["last"])


def votes_until(process: Process, until: datetime | None) -> Votes:
    if until is None:
        return Votes(np.empty(0, TRIPLE), None)
    rows = counted_votes(process).filter(cast_at__lte=until).order_by()
    triples = np.fromiter(
        rows.values_list("participant_id", "statement_id", "value").iterator(chunk_size=20_000),
        TRIPLE,
    )
    return Votes(triples, until)


def people_since(process: Process, moment: datetime | None) -> int:
    """How many people came to vote after that moment; everyone, if there was none.

    Somebody who changes a vote does not count: with a few browsers of their own, anybody could
    otherwise have a map drawn before and after one other person votes, and compare.
    """
    votes = counted_votes(process)
    if moment is not None:
        votes = votes.filter(participant__joined_at__gt=moment)
    return votes.values("participant").distinct().count()


def enough_for_a_map(process: Process) -> bool:
    """Whether so many have voted that the first map is being drawn, or is there."""
    return people_since(process, None) >= FIRST_MAP_PEOPLE


def map_is_due(stored: OpinionMap) -> bool:
    """Whether enough people have come for a map that singles out nobody."""
    needed = STEP_PEOPLE if stored.is_published else FIRST_MAP_PEOPLE
    since = stored.counted_until if stored.is_published else None
    return people_since(stored.process, since) >= needed


def processes_with_new_votes() -> QuerySet[Process]:
    """Processes where somebody voted since their statements were last weighed."""
    votes = Vote.objects.filter(
        statement__process=OuterRef("pk"), cast_at__gt=OuterRef("opinion_map__weighed_until")
    )
    never_weighed = Q(opinion_map__weighed_until=None)
    some_vote = Exists(Vote.objects.filter(statement__process=OuterRef("pk")))
    return Process.objects.filter((never_weighed & some_vote) | Exists(votes))


def processes_to_seal() -> QuerySet[Process]:
    """Processes with votes beyond the last seal; the caller looks whether voting is over."""
    votes = Vote.objects.filter(statement__process=OuterRef("pk"))
    newer = votes.filter(cast_at__gt=OuterRef("opinion_map__sealed_until"))
    never_sealed = Q(opinion_map__sealed_until=None)
    return Process.objects.filter((never_sealed & Exists(votes)) | Exists(newer))


def statements_with_votes_since(process: Process, moment: datetime | None) -> list[int]:
    """Keys of the statements that somebody voted on after that moment."""
    votes = Vote.objects.filter(statement=OuterRef("pk"))
    if moment is not None:
        votes = votes.filter(cast_at__gt=moment)
    statements = Statement.objects.filter(process=process).filter(Exists(votes))
    return list(statements.order_by("number").values_list("pk", flat=True))


def totals_of(statements: Collection[int]) -> dict[int, list[int]]:
    """Agree, disagree and seen of each statement, as they are now: never for publication."""
    totals = {pk: [0, 0, 0] for pk in statements}
    votes = Vote.objects.filter(statement__in=statements).order_by()
    for pk, value, count in votes.values_list("statement", "value").annotate(n=Count("pk")):
        totals[pk][2] += count
        if value:
            totals[pk][0 if value == 1 else 1] += count
    return totals
