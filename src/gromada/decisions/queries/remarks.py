"""Which remarks there are, for whom, and which wait too long."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from gromada.decisions.models import AnswerTerm, Cluster, Remark
from gromada.drafting.models import Amendment
from gromada.people.models import Person
from gromada.prepared import prepared
from gromada.processes.models import Host, IntakeItem, Process
from gromada.processes.queries import processes_visible_to

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

A_PAGE = 30


def remarks_visible_to(person: "Someone") -> QuerySet[Remark]:
    """That a remark came, and whether it is answered, is public; its text once it is answered."""
    return with_parts(Remark.objects.filter(process__in=processes_visible_to(person)))


def remarks_of(process: Process) -> QuerySet[Remark]:
    """Its remarks, which know the process that they were asked from."""
    return with_words(process.remarks.all()).select_related("cluster", "answer")


@prepared
def first_remarks(process: int) -> QuerySet[Remark]:
    """The first page of all remarks."""
    rows = with_words(Remark.objects.filter(process=process))
    return rows.select_related("cluster", "answer")[:A_PAGE]


def with_parts(remarks: QuerySet[Remark]) -> QuerySet[Remark]:
    return with_words(remarks).select_related("process", "owner", "cluster", "answer")


def with_words(remarks: QuerySet[Remark]) -> QuerySet[Remark]:
    """With what was put in, and whether it was hidden where it was said."""
    return remarks.select_related("item__seminar_question", "amendment")


def remarks_matching(process: Process, wanted: Mapping[str, str]) -> QuerySet[Remark]:
    """Remarks as the filter of a list asks; what it does not know is left out."""
    rows = remarks_of(process)
    today = timezone.localdate()
    match wanted.get("show"):
        case "waiting":
            rows = rows.filter(answered_at=None)
        case "overdue":
            rows = rows.filter(answered_at=None, due_on__lt=today)
        case "answered":
            rows = rows.filter(answered_at__isnull=False)
    if (disposition := wanted.get("disposition")) is not None and disposition:
        rows = rows.filter(answer__disposition=disposition)
    if (cluster := wanted.get("cluster", "")).isdecimal() and len(cluster) < 10:
        rows = rows.filter(cluster=int(cluster))
    return rows


def overdue(process: Process | None = None, today: date | None = None) -> QuerySet[Remark]:
    """Remarks without an answer after their day, the longest waiting first."""
    rows = Remark.objects.filter(answered_at=None, due_on__lt=today or timezone.localdate())
    if process is not None:
        rows = rows.filter(process=process)
    return with_parts(rows).order_by("due_on", "pk")


def waiting_times(
    process: Process | None = None, today: date | None = None
) -> tuple[list[int], list[bool]]:
    """Days from a remark to its first answer, or until today; and whether there was one."""
    end = today or timezone.localdate()
    rows = Remark.objects.all() if process is None else process.remarks.all()
    days, answered = [], []
    for received_at, answered_at in rows.values_list("received_at", "answered_at"):
        last = timezone.localdate(answered_at) if answered_at else end
        days.append(max((last - timezone.localdate(received_at)).days, 0))
        answered.append(answered_at is not None)
    return days, answered


def clusters_of(process: Process) -> QuerySet[Cluster]:
    """Clusters with how many remarks are in each, and how many of those wait."""
    return with_sizes(process.clusters.all()).select_related("process")


def with_sizes(clusters: QuerySet[Cluster]) -> QuerySet[Cluster]:
    waiting = Q(remarks__answered_at=None)
    return clusters.annotate(
        size=Count("remarks"),
        waiting=Count("remarks", filter=waiting),
        due_on=Min("remarks__due_on", filter=waiting),
    ).order_by("-waiting", "pk")


def term_of(process: Process) -> AnswerTerm:
    """The term that holds; thirty days where nobody set another."""
    return next(iter(set_terms(process.pk)), None) or AnswerTerm(process=process)


@prepared
def set_terms(process: int) -> QuerySet[AnswerTerm]:
    return AnswerTerm.objects.filter(process=process)


def days_left(day: date | None) -> int | None:
    return None if day is None else (day - timezone.localdate()).days


def sources_without_remark(process: Process) -> tuple[list[IntakeItem], list[Amendment]]:
    """What people put in that nobody owes an answer to yet: inputs, and residents' amendments."""
    items = process.intake.filter(remark=None).order_by("received_at", "pk")
    amendments = Amendment.objects.filter(
        policy__process=process, remark=None, proposer__isnull=False
    ).exclude(state=Amendment.State.WITHDRAWN)
    return list(items), list(amendments.order_by("proposed_at", "pk"))


def answering_side(process: Process) -> Host | None:
    """Who owes the answers: the institution, or who hosts alone."""
    hosts = list(process.hosts.all())
    found = [host for host in hosts if host.side == Host.Side.INSTITUTION]
    return next(iter(found or hosts), None)


def people_who_answer(process: Process) -> list[Person]:
    """Who can be given a remark: people of the side that owes the answers."""
    side = answering_side(process)
    if side is None:
        return []
    return people_acting_for(side.organisation_id)


@prepared
def people_acting_for(organisation: int) -> QuerySet[Person]:
    now_there = {"memberships__organisation": organisation, "memberships__until": None}
    return Person.objects.filter(**now_there).order_by("name", "memberships__pk")
