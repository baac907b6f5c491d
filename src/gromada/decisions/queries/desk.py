"""The desk of answers: what is left, until when, and what to do first."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.core.cache import caches
from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.charters.queries.others import WaitsFor
from gromada.decisions.models import Answer, Cluster, Remark
from gromada.decisions.queries.remarks import with_sizes, with_words
from gromada.ledger.queries.keeping import PAGES
from gromada.methods.similarity import alike_groups
from gromada.people.models import Person
from gromada.people.queries import organisation_ids_of
from gromada.prepared import prepared, totals
from gromada.processes.models import Host, Process
from gromada.processes.queries import day_words

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

# comparing more would keep the page waiting; the rest is suggested as these are answered
COMPARED_AT_ONCE = 600
KEPT_FOR = 86_400  # seconds
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
    (counts,) = counted_on_desk(process.pk, timezone.localdate())
    in_work, newest = answers_on_desk(process)
    to_check = [answer for answer in in_work if answer.waits_for_reader]
    counts["loose"] -= sum(is_loose(answer.remark) for answer in to_check)
    clusters = clusters_on_desk(process.pk)
    for cluster in clusters:
        cluster.newest = newest.get(cluster.pk)  # type: ignore[attr-defined]
    return Desk(
        **counts,
        to_check=to_check,
        own=[each for each in in_work if each.is_with_author and each.drafted_by == person],
        clusters=[cluster for cluster in clusters if not is_being_read(cluster)],
    )


@prepared
def counted_on_desk(process: int, today: date) -> QuerySet[Remark, dict[str, Any]]:
    waiting = Q(answered_at=None)
    return totals(
        Remark.objects.filter(process=process),
        remarks=Count("pk"),
        answered=Count("answered_at"),
        overdue=Count("pk", filter=waiting & Q(due_on__lt=today)),
        loose=Count("pk", filter=waiting & Q(cluster=None)),
        due_first=Min("due_on", filter=waiting),
        due_last=Max("due_on", filter=waiting),
    )


@prepared
def clusters_on_desk(process: int) -> QuerySet[Cluster]:
    return with_sizes(Cluster.objects.filter(process=process))


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
    answers = drafted_for_desk(process.pk)
    in_work = [answer for answer in answers if answer.is_in_work]
    newest = {answer.cluster_id: answer for answer in answers if answer.cluster_id is not None}
    return sorted(in_work, key=lambda each: each.drafted_at), newest


@prepared
def drafted_for_desk(process: int) -> QuerySet[Answer]:
    on_desk = Q(state__in=Answer.IN_WORK) | Q(cluster__isnull=False)
    rows = Answer.objects.filter(on_desk, process=process).order_by("pk")
    return rows.select_related("cluster", "remark", "drafted_by")


def loose_remarks(process: Process) -> QuerySet[Remark]:
    """Those that wait, are in no cluster, and whose answer nobody reads a second time now."""
    return loose_among(process.remarks.all())


def loose_among(remarks: QuerySet[Remark]) -> QuerySet[Remark]:
    being_read = Answer.objects.filter(state=Answer.State.TO_CHECK, remark__isnull=False)
    rows = remarks.filter(answered_at=None, cluster=None)
    return with_words(rows.exclude(pk__in=being_read.values("remark"))).select_related("owner")


@prepared
def first_loose(process: int) -> QuerySet[Remark]:
    """As many as are compared at once, in the order in which they came."""
    return loose_among(Remark.objects.filter(process=process)).order_by("pk")[:COMPARED_AT_ONCE]


def loose_in_order(
    process: Process, first: Sequence[Remark], *, owner: Person | None = None
) -> Sequence[Remark] | QuerySet[Remark]:
    """All loose remarks, or those that one person answers, the most urgent first.

    ``first``: those that are compared, which mostly are all.
    """
    if len(first) == COMPARED_AT_ONCE:
        rows = loose_remarks(process).order_by("due_on", "number")
        return rows if owner is None else rows.filter(owner=owner)
    own = [remark for remark in first if owner is None or remark.owner_id == owner.pk]
    return sorted(own, key=attrgetter("due_on", "number"))


def suggested_clusters(remarks: Iterable[Remark]) -> list[list[Remark]]:
    """Those of some remarks that say nearly the same, the largest group first."""
    shown = [remark for remark in remarks if not remark.is_withheld]
    groups = _alike([remark.text for remark in shown])
    return [[shown[position] for position in group] for group in groups]


def _alike(texts: list[str]) -> list[tuple[int, ...]]:
    """What the methods find, by position; kept, since comparing many takes long."""
    pages, key = (
        caches[PAGES],
        f"decisions.alike:{hashlib.sha256(repr(texts).encode()).hexdigest()}",
    )
    groups: list[tuple[int, ...]] | None = pages.get(key)
    if groups is None:
        groups = alike_groups(texts)
        pages.set(key, groups, KEPT_FOR)
    return groups


def what_waits_for(person: Person) -> list[WaitsFor]:
    """Answers that are due from the side a person acts for, and second readings they can give."""
    own = organisation_ids_of(person)
    return [waits_for(process) for process in owing_answers(own, person.pk, timezone.localdate())]


@prepared
def owing_answers(organisations: list[int], person: int, today: date) -> QuerySet[Process]:
    """Where some organisations owe answers: how many, how late, and how many one can read."""
    hosts = Host.objects.filter(organisation__pk__in=organisations, side=Host.Side.INSTITUTION)
    waiting = Q(remarks__answered_at=None)
    to_read = (
        Answer.objects.filter(process=OuterRef("pk"), state=Answer.State.TO_CHECK)
        .exclude(drafted_by=person)
        .order_by()
        .values("process")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return (
        Process.objects.filter(pk__in=hosts.values("process"))
        .annotate(
            wait=Count("remarks", filter=waiting),
            late=Count("remarks", filter=waiting & Q(remarks__due_on__lt=today)),
            due=Max("remarks__due_on", filter=waiting),
            to_check=Coalesce(Subquery(to_read), 0),
        )
        .filter(wait__gt=0)
    )


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
