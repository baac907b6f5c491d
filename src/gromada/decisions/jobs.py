"""What follows by itself: remarks come in, people are told, recommendations are noted."""

from gromada.charters.actions.settling import EXECUTED
from gromada.charters.models import Motion
from gromada.decisions import actions
from gromada.decisions.actions.accepting import ACCEPTED, RECEIVED
from gromada.decisions.models import Answer
from gromada.drafting.models import Amendment
from gromada.ledger.actions import listens_to
from gromada.ledger.models import Entry
from gromada.processes.models import IntakeItem
from gromada.work.jobs import job


@listens_to(RECEIVED)
@job
def bring_in(*, entry_id: int) -> None:
    item = IntakeItem.objects.select_related("process").filter(pk=about(entry_id)).first()
    if item is not None:
        actions.bring_in_remarks(process=item.process)


@listens_to("drafting.amendment_proposed")
@listens_to("drafting.amendment_accepted")
@listens_to("drafting.amendment_rejected")
@listens_to("drafting.amendment_overtaken")
@listens_to("drafting.amendment_withdrawn")
@job
def follow_amendment(*, entry_id: int) -> None:
    rows = Amendment.objects.select_related("policy__process")
    amendment = rows.filter(pk=about(entry_id)).first()
    if amendment is not None:
        actions.bring_in_remarks(process=amendment.policy.process)
        actions.note_decided_amendment(amendment=amendment)


@listens_to("processes.input_answered")
@job
def note_direct_answer(*, entry_id: int) -> None:
    item = IntakeItem.objects.select_related("process").filter(pk=about(entry_id)).first()
    if item is not None:
        actions.bring_in_remarks(process=item.process)
        actions.note_direct_answer(item=item)


@listens_to(ACCEPTED)
@job
def tell_senders(*, entry_id: int) -> None:
    answer = Answer.objects.select_related("process", "cluster").get(pk=about(entry_id))
    actions.tell_senders(answer=answer)


@listens_to(EXECUTED)
@job
def note_recommendation(*, entry_id: int) -> None:
    motion = Motion.objects.select_related("mover").get(pk=about(entry_id))
    if motion.act_key == "decisions.recommend" and motion.state == Motion.State.RECOMMENDED:
        actions.note_recommendation(motion=motion, because=[Entry.objects.get(pk=entry_id)])


def about(entry_id: int) -> int:
    """The number of what an entry is about."""
    return int(Entry.objects.get(pk=entry_id).subject.rpartition(":")[2])
