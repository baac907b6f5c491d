"""Writing an answer and handing it in for a second reading."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.decisions.models import Answer, Cluster, Disposition, Remark
from gromada.decisions.permissions import (
    about_in_work,
    may_draft,
    may_hand_in,
    may_take_back,
)
from gromada.people.models import Person
from gromada.processes.models import Process
from gromada.verdict import Refused


@transaction.atomic
def draft_answer(
    *,
    process: Process,
    about: Cluster | Remark,
    disposition: str,
    reason: str,
    by: Person,
    happened_at: datetime | None = None,
) -> Answer:
    """Write what becomes of a cluster or a remark, and why; or change what was written.

    To what is answered already it is a correction: it replaces once it is accepted.
    """
    process = Process.objects.select_for_update().get(pk=process.pk)
    about = hold(about)
    may_draft(by, process, about).require()
    if disposition not in Disposition.values:
        raise Refused(_("Choose what becomes of it."))
    if not reason.strip():
        raise Refused(_("Write the reason. An answer without a reason is not an answer."))
    place: dict[str, object] = (
        {"cluster": about} if isinstance(about, Cluster) else {"remark": about}
    )
    answer = about_in_work(about) or Answer(process=process, **place)
    answer.disposition, answer.reason = disposition, reason.strip()
    answer.drafted_by, answer.drafted_at = by, happened_at or timezone.now()
    answer.second_reader = None
    answer.save()
    return answer


@transaction.atomic
def hand_in(*, answer: Answer, by: Person, happened_at: datetime | None = None) -> Answer:
    """Give an answer to a second person to read."""
    answer = locked(answer)
    may_hand_in(by, answer).require()
    answer.state, answer.note = Answer.State.TO_CHECK, ""
    answer.drafted_at = happened_at or timezone.now()
    answer.save(update_fields=["state", "note", "drafted_at"])
    return answer


@transaction.atomic
def take_back(*, answer: Answer, by: Person) -> Answer:
    """Take an answer back from the second reading, to change it."""
    answer = locked(answer)
    may_take_back(by, answer).require()
    answer.state = Answer.State.DRAFT
    answer.save(update_fields=["state"])
    return answer


def hold(about: Cluster | Remark) -> Cluster | Remark:
    """What is answered, held so that it does not change until the transaction ends."""
    if isinstance(about, Cluster):
        rows = Cluster.objects.select_related("process").select_for_update(of=("self",))
        return rows.get(pk=about.pk)
    remarks = Remark.objects.select_related("process").select_for_update(of=("self",))
    return remarks.get(pk=about.pk)


def locked(answer: Answer) -> Answer:
    """The answer as it is now, held together with what it answers."""
    found = Answer.objects.select_related("cluster", "remark").get(pk=answer.pk)
    hold(found.about)
    rows = Answer.objects.select_related(
        "process", "cluster__process", "remark__process", "drafted_by"
    )
    return rows.select_for_update(of=("self",)).get(pk=answer.pk)
