"""Remarks, answers and decisions to test with."""

from datetime import date, timedelta

from django.utils import timezone
from tests.drafting.factories import make_amendment, make_policy
from tests.processes.factories import make_host_person, make_input, make_process

from gromada.charters.actions import move, say, settle_motion
from gromada.charters.models import Motion
from gromada.decisions.actions import (
    accept_answer,
    bring_in_remarks,
    draft_answer,
    hand_in,
    make_cluster,
    prepare_decision,
)
from gromada.decisions.models import Answer, Cluster, Decision, Remark
from gromada.decisions.queries.reading import fingerprint_of


def make_remark(process=None, *, days_ago=3, **facts) -> Remark:
    """One remark that came some days ago."""
    process = process or make_process()
    facts.setdefault("received_at", timezone.now() - timedelta(days=days_ago))
    item = make_input(process, **facts)
    bring_in_remarks(process=process)
    return Remark.objects.select_related("item", "process").get(item=item)


def make_amended_remark(process) -> Remark:
    """One remark that is an amendment to the text of a process."""
    amendment = make_amendment(make_policy(process))
    bring_in_remarks(process=process)
    return Remark.objects.select_related("amendment", "process").get(amendment=amendment)


def make_remarks(process, count, text="Więcej cienia na podwórku.", **facts) -> list[Remark]:
    return [make_remark(process, text=f"{text} ({n})", **facts) for n in range(count)]


def make_office(process=None, people=2):
    """A process with people who act for its institution."""
    process = process or make_process()
    return process, [make_host_person(process) for _number in range(people)]


def make_full_cluster(process, by, *, size=3, title="Więcej cienia") -> Cluster:
    remarks = make_remarks(process, size)
    return make_cluster(process=process, title=title, remarks=remarks, by=by)


def make_draft(about, by, *, disposition="taken_up", reason="Bo tak będzie chłodniej.") -> Answer:
    return draft_answer(
        process=about.process, about=about, disposition=disposition, reason=reason, by=by
    )


def make_handed_in(about, by, **facts) -> Answer:
    return hand_in(answer=make_draft(about, by, **facts), by=by)


def answered(about, author, reader, **facts) -> Answer:
    """An answer that was written by one and accepted by the other."""
    return accept(make_handed_in(about, author, **facts), by=reader)


def accept(answer: Answer, *, by) -> Answer:
    """Accept what there is to read now."""
    return accept_answer(answer=answer, read=fingerprint_of(answer), by=by)


def make_decision(process=None, by=None, **facts) -> Decision:
    process = process or make_process()
    by = by or make_host_person(process)
    facts.setdefault("title_pl", "Zaczynamy od pilotażu na trzech podwórkach")
    facts.setdefault("title_en", "We begin with a pilot in three yards")
    return prepare_decision(process=process, by=by, **facts)


SIGNATURE = {
    "signed_by": "Wójt Gminy Lipowa Dolina",
    "signed_on": date(2026, 1, 15),
    "document": "Zarządzenie nr 14/2026",
}


def carry(act, decision, *, by, consenting=True, **payload) -> Decision:
    """Move an act on a decision and let everybody consent, or nobody; wait where it waits."""
    motion = move(
        act=f"decisions.{act}", subject=decision, payload=payload, reason="Because.", by=by
    )
    return carried(motion, consenting=consenting)


def carried(motion, *, consenting=True) -> Decision:
    for seat in motion.version.charter.seats.filter(person__isnull=False):
        if consenting and motion.state == Motion.State.OPEN and seat.pk != motion.mover_id:
            motion = say(motion=motion, stance="consent", by=seat.person)
    while motion.is_live and motion.next_at:
        motion = settle_motion(motion=motion, now=motion.next_at)
    return Decision.objects.get(pk=motion.subject.rpartition(":")[2])
