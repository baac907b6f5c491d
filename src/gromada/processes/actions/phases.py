"""Opening, closing and extending a phase; its dates say what is open."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Seat
from gromada.charters.permissions import require_mandate
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.processes.models import Phase, Process, start_of_day
from gromada.processes.permissions import (
    can_be_closed,
    can_be_extended,
    can_be_opened,
    may_end_on,
    may_extend_until,
    may_set_end,
)
from gromada.processes.queries import later_phases_moved

OPENED = declare_kind("processes.phase_opened", _("A phase was opened"))
CLOSED = declare_kind("processes.phase_closed", _("A phase was closed before its date"))
EXTENDED = declare_kind("processes.phase_extended", _("A phase was given more time"))


@transaction.atomic
def open_phase(
    *,
    subject: Phase,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    ends_at: datetime,
) -> Phase:
    """Let a phase begin now: earlier than planned, or again after it ended."""
    at = require_mandate(mandate, "processes.open_phase", subject).at
    phase = _locked(subject)
    can_be_opened(phase).require()
    may_set_end(phase, ends_at).require()
    moved = _move_later_phases(phase, ends_at)
    phase.starts_at = min(phase.starts_at, at)
    phase.ends_at = ends_at
    phase.save(update_fields=["starts_at", "ends_at"])
    return _recorded(OPENED, phase, moved, reason=reason, by=by, because=because, at=at)


@transaction.atomic
def close_phase(
    *,
    subject: Phase,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    last_day: date | None = None,
) -> Phase:
    """End a phase before its date: now, or after a last day that comes sooner."""
    at = require_mandate(mandate, "processes.close_phase", subject).at
    phase = _locked(subject)
    can_be_closed(phase).require()
    may_end_on(phase, last_day).require()
    phase.ends_at = start_of_day(last_day + timedelta(days=1)) if last_day else at
    phase.save(update_fields=["ends_at"])
    return _recorded(CLOSED, phase, reason=reason, by=by, because=because, at=at)


@transaction.atomic
def extend_phase(
    *,
    subject: Phase,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    ends_at: datetime,
) -> Phase:
    """Give a phase a later end; the phases after it move by as many days, if they must."""
    at = require_mandate(mandate, "processes.extend_phase", subject).at
    phase = _locked(subject)
    can_be_extended(phase).require()
    may_extend_until(phase, ends_at).require()
    moved = _move_later_phases(phase, ends_at)
    phase.ends_at = ends_at
    phase.save(update_fields=["ends_at"])
    return _recorded(EXTENDED, phase, moved, reason=reason, by=by, because=because, at=at)


def _locked(phase: Phase) -> Phase:
    """The phase as it is now; its process is held, so that its phases change one at a time."""
    process = Process.objects.select_for_update().get(pk=phase.process_id)
    return process.phases.get(pk=phase.pk)


def _move_later_phases(phase: Phase, ends_at: datetime) -> list[Phase]:
    moved = later_phases_moved(phase, ends_at)
    for later in moved:
        later.save(update_fields=["starts_at", "ends_at"])
    return moved


def _recorded(
    kind: str,
    phase: Phase,
    moved: Sequence[Phase] = (),
    *,
    reason: str,
    by: Seat,
    because: Iterable[Entry],
    at: datetime,
) -> Phase:
    """Enter a change of dates, with those of the phases that moved along."""
    record(
        kind,
        subject=phase,
        holder=phase.process,
        by=by,
        facts={"side": by.side, "phases": [_dates_of(row) for row in (phase, *moved)]},
        texts={"reason": reason},
        because=because,
        happened_at=at,
    )
    return phase


def _dates_of(phase: Phase) -> list[str]:
    return [phase.address, phase.starts_at.isoformat(), phase.ends_at.isoformat()]
