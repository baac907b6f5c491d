"""What can be a case: the processes and partnerships that everybody can see."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, Exists, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from gromada.observatory.queries.promises import with_promises
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries import partnerships_visible_to
from gromada.people.models import Participant
from gromada.processes.models import Host, IntakeItem, Process
from gromada.processes.queries import processes_visible_to


@dataclass(frozen=True, slots=True)
class Holder:
    """One of them, with what a case says before anything else is counted.

    ``participants`` took part; ``came_in`` is how many inputs there are, ``answered`` how many of
    them were answered: all of processes alone.
    """

    address: str
    kind: str
    state: str
    origin: str
    started_on: date
    ended_on: date | None
    title: str
    page: str
    partnership: Partnership | None = None
    territory: str = "not_said"
    participants: int = 0
    came_in: int = 0
    answered: int = 0


def holders() -> list[Holder]:
    """All that are public; drafts and what is being prepared are nobody's business yet."""
    processes = with_counts(processes_visible_to(None))
    partnerships = with_origin(with_promises(partnerships_visible_to(None)))
    return [
        *(_of_process(process) for process in processes),
        *(_of_partnership(each) for each in partnerships if not each.is_prepared),
    ]


def with_counts(processes: QuerySet[Process]) -> QuerySet[Any]:
    """With who hosts them, what came in and how many took part, at no query of its own."""
    hosts, inputs = (
        Host.objects.filter(process=OuterRef("pk")),
        IntakeItem.objects.filter(process=OuterRef("pk")),
    )
    address = Concat(Value("processes.process:"), Cast(OuterRef("pk"), CharField()))
    return processes.annotate(
        by_institution=Exists(hosts.filter(side=Host.Side.INSTITUTION)),
        by_community=Exists(hosts.filter(side=Host.Side.COMMUNITY)),
        came_in=number_of(inputs, "process"),
        answered=number_of(inputs.exclude(outcome=IntakeItem.Outcome.WAITING), "process"),
        participants=number_of(Participant.objects.filter(holder=address), "holder"),
    )


def with_origin(partnerships: QuerySet[Partnership]) -> QuerySet[Any]:
    """With where what they grew from began, where that is one origin."""
    return partnerships.annotate(
        origins=Count("innovations__origin", distinct=True), origin=Min("innovations__origin")
    )


def number_of(rows: QuerySet[Any], by: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n")), 0)


def _of_process(process: Any) -> Holder:
    begun = process.published_at or process.created_at
    return Holder(
        address=process.address,
        kind="process",
        state="running" if process.is_running else "over",
        origin=_origin_of_hosts(process),
        started_on=timezone.localtime(begun).date(),
        ended_on=timezone.localtime(process.closed_at).date() if process.closed_at else None,
        title=process.question,
        page=process.get_absolute_url(),
        territory=process.reach or "not_said",
        participants=process.participants,
        came_in=process.came_in,
        answered=process.answered,
    )


def _origin_of_hosts(process: Any) -> str:
    """Two hosts began it together; of one alone we know where it came from."""
    if process.by_institution == process.by_community:
        return "mixed"
    return "public" if process.by_institution else "community"


def _of_partnership(partnership: Any) -> Holder:
    ended = partnership.ended_at
    signed = timezone.localtime(partnership.signed_at or partnership.prepared_at).date()
    return Holder(
        address=partnership.address,
        kind="partnership",
        state="over" if partnership.is_ended else "running",
        origin=_origin_of_innovations(partnership),
        # what starts only later is a case from its signature on
        started_on=min(partnership.starts_on, signed),
        ended_on=timezone.localtime(ended).date() if ended else None,
        title=partnership.title,
        page=partnership.get_absolute_url(),
        partnership=partnership,
        territory=partnership.reach or "not_said",
    )


def _origin_of_innovations(partnership: Any) -> str:
    if not partnership.origins:
        return "not_said"
    return str(partnership.origin) if partnership.origins == 1 else "mixed"
