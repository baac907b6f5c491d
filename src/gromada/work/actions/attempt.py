"""One attempt at one job: take it, run it, write down how it went."""

import logging
import random
from collections.abc import Sequence
from datetime import timedelta
from traceback import format_exception
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from gromada.work.models import GiveUp, QueuedJob

logger = logging.getLogger("gromada.work")

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
# An unknown job may be known again once every machine runs the same version.
ATTEMPTS_OF_UNKNOWN = 6
LONGEST_TRACEBACK = 20_000


def take(*, worker_id: str, queues: Sequence[str]) -> QueuedJob | None:
    """Claim the next job that is due. No two workers ever get the same."""
    ready = QueuedJob.objects.ready().filter(backend_name="default", queue_name__in=queues)
    if not ready.exists():  # asked first, since taking needs SQLite's only write lock
        return None
    with transaction.atomic():
        row = cast(QueuedJob | None, ready.get_locked())
        if row is not None:
            row.claim(worker_id)
    return row


def run(row: QueuedJob) -> BaseException | None:
    """Call the job; the answer is what it raised."""
    try:
        row.task.call(**row.args_kwargs["kwargs"])
    except BaseException as error:  # a job that exits must not take the worker with it
        return error
    return None


def write_down(row: QueuedJob, *, error: BaseException | None) -> None:
    """Say how the attempt went, unless the job was given to another worker meanwhile."""
    now = timezone.now()
    if error is None:
        changes: dict[str, Any] = {
            "status": "SUCCESSFUL",
            "finished_at": now,
            "exception_class_path": "",
            "traceback": "",
        }
    else:
        changes = after_failure(
            row,
            error_name=f"{type(error).__module__}.{type(error).__qualname__}",
            details=_details(error),
            final=isinstance(error, GiveUp),
        )
        logger.warning(
            "%s failed, attempt %d, now %s: %s",
            row.task_path, row.attempts, changes["status"], error,
        )  # fmt: skip
    if not _still_ours(row).update(**changes):
        logger.warning("%s was given to another worker before it ended.", row.task_path)


def after_failure(
    row: QueuedJob, *, error_name: str, details: str, final: bool = False
) -> dict[str, Any]:
    """What a failed attempt changes: wait for the next one, or stay as a failure."""
    now = timezone.now()
    most, longest = _limits(row)
    changes: dict[str, Any] = {"exception_class_path": error_name, "traceback": details}
    if final or row.attempts >= most:
        return {**changes, "status": "FAILED", "finished_at": now}
    wait = back_off(row.attempts, longest=longest, jitter=random.uniform(0.5, 1.5))  # noqa: S311
    return {**changes, "status": "READY", "run_after": now + wait}


def back_off(attempts: int, *, longest: timedelta, jitter: float = 1.0) -> timedelta:
    """How long to wait after so many attempts: 5 s, 15 s, 45 s …

    ``jitter`` keeps jobs that failed together from coming back together.
    """
    waits: timedelta = FIRST_WAIT * 3 ** min(attempts - 1, 12)
    return min(waits, longest) * jitter


def _details(error: BaseException) -> str:
    # PostgreSQL cannot store the character NUL.
    return "".join(format_exception(error)).replace("\0", "�")[-LONGEST_TRACEBACK:]


def _limits(row: QueuedJob) -> tuple[int, timedelta]:
    if job := row.job:
        return job.max_attempts, job.longest_wait
    return ATTEMPTS_OF_UNKNOWN, LONGEST_WAIT


def _still_ours(row: QueuedJob) -> Any:
    return QueuedJob.objects.filter(pk=row.pk, status="RUNNING", worker_ids=row.worker_ids)
