"""What follows a motion: departing from it, and doing what is owed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions.settling import CARRIED, EXECUTED, locked
from gromada.charters.actions.speaking import entered
from gromada.charters.models import Departure, Duty, Motion
from gromada.charters.permissions import may_depart, may_fulfil
from gromada.charters.queries import seat_of
from gromada.ledger.actions import declare_kind
from gromada.ledger.models import Addressed, Entry
from gromada.people.models import Person
from gromada.verdict import Refused

DEPARTED = declare_kind(
    "charters.motion_departed", _("The competent office departed from what was carried")
)
FULFILLED = declare_kind("charters.duty_fulfilled", _("What was owed after a proposal was done"))


@transaction.atomic
def depart(
    *,
    motion: Motion,
    reason: str,
    office: str,
    by: Person,
    happened_at: datetime | None = None,
) -> Motion:
    """Depart from a carried motion: always lawful for the organ in charge, never silent.

    What waits to be carried out is not; what was carried out stays until an act undoes it.
    It counts as an override.
    """
    motion = locked(motion)
    may_depart(by, motion).require()
    seat = seat_of(by, motion.version.charter)
    if not (reason.strip() and office.strip()) or seat is None:
        raise Refused(_("Name the office that departs from it, and its reasons."))
    before, now = motion.state, happened_at or timezone.now()
    motion.state, motion.next_at = Motion.State.DEPARTED, None
    motion.ended_at = motion.ended_at or now
    motion.save(update_fields=["state", "next_at", "ended_at"])
    Departure.objects.create(
        motion=motion,
        seat=seat,
        office=office.strip(),
        reason=reason.strip(),
        departed_at=now,
    )
    entered(
        DEPARTED,
        motion,
        by=seat,
        facts={"act": motion.act_key, "side": seat.side, "was": str(before)},
        texts={"reason": reason.strip(), "office": office.strip()},
        because=list(
            Entry.objects.filter(subject=motion.address, kind__in=[CARRIED, EXECUTED]).order_by(
                "pk"
            )
        ),
        happened_at=happened_at,
    )
    return motion


@transaction.atomic
def fulfil(*, duty: Duty, text: str, by: Person, happened_at: datetime | None = None) -> Duty:
    """Do what is owed: give the reasoned answer, report the mediation, name the signature."""
    motion = locked(duty.motion)
    duty = Duty.objects.select_for_update().get(pk=duty.pk)
    duty.motion = motion
    may_fulfil(by, duty).require()
    seat = seat_of(by, motion.version.charter)
    if not text.strip() or seat is None:
        raise Refused(_("Write it down, so that everybody can read it."))
    duty.text, duty.done_at = text.strip(), happened_at or timezone.now()
    duty.save(update_fields=["text", "done_at"])
    entered(
        FULFILLED,
        motion,
        by=seat,
        facts={
            "duty": str(duty.kind),
            "side": seat.side,
            "in_time": duty.done_at <= duty.due_at,
        },
        texts={"answer": duty.text},
        happened_at=happened_at,
    )
    return duty


@transaction.atomic
def close_answer(
    *, motion: Motion, text: str, by: Addressed, because: list[Entry], at: datetime
) -> None:
    """Note that the answer that is owed was given on the page of what the motion is about.

    The part that calls it has asked its permission and recorded the answer.
    """
    motion = locked(motion)
    for duty in motion.duties.filter(kind=Duty.Kind.ANSWER, done_at=None):
        duty.text, duty.done_at = text, at
        duty.save(update_fields=["text", "done_at"])
        entered(
            FULFILLED,
            motion,
            by=by,
            facts={"duty": str(duty.kind), "side": duty.side, "in_time": at <= duty.due_at},
            texts={"answer": text},
            because=because,
            happened_at=at,
        )
