"""Which processes there are, and for whom."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from gromada.charters.models import Seat
from gromada.charters.queries import holds_seat
from gromada.people.models import Person
from gromada.prepared import bring as bring_rows
from gromada.prepared import prepared
from gromada.processes.models import Host, Phase, Process
from gromada.processes.queries.hosts import hosts_with_member

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

PROCESS = "processes.process:"
# what a page needs besides the rows themselves
Bring = Callable[[QuerySet[Process]], QuerySet[Process]]


def processes_visible_to(person: "Person | AnonymousUser | None") -> QuerySet[Process]:
    """Everything published, and the drafts of those who host them or hold a seat in them."""
    published = ~Q(state=Process.State.DRAFT)
    if not isinstance(person, Person):
        return Process.objects.filter(published)
    return Process.objects.filter(published | _acted_in(person))


def found_at(
    slug: str, person: "Person | AnonymousUser | None", *, bring: Bring | None = None
) -> Process | None:
    """The process at an address, if it exists for this person, with what ``bring`` adds.

    Nearly every one exists for everybody, and that is the shorter question.
    """
    if published := _published(bring)(slug):
        return published[0]
    if not isinstance(person, Person):
        return None
    found = processes_visible_to(person).filter(slug=slug)
    return (bring(found) if bring else found).first()


@cache
def _published(bring: Bring | None) -> Callable[[str], list[Process]]:
    """What a slug stands for, for everybody."""

    @prepared
    def published(slug: str) -> QuerySet[Process]:
        found = processes_visible_to(None).filter(slug=slug).order_by()
        return bring(found) if bring else found

    return published


@prepared
def _hosts(process_id: int) -> QuerySet[Host]:
    return Host.objects.filter(process=process_id).select_related("organisation")


@prepared
def _phases(process_id: int) -> QuerySet[Phase]:
    return Phase.objects.filter(process=process_id)


def bring_phases(process: Process) -> Process:
    """The same process with its phases at hand."""
    bring_rows(process, "phases", _phases(process.pk))
    return process


def bring_hosts_and_phases(process: Process) -> Process:
    bring_rows(process, "hosts", _hosts(process.pk))
    return bring_phases(process)


def processes_acted_in(person: "Person | AnonymousUser | None") -> QuerySet[Process]:
    """Those that a person hosts, or decides on from a seat."""
    if not isinstance(person, Person):
        return Process.objects.none()
    return Process.objects.filter(_acted_in(person))


def _acted_in(person: Person) -> Q:
    hosted = hosts_with_member(person).values("process")
    return Q(pk__in=hosted) | holds_seat(person, "processes.process")


def with_parts(processes: QuerySet[Process]) -> QuerySet[Process]:
    """With hosts and phases; each host knows whether it has joined.

    A host has joined once somebody took a seat of its side; until then it was only named.
    """
    seats = Seat.objects.filter(
        charter__holder=Concat(Value(PROCESS), Cast(OuterRef("process_id"), CharField())),
        side=OuterRef("side"),
        term__gt=0,
    )
    hosts = Host.objects.select_related("organisation").annotate(joined=Exists(seats))
    return processes.prefetch_related(Prefetch("hosts", hosts), "phases")
