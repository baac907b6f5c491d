"""Who answers, who reads it a second time, who prepares decisions; and why not."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from gromada.decisions.models import Answer, Cluster, Decision, Remark
from gromada.decisions.queries import answering_side, is_proposed
from gromada.drafting.models import Policy
from gromada.people.models import Person
from gromada.processes.models import Process
from gromada.processes.permissions import may_act, may_host
from gromada.processes.queries import day_words, host_of
from gromada.verdict import ALLOWED, Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

ACTS_ON_DECISIONS = (
    "decisions.take_decision", "decisions.recommend", "decisions.end_with_differences",
)  # fmt: skip


# --- answers -----------------------------------------------------------------


LONGEST_TERM_DAYS = 366


def may_see_desk(person: "Someone", process: Process) -> Verdict:
    """Both sides see how far the answers are."""
    return may_host(person, process)


def may_answer(person: "Someone", process: Process) -> Verdict:
    """The side that owes the answers writes them."""
    if not (hosting := may_host(person, process)):
        return hosting
    if process.is_draft:
        return Verdict(_("Publish the process first."))
    side = answering_side(process)
    if side is not None and host_of(person, process) != side:
        return Verdict(_("%(side)s owes the answers, so its people write them.") % {"side": side})
    return ALLOWED


def can_be_answered(about: Cluster | Remark) -> Verdict:
    """Is there something to answer, and nothing in the way?"""
    if isinstance(about, Remark) and about.cluster_id is not None:
        return Verdict(
            _("This input is in a cluster. Answer the cluster, or take the input out first.")
        )
    if isinstance(about, Cluster) and not about.remarks.exists():
        return Verdict(_("There is no input in this cluster."))
    return ALLOWED


def may_draft(person: "Someone", process: Process, about: Cluster | Remark) -> Verdict:
    if not (answering := may_answer(person, process)):
        return answering
    if not (possible := can_be_answered(about)):
        return possible
    in_work = about_in_work(about)
    if in_work is not None and in_work.waits_for_reader:
        return Verdict(_("The answer waits for a second reading. Take it back to change it."))
    return ALLOWED


def may_change_cluster(person: "Someone", cluster: Cluster) -> Verdict:
    """What a second reader reads does not change under their eyes."""
    if not (answering := may_answer(person, cluster.process)):
        return answering
    in_work = about_in_work(cluster)
    if in_work is not None and in_work.waits_for_reader:
        return Verdict(
            _("The answer to this cluster waits for a second reading, so its inputs stay.")
        )
    return ALLOWED


def may_hand_in(person: "Someone", answer: Answer) -> Verdict:
    if not (answering := may_answer(person, answer.process)):
        return answering
    if not answer.is_with_author:
        return Verdict(_("This answer was handed in already."))
    return can_be_answered(answer.about)


def may_take_back(person: "Someone", answer: Answer) -> Verdict:
    if not (answering := may_answer(person, answer.process)):
        return answering
    if not answer.waits_for_reader:
        return decided_already(answer)
    if answer.drafted_by != person:
        return Verdict(_("Only who wrote the answer takes it back. You can send it back."))
    return ALLOWED


def may_check(person: "Someone", answer: Answer) -> Verdict:
    """A second person reads: never the one who wrote it."""
    if not (answering := may_answer(person, answer.process)):
        return answering
    if not answer.waits_for_reader:
        return decided_already(answer)
    if answer.drafted_by == person:
        return Verdict(_("You wrote this answer, so somebody else reads and accepts it."))
    return ALLOWED


def decided_already(answer: Answer) -> Verdict:
    if answer.accepted_at is not None:
        words = {"day": day_words(timezone.localdate(answer.accepted_at))}
        return Verdict(_("This answer was accepted on %(day)s.") % words)
    return Verdict(_("This answer is with its author again."))


def about_in_work(about: Cluster | Remark) -> Answer | None:
    """The answer that somebody works on now."""
    rows = about.answers if isinstance(about, Cluster) else about.own_answers
    found: Answer | None = rows.exclude(state=Answer.State.ACCEPTED).first()
    return found


def term_fits(last_day: date | None) -> Verdict:
    """One day for all is no way to put answers off for years."""
    latest = timezone.localdate() + timedelta(days=LONGEST_TERM_DAYS)
    if last_day is not None and last_day > latest:
        return Verdict(
            _("Choose a day until %(day)s: people wait a year at most.")
            % {"day": day_words(latest)}
        )
    return ALLOWED


def may_publish_report(person: "Someone", process: Process) -> Verdict:
    if not (answering := may_answer(person, process)):
        return answering
    if not process.remarks.exists():
        return Verdict(_("Nobody has sent an input yet, so there is nothing to report."))
    return ALLOWED


# --- decisions -----------------------------------------------------------------


def may_prepare(person: "Someone", process: Process) -> Verdict:
    if not (acting := may_act(person, process)):
        return acting
    if process.is_draft:
        return Verdict(_("Publish the process first."))
    return ALLOWED


def may_edit(person: "Someone", decision: Decision) -> Verdict:
    if not (acting := may_act(person, decision.process)):
        return acting
    if not (prepared := still_prepared(decision)):
        return prepared
    if is_proposed(decision, ACTS_ON_DECISIONS):
        return Verdict(_("It is proposed as it stands. Withdraw the proposal to change the text."))
    return ALLOWED


def can_adopt(process: Process, policy: Policy | None) -> Verdict:
    """May a decision of this process name this text as what it adopts; none is fine."""
    if policy is not None and not (policy.is_draft and policy.process_id == process.pk):
        return Verdict(_("Choose a text of this process that is still open to amendments."))
    return ALLOWED


def may_state_position(person: "Someone", decision: Decision) -> Verdict:
    return may_act(person, decision.process) and still_prepared(decision)


def may_answer_decision(person: "Someone", decision: Decision) -> Verdict:
    if not (answering := may_answer(person, decision.process)):
        return answering
    if not decision.owes_an_answer:
        return Verdict(_("No answer is owed here."))
    return ALLOWED


def still_prepared(decision: Decision) -> Verdict:
    if not decision.is_prepared and decision.decided_at is not None:
        words = {"day": day_words(timezone.localdate(decision.decided_at))}
        return Verdict(_("This was decided on %(day)s.") % words)
    return ALLOWED


def can_be_taken(decision: Decision) -> Verdict:
    if not (prepared := still_prepared(decision)):
        return prepared
    if decision.is_reserved:
        return Verdict(_("Somebody else decides this by law. Recommend it instead."))
    return ALLOWED


def can_be_recommended(decision: Decision) -> Verdict:
    if not (prepared := still_prepared(decision)):
        return prepared
    if not decision.is_reserved:
        return Verdict(_("The institution can bind itself by this, so propose to take it."))
    return ALLOWED


def can_end_with_differences(decision: Decision) -> Verdict:
    if not (prepared := still_prepared(decision)):
        return prepared
    if not decision.positions.exists():
        return Verdict(_("Write your side's position first; the other side writes its own."))
    return ALLOWED
