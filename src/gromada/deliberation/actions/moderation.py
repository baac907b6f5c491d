"""Hiding a statement and bringing it back: acts under the charter, with a reason for everyone."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Mandate, Seat
from gromada.charters.permissions import require_mandate
from gromada.deliberation.actions.quarantine import end_quarantine
from gromada.deliberation.models import Quarantine, Statement
from gromada.deliberation.permissions import can_be_hidden, can_be_restored
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.notices.actions import notify

HIDDEN = declare_kind("deliberation.statement_hidden", _("A statement was hidden"))
RESTORED = declare_kind("deliberation.statement_restored", _("A statement was restored"))
LONGEST_REASON = 500


@transaction.atomic
def hide_statement(
    *, subject: Statement, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Statement:
    """Take a statement out of voting and out of the map; its votes are kept."""
    granted = require_mandate(mandate, "deliberation.hide_statement", subject)
    statement = _locked(subject)
    can_be_hidden(statement).require()
    statement.status = Statement.Status.HIDDEN
    statement.hidden_reason, statement.hidden_at = reason[:LONGEST_REASON], granted.at
    statement.save(update_fields=["status", "hidden_reason", "hidden_at"])
    end_quarantine(statement, Quarantine.Outcome.CONFIRMED, at=granted.at)
    return _recorded(HIDDEN, statement, reason=reason, by=by, because=because, mandate=granted)


@transaction.atomic
def restore_statement(
    *, subject: Statement, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Statement:
    """Put a hidden statement before people again, with the votes it had."""
    granted = require_mandate(mandate, "deliberation.restore_statement", subject)
    statement = _locked(subject)
    can_be_restored(statement).require()
    statement.status = Statement.Status.VISIBLE
    statement.hidden_reason, statement.hidden_at = "", None
    statement.save(update_fields=["status", "hidden_reason", "hidden_at"])
    end_quarantine(statement, Quarantine.Outcome.RETURNED, at=granted.at)
    return _recorded(RESTORED, statement, reason=reason, by=by, because=because, mandate=granted)


def _locked(statement: Statement) -> Statement:
    rows = Statement.objects.select_related("process", "author__person")
    return rows.select_for_update(of=("self",)).get(pk=statement.pk)


def _recorded(
    kind: str,
    statement: Statement,
    *,
    reason: str,
    by: Seat,
    because: Iterable[Entry],
    mandate: Mandate,
) -> Statement:
    """Enter the act, and tell the author when there is a way to reach them."""
    record(
        kind,
        subject=statement,
        holder=statement.process,
        by=by,
        facts={"number": statement.number, "side": by.side},
        texts={"reason": reason},
        because=because,
        happened_at=mandate.at,
    )
    if statement.author is not None and statement.author.person is not None:
        notify(
            statement.author.person,
            template=kind.replace(".", "/"),
            context={"statement": statement, "process": statement.process, "reason": reason},
            link=reverse(
                "deliberation:statement_detail",
                args=[statement.process.slug, statement.number],
            ),
        )
    return statement
