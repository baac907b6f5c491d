"""What the sides agree on after the signature: more promises, other days, the end."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Seat
from gromada.charters.permissions import require_mandate
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.partnerships.actions.preparing import CommitmentPlan, promise
from gromada.partnerships.actions.reporting import enter, held
from gromada.partnerships.actions.signing import day_of, promised
from gromada.partnerships.models import (
    Commitment,
    CommitmentEvent,
    OutcomeReport,
    Partnership,
    Party,
)
from gromada.partnerships.permissions import (
    can_be_moved,
    is_running,
    new_day_fits,
)
from gromada.partnerships.queries import last_entries_about

MOVED = declare_kind("partnerships.commitment_moved", _("A commitment was moved to another day"))
RELEASED = declare_kind("partnerships.commitment_released", _("A commitment was released"))
ENDED = declare_kind("partnerships.partnership_ended", _("A partnership ended"))


@transaction.atomic
def add_commitment(
    *,
    subject: Party,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    text_pl: str,
    text_en: str,
    due_on: date,
) -> Commitment:
    """Let a party promise something more in a partnership that is signed."""
    at = require_mandate(mandate, "partnerships.add_commitment", subject).at
    partnership = Partnership.objects.select_for_update().get(pk=subject.partnership_id)
    is_running(partnership).require()
    commitment = promise(
        partnership,
        CommitmentPlan(subject.organisation, due_on, text_pl=text_pl, text_en=text_en),
    )
    promised(commitment, by=by, at=at, because=because)
    return commitment


@transaction.atomic
def move_commitment(
    *,
    subject: Commitment,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    new_due_on: date,
) -> Commitment:
    """Promise it for another day; the day first promised stays and is shown for ever."""
    at = require_mandate(mandate, "partnerships.move_commitment", subject).at
    commitment = held(subject)
    can_be_moved(commitment).require()
    new_day_fits(commitment, new_due_on).require()
    enter(
        MOVED,
        commitment,
        status=CommitmentEvent.Status.MOVED,
        happened_on=day_of(at),
        by=by,
        party=None,
        texts={"reason": reason},
        because=[*because, *last_entries_about([commitment])],
        happened_at=at,
        new_due_on=new_due_on,
    )
    return commitment


@transaction.atomic
def release_commitment(
    *,
    subject: Commitment,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
) -> Commitment:
    """Let a party off a promise; that it was made stays."""
    at = require_mandate(mandate, "partnerships.release_commitment", subject).at
    commitment = held(subject)
    can_be_moved(commitment).require()
    enter(
        RELEASED,
        commitment,
        status=CommitmentEvent.Status.RELEASED,
        happened_on=day_of(at),
        by=by,
        party=None,
        texts={"reason": reason},
        because=[*because, *last_entries_about([commitment])],
        happened_at=at,
    )
    return commitment


@transaction.atomic
def end_partnership(
    *,
    subject: Partnership,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    outcome: str,
) -> Partnership:
    """End it, and say how; what was promised and not kept stays so."""
    at = require_mandate(mandate, "partnerships.end_partnership", subject).at
    partnership = Partnership.objects.select_for_update().get(pk=subject.pk)
    is_running(partnership).require()
    partnership.state, partnership.ended_at = Partnership.State.ENDED, at
    partnership.ended_as = OutcomeReport.Status(outcome).value
    partnership.save(update_fields=["state", "ended_at", "ended_as"])
    record(
        ENDED,
        subject=partnership,
        holder=partnership,
        by=by,
        facts={"side": by.side, "outcome": partnership.ended_as},
        texts={"reason": reason},
        because=[
            *because,
            *last_entries_about([partnership, *partnership.commitments.all()]),
        ],
        happened_at=at,
    )
    return partnership
