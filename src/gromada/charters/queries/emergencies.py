"""What was set aside at once: by which side, by whom, and what became of it."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from gromada.charters.models import Emergency
from gromada.charters.queries.versions import charter_of, version_in_force
from gromada.ledger.models import Addressed
from gromada.people.models import Person

REMEMBERED = timedelta(days=183)


def counts_by_side(emergencies: QuerySet[Any], holder: Addressed) -> list[tuple[str, Counter[str]]]:
    """How many each side set aside, by what became of them; with the side's name."""
    found: dict[str, Counter[str]] = {}
    for row in emergencies.order_by().values("seat__side", "outcome").annotate(count=Count("pk")):
        found.setdefault(row["seat__side"], Counter())[row["outcome"]] = row["count"]
    charter = charter_of(holder) if found else None
    version = version_in_force(charter) if charter else None
    return [
        (version.side_name(side) if version else side, counts)
        for side, counts in sorted(found.items())
    ]


def overturned(person: Person, holder: Addressed) -> int:
    """How many that this person set aside here lately the keys did not confirm, of any kind."""
    return sum(
        kind._default_manager.filter(
            person=person,
            seat__charter__holder=holder.address,
            outcome=Emergency.Outcome.RETURNED,
            ended_at__gt=timezone.now() - REMEMBERED,
        ).count()
        for kind in Emergency.__subclasses__()
    )
