"""Reading processes: which there are, for whom, and where each one stands."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from gromada.ledger.models import Addressed, Entry
from gromada.people.models import Organisation, Person
from gromada.people.queries import memberships_of
from gromada.processes.models import Host, IntakeItem, Phase, Process

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def organisations_of(person: "Person | AnonymousUser | None") -> QuerySet[Organisation]:
    """The organisations a person acts for now."""
    if person is None or not person.is_authenticated:
        return Organisation.objects.none()
    return Organisation.objects.filter(pk__in=memberships_of(person).values("organisation"))


def hosts_with_member(person: "Person | AnonymousUser | None") -> QuerySet[Host]:
    """The host sides that a person acts for now."""
    return Host.objects.filter(organisation__in=organisations_of(person))


def host_of(person: "Person | AnonymousUser | None", process: Process) -> Host | None:
    """The side of this process that a person acts for, if any."""
    return hosts_with_member(person).filter(process=process).select_related("organisation").first()


def processes_visible_to(person: "Person | AnonymousUser | None") -> QuerySet[Process]:
    """Everything published, and the drafts of those who host them."""
    published = ~Q(state=Process.State.DRAFT)
    if person is None or not person.is_authenticated:
        return Process.objects.filter(published)
    hosted = hosts_with_member(person).values("process")
    return Process.objects.filter(published | Q(pk__in=hosted))


def with_parts(processes: QuerySet[Process]) -> QuerySet[Process]:
    """With hosts and phases at hand, at a cost that does not grow with the list."""
    return processes.prefetch_related(
        Prefetch("hosts", Host.objects.select_related("organisation")), "phases"
    )


def current_phase(process: Process, at: datetime | None = None) -> Phase | None:
    """The phase that is open now, if the process is running and one is."""
    if not process.is_running:
        return None
    moment = at or timezone.now()
    return next((phase for phase in process.phases.all() if phase.is_open_at(moment)), None)


def next_phase(process: Process, at: datetime | None = None) -> Phase | None:
    """The phase that begins next, if the process is running and one will."""
    if not process.is_running:
        return None
    moment = at or timezone.now()
    return next((phase for phase in process.phases.all() if phase.starts_at > moment), None)


def intake_waiting(process: Process) -> QuerySet[IntakeItem]:
    """Inputs without an answer, the longest waiting first."""
    return process.intake.filter(outcome=IntakeItem.Outcome.WAITING).order_by("received_at", "pk")


def intake_answered(process: Process) -> QuerySet[IntakeItem]:
    """Inputs that a host answered: what the public sees."""
    return (
        process.intake.exclude(outcome=IntakeItem.Outcome.WAITING)
        .select_related("answered_by__organisation")
        .order_by("-answered_at", "-pk")
    )


def later_phases_moved(phase: Phase, ends_at: datetime) -> list[Phase]:
    """The phases that must move if ``phase`` ends at ``ends_at``, with their new dates.

    They move by whole days, so that a phase that begins at midnight still does
    when the clocks change in between. Nothing is saved.
    """
    later = list(phase.process.phases.filter(order__gt=phase.order))
    if not later or later[0].starts_at >= ends_at:
        return []
    days = max((local(ends_at).date() - local(later[0].starts_at).date()).days, 1)
    for row in later:
        row.starts_at = days_later(row.starts_at, days)
        row.ends_at = days_later(row.ends_at, days)
    return later


def local(moment: datetime) -> datetime:
    return timezone.localtime(moment, timezone.get_default_timezone())


def days_later(moment: datetime, days: int) -> datetime:
    """The same time of day on a later day, whatever the clocks did."""
    there = local(moment)
    return there + timedelta(days=days)


def last_entries_about(subject: Addressed) -> list[Entry]:
    """The newest entry of the public record about something, if there is one."""
    return list(Entry.objects.filter(subject=subject.address).order_by("-pk")[:1])


def side_of(person: Person, process: Process) -> Host:
    """The side that a person acts for, who is known to act for one."""
    host = host_of(person, process)
    if host is None:
        raise Host.DoesNotExist(f"{person.address} acts for no host of {process.address}")
    return host
