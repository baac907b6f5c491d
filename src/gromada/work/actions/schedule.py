"""Periodic jobs."""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from gromada.work.actions.queue import enqueue
from gromada.work.models import SCHEDULE, Due


def tick() -> list[str]:
    """Enqueue the periodic jobs that are due, once each however many workers tick."""
    now = timezone.now()
    due_at = dict(Due.objects.values_list("name", "at"))
    first_seen = [Due(name=name, at=now) for name in SCHEDULE if name not in due_at]
    if first_seen:
        Due.objects.bulk_create(first_seen, ignore_conflicts=True)
        due_at |= {due.name: now for due in first_seen}
    return [
        name
        for name, period in SCHEDULE.items()
        if due_at[name] <= now and _enqueue_once(name, due_at[name], next_time(now, period=period))
    ]


@transaction.atomic
def _enqueue_once(name: str, due_at: datetime, next_at: datetime) -> bool:
    """Only who moves the hand from ``due_at`` enqueues; another worker finds it moved."""
    if not Due.objects.filter(name=name, at=due_at).update(at=next_at):
        return False
    enqueue(name, unique=True)
    return True


def next_time(now: datetime, *, period: timedelta) -> datetime:
    """The start of the next period, counted from a fixed point; missed periods are not made up."""
    start = datetime(2020, 1, 1, tzinfo=UTC)
    return start + period * ((now - start) // period + 1)
