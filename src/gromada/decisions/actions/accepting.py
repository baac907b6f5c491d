"""The second reading: accepting an answer for everybody it answers, or sending it back."""

from datetime import datetime

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.decisions.actions.answers import locked
from gromada.decisions.actions.remarks import OUTCOMES
from gromada.decisions.models import Answer, Disposition, Given, Remark
from gromada.decisions.permissions import may_check
from gromada.decisions.queries.reading import answered_by, fingerprint_of
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.notices.actions import notify
from gromada.people.models import Person
from gromada.processes.actions import answer_inputs
from gromada.processes.queries import side_of
from gromada.verdict import Refused

ACCEPTED = declare_kind("decisions.answer_accepted", _("Inputs were answered"))
RECEIVED = "processes.input_received"
ARRIVALS = (RECEIVED, "drafting.amendment_proposed")


@transaction.atomic
def accept_answer(
    *, answer: Answer, read: str, by: Person, happened_at: datetime | None = None
) -> Answer:
    """Accept an answer: it answers every remark of its cluster at once.

    ``read`` is the fingerprint of what the second reader had before them. The cost of a remark is
    a row here and there; the record gets one entry.
    """
    answer = locked(answer)
    may_check(by, answer).require()
    if read != fingerprint_of(answer):
        raise Refused(
            _("The answer, or what it answers, changed since you opened this page. Read it again.")
        )
    now, process = happened_at or timezone.now(), answer.process
    remarks = answered_by(answer)
    numbers = list(remarks.values_list("pk", "source_address", "due_on"))
    if not numbers:
        raise Refused(_("There is no input in this cluster."))
    side = side_of(by, process)
    answer.state, answer.accepted_at = Answer.State.ACCEPTED, now
    answer.second_reader, answer.remark_count, answer.note = by, len(numbers), ""
    answer.save(update_fields=["state", "accepted_at", "second_reader", "remark_count", "note"])
    chosen = [pk for pk, _source, _due in numbers]
    Given.objects.bulk_create(Given(remark_id=pk, answer=answer, given_at=now) for pk in chosen)
    answer_inputs(
        items=process.intake.filter(remark__in=remarks.values("pk")),
        outcome=OUTCOMES[Disposition(answer.disposition)],
        answer=answer.reason,
        side=side,
        at=now,
    )
    remarks.update(answer=answer, answered_at=Coalesce("answered_at", Value(now)))
    record(
        ACCEPTED,
        subject=answer,
        holder=process,
        by=side,
        facts={
            "disposition": str(answer.disposition),
            "remarks": len(numbers),
            "in_time": sum(timezone.localdate(now) <= due for _pk, _source, due in numbers),
        },
        texts={"reason": answer.reason},
        because=entries_of([source for _pk, source, _due in numbers]),
        happened_at=happened_at,
    )
    return answer


@transaction.atomic
def send_back(
    *, answer: Answer, note: str, by: Person, happened_at: datetime | None = None
) -> Answer:
    """Send an answer back to who wrote it, saying what is missing."""
    answer = locked(answer)
    may_check(by, answer).require()
    if not note.strip():
        raise Refused(_("Say what is missing, so that it can be put right."))
    answer.state, answer.note, answer.second_reader = Answer.State.SENT_BACK, note.strip(), by
    answer.save(update_fields=["state", "note", "second_reader"])
    if answer.drafted_by is not None:
        notify(
            answer.drafted_by,
            template="decisions/answer_sent_back",
            context={"answer": answer, "process": answer.process},
            link=reverse("decisions:answer_check", args=[answer.process.slug, answer.pk]),
        )
    return answer


def tell_senders(*, answer: Answer) -> int:
    """Tell everybody with an account whose remark it answers; again tells nobody twice."""
    waiting = Given.objects.filter(
        answer=answer, told_at=None, remark__item__participant__person__isnull=False
    )
    people = waiting.order_by().values_list("remark__item__participant__person", flat=True)
    return sum(_tell_one(answer, pk) for pk in people.distinct() if pk is not None)


@transaction.atomic
def _tell_one(answer: Answer, person: int) -> bool:
    rows = Given.objects.filter(
        answer=answer, told_at=None, remark__item__participant__person=person
    )
    # held in order: the same job twice tells once
    chosen = [pk for pk in rows.order_by("pk").values_list("pk", flat=True) if pk is not None]
    given = list(Given.objects.filter(pk__in=chosen).select_for_update().order_by("pk"))
    given = [each for each in given if each.told_at is None]
    if not given:
        return False
    Given.objects.filter(answer=answer, pk__in=chosen).update(told_at=timezone.now())
    remarks = Remark.objects.filter(given__in=given).select_related("item", "process")
    notify(
        Person.objects.get(pk=person),
        template="decisions/remark_answered",
        context={"answer": answer, "process": answer.process, "remarks": list(remarks)},
        link=remarks[0].get_absolute_url(),
    )
    return True


def entries_of(sources: list[str]) -> list[Entry]:
    """That each of these was received: what the answer is because of."""
    return list(Entry.objects.filter(kind__in=ARRIVALS, subject__in=sources).order_by("pk"))
