"""A conversation in a few numbers, for the page of its process."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from gromada.deliberation.models import OpinionMap, Statement, Vote
from gromada.deliberation.queries.maps import enough_for_a_map
from gromada.people.models import Participant, Visitor
from gromada.people.queries import browser_at, person_at
from gromada.prepared import prepared, totals
from gromada.processes.models import Process

HEAVY = ("drawings", "axes", "members")  # of a map, and for other pages


@dataclass(frozen=True, slots=True)
class Summary:
    """What was said so far, and the map if there is one."""

    statements: int
    hidden: int
    opinion_map: OpinionMap | None
    # enough have voted, and the first map is not there yet
    being_drawn: bool = False

    @property
    def people(self) -> int:
        """As the map counted them; unknown before the first one."""
        return self.opinion_map.people if self.opinion_map else 0

    @property
    def agreed(self) -> int:
        return len(self._result.get("agree_on", ()))

    @property
    def divided(self) -> int:
        return len(self._result.get("differ_on", ()))

    @property
    def _result(self) -> dict[str, list[object]]:
        return (self.opinion_map.result if self.opinion_map else None) or {}


def with_map(processes: QuerySet[Process]) -> QuerySet[Process]:
    """With what the summary says of their maps at hand."""
    heavy = [f"opinion_map__{name}" for name in HEAVY]
    return processes.select_related("opinion_map").defer(*heavy)


def summary(process: Process) -> Summary:
    """One query where the map is at hand, and one more until there is a map."""
    (counts,) = _counted(process.pk)
    stored = getattr(process, "opinion_map", None)
    drawn = stored if stored and stored.is_published else None
    waiting = drawn is None and bool(counts["statements"]) and enough_for_a_map(process)
    return Summary(counts["statements"], counts["hidden"], drawn, being_drawn=waiting)


@prepared
def _counted(process_id: int) -> QuerySet[Any, dict[str, int]]:
    return totals(
        Statement.objects.filter(process=process_id),
        statements=Count("pk", filter=Q(status=Statement.Status.VISIBLE)),
        hidden=Count("pk", filter=Q(status=Statement.Status.HIDDEN)),
    )


def voted_by(visitor: Visitor, process: Process) -> int:
    """How many of the statements that are there this visitor answered."""
    if visitor.person:
        (counted,) = _voted_by_person(visitor.person.pk, process.address)
    elif visitor.browser_key:
        (counted,) = _voted_by_browser(visitor.browser_hash, process.address)
    else:
        return 0
    return int(counted["votes"])


@prepared
def _voted_by_person(person_id: int, holder: str) -> QuerySet[Any, dict[str, int]]:
    return _votes_of(person_at(person_id, holder))


@prepared
def _voted_by_browser(browser_hash: str, holder: str) -> QuerySet[Any, dict[str, int]]:
    return _votes_of(browser_at(browser_hash, holder))


def _votes_of(participants: QuerySet[Participant]) -> QuerySet[Any, dict[str, int]]:
    own = Vote.objects.filter(participant__in=participants)
    return totals(own.filter(statement__status=Statement.Status.VISIBLE), votes=Count("pk"))
