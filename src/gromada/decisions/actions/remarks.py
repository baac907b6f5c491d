"""Remarks come from what people put in; each has a day by which it is answered."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from gromada.decisions.models import Answer, AnswerTerm, Disposition, Given, Remark
from gromada.decisions.permissions import may_answer, term_fits
from gromada.decisions.queries import sources_without_remark, term_of
from gromada.drafting.models import Amendment
from gromada.ledger.actions import declare_kind, record
from gromada.people.models import Person
from gromada.processes.models import IntakeItem, Process
from gromada.processes.queries import side_of

TERM_SET = declare_kind("decisions.term_set", _("A term for answers was set"))

# what becomes of an input, in the words that the list of inputs knows
OUTCOMES = {
    Disposition.TAKEN_UP: IntakeItem.Outcome.TAKEN_UP,
    Disposition.PARTLY: IntakeItem.Outcome.PARTLY,
    Disposition.NOT_TAKEN_UP: IntakeItem.Outcome.NOT_TAKEN_UP,
    Disposition.ALREADY_THERE: IntakeItem.Outcome.ALREADY_THERE,
    Disposition.TO_ANALYSE: IntakeItem.Outcome.TO_ANALYSE,
    Disposition.DOES_NOT_APPLY: IntakeItem.Outcome.OUT_OF_SCOPE,
}
DISPOSITIONS = {outcome: disposition for disposition, outcome in OUTCOMES.items()}

# what an act on an amendment is in the words of answers
DECIDED = {
    Amendment.State.ACCEPTED: Disposition.TAKEN_UP,
    Amendment.State.REJECTED: Disposition.NOT_TAKEN_UP,
    Amendment.State.OVERTAKEN: Disposition.DOES_NOT_APPLY,
}


@transaction.atomic
def bring_in_remarks(*, process: Process) -> int:
    """Owe an answer to everything that arrived and has none; again changes nothing."""
    Process.objects.select_for_update().get(pk=process.pk)
    items, amendments = sources_without_remark(process)
    both: list[IntakeItem | Amendment] = [*items, *amendments]
    sources = sorted(both, key=lambda each: (arrived_at(each), each.pk))
    if not sources:
        return 0
    term = term_of(process)
    last = process.remarks.aggregate(last=Max("number"))["last"] or 0
    Remark.objects.bulk_create(
        Remark(
            process=process,
            number=number,
            source_address=source.address,
            item=source if isinstance(source, IntakeItem) else None,
            amendment=source if isinstance(source, Amendment) else None,
            received_at=arrived_at(source),
            due_on=term.due_on(arrived_at(source)),
        )
        for number, source in enumerate(sources, start=last + 1)
    )
    for item in items:
        if not item.is_waiting:
            note_direct_answer(item=item)
    for amendment in amendments:
        note_decided_amendment(amendment=amendment)
    return len(sources)


def arrived_at(source: IntakeItem | Amendment) -> datetime:
    return source.received_at if isinstance(source, IntakeItem) else source.proposed_at


@transaction.atomic
def set_term(
    *,
    process: Process,
    days: int = 30,
    last_day: date | None = None,
    by: Person,
    happened_at: datetime | None = None,
) -> AnswerTerm:
    """Say until when remarks are answered. What arrived before keeps the day it had."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    may_answer(by, process).require()
    term_fits(last_day).require()
    bring_in_remarks(process=process)
    term, _made = AnswerTerm.objects.update_or_create(
        process=process, defaults={"days": days, "last_day": last_day}
    )
    record(
        TERM_SET,
        subject=process,
        holder=process,
        by=side_of(by, process),
        facts={"days": days, "last_day": last_day.isoformat() if last_day else None},
        happened_at=happened_at,
    )
    return term


@transaction.atomic
def note_direct_answer(*, item: IntakeItem) -> None:
    """Note that a host answered an input by itself, without a second reader."""
    if not item.is_waiting and item.answered_at is not None:
        disposition = DISPOSITIONS[IntakeItem.Outcome(item.outcome)]
        _note(Remark.objects.filter(item=item), disposition, item.answer, item.answered_at)


@transaction.atomic
def note_decided_amendment(*, amendment: Amendment) -> None:
    """Note what became of an amendment as its answer: an act decided it, with its reason.

    For one that was withdrawn nothing is owed any more.
    """
    rows = Remark.objects.filter(amendment=amendment)
    if amendment.state == Amendment.State.WITHDRAWN:
        rows.filter(answer=None).delete()
    elif (state := Amendment.State(amendment.state)) in DECIDED and amendment.decided_at:
        _note(rows, DECIDED[state], amendment.note, amendment.decided_at)


def _note(
    rows: QuerySet[Remark], disposition: Disposition, reason: str, answered_at: datetime
) -> None:
    """Give a remark the answer that was decided elsewhere, where who sent it is told."""
    remark = rows.select_for_update().first()
    if remark is None or (remark.answer is not None and remark.answer.reason == reason):
        return
    Answer.objects.filter(remark=remark).exclude(state=Answer.State.ACCEPTED).delete()
    remark.answer = Answer.objects.create(
        process_id=remark.process_id,
        remark=remark,
        disposition=disposition,
        reason=reason,
        state=Answer.State.ACCEPTED,
        drafted_at=answered_at,
        accepted_at=answered_at,
        remark_count=1,
    )
    remark.answered_at = remark.answered_at or answered_at
    remark.cluster = None
    remark.save(update_fields=["answer", "answered_at", "cluster"])
    Given.objects.create(
        remark=remark, answer=remark.answer, given_at=answered_at, told_at=answered_at
    )
