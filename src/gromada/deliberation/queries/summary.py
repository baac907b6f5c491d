"""A conversation in a few numbers, for the page of its process."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from gromada.deliberation.models import OpinionMap, Statement, Vote
from gromada.people.models import Visitor
from gromada.people.queries import participants_by
from gromada.processes.models import Process

HEAVY = ("drawings", "axes", "members")  # of a map, and for other pages


@dataclass(frozen=True, slots=True)
class Summary:
    """What was said so far, and the map if there is one."""

    statements: int
    hidden: int
    opinion_map: OpinionMap | None

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
    """One query where the map is at hand."""
    counts = Statement.objects.filter(process=process).aggregate(
        statements=Count("pk", filter=Q(status=Statement.Status.VISIBLE)),
        hidden=Count("pk", filter=Q(status=Statement.Status.HIDDEN)),
    )
    stored = getattr(process, "opinion_map", None)
    return Summary(**counts, opinion_map=stored if stored and stored.is_published else None)


def voted_by(visitor: Visitor, process: Process) -> int:
    """How many of the statements that are there this visitor answered."""
    own = Vote.objects.filter(participant__in=participants_by(visitor, process.address))
    return own.filter(statement__status=Statement.Status.VISIBLE).count()
