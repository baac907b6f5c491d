"""Taking the words of an amendment out of sight: acts under the charter, or 72 hours at once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions import begin_emergency, end_emergency, hold_charter
from gromada.charters.models import Mandate, Seat
from gromada.charters.permissions import require_mandate
from gromada.drafting.actions.deciding import tell_proposer
from gromada.drafting.actions.proposing import locked_amendment
from gromada.drafting.models import Amendment, AmendmentAside
from gromada.drafting.permissions import can_be_hidden, can_be_restored, may_set_aside
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.people.models import Person

HIDDEN = declare_kind("drafting.amendment_hidden", _("An amendment was hidden"))
RESTORED = declare_kind("drafting.amendment_restored", _("A hidden amendment was restored"))
SET_ASIDE = declare_kind(
    "drafting.amendment_set_aside", _("An amendment was set aside for at most 72 hours")
)
RETURNED = declare_kind(
    "drafting.amendment_returned", _("An amendment that was set aside returned")
)
LONGEST_REASON = 500


@transaction.atomic
def hide_amendment(
    *, subject: Amendment, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Amendment:
    """Take its words off every page; that it was proposed and what became of it stays."""
    granted = require_mandate(mandate, "drafting.hide_amendment", subject)
    amendment = locked_amendment(subject)
    can_be_hidden(amendment).require()
    _show(amendment, Amendment.Shown.HIDDEN, reason[:LONGEST_REASON], granted.at)
    end_emergency(
        model=AmendmentAside,
        subject=amendment,
        outcome=AmendmentAside.Outcome.CONFIRMED,
        at=granted.at,
    )
    return _recorded(HIDDEN, amendment, reason=reason, by=by, because=because, mandate=granted)


@transaction.atomic
def restore_amendment(
    *, subject: Amendment, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Amendment:
    """Show its words again."""
    granted = require_mandate(mandate, "drafting.restore_amendment", subject)
    amendment = locked_amendment(subject)
    can_be_restored(amendment).require()
    _show(amendment, Amendment.Shown.VISIBLE)
    end_emergency(
        model=AmendmentAside,
        subject=amendment,
        outcome=AmendmentAside.Outcome.RETURNED,
        at=granted.at,
    )
    return _recorded(RESTORED, amendment, reason=reason, by=by, because=because, mandate=granted)


@transaction.atomic
def set_aside(*, amendment: Amendment, ground: str, by: Person) -> AmendmentAside:
    """Take its words out of sight at once, and ask the keys whether to hide it.

    Unless they agree to within 72 hours they return by themselves.
    """
    hold_charter(amendment.policy.process)
    amendment = locked_amendment(amendment)
    may_set_aside(by, amendment).require()
    _show(amendment, Amendment.Shown.ASIDE)
    aside = begin_emergency(
        model=AmendmentAside,
        subject=amendment,
        holder=amendment.policy.process,
        ground=ground,
        kind=SET_ASIDE,
        act="drafting.hide_amendment",
        by=by,
    )
    tell_proposer(amendment, "amendment_set_aside", aside=aside)
    return aside


def return_unconfirmed(*, now: datetime | None = None) -> int:
    """Put back what was set aside and not confirmed in time."""
    now = now or timezone.now()
    due = AmendmentAside.objects.filter(outcome=AmendmentAside.Outcome.OPEN, ends_at__lte=now)
    count = 0
    for aside in due.select_related("amendment"):
        with transaction.atomic():
            count += _return(aside.amendment, now)
    return count


def _return(amendment: Amendment, now: datetime) -> bool:
    amendment = locked_amendment(amendment)
    if not end_emergency(
        model=AmendmentAside, subject=amendment, outcome=AmendmentAside.Outcome.RETURNED, at=now
    ):
        return False  # the keys have just decided
    _show(amendment, Amendment.Shown.VISIBLE)
    record(
        RETURNED,
        subject=amendment,
        holder=amendment.policy.process,
        by="system",
        facts={"number": amendment.number},
    )
    return True


def _show(
    amendment: Amendment, shown: Amendment.Shown, reason: str = "", at: datetime | None = None
) -> None:
    amendment.shown, amendment.hidden_reason, amendment.hidden_at = shown, reason, at
    amendment.save(update_fields=["shown", "hidden_reason", "hidden_at"])


def _recorded(
    kind: str,
    amendment: Amendment,
    *,
    reason: str,
    by: Seat,
    because: Iterable[Entry],
    mandate: Mandate,
) -> Amendment:
    """Enter the act, and tell who proposed it when there is a way to reach them."""
    record(
        kind,
        subject=amendment,
        holder=amendment.policy.process,
        by=by,
        facts={"number": amendment.number, "side": by.side},
        texts={"reason": reason},
        because=because,
        happened_at=mandate.at,
    )
    tell_proposer(amendment, kind.rpartition(".")[2], reason=reason)
    return amendment
