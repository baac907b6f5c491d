"""What was set aside, by which side, and what became of it."""

from collections import Counter

from django.db.models import QuerySet

from gromada.charters.queries.emergencies import counts_by_side
from gromada.deliberation.models import Quarantine, Statement
from gromada.processes.models import Process


def set_aside_in(process: Process) -> QuerySet[Quarantine]:
    """Every statement that was set aside, the last first; public, without its text."""
    return (
        Quarantine.objects.filter(statement__process=process)
        .select_related("statement", "seat")
        .order_by("-began_at", "-pk")
    )


def set_aside_by_side(process: Process) -> list[tuple[str, Counter[str]]]:
    """How many each side set aside, by what became of them; with the side's name."""
    return counts_by_side(Quarantine.objects.filter(statement__process=process), process)


def was_set_aside(statement: Statement) -> bool:
    return Quarantine.objects.filter(statement=statement).exists()


def quarantine_of(statement: Statement) -> Quarantine | None:
    """Why a statement is out of sight now, if it was set aside."""
    return Quarantine.objects.filter(statement=statement, outcome=Quarantine.Outcome.OPEN).first()
