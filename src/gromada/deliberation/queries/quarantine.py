"""What was set aside, by which side, and what became of it."""

from collections import Counter
from datetime import timedelta

from django.db.models import Count, QuerySet
from django.utils import timezone

from gromada.charters.queries import charter_of, version_in_force
from gromada.deliberation.models import Quarantine, Statement
from gromada.people.models import Person
from gromada.processes.models import Process

REMEMBERED = timedelta(days=183)


def set_aside_in(process: Process) -> QuerySet[Quarantine]:
    """Every statement that was set aside, the last first; public, without its text."""
    return (
        Quarantine.objects.filter(statement__process=process)
        .select_related("statement", "seat")
        .order_by("-began_at", "-pk")
    )


def set_aside_by_side(process: Process) -> list[tuple[str, Counter[str]]]:
    """How many each side set aside, by what became of them; with the side's name."""
    rows = (
        Quarantine.objects.filter(statement__process=process)
        .values("seat__side", "outcome")
        .annotate(count=Count("pk"))
    )
    found: dict[str, Counter[str]] = {}
    for row in rows:
        found.setdefault(row["seat__side"], Counter())[row["outcome"]] = row["count"]
    charter = charter_of(process) if found else None
    version = version_in_force(charter) if charter else None
    return [
        (version.side_name(side) if version else side, counts)
        for side, counts in sorted(found.items())
    ]


def was_set_aside(statement: Statement) -> bool:
    return Quarantine.objects.filter(statement=statement).exists()


def quarantine_of(statement: Statement) -> Quarantine | None:
    """Why a statement is out of sight now, if it was set aside."""
    return Quarantine.objects.filter(statement=statement, outcome=Quarantine.Outcome.OPEN).first()


def overturned(person: Person, process: Process) -> int:
    """How many that this person set aside lately the keys did not confirm."""
    return Quarantine.objects.filter(
        person=person,
        statement__process=process,
        outcome=Quarantine.Outcome.RETURNED,
        ended_at__gt=timezone.now() - REMEMBERED,
    ).count()
