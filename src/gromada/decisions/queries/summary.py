"""Answers and decisions in a few numbers, for the page of their process."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from gromada.decisions.models import Decision
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
    """One query, and one more where something was decided."""
    newest = Decision.objects.filter(process=process)
    how_many = newest.order_by().values("process").annotate(n=Count("pk")).values("n")
    found = (
        Process.objects.filter(pk=process.pk)
        .annotate(
            remark_count=Count("remarks"),
            answered_count=Count("remarks", filter=Q(remarks__answered_at__isnull=False)),
            overdue_count=Count(
                "remarks",
                filter=Q(remarks__answered_at=None, remarks__due_on__lt=timezone.localdate()),
            ),
            last_due=Max("remarks__due_on", filter=Q(remarks__answered_at=None)),
            decision_count=Coalesce(Subquery(how_many), 0),
        )
        .values("remark_count", "answered_count", "overdue_count", "last_due", "decision_count")
        .get()
    )
    last = newest.first() if found["decision_count"] else None
    return Summary(
        remarks=found["remark_count"],
        answered=found["answered_count"],
        overdue=found["overdue_count"],
        due_on=found["last_due"],
        decisions=found["decision_count"],
        last_decision=last,
    )
