"""The clock of a story: what is told happens when it happened.

All our actions ask ``timezone.now()`` what time it is. While a chapter is told, that clock shows
the day of the chapter, so that a phase is open, a sign-up in time and an answer due as they
would have been. The record still notes the true time beside: ``Entry.recorded_at``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.utils import timezone

from gromada.processes.models import start_of_day

# of the computer; the story counts its days from it, also while another clock is shown
_true_now = timezone.now


def today() -> date:
    """The day on which the demo is loaded."""
    return timezone.localdate(_true_now())


def day(offset: int) -> date:
    """A day of the story, counted from today."""
    return today() + timedelta(days=offset)


def moment(offset: int, hour: float = 12) -> datetime:
    """An hour of a day of the story."""
    return start_of_day(day(offset)) + timedelta(hours=hour)


@contextmanager
def at(told: datetime) -> Iterator[datetime]:
    """Let everything inside happen at that moment; it never lies ahead."""
    told, shown = min(told, _true_now()), timezone.now
    timezone.now = lambda: told
    try:
        yield told
    finally:
        timezone.now = shown


@contextmanager
def on(offset: int, hour: float = 12) -> Iterator[datetime]:
    """The same, for an hour of a day of the story."""
    with at(moment(offset, hour)) as told:
        yield told
