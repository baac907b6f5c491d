"""Who may vote, add, hide and download, and the sentence that says why not."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gromada.deliberation.models import Statement
from gromada.deliberation.queries import stored_map
from gromada.people.models import Person, Visitor
from gromada.processes.models import Process
from gromada.processes.permissions import may_host, may_take_part, statements_open, votes_open
from gromada.verdict import ALLOWED, Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None


def may_vote(visitor: Visitor, process: Process) -> Verdict:
    if not (part := may_take_part(visitor, process)):
        return part
    return votes_open(process)


def may_vote_on(visitor: Visitor, statement: Statement) -> Verdict:
    if not statement.is_visible:
        return Verdict(_("The hosts have hidden this statement, so nobody can vote on it."))
    return may_vote(visitor, statement.process)


def may_add_statement(visitor: Visitor, process: Process) -> Verdict:
    if not (part := may_take_part(visitor, process)):
        return part
    return statements_open(process)


def may_moderate(person: "Someone", statement: Statement) -> Verdict:
    if not (hosting := may_host(person, statement.process)):
        return hosting
    if statement.status == Statement.Status.ARRIVING:
        return Verdict(_("This statement is still being brought in. Try again in a few minutes."))
    return ALLOWED


def may_hide(person: "Someone", statement: Statement) -> Verdict:
    if not (moderating := may_moderate(person, statement)):
        return moderating
    if statement.is_hidden:
        return Verdict(_("This statement is already hidden."))
    return ALLOWED


def may_restore(person: "Someone", statement: Statement) -> Verdict:
    if not (moderating := may_moderate(person, statement)):
        return moderating
    if statement.is_visible:
        return Verdict(_("This statement is already visible."))
    return ALLOWED


def may_download_rows(person: "Someone", process: Process) -> Verdict:
    if not (hosting := may_host(person, process)):
        return hosting
    stored = stored_map(process)
    if stored is None or not stored.is_published:
        return Verdict(_("The rows can be downloaded once the opinion map is shown."))
    return ALLOWED


def may_import(process: Process) -> Verdict:
    """Whoever can run a command on the server may bring a conversation into an open process."""
    if process.is_draft or process.is_running:
        return ALLOWED
    return Verdict(_("This process is closed, so nothing more can be brought into it."))
