"""A conversation in a few numbers, for the page of its process."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from gromada.deliberation.models import OpinionMap, Statement, Vote
from gromada.people.models import Participant, Visitor
from gromada.people.queries import participant_of
from gromada.processes.models import Process


@dataclass(frozen=True, slots=True)
class Summary:
    """What was said so far, how much of it this visitor answered, and the map if there is one."""

    statements: int
    hidden: int
    voted: int
    participant: Participant | None
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


def summary(process: Process, visitor: Visitor) -> Summary:
    participant = participant_of(visitor, process.address)
    visible = Q(status=Statement.Status.VISIBLE)
    wanted = {
        "statements": Count("pk", filter=visible),
        "hidden": Count("pk", filter=Q(status=Statement.Status.HIDDEN)),
    }
    if participant:
        own = Exists(Vote.objects.filter(statement=OuterRef("pk"), participant=participant))
        wanted["voted"] = Count("pk", filter=visible & Q(own))
    counts = {"voted": 0, **Statement.objects.filter(process=process).aggregate(**wanted)}
    stored = OpinionMap.objects.filter(process=process).only("process", "people", "result").first()
    return Summary(
        **counts,
        participant=participant,
        opinion_map=stored if stored and stored.is_published else None,
    )
