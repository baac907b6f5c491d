"""Answers and decisions in a few numbers, for the page of their process."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Window
from django.utils import timezone

from gromada.decisions.models import Decision, Remark
from gromada.prepared import prepared, totals
from gromada.processes.models import Process


@dataclass(frozen=True, slots=True)
class Progress:
    """How many remarks there are, how many were answered, and until when the rest is due."""

    remarks: int
    amendments: int
    answered: int
    overdue: int
    due_on: date | None

    @property
    def waiting(self) -> int:
        return self.remarks - self.answered

    @property
    def days_left(self) -> int | None:
        return None if self.due_on is None else (self.due_on - timezone.localdate()).days


@dataclass(frozen=True, slots=True)
class Summary(Progress):
    """The same, with the newest decision."""

    decisions: int
    last_decision: Decision | None

    def __bool__(self) -> bool:
        return bool(self.remarks or self.decisions)


def progress_of(process: Process) -> Progress:
    return Progress(**_counts(process))


def summary(process: Process) -> Summary:
    """Two queries."""
    decided = _newest_decision(process.pk)
    n_decisions = decided[0].how_many if decided else 0
    last = decided[0] if decided else None
    return Summary(**_counts(process), decisions=n_decisions, last_decision=last)


@prepared
def _newest_decision(process_id: int) -> QuerySet[Any]:
    rows = Decision.objects.filter(process=process_id)
    without_texts = rows.defer("text_pl", "text_en", "changes_pl", "changes_en")
    return without_texts.annotate(how_many=Window(Count("pk")))[:1]


def _counts(process: Process) -> dict[str, Any]:
    (counted,) = _counted(process.pk, timezone.localdate())
    return {"due_on": counted.pop("due_by"), **counted}


@prepared
def _counted(process_id: int, today: date) -> QuerySet[Any, dict[str, Any]]:
    waiting = Q(answered_at=None)
    return totals(
        Remark.objects.filter(process=process_id),
        remarks=Count("pk"),
        amendments=Count("amendment"),
        answered=Count("answered_at"),
        overdue=Count("pk", filter=waiting & Q(due_on__lt=today)),
        due_by=Max("due_on", filter=waiting),
    )
