"""What arrived from elsewhere, and for whom it is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from gromada.ledger.queries import is_declared, subjects_at
from gromada.people.models import Visitor
from gromada.people.queries import participant_of
from gromada.prepared import prepared, totals
from gromada.processes.models import IntakeItem, Process


@dataclass(frozen=True, slots=True)
class Answering:
    """Where inputs are answered, and by which day each of them is."""

    page: Callable[[IntakeItem], str]
    page_of_all: Callable[[Process], str]
    days: Callable[[Process, list[IntakeItem]], dict[int, date]]


ON_A_DESK = 5
# filled by declare_answering
ANSWERING: list[Answering] = []


def declare_answering(
    page: Callable[[IntakeItem], str],
    *,
    page_of_all: Callable[[Process], str],
    days: Callable[[Process, list[IntakeItem]], dict[int, date]],
) -> None:
    """Say where inputs are answered: the part that asks two people for each answer."""
    ANSWERING[:] = [Answering(page, page_of_all, days)]


def answer_page(item: IntakeItem) -> str:
    """The page on which an input is answered."""
    return ANSWERING[0].page(item)


def page_of_all_answers(process: Process) -> str:
    """Where everything is listed that is owed an answer: amendments to the text too."""
    return ANSWERING[0].page_of_all(process)


def with_answer_days(process: Process, items: Iterable[IntakeItem]) -> list[IntakeItem]:
    """The same inputs of a process, which now say by which day each is answered."""
    rows = list(items)
    days = ANSWERING[0].days(process, rows) if rows else {}
    for item in rows:
        item.answer_due_on = days[item.pk]  # type: ignore[attr-defined]
    return rows


def intake_waiting(process: Process) -> QuerySet[IntakeItem]:
    """Inputs without an answer, the longest waiting first."""
    return process.intake.filter(outcome=IntakeItem.Outcome.WAITING).order_by("received_at", "pk")


@prepared
def first_waiting(process: int) -> QuerySet[IntakeItem]:
    """Those that a desk shows."""
    rows = IntakeItem.objects.filter(process=process, outcome=IntakeItem.Outcome.WAITING)
    return rows.order_by("received_at", "pk")[:ON_A_DESK]


def how_many_wait(process: Process) -> int:
    (counted,) = _how_many_wait(process.pk)
    return int(counted["inputs"])


@prepared
def _how_many_wait(process: int) -> QuerySet[IntakeItem, dict[str, Any]]:
    rows = IntakeItem.objects.filter(process=process, outcome=IntakeItem.Outcome.WAITING)
    return totals(rows, inputs=Count("pk"))


def intake_answered(process: Process) -> QuerySet[IntakeItem]:
    """Inputs that a host answered: what everyone sees."""
    return (
        process.intake.exclude(outcome=IntakeItem.Outcome.WAITING)
        .select_related("answered_by__organisation")
        .order_by("-answered_at", "-pk")
    )


def own_intake(process: Process, visitor: Visitor) -> QuerySet[IntakeItem]:
    """What this visitor sent that nobody has answered yet."""
    participant = participant_of(visitor, process.address)
    if participant is None:
        return IntakeItem.objects.none()
    return intake_waiting(process).filter(participant=participant)


def with_origins(items: Iterable[IntakeItem], person: object) -> list[IntakeItem]:
    """The same inputs, which now name the seminar question and the like that they came from.

    What is hidden there is not shown here either.
    """
    rows = list(items)
    named = subjects_at([item.source_address for item in rows if item.source_address], person)
    for item in rows:
        item.came_from = named.get(item.source_address)  # type: ignore[attr-defined]
        item.is_withheld = is_declared(item.source_address) and item.came_from is None  # type: ignore[attr-defined]
    return rows
