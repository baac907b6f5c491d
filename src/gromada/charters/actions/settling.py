"""Following what ``settle`` says: carry, wait, execute, end. Nothing here decides."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions.pausing import pause_or_resume
from gromada.charters.models import Charter, Duty, Motion, facts, issued
from gromada.charters.queries import counts_now, due_motions, settlement_of
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Addressed, Entry
from gromada.methods.charter import Deadlock, Effect, Settlement, State
from gromada.methods.charter.regime import deciding_sides
from gromada.verdict import Refused

CARRIED = declare_kind("charters.motion_carried", _("A proposal was carried"))
EXECUTED = declare_kind("charters.motion_executed", _("A proposal was carried out"))
ENDED = declare_kind("charters.motion_ended", _("A proposal ended without being carried out"))

ANSWER_WITHIN = timedelta(days=30)
LONGEST_NOTE = 400
ENDINGS = {
    State.REFUSED: Motion.State.REFUSED,
    State.LAPSED: Motion.State.LAPSED,
    State.DEADLOCKED: Motion.State.DEADLOCKED,
}


def hold_charter(holder: Addressed | str) -> Charter | None:
    """The charter of a process or partnership, held until the transaction ends.

    Whoever locks a row that acts change, and then moves an act, begins with this.
    """
    address = holder if isinstance(holder, str) else holder.address
    return Charter.objects.select_for_update().filter(holder=address).first()


def locked(motion: Motion) -> Motion:
    """The motion as it is now, held with its charter until the transaction ends.

    The charter is held first, by everything that changes motions or seats: so nothing
    waits in a circle, and one motion is settled by one word at a time.
    """
    charter = Charter.objects.filter(versions__motions=motion.pk)
    Charter.objects.select_for_update().get(pk__in=charter.values("pk"))
    rows = Motion.objects.select_related("version__charter", "mover")
    return rows.select_for_update(of=("self",)).get(pk=motion.pk)


@transaction.atomic
def settle_motion(*, motion: Motion, now: datetime | None = None) -> Motion:
    """Look at a motion because time has passed, or because a seat changed."""
    motion = locked(motion)
    return follow(motion, now=now, happened_at=now)


def settle_due(*, now: datetime | None = None) -> int:
    """Settle every motion that may have changed by itself, each in its own transaction.

    One that cannot be settled holds up no other.
    """
    count, errors = 0, []
    for motion in due_motions(now):
        try:
            settle_motion(motion=motion, now=now)
            count += 1
        except Exception as error:
            error.add_note(motion.address)
            errors.append(error)
    if errors:
        raise ExceptionGroup("Some motions could not be settled.", errors)
    return count


def settle_all_of(charter: Charter, *, now: datetime | None = None) -> None:
    """Look at every live motion of a charter again, whose row the caller holds."""
    live = Motion.objects.filter(version__charter=charter, state__in=Motion.LIVE).order_by("pk")
    for motion in live:
        follow(locked(motion), now=now)


def follow(
    motion: Motion, *, now: datetime | None = None, happened_at: datetime | None = None
) -> Motion:
    """Do what follows from where a motion stands; its row is held by the caller."""
    if not motion.is_live:
        return motion
    now = now or timezone.now()
    pause_or_resume(motion, now=now)
    settlement = settlement_of(motion, now=now)
    match settlement.state:
        case State.OPEN:
            motion.state, motion.carried_at = Motion.State.OPEN, None
            _saved(motion, settlement)
        case State.WAITING:
            if motion.state != Motion.State.WAITING:
                motion.state, motion.carried_at = Motion.State.WAITING, now
                _carried(motion, settlement, happened_at)
            _saved(motion, settlement)
        case State.CARRIED:
            if motion.carried_at is None:
                motion.carried_at = now
                _carried(motion, settlement, happened_at)
            _saved(motion, settlement)
            _execute(motion, now, happened_at)
        case _:
            _end(motion, settlement, now, happened_at)
    return motion


def _saved(motion: Motion, settlement: Settlement) -> None:
    paused_open = motion.is_paused and motion.state == Motion.State.OPEN
    motion.next_at = None if paused_open else settlement.changes_at
    motion.by_silence, motion.by_casting = settlement.by_silence, settlement.by_casting
    motion.save()


def _carried(motion: Motion, settlement: Settlement, happened_at: datetime | None) -> None:
    """Enter that the keys are complete, with the counts behind it, silence told apart."""
    seats = {seat.pk: seat for seat in motion.version.charter.seats.all()}
    words = [
        word.entry
        for word in motion.words.select_related("entry")
        if counts_now(word, motion, seats[word.seat_id])
    ]
    record(
        CARRIED,
        subject=motion,
        holder=motion.version.charter.holder,
        by=motion.mover,
        facts={
            "act": motion.act_key,
            "side": motion.mover.side,
            "by_silence": settlement.by_silence,
            "by_casting": settlement.by_casting,
            "sides": {
                side.side: {
                    "consents": side.consents,
                    "conditional": side.conditional,
                    "objections": side.objections,
                    "abstentions": side.abstentions,
                    "silent": side.silent,
                    "seats": side.seats,
                }
                for side in settlement.sides
            },
        },
        because=[each for each in (motion.entry, *words) if each is not None],
        happened_at=happened_at,
    )


def _last_carried(motion: Motion) -> list[Entry]:
    carried = Entry.objects.filter(kind=CARRIED, subject=motion.address)
    return list(carried.order_by("-pk")[:1])


def _execute(motion: Motion, now: datetime, happened_at: datetime | None) -> None:
    """Run the act in a savepoint of the same transaction; what changed meanwhile stops it."""
    act = motion.act
    motion.ended_at, motion.next_at = now, None
    because = _last_carried(motion)
    if act.effect == Effect.RESERVED:
        motion.state = Motion.State.RECOMMENDED
        _owe(motion, Duty.Kind.ANSWER, now)
        _closed(motion, EXECUTED, because, happened_at, {"recommended": True})
        return
    try:
        with transaction.atomic():
            subject = held(motion)
            entry = _recorded(
                motion, EXECUTED, because, happened_at, {"act": act.key, "on": motion.subject}
            )
            with issued(act=act.key, subject=motion.subject, motion=motion, at=now) as mandate:
                act.action(
                    subject=subject,
                    by=motion.mover,
                    mandate=mandate,
                    because=[entry],
                    reason=motion.reason,
                    **act.decoded(motion.payload),
                )
    except Refused as refusal:
        motion.state, motion.outcome_note = Motion.State.OVERTAKEN, str(refusal)[:LONGEST_NOTE]
        _closed(motion, ENDED, because, happened_at, {"state": Motion.State.OVERTAKEN.value})
        return
    motion.state = Motion.State.EXECUTED
    if act.effect == Effect.SELF_BINDING and not act.names_signature:
        _owe(motion, Duty.Kind.SIGNATURE, now)
    motion.save()


def held(motion: Motion) -> Any:
    """What the motion is about, held against change, if it is still what it was about."""
    found = motion.act.find(motion.subject)
    if found is not None:
        rows = type(found)._default_manager.select_for_update()
        if rows.filter(pk=found.pk).first() is not None:
            found = motion.act.find(motion.subject)
    if found is None:
        raise Refused(_("What it was about is gone."))
    if motion.act.fingerprint(found) != motion.fingerprint:
        raise Refused(_("What it was about has changed meanwhile."))
    return found


def _end(
    motion: Motion, settlement: Settlement, now: datetime, happened_at: datetime | None
) -> None:
    """Close a motion that was not carried, with what is owed after it."""
    motion.state = ENDINGS[settlement.state]
    motion.ended_at, motion.next_at = now, None
    if motion.state == Motion.State.DEADLOCKED:
        _owe(motion, Duty.Kind.ANSWER, now)
        if motion.rule.deadlock is Deadlock.MEDIATION or _deadlocked_before(motion):
            _owe(motion, Duty.Kind.MEDIATION, now)
    because = [motion.entry] if motion.entry else []
    _closed(
        motion, ENDED, because, happened_at, {"state": str(motion.state), "act": motion.act_key}
    )


def _deadlocked_before(motion: Motion) -> bool:
    """Whether the sides were in deadlock over the same thing before."""
    before = Motion.objects.filter(
        version__charter=motion.version.charter,
        subject=motion.subject,
        state=Motion.State.DEADLOCKED,
    )
    return before.exclude(pk=motion.pk).exists()


def _owe(motion: Motion, kind: Duty.Kind, now: datetime) -> None:
    """An answer is owed by the side that decides by law; mediation by all."""
    text = motion.version.text
    side = "" if kind == Duty.Kind.MEDIATION else deciding_sides(text, ())[0]
    Duty.objects.get_or_create(
        motion=motion, kind=kind, defaults={"due_at": now + ANSWER_WITHIN, "side": side}
    )


def _closed(
    motion: Motion,
    kind: str,
    because: Sequence[Entry],
    happened_at: datetime | None,
    more: dict[str, object],
) -> None:
    motion.save()
    _recorded(motion, kind, because, happened_at, more)


def _recorded(
    motion: Motion,
    kind: str,
    because: Sequence[Entry],
    happened_at: datetime | None,
    more: dict[str, object],
) -> Entry:
    family = facts(motion.act).family.value
    return record(
        kind,
        subject=motion,
        holder=motion.version.charter.holder,
        by=motion.mover,
        facts={**more, "side": motion.mover.side, "family": family},
        because=because,
        happened_at=happened_at,
    )
