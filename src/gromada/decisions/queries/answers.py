"""Which answers there are, where each stands, and by which day it comes."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse

from gromada.decisions.models import Answer, Cluster, Remark
from gromada.decisions.queries.remarks import term_of
from gromada.people.models import Person, Visitor
from gromada.people.queries import participant_of
from gromada.processes.models import IntakeItem, Process
from gromada.processes.queries import processes_visible_to

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None


def answers_visible_to(person: "Someone") -> QuerySet[Answer]:
    """What was accepted is public; drafts are for the desk of a process."""
    return answers_with_parts(
        Answer.objects.filter(state=Answer.State.ACCEPTED, process__in=processes_visible_to(person))
    )


def answers_with_parts(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    return answers.select_related(
        "process", "cluster__process", "remark__process", "remark__item", "drafted_by",
        "second_reader",
    )  # fmt: skip


def answers_of(about: Cluster | Remark) -> list[Answer]:
    """Every answer to a cluster or a remark, the newest first; the first may be in work."""
    return list(answers_with_parts(about_rows(about)).order_by("-pk"))


def about_rows(about: Cluster | Remark) -> QuerySet[Answer]:
    if isinstance(about, Cluster):
        return Answer.objects.filter(cluster=about)
    return Answer.objects.filter(remark=about)


def answer_page_of(item: IntakeItem) -> str:
    """Where two people answer an input; the desk, until its remark has come in."""
    remark = Remark.objects.filter(item=item).select_related("cluster__process").first()
    if remark is None:
        return reverse("decisions:answer_desk", args=[item.process.slug])
    if remark.cluster is not None:
        return remark.cluster.get_absolute_url()
    return reverse("decisions:remark_answer", args=[item.process.slug, remark.number])


def is_sent_by(visitor: Visitor, remark: Remark) -> bool:
    """Is it what this visitor put in, with an account or from this browser?"""
    said = remark.item.participant_id if remark.item else None
    if remark.amendment:
        said = remark.amendment.proposer_id
    participant = participant_of(visitor, remark.process.address) if said else None
    return participant is not None and participant.pk == said


def page_of_answers(process: Process) -> str:
    """Where everybody reads what came in, amendments too, and what became of it."""
    return reverse("decisions:remark_list", args=[process.slug])


def answer_days(process: Process, items: Collection[IntakeItem]) -> dict[int, date]:
    """By which day each of these inputs is answered; also of those that came a moment ago."""
    rows = Remark.objects.filter(item__in=[item.pk for item in items])
    owed = dict(rows.values_list("item", "due_on"))
    new = [item for item in items if item.pk not in owed]
    if new:
        term = term_of(process)
        owed |= {item.pk: term.due_on(item.received_at) for item in new}
    return owed
