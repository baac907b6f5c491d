"""Who may do what in a process, and the sentence that says why not."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from gromada.charters.queries import own_seat
from gromada.people.models import Organisation, Person, Visitor
from gromada.processes.models import IntakeItem, Phase, Process
from gromada.processes.queries import (
    acting_seat,
    current_phase,
    day_words,
    host_of,
    organisations_of,
    sides_of_hosts,
)
from gromada.verdict import ALLOWED, Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None


# --- what hosts do ---------------------------------------------------------


def may_create(person: "Someone") -> Verdict:
    if not isinstance(person, Person):
        return Verdict(_("Sign in to prepare a process."))
    if not organisations_of(person).exists():
        return Verdict(_("Only people who act for an organisation may prepare a process."))
    return ALLOWED


def may_create_with(person: Person, institution: Organisation, community: Organisation) -> Verdict:
    """Can these two host a process that this person prepares?"""
    if institution == community:
        return Verdict(_("The two hosts are two different organisations."))
    if not organisations_of(person).filter(pk__in=[institution.pk, community.pk]).exists():
        return Verdict(_("One of the two hosts must be an organisation that you act for."))
    return ALLOWED


def may_host(person: "Someone", process: Process) -> Verdict:
    if not isinstance(person, Person):
        return Verdict(_("Sign in to act for a host of this process."))
    if host_of(person, process) is None:
        return Verdict(_("Only people who act for one of the two hosts may do this."))
    return ALLOWED


def may_use_desk(person: "Someone", process: Process) -> Verdict:
    """For the hosts, and from a seat of a side that hosts nothing, such as a company's."""
    hosting = may_host(person, process)
    return ALLOWED if acting_seat(person, process) is not None else hosting


def may_edit(person: "Someone", process: Process) -> Verdict:
    return may_use_desk(person, process) and still_a_draft(process)


def may_act(person: "Someone", process: Process) -> Verdict:
    """May this person propose acts here: do they hold a seat under the charter?"""
    if not isinstance(person, Person):
        return Verdict(_("Sign in to act for a host of this process."))
    if own_seat(person, process) is None:
        return Verdict(_("Only people who hold a seat under the charter may propose this."))
    return ALLOWED


def may_publish(person: "Someone", process: Process) -> Verdict:
    return may_act(person, process) and can_be_published(process)


def may_close(person: "Someone", process: Process) -> Verdict:
    return may_act(person, process) and can_be_steered(process)


def may_reopen(person: "Someone", process: Process) -> Verdict:
    return may_act(person, process) and can_be_reopened(process)


def may_publish_result(person: "Someone", process: Process) -> Verdict:
    return may_act(person, process) and can_have_a_result(process)


def may_record_effects(person: "Someone", process: Process) -> Verdict:
    return may_act(person, process) and can_have_effects(process)


def may_open_phase(person: "Someone", phase: Phase) -> Verdict:
    return may_act(person, phase.process) and can_be_opened(phase)


def may_close_phase(person: "Someone", phase: Phase) -> Verdict:
    return may_act(person, phase.process) and can_be_closed(phase)


def may_extend_phase(person: "Someone", phase: Phase) -> Verdict:
    return may_act(person, phase.process) and can_be_extended(phase)


def may_record_input(person: "Someone", process: Process) -> Verdict:
    return may_steer(person, process)


def may_answer(person: "Someone", item: IntakeItem) -> Verdict:
    return may_host(person, item.process)


def may_steer(person: "Someone", process: Process) -> Verdict:
    """May this person act for a host of a process that is running?"""
    return may_host(person, process) and can_be_steered(process)


# --- what the state allows -------------------------------------------------


def still_a_draft(process: Process) -> Verdict:
    if not process.is_draft:
        return Verdict(_("The process is published, so its question and phases are fixed."))
    return ALLOWED


def can_be_published(process: Process) -> Verdict:
    """Does the draft hold all that people need to know before it is published?"""
    if not process.is_draft:
        return Verdict(_("This process is already published."))
    phases = list(process.phases.all())
    if not phases:
        return Verdict(_("Add at least one phase with its dates first."))
    if phases[-1].is_over_at(timezone.now()):
        return Verdict(_("All the phases have ended already. Give them later dates first."))
    if not sides_of_hosts(process) <= {host.side for host in process.hosts.all()}:
        return Verdict(_("A process has two hosts. Name the other one first."))
    return ALLOWED


def can_be_steered(process: Process) -> Verdict:
    if process.is_draft:
        return Verdict(_("Publish the process first."))
    if not process.is_running:
        return closed(process)
    return ALLOWED


def can_be_reopened(process: Process) -> Verdict:
    if process.has_result:
        return Verdict(_("The result is published. Publish a corrected result instead."))
    if process.state != Process.State.CLOSED:
        return Verdict(_("This process is not closed."))
    return ALLOWED


def can_have_a_result(process: Process) -> Verdict:
    if process.state in {Process.State.DRAFT, Process.State.RUNNING}:
        return Verdict(_("Close the process first; then publish its result."))
    return ALLOWED


def can_have_a_first_result(process: Process) -> Verdict:
    if process.has_result:
        return Verdict(_("The result is published. Publish a corrected result instead."))
    return can_have_a_result(process)


def can_be_corrected(process: Process) -> Verdict:
    if not process.has_result:
        return Verdict(_("There is no result yet that could be corrected."))
    return ALLOWED


def can_have_effects(process: Process) -> Verdict:
    if not process.has_result:
        return Verdict(_("Publish the result first; then say what came of it."))
    return ALLOWED


def can_be_opened(phase: Phase) -> Verdict:
    if not (steered := can_be_steered(phase.process)):
        return steered
    current = current_phase(phase.process)
    if current == phase:
        return Verdict(_("This phase is open already."))
    if current is not None:
        return Verdict(_("Close the phase “%(phase)s” first.") % {"phase": current.title})
    return ALLOWED


def can_be_closed(phase: Phase) -> Verdict:
    if not (steered := can_be_steered(phase.process)):
        return steered
    if not phase.is_open_at(timezone.now()):
        return Verdict(_("This phase is not open now."))
    return ALLOWED


def can_be_extended(phase: Phase) -> Verdict:
    if not (steered := can_be_steered(phase.process)):
        return steered
    if phase.is_over_at(timezone.now()):
        return Verdict(
            _("This phase ended on %(day)s. Open it again instead.")
            % {"day": day_words(phase.last_day)}
        )
    return ALLOWED


def may_set_end(phase: Phase, ends_at: datetime) -> Verdict:
    """Can a phase that opens now end then?"""
    if ends_at <= timezone.now():
        return Verdict(_("The last day has passed already. Choose a later one."))
    return ALLOWED


def may_end_on(phase: Phase, last_day: date | None) -> Verdict:
    """Can a phase that is open end on this day, or now when no day is given?"""
    if last_day is None:
        return ALLOWED
    if last_day < timezone.localdate():
        return Verdict(_("The last day has passed already. Choose a later one."))
    if last_day >= phase.last_day:
        return Verdict(
            _("The phase ends on %(day)s in any case. Choose an earlier day.")
            % {"day": day_words(phase.last_day)}
        )
    return ALLOWED


def may_extend_until(phase: Phase, ends_at: datetime) -> Verdict:
    if ends_at <= phase.ends_at:
        return Verdict(
            _("The phase already lasts until %(day)s. Choose a later day.")
            % {"day": day_words(phase.last_day)}
        )
    return may_set_end(phase, ends_at)


def closed(process: Process) -> Verdict:
    day = timezone.localdate(process.closed_at) if process.closed_at else timezone.localdate()
    return Verdict(_("This process closed on %(day)s.") % {"day": day_words(day)})


# --- what everyone does ----------------------------------------------------


def may_take_part(visitor: Visitor, process: Process) -> Verdict:
    """May this visitor say or vote anything here, whatever the phase?"""
    if process.is_draft:
        return Verdict(_("This process is not published yet."))
    if not process.is_running:
        return closed(process)
    if process.needs_account and visitor.person is None:
        return Verdict(_("In this process people take part with an account. Sign in first."))
    return ALLOWED


def statements_open(process: Process) -> Verdict:
    return open_now(
        process,
        "allows_statements",
        before=_("Adding statements opens on %(day)s."),
        after=_("Adding statements closed on %(day)s."),
        never=_("In this process nobody adds statements."),
    )


def votes_open(process: Process) -> Verdict:
    return open_now(
        process,
        "allows_votes",
        before=_("Voting opens on %(day)s."),
        after=_("Voting closed on %(day)s."),
        never=_("There is no voting in this process."),
    )


def intake_open(process: Process) -> Verdict:
    return open_now(
        process,
        "allows_intake",
        before=_("You can send an input from %(day)s."),
        after=_("Sending inputs closed on %(day)s."),
        never=_("In this process inputs are not collected here."),
    )


def may_send_input(visitor: Visitor, process: Process) -> Verdict:
    if not (part := may_take_part(visitor, process)):
        return part
    return intake_open(process)


def open_now(process: Process, what: str, *, before: str, after: str, never: str) -> Verdict:
    """Does the phase of this moment allow it; if not, when did it, or when will it?"""
    if process.is_draft:
        return Verdict(_("This process is not published yet."))
    if not process.is_running:
        return closed(process)
    now = timezone.now()
    phases = [phase for phase in process.phases.all() if getattr(phase, what)]
    if any(phase.is_open_at(now) for phase in phases):
        return ALLOWED
    if coming := [phase for phase in phases if phase.starts_at > now]:
        return Verdict(before % {"day": day_words(coming[0].first_day)})
    if phases:
        return Verdict(after % {"day": day_words(phases[-1].last_day)})
    return Verdict(never)
