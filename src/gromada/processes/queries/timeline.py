"""What happened in a process, read from the public record."""

from django.db.models import QuerySet

from gromada.ledger.models import Addressed, Entry
from gromada.processes.models import Process


def last_entries_about(subject: Addressed) -> list[Entry]:
    """The newest entry of the public record about something, if there is one."""
    return list(Entry.objects.filter(subject=subject.address).order_by("-pk")[:1])


def what_hosts_did(process: Process) -> QuerySet[Entry]:
    """Every act of a host in this process, the newest first, with its reason."""
    sides = [host.address for host in process.hosts.all()]
    return (
        Entry.objects.filter(holder=process.address, by__in=sides)
        .prefetch_related("kept_texts")
        .order_by("-pk")
    )
