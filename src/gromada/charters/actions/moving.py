"""Moving an act: the one way to a governed action."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.act import Act
from gromada.charters.actions.settling import follow, hold_charter
from gromada.charters.models import ACTS, Motion, Word
from gromada.charters.permissions import may_move, may_move_again, may_propose
from gromada.charters.queries import (
    Standing,
    asked_until,
    rule_for,
    seat_of,
    standing_of,
    version_in_force,
    window_closes_at,
)
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.methods.charter import Stance
from gromada.methods.charter.reading import write_rule
from gromada.people.models import Person
from gromada.verdict import Refused

MOVED = declare_kind("charters.motion_moved", _("An act was proposed"))


class NoCharter(Refused):
    """There is no charter that could carry the act."""

    def __init__(self) -> None:
        super().__init__(_("No charter is in force here, so nothing can be decided under it."))


@transaction.atomic
def move(
    *,
    act: Act | str,
    subject: Any,
    payload: Mapping[str, Any] | None = None,
    reason: str = "",
    by: Person,
    because: Iterable[Entry] = (),
    happened_at: datetime | None = None,
) -> Motion:
    """Propose an act on a subject; where the keys are complete it is done at once.

    The mover's word counts as consent, for the mover's own side only.
    """
    act = ACTS[act] if isinstance(act, str) else act
    now = happened_at or timezone.now()
    subject = act.find(subject.address)  # as it is now, whatever copy the caller has
    if subject is None:
        raise Refused(_("What it was about is gone."))
    standing = _held_standing(act, subject, now)
    may_move(by, standing, act, subject).require()
    charter = standing.version.charter
    seat = seat_of(by, charter)
    if seat is None:
        raise NoCharter  # may_move has said so before
    given = act.encoded(payload or {})
    reason = reason.strip()
    if act.needs_reason and not reason:
        raise Refused(_("Say why: everybody can read it, and those who have to agree need it."))
    act.complete(given).require()
    act.fits(subject, act.decoded(given)).require()
    rule = rule_for(standing, act, side=seat.side, payload=given)
    may_propose(seat, standing.version, rule).require()
    may_move_again(charter, act, subject, given).require()
    motion = Motion.objects.create(
        version=standing.version,
        regime=standing.regime.value,
        rule_text=write_rule(rule),
        act_key=act.key,
        subject=subject.address,
        payload=given,
        before=act.before(subject),
        amount=act.amount(subject, act.decoded(given)),
        reason=reason,
        fingerprint=act.fingerprint(subject),
        mover=seat,
        opened_at=now,
        closes_at=window_closes_at(now, rule.window_days),
        asked_until={side: at.isoformat() for side, at in asked_until(rule, now).items()},
    )
    motion.entry = record(
        MOVED,
        subject=motion,
        holder=charter.holder,
        by=seat,
        facts={
            "act": act.key,
            "family": act.family,
            "on": subject.address,
            "side": seat.side,
            "version": standing.version.number,
            "regime": standing.regime.value,
            "closes_at": motion.closes_at.isoformat(),
        },
        texts={"reason": reason} if reason else None,
        because=because,
        happened_at=happened_at,
    )
    motion.save(update_fields=["entry"])
    Word.objects.create(
        motion=motion,
        seat=seat,
        term=seat.term,
        stance=Stance.CONSENT,
        payload_version=motion.payload_version,
        said_at=now,
        by_delegate=seat.person_id != by.pk,
        entry=motion.entry,
    )
    return follow(motion, now=now, happened_at=happened_at)


def _held_standing(act: Act, subject: Any, now: datetime) -> Standing:
    """Under what the act would be decided; the charter is held, so motions begin one at a time."""
    charter = hold_charter(act.holder(subject))
    version = version_in_force(charter, at=now) if charter else None
    if version is None:
        raise NoCharter
    return standing_of(version, now=now)
