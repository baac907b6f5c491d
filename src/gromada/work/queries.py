"""Reading the queue, and what each part says about the people it stores something of."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps
from django.db import DatabaseError
from django.db.models import Max, Min, Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import get_date_max

from gromada.work.models import QueuedJob, Worker
from gromada.work.privacy import PersonalField

# A worker speaks every five seconds.
SILENCE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Health:
    """Whether jobs get done."""

    database_answers: bool
    worker_seen_at: datetime | None = None
    worker_lives: bool = False
    waiting: int = 0
    running: int = 0
    failed: int = 0
    oldest_due_at: datetime | None = None

    @property
    def oldest_waiting_seconds(self) -> int:
        """For how long the oldest job has been due; 0 when none is."""
        if self.oldest_due_at is None:
            return 0
        return max(0, int((timezone.now() - self.oldest_due_at).total_seconds()))


def health() -> Health:
    """How the queue is; it answers also when the database does not."""
    try:
        seen_at = Worker.objects.aggregate(at=Max("seen_at"))["at"]
        lives = Worker.objects.filter(
            stopped_at=None, seen_at__gt=timezone.now() - SILENCE
        ).exists()
        # One by one: each has its index, and those that succeeded are very many.
        waiting, running, failed = (
            QueuedJob.objects.filter(status=status).count()
            for status in ("READY", "RUNNING", "FAILED")
        )
        oldest = QueuedJob.objects.ready().aggregate(
            at_once=Min("enqueued_at", filter=Q(run_after=get_date_max())),
            later=Min("run_after", filter=Q(run_after__lt=get_date_max())),
        )
    except DatabaseError:
        return Health(database_answers=False)
    return Health(
        database_answers=True,
        worker_seen_at=seen_at,
        worker_lives=lives,
        oldest_due_at=min(filter(None, oldest.values()), default=None),
        waiting=waiting,
        running=running,
        failed=failed,
    )


def troubled() -> QuerySet[QueuedJob]:
    """Jobs that failed at least once and are not done."""
    return QueuedJob.objects.exclude(status="SUCCESSFUL").exclude(exception_class_path="")


def failures() -> QuerySet[QueuedJob]:
    """Jobs that were given up, the latest first."""
    return QueuedJob.objects.filter(status="FAILED").order_by("-finished_at", "pk")


def waiting_after_failure() -> QuerySet[QueuedJob]:
    """Jobs that failed and will be tried again, the next one first."""
    return troubled().filter(status="READY").order_by("run_after", "pk")


def said_by_parts() -> list[tuple[AppConfig, list[PersonalField]]]:
    """Each part that stores something about people, and what it says of it."""
    own = [app for app in apps.get_app_configs() if find_spec(f"{app.name}.privacy")]
    said = [(app, import_module(f"{app.name}.privacy")) for app in own]
    return [
        (app, module.PERSONAL_FIELDS)
        for app, module in said
        if getattr(module, "PERSONAL_FIELDS", ())
    ]
