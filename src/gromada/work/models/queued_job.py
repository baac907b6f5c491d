"""A job in the queue."""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django_tasks_db.models import DBTaskResult

from gromada.work.models.job import Job


class QueuedJob(DBTaskResult):
    """A row of the queue, which django-tasks-db keeps."""

    class Meta:
        proxy = True

    def __str__(self) -> str:
        return self.job_name

    @property
    def job(self) -> Job | None:
        """What is to be run; none when this version of the site does not know it."""
        try:
            task = self.task
        except (ImportError, ValueError, SuspiciousOperation):
            return None
        return task if isinstance(task, Job) else None

    @property
    def job_name(self) -> str:
        return self.job.name if self.job else self.task_path

    @property
    def arguments(self) -> dict[str, Any]:
        return dict(self.args_kwargs["kwargs"])

    @property
    def attempts(self) -> int:
        """How often a worker took it."""
        return len(self.worker_ids)

    @property
    def error(self) -> str:
        """What went wrong the last time, in one line."""
        lines = self.traceback.strip().splitlines()
        return lines[-1] if lines else ""
