"""Which processes there are, and for whom."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from gromada.charters.models import Seat
from gromada.charters.queries import holds_seat
from gromada.people.models import Person
from gromada.processes.models import Host, Process
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
    for somebody in (None, person) if isinstance(person, Person) else (None,):
        found = processes_visible_to(somebody).filter(slug=slug)
        if process := (bring(found) if bring else found).first():
            return process
    return None


def processes_acted_in(person: "Person | AnonymousUser | None") -> QuerySet[Process]:
    """Those that a person hosts, or decides on from a seat."""
    if not isinstance(person, Person):
        return Process.objects.none()
    return Process.objects.filter(_acted_in(person))


def _acted_in(person: Person) -> Q:
    hosted = hosts_with_member(person).values("process")
    return Q(pk__in=hosted) | holds_seat(person, "processes.process")


def with_phases(processes: QuerySet[Process]) -> QuerySet[Process]:
    return processes.prefetch_related("phases")


def with_hosts_and_phases(processes: QuerySet[Process]) -> QuerySet[Process]:
    """With them at hand, at a cost that does not grow with the list."""
    hosts = Host.objects.select_related("organisation")
    return processes.prefetch_related(Prefetch("hosts", hosts), "phases")


def with_parts(processes: QuerySet[Process]) -> QuerySet[Process]:
    """The same, where each host knows whether it has joined.

    A host has joined once somebody took a seat of its side; until then it was only named.
    """
    seats = Seat.objects.filter(
        charter__holder=Concat(Value(PROCESS), Cast(OuterRef("process_id"), CharField())),
        side=OuterRef("side"),
        term__gt=0,
    )
    hosts = Host.objects.select_related("organisation").annotate(joined=Exists(seats))
    return processes.prefetch_related(Prefetch("hosts", hosts), "phases")
