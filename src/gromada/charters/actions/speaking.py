"""What seats say to a motion, and what its mover does about it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions.settling import follow, locked
from gromada.charters.models import Motion, Seat, Word
from gromada.charters.permissions import (
    may_accept,
    may_answer,
    may_extend,
    may_say,
    may_withdraw,
)
from gromada.charters.queries import seat_of, window_closes_at
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Addressed, Entry
from gromada.methods.charter import Stance
from gromada.people.models import Person
from gromada.verdict import Refused

SAID = declare_kind("charters.word_said", _("A word was said to a proposal"))
ACCEPTED = declare_kind("charters.condition_accepted", _("A condition was accepted"))
ANSWERED = declare_kind("charters.reason_answered", _("A reason was answered"))
EXTENDED = declare_kind("charters.motion_extended", _("A proposal was given more time"))
WITHDRAWN = declare_kind("charters.motion_withdrawn", _("A proposal was withdrawn"))

REASONED = {Stance.OBJECT, Stance.CONSENT_IF}


@transaction.atomic
def say(
    *,
    motion: Motion,
    stance: str,
    reason: str = "",
    condition: Mapping[str, Any] | None = None,
    by: Person,
    happened_at: datetime | None = None,
) -> Motion:
    """Say a word, or change it; the word that completes the keys carries the motion.

    ``condition``: what of the payload, or the ``reason``, has to be otherwise; it may be empty
    when what is asked for stands outside the platform.
    """
    motion = locked(motion)
    may_say(by, motion).require()
    stance, reason, now = Stance(stance), reason.strip(), happened_at or timezone.now()
    if stance in REASONED and not reason:
        raise Refused(_("Say why, so that the others can answer."))
    asked = _checked_condition(motion, condition or {}) if stance is Stance.CONSENT_IF else None
    seat = _seat(by, motion)
    entry = entered(
        SAID,
        motion,
        by=seat,
        facts={
            "stance": stance.value,
            "side": seat.side,
            "payload_version": motion.payload_version,
            "changes": sorted(asked or {}),
        },
        texts={"reason": reason} if reason else None,
        happened_at=happened_at,
    )
    Word.objects.update_or_create(
        motion=motion,
        seat=seat,
        defaults={
            "term": seat.term,
            "stance": stance,
            "reason": reason,
            "condition": asked,
            "payload_version": motion.payload_version,
            "accepted_at": None,
            "answer": "",
            "said_at": now,
            "by_delegate": seat.person_id != by.pk,
            "entry": entry,
        },
    )
    return follow(motion, now=now, happened_at=happened_at)


@transaction.atomic
def accept_condition(
    *, motion: Motion, word: Word, by: Person, happened_at: datetime | None = None
) -> Motion:
    """Let the motion go on as a seat asked.

    That seat and the mover then consent. If the motion changed, the others are asked again,
    and have at least a whole window from now.
    """
    motion = locked(motion)
    word = motion.words.select_related("seat", "entry").get(pk=word.pk)
    may_accept(by, motion, word).require()
    now = happened_at or timezone.now()
    asked = dict(word.condition or {})
    reason = str(asked.pop("reason", motion.reason))
    changed = {**motion.payload, **asked} != motion.payload or reason != motion.reason
    if changed:
        if motion.first_payload is None:
            motion.first_payload, motion.first_reason = motion.payload, motion.reason
        motion.payload, motion.reason = {**motion.payload, **asked}, reason
        motion.amount = _fitting(motion, motion.payload)
        motion.payload_version += 1
        motion.carried_at, motion.state = None, Motion.State.OPEN
        motion.closes_at = max(motion.closes_at, window_closes_at(now, motion.rule.window_days))
        motion.save()
    entry = entered(
        ACCEPTED,
        motion,
        by=motion.mover,
        facts={"of": word.seat.address, "side": word.seat.side, "changed": changed},
        because=[word.entry],
        happened_at=happened_at,
    )
    motion.words.filter(pk=word.pk).update(
        stance=Stance.CONSENT,
        payload_version=motion.payload_version,
        entry=entry,
        accepted_at=now,
    )
    motion.words.filter(seat=motion.mover, stance=Stance.CONSENT).update(
        payload_version=motion.payload_version, entry=entry
    )
    return follow(motion, now=now, happened_at=happened_at)


@transaction.atomic
def answer_reason(
    *, motion: Motion, word: Word, answer: str, by: Person, happened_at: datetime | None = None
) -> Motion:
    """Answer the reason of a seat; a side that is only asked has a right to it."""
    motion = locked(motion)
    word = motion.words.select_related("seat", "entry").get(pk=word.pk)
    may_answer(by, motion, word).require()
    if not answer.strip():
        raise Refused(_("Write an answer that says why."))
    motion.words.filter(pk=word.pk).update(answer=answer.strip())
    entered(
        ANSWERED,
        motion,
        by=_seat(by, motion),
        facts={"to": word.seat.address, "side": word.seat.side},
        texts={"answer": answer.strip()},
        because=[word.entry],
        happened_at=happened_at,
    )
    return follow(motion, now=happened_at, happened_at=happened_at)


@transaction.atomic
def extend(*, motion: Motion, by: Person, happened_at: datetime | None = None) -> Motion:
    """Give a motion its window once more: a right of every seat, once."""
    motion = locked(motion)
    may_extend(by, motion).require()
    motion.extended_at = happened_at or timezone.now()
    motion.closes_at = window_closes_at(motion.closes_at, motion.rule.window_days)
    motion.save(update_fields=["extended_at", "closes_at"])
    entered(
        EXTENDED,
        motion,
        by=_seat(by, motion),
        facts={"closes_at": motion.closes_at.isoformat()},
        happened_at=happened_at,
    )
    return follow(motion, now=happened_at, happened_at=happened_at)


@transaction.atomic
def withdraw(
    *, motion: Motion, reason: str = "", by: Person, happened_at: datetime | None = None
) -> Motion:
    """Take a motion back before it is carried out."""
    motion = locked(motion)
    may_withdraw(by, motion).require()
    motion.state = Motion.State.WITHDRAWN
    motion.ended_at, motion.next_at = happened_at or timezone.now(), None
    motion.save(update_fields=["state", "ended_at", "next_at"])
    entered(
        WITHDRAWN,
        motion,
        by=motion.mover,
        facts={"act": motion.act_key, "side": motion.mover.side},
        texts={"reason": reason.strip()} if reason.strip() else None,
        happened_at=happened_at,
    )
    return motion


def entered(
    kind: str,
    motion: Motion,
    *,
    by: Addressed,
    because: list[Entry] | None = None,
    **contents: Any,
) -> Entry:
    """Enter something about a motion; unless told otherwise it follows from its being moved."""
    own = [motion.entry] if motion.entry else []
    return record(
        kind,
        subject=motion,
        holder=motion.version.charter.holder,
        by=by,
        because=because or own,
        **contents,
    )


def _seat(person: Person, motion: Motion) -> Seat:
    seat = seat_of(person, motion.version.charter)
    if seat is None:
        raise Refused(_("Only people who hold a seat under the charter speak here."))
    return seat


def _checked_condition(motion: Motion, condition: Mapping[str, Any]) -> dict[str, Any]:
    """The changes asked for, as JSON keeps them; refused when the act could not be done so."""
    asked = motion.act.encoded(condition)
    payload = {**motion.payload, **{k: v for k, v in asked.items() if k != "reason"}}
    _fitting(motion, payload)
    return asked


def _fitting(motion: Motion, payload: Mapping[str, Any]) -> int | None:
    """Refuses what could not be done; gives the money that it would move."""
    act = motion.act
    act.complete(payload).require()
    subject = act.find(motion.subject)
    if subject is None:
        raise Refused(_("What it was about is gone."))
    act.fits(subject, act.decoded(payload)).require()
    return act.amount(subject, act.decoded(payload))
