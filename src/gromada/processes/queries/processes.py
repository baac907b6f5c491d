"""Which processes there are, and for whom."""

from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet

from gromada.people.models import Person
from gromada.processes.models import Host, Process
from gromada.processes.queries.hosts import hosts_with_member

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def processes_visible_to(person: "Person | AnonymousUser | None") -> QuerySet[Process]:
    """Everything published, and the drafts of those who host them."""
    published = ~Q(state=Process.State.DRAFT)
    if not isinstance(person, Person):
        return Process.objects.filter(published)
    hosted = hosts_with_member(person).values("process")
    return Process.objects.filter(published | Q(pk__in=hosted))


def with_parts(processes: QuerySet[Process]) -> QuerySet[Process]:
    """With hosts and phases at hand, at a cost that does not grow with the list."""
    return processes.prefetch_related(
        Prefetch("hosts", Host.objects.select_related("organisation")), "phases"
    )
