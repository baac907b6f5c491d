"""Who may vote, add, hide and download, and the sentence that says why not."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from gromada.charters.queries.emergencies import overturned
from gromada.deliberation.models import Statement
from gromada.deliberation.queries import was_set_aside
from gromada.deliberation.queries.findings import map_is_shown
from gromada.people.models import Person, Visitor
from gromada.processes.models import Process
from gromada.processes.permissions import (
    may_act,
    may_host,
    may_take_part,
    statements_open,
    votes_open,
)
from gromada.verdict import ALLOWED, Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

MOST_OVERTURNED = 2


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


def may_hide(person: "Someone", statement: Statement) -> Verdict:
    """May this person propose to hide it: do they hold a seat under the charter?"""
    return may_act(person, statement.process) and can_be_hidden(statement)


def may_restore(person: "Someone", statement: Statement) -> Verdict:
    return may_act(person, statement.process) and can_be_restored(statement)


def can_be_moderated(statement: Statement) -> Verdict:
    if statement.status == Statement.Status.ARRIVING:
        return Verdict(_("This statement is still being brought in. Try again in a few minutes."))
    return ALLOWED


def can_be_hidden(statement: Statement) -> Verdict:
    if not (moderated := can_be_moderated(statement)):
        return moderated
    if statement.is_hidden:
        return Verdict(_("This statement is already hidden."))
    return ALLOWED


def can_be_restored(statement: Statement) -> Verdict:
    if not (moderated := can_be_moderated(statement)):
        return moderated
    if statement.is_visible:
        return Verdict(_("This statement is already visible."))
    return ALLOWED


def may_set_aside(person: "Someone", statement: Statement) -> Verdict:
    """May this person take it out of sight at once, for at most 72 hours?"""
    if not (acting := may_act(person, statement.process)):
        return acting
    if not (hiding := can_be_hidden(statement)):
        return hiding
    if statement.is_aside or was_set_aside(statement):
        return Verdict(_("A statement is set aside once only. Propose to hide it instead."))
    if not isinstance(person, Person) or overturned(person, statement.process) >= MOST_OVERTURNED:
        return Verdict(
            _(
                "Two things that you set aside were not confirmed within half a year, so you "
                "cannot set anything else aside now. You can still propose to hide it."
            )
        )
    return ALLOWED


def may_download_rows(person: "Someone", process: Process) -> Verdict:
    if not (hosting := may_host(person, process)):
        return hosting
    if not map_is_shown(process):
        return Verdict(_("The rows can be downloaded once the opinion map is shown."))
    return ALLOWED


def may_import(process: Process) -> Verdict:
    """Whoever can run a command on the server may bring a conversation into an open process."""
    if process.is_draft or process.is_running:
        return ALLOWED
    return Verdict(_("This process is closed, so nothing more can be brought into it."))
