"""What becomes of seats and of addresses in proposals when somebody is erased."""

from collections.abc import Mapping
from typing import Any

from gromada.charters.actions.seating import TIES, held, leave_vacant
from gromada.charters.models import ACTS, Invitation, Motion, Seat, Told, Word
from gromada.ledger.actions import erase_text
from gromada.ledger.models import Entry, Text
from gromada.people.models import Person
from gromada.work.privacy import erases_account, erases_address

Payload = Mapping[str, Any]


@erases_account
def erase_seats(person: Person) -> None:
    """Seats become vacant, as when a mandate ends; nobody stands in who is no longer there."""
    for seat in map(held, Seat.objects.filter(person=person)):
        _erase_ties(seat)
        Told.objects.filter(seat=seat, term=seat.term).delete()
        leave_vacant(seat, by="system")
    Seat.objects.filter(delegate=person).update(delegate=None, delegate_until=None)


def _erase_ties(seat: Seat) -> None:
    """What the holder said of their interests, out of the record too; those before them stay."""
    declared = Entry.objects.filter(kind=TIES, subject=seat.address)
    if seat.since is not None:
        declared = declared.filter(happened_at__gte=seat.since)
    for entry in declared.order_by("pk"):
        erase_text(entry=entry, name="ties", by="system", ground=Text.Ground.REQUEST)


@erases_address
def erase_invitations(address: str) -> int:
    """Invitations to a seat, and the address wherever somebody proposed to invite it."""
    erased = Invitation.objects.filter(email__iexact=address).delete()[0]
    inviting = [
        key for key, act in ACTS.items() if any(field.kind == "email" for field in act.payload)
    ]
    for motion in Motion.objects.filter(act_key__in=inviting).select_for_update():
        if _names(motion.payload, address) or _names(motion.first_payload, address):
            motion.payload = _without(motion.payload, address)
            motion.first_payload = _without(motion.first_payload, address)
            if motion.is_live:
                motion.fingerprint = ""  # it cannot be carried out: there is nobody to invite
            motion.save(update_fields=["payload", "first_payload", "fingerprint"])
            erased += 1
    for word in Word.objects.filter(motion__act_key__in=inviting, condition__isnull=False):
        if _names(word.condition, address):
            word.condition = _without(word.condition, address)
            word.save(update_fields=["condition"])
            erased += 1
    return erased


def _names(payload: Payload | None, address: str) -> bool:
    said = (payload or {}).values()
    return any(isinstance(value, str) and value.strip().lower() == address for value in said)


def _without(payload: Payload | None, address: str) -> dict[str, Any] | None:
    if payload is None:
        return None
    return {
        name: "" if _names({name: value}, address) else value for name, value in payload.items()
    }
