"""What is open, what comes, and how phases move."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from gromada.processes.models import Phase, Process


def current_phase(process: Process, at: datetime | None = None) -> Phase | None:
    """The phase that is open now, if the process is running and one is."""
    if not process.is_running:
        return None
    moment = at or timezone.now()
    return next((phase for phase in process.phases.all() if phase.is_open_at(moment)), None)


def next_phase(process: Process, at: datetime | None = None) -> Phase | None:
    """The phase that begins next, if the process is running and one will."""
    if not process.is_running:
        return None
    moment = at or timezone.now()
    return next((phase for phase in process.phases.all() if phase.starts_at > moment), None)


def has_begun(process: Process) -> bool:
    """Has any phase begun?"""
    now = timezone.now()
    return any(phase.starts_at <= now for phase in process.phases.all())


@dataclass(frozen=True, slots=True)
class PhaseInLine:
    """A phase and where it stands: done, now or coming."""

    phase: Phase
    state: str


def line_of_phases(process: Process) -> list[PhaseInLine]:
    """All phases in order; of a process that is closed, all are done."""
    now = timezone.now()
    current = current_phase(process, now)
    ended = not (process.is_running or process.is_draft)

    def state(phase: Phase) -> str:
        if phase == current:
            return "now"
        return "done" if ended or phase.is_over_at(now) else "coming"

    return [PhaseInLine(phase, state(phase)) for phase in process.phases.all()]


def later_phases_moved(phase: Phase, ends_at: datetime) -> list[Phase]:
    """The phases that must move if ``phase`` ends at ``ends_at``, with their new dates.

    They move by whole days, so that a phase that begins at midnight still does
    when the clocks change in between. Nothing is saved.
    """
    later = list(phase.process.phases.filter(order__gt=phase.order))
    if not later or later[0].starts_at >= ends_at:
        return []
    days = (local(ends_at).date() - local(later[0].starts_at).date()).days
    if days_later(later[0].starts_at, days) < ends_at:
        days += 1  # an end in the middle of a day
    for row in later:
        row.starts_at = days_later(row.starts_at, days)
        row.ends_at = days_later(row.ends_at, days)
    return later


def local(moment: datetime) -> datetime:
    return timezone.localtime(moment, timezone.get_default_timezone())


def days_later(moment: datetime, days: int) -> datetime:
    """The same time of day on a later day, whatever the clocks did."""
    return local(moment) + timedelta(days=days)
