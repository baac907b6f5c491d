"""What was open to everybody before something was decided in a process."""

from datetime import datetime

from django.db.models import Count, Q

from gromada.charters.queries.levels import Open
from gromada.processes.models import Process

WAYS = ("allows_intake", "allows_statements", "allows_votes")


def opening_of(address: str, until: datetime) -> Open:
    """The ways in which anybody could say something until then, and what was answered by then."""
    came, answered = Q(intake__received_at__lte=until), Q(intake__answered_at__lte=until)
    process = (
        Process.objects.filter(pk=address.rpartition(":")[2])
        .annotate(
            inputs=Count("intake", filter=came), answered=Count("intake", filter=came & answered)
        )
        .prefetch_related("phases")
        .first()
    )
    if process is None:
        return Open()
    begun = [phase for phase in process.phases.all() if phase.starts_at <= until]
    published = process.result_published_at
    return Open(
        channels=sum(any(getattr(phase, way) for phase in begun) for way in WAYS),
        summary_published=published is not None and published <= until,
        inputs=process.inputs,
        answered=process.answered,
    )
