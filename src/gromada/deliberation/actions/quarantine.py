"""Setting a statement aside at once: one moderator, a closed list of grounds, 72 hours."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions import begin_emergency, end_emergency, hold_charter
from gromada.deliberation.models import Quarantine, Statement
from gromada.deliberation.permissions import may_set_aside
from gromada.ledger.actions import declare_kind, record
from gromada.notices.actions import notify
from gromada.people.models import Person

SET_ASIDE = declare_kind(
    "deliberation.statement_set_aside", _("A statement was set aside for at most 72 hours")
)
RETURNED = declare_kind(
    "deliberation.statement_returned", _("A statement that was set aside returned")
)


@transaction.atomic
def set_aside(*, statement: Statement, ground: str, by: Person) -> Quarantine:
    """Take a statement out of sight at once, and ask the keys whether to hide it.

    Unless they agree to within 72 hours it returns by itself.
    """
    hold_charter(statement.process)
    statement = (
        Statement.objects.select_related("process", "author__person")
        .select_for_update(of=("self",))
        .get(pk=statement.pk)
    )
    may_set_aside(by, statement).require()
    statement.status = Statement.Status.ASIDE
    statement.save(update_fields=["status"])
    quarantine = begin_emergency(
        model=Quarantine,
        subject=statement,
        holder=statement.process,
        ground=ground,
        kind=SET_ASIDE,
        act="deliberation.hide_statement",
        by=by,
    )
    if statement.author is not None and statement.author.person is not None:
        notify(
            statement.author.person,
            template="deliberation/statement_set_aside",
            context={
                "statement": statement,
                "process": statement.process,
                "quarantine": quarantine,
            },
            link=reverse(
                "deliberation:statement_detail", args=[statement.process.slug, statement.number]
            ),
        )
    return quarantine


def return_unconfirmed(*, now: datetime | None = None) -> int:
    """Put back what was set aside and not confirmed in time."""
    now = now or timezone.now()
    due = Quarantine.objects.filter(outcome=Quarantine.Outcome.OPEN, ends_at__lte=now)
    count = 0
    for quarantine in due.select_related("statement"):
        with transaction.atomic():
            count += _return(quarantine.statement, now)
    return count


def end_quarantine(statement: Statement, outcome: Quarantine.Outcome, *, at: datetime) -> bool:
    """Note how the setting aside of a statement ended, if it was set aside."""
    return end_emergency(model=Quarantine, subject=statement, outcome=outcome, at=at)


def _return(statement: Statement, now: datetime) -> bool:
    row = (
        Statement.objects.select_related("process").select_for_update(of=("self",)).get(
            pk=statement.pk
        )
    )  # fmt: skip
    if not end_quarantine(row, Quarantine.Outcome.RETURNED, at=now):
        return False  # the keys have just decided
    row.status = Statement.Status.VISIBLE
    row.save(update_fields=["status"])
    record(
        RETURNED,
        subject=row,
        holder=row.process,
        by="system",
        facts={"number": row.number},
    )
    return True
