"""What the charter of a process governs here: hiding a statement, and bringing it back."""

import hashlib
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gromada.act import Act
from gromada.charters.models import declare_act, declare_outside
from gromada.deliberation import actions, permissions
from gromada.deliberation.actions.quarantine import SET_ASIDE
from gromada.deliberation.models import Statement
from gromada.processes.models import Process
from gromada.verdict import Verdict

declare_outside(SET_ASIDE)


def found_statement(address: str) -> Statement | None:
    rows = Statement.objects.select_related("process")
    return rows.filter(pk=address.rpartition(":")[2]).first()


def its_process(statement: Statement) -> Process:
    return statement.process


def as_it_reads(statement: Statement) -> str:
    """Its words, and whether it is hidden; one that is set aside meanwhile is the same."""
    shown = "hidden" if statement.is_hidden else "shown"
    return f"{shown} {hashlib.sha256(statement.text.encode()).hexdigest()}"


def hideable(_person: object, statement: Statement) -> Verdict:
    return permissions.can_be_hidden(statement)


def restorable(_person: object, statement: Statement) -> Verdict:
    return permissions.can_be_restored(statement)


def page_of(statement: Statement) -> str:
    return reverse("deliberation:statement_detail", args=[statement.process.slug, statement.number])


def name_of(statement: Statement) -> str:
    """Its number and not its words: what is set aside is not shown by the way."""
    return gettext("Statement %(number)d") % {"number": statement.number}


def text_of(statement: Statement) -> str:
    """What it says, as long as everyone can read it anyway."""
    return statement.text if statement.status == Statement.Status.VISIBLE else ""


def of_statement(**facts: Any) -> Act:
    return declare_act(
        Act(
            find=found_statement,
            holder=its_process,
            fingerprint=as_it_reads,
            family="voice",
            silence_may_count=True,
            words=name_of,
            quote=text_of,
            url=page_of,
            **facts,
        )
    )


HIDE = of_statement(
    key="deliberation.hide_statement",
    title=_("Hide a statement"),
    name=_("hiding of a statement"),
    becomes=_("A statement disappears"),
    stays=_("it stays"),
    undo="deliberation.restore_statement",
    permission=hideable,
    action=actions.hide_statement,
)
RESTORE = of_statement(
    key="deliberation.restore_statement",
    title=_("Restore a statement"),
    name=_("restoring of a statement"),
    becomes=_("A statement is shown again"),
    stays=_("it stays hidden"),
    undo="deliberation.hide_statement",
    permission=restorable,
    action=actions.restore_statement,
)
