"""Which processes there are, and for whom."""

from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet

from gromada.charters.queries import seated_at
from gromada.people.models import Person
from gromada.processes.models import Host, Process
from gromada.processes.queries.hosts import hosts_with_member

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

PROCESS = "processes.process:"


def processes_visible_to(person: "Person | AnonymousUser | None") -> QuerySet[Process]:
    """Everything published, and the drafts of those who host them or hold a seat in them."""
    published = ~Q(state=Process.State.DRAFT)
    if not isinstance(person, Person):
        return Process.objects.filter(published)
    return Process.objects.filter(published | Q(pk__in=processes_acted_in(person)))


def processes_acted_in(person: Person | None) -> QuerySet[Process]:
    """Those that a person hosts, or decides on from a seat."""
    if not isinstance(person, Person):
        return Process.objects.none()
    hosted = hosts_with_member(person).values("process")
    seated = [at.rpartition(":")[2] for at in seated_at(person) if at.startswith(PROCESS)]
    return Process.objects.filter(Q(pk__in=hosted) | Q(pk__in=seated))


def with_parts(processes: QuerySet[Process]) -> QuerySet[Process]:
    """With hosts and phases at hand, at a cost that does not grow with the list."""
    return processes.prefetch_related(
        Prefetch("hosts", Host.objects.select_related("organisation")), "phases"
    )
