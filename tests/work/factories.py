"""Jobs in the states a test needs."""

from datetime import datetime

from django.utils import timezone
from tests.work import sample_jobs

from gromada.work.actions import attempt
from gromada.work.models import QueuedJob


def make_failure(*, reason="It broke.", at: datetime | None = None) -> QueuedJob:
    """A job that was given up."""
    row = QueuedJob.objects.get(pk=sample_jobs.fail.enqueue(reason=reason).id)
    while row.status != "FAILED":
        row.claim("worker")
        attempt.write_down(row, error=attempt.run(row))
        row.refresh_from_db()
    QueuedJob.objects.filter(pk=row.pk).update(finished_at=at or timezone.now())
    row.refresh_from_db()
    return row


def make_waiting_after_failure(*, reason="It broke.") -> QueuedJob:
    """A job that failed once and waits for another try."""
    row = QueuedJob.objects.get(pk=sample_jobs.fail.enqueue(reason=reason).id)
    row.claim("worker")
    attempt.write_down(row, error=attempt.run(row))
    row.refresh_from_db()
    return row
