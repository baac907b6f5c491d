"""Answers and decisions in a few numbers, for the page of their process."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, Window
from django.utils import timezone

from gromada.decisions.models import Decision, Remark
from gromada.processes.models import Process


@dataclass(frozen=True, slots=True)
class Summary:
    """How many remarks there are and how many were answered, and the newest decision."""

    remarks: int
    answered: int
    overdue: int
    due_on: date | None
    decisions: int
    last_decision: Decision | None

    @property
    def waiting(self) -> int:
        return self.remarks - self.answered

    @property
    def days_left(self) -> int | None:
        return None if self.due_on is None else (self.due_on - timezone.localdate()).days

    def __bool__(self) -> bool:
        return bool(self.remarks or self.decisions)


def summary(process: Process) -> Summary:
    """Two queries."""
    waiting = Q(answered_at=None)
    found = Remark.objects.filter(process=process).aggregate(
        remarks=Count("pk"),
        answered=Count("pk", filter=~waiting),
        overdue=Count("pk", filter=waiting & Q(due_on__lt=timezone.localdate())),
        due_on=Max("due_on", filter=waiting),
    )
    decided = Decision.objects.filter(process=process)
    last = (
        decided.defer("text_pl", "text_en", "changes_pl", "changes_en")
        .annotate(how_many=Window(Count("pk")))
        .first()
    )
    return Summary(**found, decisions=last.how_many if last else 0, last_decision=last)
