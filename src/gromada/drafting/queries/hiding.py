"""Which amendments were taken out of sight, and who may read them all the same."""

from collections import Counter

from django.db.models import QuerySet

from gromada.charters.queries.emergencies import counts_by_side
from gromada.drafting.models import Amendment, AmendmentAside, Policy
from gromada.prepared import prepared

A_LIST = 50


@prepared
def set_aside_in(policy: int) -> QuerySet[AmendmentAside]:
    """The last amendments that were set aside; public, without their words."""
    rows = AmendmentAside.objects.filter(amendment__policy=policy)
    return rows.select_related("amendment", "seat").order_by("-began_at", "-pk")[:A_LIST]


def set_aside_by_side(policy: Policy) -> list[tuple[str, Counter[str]]]:
    """How many each side set aside, by what became of them; with the side's name."""
    every = AmendmentAside.objects.filter(amendment__policy=policy)
    return counts_by_side(every, policy.process)


def was_set_aside(amendment: Amendment) -> bool:
    return AmendmentAside.objects.filter(amendment=amendment).exists()


def aside_of(amendment: Amendment) -> AmendmentAside | None:
    """Why its words are out of sight now, if it was set aside."""
    rows = AmendmentAside.objects.filter(amendment=amendment)
    return rows.filter(outcome=AmendmentAside.Outcome.OPEN).first()
