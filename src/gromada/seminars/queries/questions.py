"""What was asked, by how many, and what came of it."""

from typing import TYPE_CHECKING

from django.db.models import Case, Count, Exists, OuterRef, QuerySet, Value, When
from django.db.models.expressions import Combinable

from gromada.people.models import Participant, Person
from gromada.processes.models import Process
from gromada.processes.queries import hosts_with_member
from gromada.seminars.models import AskedToo, Question, Seminar
from gromada.seminars.queries.seminars import seminars_visible_to

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def questions_of(seminar: Seminar, participant: Participant | None = None) -> QuerySet[Question]:
    """All of them with how many more people ask each, what most ask first.

    ``is_own`` and ``asks_too`` say what the participant has to do with it.
    """
    nobody = Value(value=False)
    own: Combinable = nobody
    too: Combinable = nobody
    if participant is not None:
        own = Case(When(asker=participant, then=Value(value=True)), default=nobody)
        too = Exists(AskedToo.objects.filter(question=OuterRef("pk"), participant=participant))
    return (
        seminar.questions.select_related("carried_to__process")
        .annotate(too=Count("asked_too"), is_own=own, asks_too=too)
        .order_by("-too", "number")
    )


def questions_shown(seminar: Seminar, participant: Participant | None = None) -> QuerySet[Question]:
    return questions_of(seminar, participant).filter(hidden_at=None)


def questions_visible_to(person: "Person | AnonymousUser | None") -> QuerySet[Question]:
    """Those on walls that exist for a person, without what is hidden."""
    return Question.objects.filter(
        seminar__in=seminars_visible_to(person), hidden_at=None
    ).select_related("seminar")


def questions_carried(seminar: Seminar) -> QuerySet[Question]:
    """Those that went into a process, with the answer they got there."""
    return questions_shown(seminar).filter(carried_to__isnull=False)


def processes_to_carry_into(person: "Person | AnonymousUser | None") -> QuerySet[Process]:
    """Running processes of the hosts a person acts for."""
    hosted = hosts_with_member(person).values("process")
    return Process.objects.filter(pk__in=hosted, state=Process.State.RUNNING)
