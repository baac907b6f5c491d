"""What happened in a process, read from the public record."""

from django.db.models import Q, QuerySet

from gromada.ledger.models import Addressed, Entry
from gromada.processes.models import Process


def last_entries_about(subject: Addressed) -> list[Entry]:
    """The newest entry of the public record about something, if there is one."""
    return list(Entry.objects.filter(subject=subject.address).order_by("-pk")[:1])


def what_hosts_did(process: Process) -> QuerySet[Entry]:
    """Every act of a host in this process, the newest first, with its reason.

    Who proposed it and who agreed is told by the motions; here is what was done. What came in
    on paper is what people said, and stands with the inputs.
    """
    hosts = [host.address for host in process.hosts.all()]
    by_seat = Q(by__startswith="charters.seat:") & ~Q(kind__startswith="charters.")
    return (
        Entry.objects.filter(Q(by__in=hosts) | by_seat, holder=process.address)
        .exclude(kind="processes.input_received")
        .prefetch_related("kept_texts")
        .order_by("-happened_at", "-pk")
    )
