"""Answers and decisions in a few numbers, for the page of their process."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, Window
from django.utils import timezone

from gromada.decisions.models import Decision, Remark
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
    decided = Decision.objects.filter(process=process)
    last = (
        decided.defer("text_pl", "text_en", "changes_pl", "changes_en")
        .annotate(how_many=Window(Count("pk")))
        .first()
    )
    return Summary(**_counts(process), decisions=last.how_many if last else 0, last_decision=last)


def _counts(process: Process) -> dict[str, Any]:
    waiting = Q(answered_at=None)
    return Remark.objects.filter(process=process).aggregate(
        remarks=Count("pk"),
        amendments=Count("amendment"),
        answered=Count("answered_at"),
        overdue=Count("pk", filter=waiting & Q(due_on__lt=timezone.localdate())),
        due_on=Max("due_on", filter=waiting),
    )
