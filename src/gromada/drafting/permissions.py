"""Who may open a text and change it, and the sentence that says why not."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from gromada.charters.queries import charter_of, seat_of
from gromada.charters.queries.emergencies import overturned
from gromada.drafting.models import Amendment, Clause, Policy
from gromada.drafting.queries import brought_up_to_date, is_own, was_set_aside
from gromada.people.models import Person, Visitor
from gromada.processes.models import Phase, Process
from gromada.processes.permissions import may_act, may_take_part
from gromada.processes.queries import day_words
from gromada.verdict import ALLOWED, Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

MOST_OVERTURNED = 2


def drafting_open(process: Process, at: datetime | None = None) -> Verdict:
    """Is a phase of drafting open; if not, when was it, or when will it be?"""
    moment = at or timezone.now()
    phases = [phase for phase in process.phases.all() if phase.kind == Phase.Kind.DRAFTING]
    if any(phase.is_open_at(moment) for phase in phases):
        return ALLOWED
    if coming := [phase for phase in phases if phase.starts_at > moment]:
        words = {"day": day_words(coming[0].first_day)}
        return Verdict(_("Work on the text opens on %(day)s.") % words)
    if phases:
        words = {"day": day_words(phases[-1].last_day)}
        return Verdict(_("Work on the text closed on %(day)s.") % words)
    return Verdict(_("In this process no text is written together."))


def may_open(person: "Someone", process: Process, at: datetime | None = None) -> Verdict:
    """Anybody with a seat puts a text on the table: nothing is decided by it."""
    if not (acting := may_act(person, process)):
        return acting
    if not process.is_running:
        return Verdict(_("A text is opened while the process is running."))
    return drafting_open(process, at)


def may_propose(who: "Visitor | Person", policy: Policy, at: datetime | None = None) -> Verdict:
    """A resident, with or without an account as the process says, or a seat for its side."""
    if not (draft := still_a_draft(policy)):
        return draft
    if isinstance(who, Person):
        part = may_act(who, policy.process)
    else:
        part = may_take_part(who, policy.process)
    if not part:
        return part
    if not policy.process.is_running:
        return Verdict(_("Amendments are proposed while the process is running."))
    return drafting_open(policy.process, at)


def still_a_draft(policy: Policy) -> Verdict:
    if policy.is_adopted and policy.ended_at:
        words = {"day": day_words(timezone.localdate(policy.ended_at))}
        return Verdict(_("This text was adopted on %(day)s, so it no longer changes.") % words)
    if policy.is_withdrawn:
        return Verdict(_("This text was withdrawn, so nobody works on it any more."))
    return ALLOWED


def can_be_amended(kind: str, clause: Clause | None) -> Verdict:
    """Does the clause that is meant stand in the text?"""
    if kind == Amendment.Kind.ADD:
        return ALLOWED
    if clause is None:
        return Verdict(_("Choose the clause that you want to change."))
    if clause.is_removed:
        return Verdict(_("This clause is no longer in the text."))
    return ALLOWED


def says_something_new(kind: str, clause: Clause | None, text: str) -> Verdict:
    if kind == Amendment.Kind.REMOVE:
        return ALLOWED
    if not text:
        return Verdict(_("Write the words that you propose."))
    if kind == Amendment.Kind.CHANGE and clause is not None and clause.text == text:
        return Verdict(_("These are the words that stand there already. Change something."))
    return ALLOWED


def can_be_decided(amendment: Amendment) -> Verdict:
    """Is it on the table, written against what the clause says now?"""
    if not (draft := still_a_draft(amendment.policy)):
        return draft
    if not amendment.policy.process.is_running:
        return Verdict(_("Amendments are decided while the process is running."))
    if amendment.state == Amendment.State.WITHDRAWN:
        return Verdict(_("This amendment was withdrawn by who proposed it."))
    if amendment.is_accepted:
        return Verdict(_("This amendment is accepted already."))
    if amendment.is_overtaken or not is_up_to_date(amendment):
        return Verdict(
            _("The clause has changed since this was proposed. Bring the amendment up to date.")
        )
    return ALLOWED


def is_up_to_date(amendment: Amendment) -> bool:
    if amendment.is_addition or amendment.clause is None:
        return True
    return bool(amendment.base_version_id == amendment.clause.version_id)


def can_be_accepted(amendment: Amendment) -> Verdict:
    """One that was rejected can be accepted after all; hidden words do not come into a text."""
    if amendment.is_withheld:
        return Verdict(_("Its words are out of sight, so nobody can accept it now."))
    return can_be_decided(amendment)


def can_be_rejected(amendment: Amendment) -> Verdict:
    if amendment.is_rejected:
        return Verdict(_("This amendment is rejected already."))
    return can_be_decided(amendment)


def may_withdraw_amendment(visitor: Visitor, amendment: Amendment) -> Verdict:
    if amendment.state not in {Amendment.State.OPEN, Amendment.State.OVERTAKEN}:
        return Verdict(_("This amendment is decided, so it cannot be withdrawn."))
    if not is_own(visitor, amendment):
        return Verdict(_("Only who proposed it may withdraw it."))
    return ALLOWED


def may_rebase(visitor: Visitor, amendment: Amendment) -> Verdict:
    """Who proposed it, or anybody with a seat, puts it on top of the new words."""
    if not (draft := still_a_draft(amendment.policy)):
        return draft
    if amendment.is_withheld:
        return Verdict(_("Its words are out of sight, so nobody can bring it up to date."))
    if not amendment.is_overtaken:
        return Verdict(_("This amendment is up to date."))
    charter = charter_of(amendment.policy.process)
    seated = charter is not None and seat_of(visitor.person, charter) is not None
    if not (seated or is_own(visitor, amendment)):
        return Verdict(_("Only who proposed it, or a host, may bring it up to date."))
    if brought_up_to_date(amendment) is None:
        return Verdict(
            _("The same words were changed meanwhile, so nobody can join both by a click. "
              "Propose it anew.")
        )  # fmt: skip
    return ALLOWED


def can_be_hidden(amendment: Amendment) -> Verdict:
    """Hidden, its words vanish from every page; the words of the text itself do not."""
    if amendment.is_hidden:
        return Verdict(_("This amendment is already hidden."))
    if stands_in_the_text(amendment):
        return Verdict(
            _("Its words stand in the text. Take them out by another amendment; then this one can "
              "be hidden.")
        )  # fmt: skip
    return ALLOWED


def stands_in_the_text(amendment: Amendment) -> bool:
    """Is the wording that it made the one that its clause has now?"""
    made = getattr(amendment, "made", None)
    return made is not None and not made.is_removal and made.clause.version_id == made.pk


def can_be_restored(amendment: Amendment) -> Verdict:
    if not amendment.is_withheld:
        return Verdict(_("This amendment is already visible."))
    return ALLOWED


def may_hide(person: "Someone", amendment: Amendment) -> Verdict:
    """May this person propose to hide it: do they hold a seat under the charter?"""
    return may_act(person, amendment.policy.process) and can_be_hidden(amendment)


def may_restore(person: "Someone", amendment: Amendment) -> Verdict:
    return may_act(person, amendment.policy.process) and can_be_restored(amendment)


def may_set_aside(person: "Someone", amendment: Amendment) -> Verdict:
    """May this person take it out of sight at once, for at most 72 hours?"""
    process = amendment.policy.process
    if not (acting := may_act(person, process)):
        return acting
    if not (hiding := can_be_hidden(amendment)):
        return hiding
    if amendment.is_aside or was_set_aside(amendment):
        return Verdict(_("An amendment is set aside once only. Propose to hide it instead."))
    if not isinstance(person, Person) or overturned(person, process) >= MOST_OVERTURNED:
        return Verdict(
            _(
                "Two things that you set aside were not confirmed within half a year, so you "
                "cannot set anything else aside now. You can still propose to hide it."
            )
        )
    return ALLOWED


def may_withdraw_policy(person: "Someone", policy: Policy) -> Verdict:
    """Take back a text that was opened by mistake, before anybody has worked on it."""
    if not (acting := may_act(person, policy.process)):
        return acting
    if not (draft := still_a_draft(policy)):
        return draft
    charter = charter_of(policy.process)
    seat = seat_of(person, charter) if charter else None
    if seat is None or seat.side != policy.side:
        return Verdict(_("Only the side that opened the text may withdraw it."))
    if policy.amendments.exists():
        return Verdict(
            _("People have proposed amendments, so the text can no longer be withdrawn.")
        )
    return ALLOWED
