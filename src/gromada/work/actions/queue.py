"""Jobs enter the queue in the transaction of what caused them."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from gromada.work.models import JOBS, QueuedJob, Worker
from gromada.work.permissions import may_see_failures


class UnknownJob(LookupError):
    """No job has this name."""


@transaction.atomic
def enqueue(
    name: str, /, *, unique: bool = False, run_after: datetime | None = None, **arguments: Any
) -> None:
    """Have the worker run the job ``name`` once the current transaction commits.

    With ``unique`` nothing is added while the same job with the same arguments waits.
    """
    if name not in JOBS:
        raise UnknownJob(f"No job is called {name!r}. Known: {', '.join(sorted(JOBS))}.")
    job = JOBS[name]
    arguments = dict(sorted(arguments.items()))
    if unique and _is_waiting(job.module_path, arguments):
        return
    job.using(run_after=run_after).enqueue(**arguments)


@transaction.atomic
def retry(*, failures: QuerySet[QueuedJob], by: Any) -> int:
    """Let failed jobs start anew, with all their attempts; the answer is how many."""
    may_see_failures(by).require()
    return failures.filter(status="FAILED").update(
        status="READY", run_after=timezone.now(), finished_at=None, worker_ids=[]
    )


@transaction.atomic
def discard(*, failures: QuerySet[QueuedJob], by: Any) -> int:
    """Give up failed jobs for good; the answer is how many."""
    may_see_failures(by).require()
    return failures.filter(status="FAILED").delete()[0]


def prune() -> int:
    """Forget jobs that ended long ago, and workers that stopped long ago."""
    now = timezone.now()
    done = Q(status="SUCCESSFUL", finished_at__lt=now - settings.JOBS_KEPT)
    failed = Q(status="FAILED", finished_at__lt=now - settings.FAILED_JOBS_KEPT)
    Worker.objects.filter(stopped_at__lt=now - settings.JOBS_KEPT).delete()
    return QueuedJob.objects.filter(done | failed).delete()[0]


def _is_waiting(task_path: str, arguments: dict[str, Any]) -> bool:
    """Whether the job waits; if so it cannot start before the current transaction ends."""
    if connection.vendor == "postgresql":
        # SQLite lets one transaction write at a time anyway.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtext(%s), hashtext(%s))",
                [task_path, json.dumps(arguments)],
            )
    waiting = QueuedJob.objects.filter(
        status="READY", task_path=task_path, args_kwargs={"args": [], "kwargs": arguments}
    )
    # Locked, so that no worker starts on it before it can see what this transaction changed.
    return waiting.select_for_update().order_by("pk").first() is not None
