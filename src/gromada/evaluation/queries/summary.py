"""What is measured in one process, for its page."""

from dataclasses import dataclass

from django.db.models import Count, Q

from gromada.evaluation.models import Study, StudyData
from gromada.ledger.models import Addressed


@dataclass(frozen=True, slots=True)
class Summary:
    """How many studies ask about it, and how many have an answer."""

    address: str
    studies: int
    answered: int


def summary(holder: Addressed) -> Summary:
    """One query."""
    done = Q(data__state=StudyData.State.DONE)
    found = Study.objects.filter(about=holder.address).aggregate(
        studies=Count("pk", distinct=True), answered=Count("pk", filter=done, distinct=True)
    )
    return Summary(address=holder.address, **found)
