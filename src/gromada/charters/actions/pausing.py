"""A window stands still while a side has nobody, and silence waits for who was not told."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Motion
from gromada.charters.queries import days_left, untold_seats, window_closes_at
from gromada.ledger.actions import declare_kind, record

PAUSED = declare_kind("charters.motion_paused", _("The time of a proposal was stopped"))
RESUMED = declare_kind("charters.motion_resumed", _("The time of a proposal runs again"))


def pause_or_resume(motion: Motion, *, now: datetime) -> None:
    """Stop the clock of a motion, or let it run, as those who have to answer are there or not.

    The motion's row is held by the caller.
    """
    cause = _cause(motion, now)
    if cause and not motion.is_paused:
        motion.paused_at, motion.paused_for = now, cause
        motion.save(update_fields=["paused_at", "paused_for"])
        _entered(motion, PAUSED, {"cause": str(cause)})
    elif motion.is_paused and not cause:
        _resume(motion, now)


def _cause(motion: Motion, now: datetime) -> Motion.Pause:
    if motion.state != Motion.State.OPEN:
        return Motion.Pause.NOT
    seats = motion.version.charter.seats.all()
    held = {seat.side for seat in seats if not seat.is_vacant}
    if not held.issuperset(motion.rule.key_sides):
        return Motion.Pause.VACANT
    closing = motion.closes_at <= now or motion.paused_for == Motion.Pause.UNTOLD
    if closing and untold_seats(motion):
        return Motion.Pause.UNTOLD
    return Motion.Pause.NOT


def _resume(motion: Motion, now: datetime) -> None:
    """Give what was left of each window; who could not be told has a whole one."""
    if motion.paused_at is None:
        return
    stopped = motion.paused_at

    def later(closes: datetime) -> datetime:
        if closes <= stopped:
            return closes
        return window_closes_at(now, days_left(closes, stopped))

    if motion.paused_for == Motion.Pause.UNTOLD:
        motion.closes_at = window_closes_at(now, motion.rule.window_days)
    else:
        motion.closes_at = later(motion.closes_at)
    motion.asked_until = {
        side: later(datetime.fromisoformat(at)).isoformat()
        for side, at in motion.asked_until.items()
    }
    motion.paused_at, motion.paused_for = None, Motion.Pause.NOT
    motion.save(update_fields=["closes_at", "asked_until", "paused_at", "paused_for"])
    _entered(motion, RESUMED, {"closes_at": motion.closes_at.isoformat()})


def _entered(motion: Motion, kind: str, more: dict[str, object]) -> None:
    record(
        kind,
        subject=motion,
        holder=motion.version.charter.holder,
        by="system",
        facts={"act": motion.act_key, **more},
        because=[motion.entry] if motion.entry else [],
    )
