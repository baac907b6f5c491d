"""Signing: from then on what was written down is promised."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions import fulfil
from gromada.charters.actions.settling import hold_charter
from gromada.charters.models import Duty, Motion, Seat
from gromada.charters.permissions import require_mandate
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.partnerships.actions.reporting import enter
from gromada.partnerships.models import Commitment, CommitmentEvent, Partnership
from gromada.partnerships.permissions import (
    can_be_signed,
    may_record_signature,
    whole_signature,
)
from gromada.partnerships.queries import last_entries_about
from gromada.people.models import Person
from gromada.verdict import Refused

SIGNED = declare_kind("partnerships.partnership_signed", _("A partnership was signed"))
PROMISED = declare_kind("partnerships.commitment_promised", _("A commitment was made"))
SIGNATURE = declare_kind("partnerships.signature_recorded", _("The signature outside was recorded"))


@transaction.atomic
def sign_partnership(
    *,
    subject: Partnership,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    signed_by: str,
    signed_on: date | None,
    document: str,
) -> Partnership:
    """Bind the parties: every commitment that is written down is promised from now on."""
    carried = require_mandate(mandate, "partnerships.sign", subject)
    partnership = Partnership.objects.select_for_update().get(pk=subject.pk)
    can_be_signed(partnership).require()
    whole_signature(signed_by, signed_on, document).require()
    partnership.state, partnership.signed_at = Partnership.State.SIGNED, carried.at
    partnership.signed_by, partnership.signed_on = signed_by, signed_on
    partnership.document = document
    partnership.save()
    texts = {"reason": reason, "title_pl": partnership.title_pl, "title_en": partnership.title_en}
    signed = record(
        SIGNED,
        subject=partnership,
        holder=partnership,
        by=by,
        facts={
            "side": by.side,
            "amount": partnership.amount,
            "signed_on": signed_on.isoformat() if signed_on else None,
            "parties": [
                [party.organisation.address, party.side, party.role]
                for party in partnership.parties.select_related("organisation")
            ],
            "innovations": [one.address for one in partnership.innovations.all()],
            "challenges": [one.address for one in partnership.challenges.all()],
        },
        texts=texts | ({"document": document, "signed_by": signed_by} if signed_on else {}),
        because=[*because, *last_entries_about([partnership])],
        happened_at=carried.at,
    )
    for commitment in partnership.commitments.select_related("party"):
        promised(commitment, by=by, at=carried.at, because=[signed])
    if signed_on and isinstance(carried.motion, Motion):
        # the signature that such an act owes is there already
        Duty.objects.create(
            motion=carried.motion,
            kind=Duty.Kind.SIGNATURE,
            side=by.side,
            due_at=carried.at,
            text=signature_words(signed_by, signed_on, document),
            done_at=carried.at,
        )
    return partnership


@transaction.atomic
def record_signature(
    *,
    partnership: Partnership,
    signed_by: str,
    signed_on: date,
    document: str,
    by: Person,
    happened_at: datetime | None = None,
) -> Partnership:
    """Say who signed outside, on which day, which document; the duty to say so is done."""
    hold_charter(partnership)  # first, as everything does that changes motions
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    may_record_signature(by, partnership).require()
    whole_signature(signed_by, signed_on, document).require()
    if not (signed_by and document):
        raise Refused(_("Say of the signature who, on which day and which document."))
    partnership.signed_by, partnership.signed_on = signed_by, signed_on
    partnership.document = document
    partnership.save(update_fields=["signed_by", "signed_on", "document"])
    record(
        SIGNATURE,
        subject=partnership,
        holder=partnership,
        by=by,
        facts={"signed_on": signed_on.isoformat()},
        texts={"document": document, "signed_by": signed_by},
        because=last_entries_about([partnership]),
        happened_at=happened_at,
    )
    owed = Duty.objects.filter(
        kind=Duty.Kind.SIGNATURE,
        done_at=None,
        motion__act_key="partnerships.sign",
        motion__subject=partnership.address,
    ).first()
    if owed is not None:
        fulfil(
            duty=owed,
            text=signature_words(signed_by, signed_on, document),
            by=by,
            happened_at=happened_at,
        )
    return partnership


def promised(
    commitment: Commitment, *, by: Seat, at: datetime, because: Iterable[Entry]
) -> CommitmentEvent:
    """Enter that a commitment is made."""
    texts = {"text_pl": commitment.text_pl, "text_en": commitment.text_en}
    return enter(
        PROMISED,
        commitment,
        status=CommitmentEvent.Status.PROMISED,
        happened_on=day_of(at),
        by=by,
        party=commitment.party,
        texts={name: said for name, said in texts.items() if said},
        because=because,
        happened_at=at,
    )


def day_of(at: datetime) -> date:
    return at.astimezone(timezone.get_default_timezone()).date()


def signature_words(signed_by: str, signed_on: date, document: str) -> str:
    return f"{signed_by} · {signed_on.isoformat()} · {document}"
