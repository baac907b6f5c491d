"""The question wall, and carrying a question over into a process."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.ledger.queries import entries_matching
from gromada.people.actions import join, spend
from gromada.people.models import Person, Visitor
from gromada.processes.actions import record_input
from gromada.processes.models import IntakeItem, Process
from gromada.seminars.actions.places import locked
from gromada.seminars.actions.states import first_entry_of
from gromada.seminars.models import AskedToo, Question, Seminar
from gromada.seminars.permissions import (
    may_ask,
    may_ask_too,
    may_carry_into,
    may_hide,
    may_restore,
)

ASKED = declare_kind("seminars.question_asked", _("A question was asked at a seminar"))
HIDDEN = declare_kind("seminars.question_hidden", _("A question was hidden"))
RESTORED = declare_kind("seminars.question_restored", _("A question was restored"))
CARRIED = declare_kind(
    "seminars.question_carried_over", _("A question was carried over into a process")
)


@transaction.atomic
def ask(*, seminar: Seminar, text: str, language: str, by: Visitor) -> Question:
    """Put a question on the wall. The same words from the same person are one question."""
    seminar = locked(seminar)
    may_ask(seminar).require()
    participant = join(holder=seminar.address, by=by)
    text = " ".join(text.split())
    if asked_before := seminar.questions.filter(asker=participant, text=text).first():
        return asked_before
    spend(limit="seminars.questions", key=participant.address).require()
    if by.network:
        spend(limit="seminars.questions_of_network", key=by.network).require()
    question = Question.objects.create(
        seminar=seminar,
        number=(seminar.questions.aggregate(last=Max("number"))["last"] or 0) + 1,
        text=text,
        language=language,
        asker=participant,
        asked_at=timezone.now(),
    )
    record(
        ASKED,
        subject=question,
        holder=seminar,
        by=participant,
        facts={"number": question.number, "language": language},
        texts={"text": text},
        because=first_entry_of(seminar),
    )
    return question


@transaction.atomic
def ask_too(*, question: Question, by: Visitor) -> None:
    """Say that one asks the same; once, however often it is pressed."""
    question = _locked(question)
    may_ask_too(question).require()
    participant = join(holder=question.seminar.address, by=by)
    if question.asker_id != participant.pk:
        AskedToo.objects.get_or_create(question=question, participant=participant)


@transaction.atomic
def take_back(*, question: Question, by: Visitor) -> None:
    """Say that one no longer asks the same."""
    question = _locked(question)
    may_ask_too(question).require()
    participant = join(holder=question.seminar.address, by=by)
    question.asked_too.filter(participant=participant).delete()


@transaction.atomic
def hide_question(*, question: Question, reason: str, by: Person) -> Question:
    """Take a question off the wall, with a reason that everybody can read."""
    question = _locked(question)
    may_hide(by, question).require()
    question.hidden_reason, question.hidden_at = reason.strip(), timezone.now()
    return _recorded(HIDDEN, question, reason, by=by)


@transaction.atomic
def restore_question(*, question: Question, reason: str, by: Person) -> Question:
    """Put a hidden question back on the wall."""
    question = _locked(question)
    may_restore(by, question).require()
    question.hidden_reason, question.hidden_at = "", None
    return _recorded(RESTORED, question, reason, by=by)


@transaction.atomic
def carry_over(*, question: Question, process: Process, text: str, by: Person) -> IntakeItem:
    """Make the question an input of a process, whose hosts owe it an answer."""
    question = _locked(question)
    may_carry_into(by, question, process).require()
    item = record_input(
        process=process,
        source=IntakeItem.Source.SEMINAR,
        source_address=question.address,
        text=text,
        language=question.language,
        because=entry_of(question),
        by=by,
    )
    question.carried_to = item
    question.save(update_fields=["carried_to"])
    received = entries_matching(kind="processes.input_received", subject=item.address)[:1]
    record(
        CARRIED,
        subject=question,
        holder=question.seminar,
        by=by,
        facts={"process": process.address, "input": item.address},
        because=[*entry_of(question), *received],
    )
    return item


def entry_of(question: Question) -> list[Entry]:
    """That it was asked."""
    return list(entries_matching(kind=ASKED, subject=question.address)[:1])


def _locked(question: Question) -> Question:
    rows = Question.objects.select_related("seminar__organiser")
    return rows.select_for_update(of=("self",)).get(pk=question.pk)


def _recorded(kind: str, question: Question, reason: str, *, by: Person) -> Question:
    question.save(update_fields=["hidden_reason", "hidden_at"])
    record(
        kind,
        subject=question,
        holder=question.seminar,
        by=by,
        facts={"number": question.number},
        texts={"reason": reason},
        because=entry_of(question),
    )
    return question
