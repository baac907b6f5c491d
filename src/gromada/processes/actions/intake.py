"""What arrives from elsewhere, and the answer to it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Addressed, Entry
from gromada.people.actions import join, spend
from gromada.people.models import Person, Visitor
from gromada.processes.models import Host, IntakeItem, Process
from gromada.processes.permissions import may_answer, may_record_input, may_send_input
from gromada.processes.queries import last_entries_about, side_of

RECEIVED = declare_kind("processes.input_received", _("An input arrived"))
ANSWERED = declare_kind("processes.input_answered", _("An input was answered"))


@transaction.atomic
def send_input(*, process: Process, text: str, language: str, by: Visitor) -> IntakeItem:
    """Send an input by the form; with or without an account, as the hosts chose.

    The same words sent twice by the same participant are one input.
    """
    process = Process.objects.select_for_update().get(pk=process.pk)
    may_send_input(by, process).require()
    participant = join(holder=process.address, by=by)
    if sent_before := process.intake.filter(participant=participant, text=text).first():
        return sent_before
    spend(limit="processes.inputs", key=participant.address).require()
    if by.network:
        spend(limit="processes.inputs_of_network", key=by.network).require()
    item = process.intake.create(
        source=IntakeItem.Source.FORM,
        text=text,
        language=language,
        participant=participant,
        received_at=timezone.now(),
    )
    _entered(item, by=participant, because=())
    return item


@transaction.atomic
def record_input(
    *,
    process: Process,
    source: str,
    text: str,
    language: str,
    by: Person,
    source_address: str = "",
    because: Iterable[Entry] = (),
) -> IntakeItem:
    """Enter what a host received on paper, at a meeting or by mail."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    may_record_input(by, process).require()
    item = process.intake.create(
        source=source,
        source_address=source_address,
        text=text,
        language=language,
        received_at=timezone.now(),
    )
    _entered(item, by=side_of(by, process), because=because)
    return item


@transaction.atomic
def answer_input(
    *, item: IntakeItem, outcome: str, answer: str, by: Person, because: Iterable[Entry] = ()
) -> IntakeItem:
    """Say what became of an input and why; a later answer replaces an earlier one."""
    item = IntakeItem.objects.select_for_update().get(pk=item.pk)
    may_answer(by, item).require()
    side = side_of(by, item.process)
    item.outcome, item.answer = outcome, answer
    item.answered_by, item.answered_at = side, timezone.now()
    item.save(update_fields=["outcome", "answer", "answered_by", "answered_at"])
    record(
        ANSWERED,
        subject=item,
        holder=item.process,
        by=side,
        facts={"outcome": outcome, "source_address": item.source_address},
        texts={"input": item.text, "answer": answer},
        because=because or last_entries_about(item),
    )
    return item


def answer_inputs(
    *, items: QuerySet[IntakeItem], outcome: str, answer: str, side: Host, at: datetime
) -> int:
    """Say of many inputs at once what became of them. Whoever answers them so records it."""
    return items.update(outcome=outcome, answer=answer, answered_by=side, answered_at=at)


def _entered(item: IntakeItem, *, by: Addressed, because: Iterable[Entry]) -> None:
    record(
        RECEIVED,
        subject=item,
        holder=item.process,
        by=by,
        facts={"source": item.source, "source_address": item.source_address},
        because=because,
    )
