"""The desk of answers: what is left, until when, and what to do first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.charters.queries.others import WaitsFor
from gromada.decisions.models import Answer, Cluster, Remark
from gromada.decisions.queries.remarks import clusters_of, with_words
from gromada.methods.similarity import alike_groups
from gromada.people.models import Person
from gromada.processes.models import Host, Process
from gromada.processes.queries import day_words, hosts_with_member

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

# comparing more would keep the page waiting; the rest is suggested as these are answered
COMPARED_AT_ONCE = 600
# of those who can read an answer a second time
NAMED = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the answering of one process stands; what is being read is not to be answered."""

    remarks: int
    answered: int
    overdue: int
    loose: int
    due_first: date | None
    due_last: date | None
    to_check: list[Answer]
    own: list[Answer]
    clusters: list[Cluster]

    @property
    def waiting(self) -> int:
        return self.remarks - self.answered

    @property
    def days_left(self) -> int | None:
        """Until the day by which the last of them is due; below 0 that day is past."""
        return None if self.due_last is None else (self.due_last - timezone.localdate()).days

    @property
    def days_late(self) -> int:
        return -(self.days_left or 0)


def desk_of(process: Process, person: "Someone") -> Desk:
    waiting = Q(answered_at=None)
    today = timezone.localdate()
    counts = Remark.objects.filter(process=process).aggregate(
        remarks=Count("pk"),
        answered=Count("pk", filter=~waiting),
        overdue=Count("pk", filter=waiting & Q(due_on__lt=today)),
        loose=Count("pk", filter=waiting & Q(cluster=None)),
        due_first=Min("due_on", filter=waiting),
        due_last=Max("due_on", filter=waiting),
    )
    in_work, newest = answers_on_desk(process)
    to_check = [answer for answer in in_work if answer.waits_for_reader]
    counts["loose"] -= sum(is_loose(answer.remark) for answer in to_check)
    clusters = list(clusters_of(process))
    for cluster in clusters:
        cluster.newest = newest.get(cluster.pk)  # type: ignore[attr-defined]
    return Desk(
        **counts,
        to_check=to_check,
        own=[each for each in in_work if each.is_with_author and each.drafted_by == person],
        clusters=[cluster for cluster in clusters if not is_being_read(cluster)],
    )


def is_loose(remark: Remark | None) -> bool:
    return remark is not None and not remark.is_answered and remark.cluster_id is None


def is_being_read(cluster: Cluster) -> bool:
    newest: Answer | None = cluster.newest  # type: ignore[attr-defined]
    return newest is not None and newest.waits_for_reader


def who_reads(answer: Answer, people: Collection[Person], reader: "Someone") -> str:
    """Who of those who answer reads it a second time, and since when it waits for them."""
    others = [person for person in people if person.pk != answer.drafted_by_id]
    words = {"day": day_words(timezone.localdate(answer.drafted_at))}
    if reader in others:
        return _("you can read it, it waits since %(day)s") % words
    if not others:
        return _("nobody else of this side can read it; it waits since %(day)s") % words
    words["people"] = ", ".join(map(str, others[:NAMED])) + (" …" if others[NAMED:] else "")
    return _("to be read by: %(people)s, since %(day)s") % words


def answers_on_desk(process: Process) -> tuple[list[Answer], dict[int, Answer]]:
    """Answers in work, the longest waiting first; and by cluster the newest to it."""
    on_desk = Q(state__in=Answer.IN_WORK) | Q(cluster__isnull=False)
    rows = process.drafted_answers.filter(on_desk).order_by("pk")
    answers = list(rows.select_related("cluster", "remark", "drafted_by"))
    in_work = [answer for answer in answers if answer.is_in_work]
    newest = {answer.cluster_id: answer for answer in answers if answer.cluster_id is not None}
    return sorted(in_work, key=lambda each: each.drafted_at), newest


def loose_remarks(process: Process) -> QuerySet[Remark]:
    """Those that wait, are in no cluster, and whose answer nobody reads a second time now."""
    being_read = Answer.objects.filter(state=Answer.State.TO_CHECK, remark__isnull=False)
    rows = process.remarks.filter(answered_at=None, cluster=None)
    return with_words(rows.exclude(pk__in=being_read.values("remark")))


def suggested_clusters(process: Process) -> list[list[Remark]]:
    """Remarks without a cluster that say nearly the same, the largest group first."""
    rows = loose_remarks(process).order_by("pk")
    loose = [remark for remark in rows[:COMPARED_AT_ONCE] if not remark.is_withheld]
    groups = alike_groups([remark.text for remark in loose])
    return [[loose[position] for position in group] for group in groups]


def what_waits_for(person: Person) -> list[WaitsFor]:
    """Answers that are due from the side a person acts for, and second readings they can give."""
    hosted = hosts_with_member(person).filter(side=Host.Side.INSTITUTION).values("process")
    today, waiting = timezone.localdate(), Q(remarks__answered_at=None)
    to_read = (
        Answer.objects.filter(process=OuterRef("pk"), state=Answer.State.TO_CHECK)
        .exclude(drafted_by=person)
        .order_by()
        .values("process")
        .annotate(n=Count("pk"))
        .values("n")
    )
    rows = (
        Process.objects.filter(pk__in=hosted)
        .annotate(
            wait=Count("remarks", filter=waiting),
            late=Count("remarks", filter=waiting & Q(remarks__due_on__lt=today)),
            due=Max("remarks__due_on", filter=waiting),
            to_check=Coalesce(Subquery(to_read), 0),
        )
        .filter(wait__gt=0)
    )
    return [waits_for(process) for process in rows]


def waits_for(process: Process) -> WaitsFor:
    """One line of the desk: how many remarks wait, how long there is, and what is late."""
    wait, late = process.wait, process.late  # type: ignore[attr-defined]
    due, to_check = process.due, process.to_check  # type: ignore[attr-defined]
    title = ngettext(
        "%(count)d input waits for an answer", "%(count)d inputs wait for an answer", wait
    ) % {"count": wait}
    notes = [time_words(due)]
    if late:
        notes.append(
            ngettext("%(count)d is overdue", "%(count)d are overdue", late) % {"count": late}
        )
    if to_check:
        notes.append(
            ngettext(
                "%(count)d answer waits for your second reading",
                "%(count)d answers wait for your second reading",
                to_check,
            )
            % {"count": to_check}
        )
    return WaitsFor(
        title=title,
        note=" · ".join(notes),
        url=reverse("decisions:answer_desk", args=[process.slug]),
        holder=process.address,
        about=process.question,
        due_on=due,
        is_overdue=bool(late),
        icon="message-square-reply",
    )


def time_words(due: date) -> str:
    """How long there is until a day."""
    days = (due - timezone.localdate()).days
    if days < 0:
        return ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}
    if days == 0:
        return _("due today")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}
