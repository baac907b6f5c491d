"""Jobs enter the queue in the transaction of what caused them."""

import json
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from gromada.work.models import JOBS


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


def _is_waiting(task_path: str, arguments: dict[str, Any]) -> bool:
    """Whether the job waits; if so it cannot start before the current transaction ends."""
    if connection.vendor == "postgresql":
        # SQLite lets one transaction write at a time anyway.
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtext(%s), hashtext(%s))",
                [task_path, json.dumps(arguments)],
            )
    waiting = DBTaskResult.objects.filter(
        status="READY", task_path=task_path, args_kwargs={"args": [], "kwargs": arguments}
    )
    # Locked, so that no worker starts on it before it can see what this transaction changed.
    return waiting.select_for_update().order_by("pk").first() is not None
