"""Hiding a statement and bringing it back: acts of a host, with a reason that everyone can read."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.deliberation.models import Statement
from gromada.deliberation.permissions import may_hide, may_restore
from gromada.ledger.actions import declare_kind, record
from gromada.notices.actions import notify
from gromada.people.models import Person
from gromada.processes.queries import side_of

HIDDEN = declare_kind("deliberation.statement_hidden", _("A statement was hidden"))
RESTORED = declare_kind("deliberation.statement_restored", _("A statement was restored"))


@transaction.atomic
def hide_statement(*, statement: Statement, reason: str, by: Person) -> Statement:
    """Take a statement out of voting and out of the map; its votes are kept."""
    statement = _locked(statement)
    may_hide(by, statement).require()
    statement.status = Statement.Status.HIDDEN
    statement.hidden_reason, statement.hidden_at = reason.strip(), timezone.now()
    statement.save(update_fields=["status", "hidden_reason", "hidden_at"])
    return _recorded(HIDDEN, statement, reason=reason, by=by)


@transaction.atomic
def restore_statement(*, statement: Statement, reason: str, by: Person) -> Statement:
    """Put a hidden statement before people again, with the votes it had."""
    statement = _locked(statement)
    may_restore(by, statement).require()
    statement.status = Statement.Status.VISIBLE
    statement.hidden_reason, statement.hidden_at = "", None
    statement.save(update_fields=["status", "hidden_reason", "hidden_at"])
    return _recorded(RESTORED, statement, reason=reason, by=by)


def _locked(statement: Statement) -> Statement:
    rows = Statement.objects.select_related("process", "author__person")
    return rows.select_for_update(of=("self",)).get(pk=statement.pk)


def _recorded(kind: str, statement: Statement, *, reason: str, by: Person) -> Statement:
    """Enter the act, and tell the author when there is a way to reach them."""
    record(
        kind,
        subject=statement,
        holder=statement.process,
        by=side_of(by, statement.process),
        facts={"number": statement.number},
        texts={"reason": reason},
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
