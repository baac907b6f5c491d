"""What the page of one organisation asks each time."""

from django.db.models import QuerySet

from gromada.people.models import Invitation, Membership, Organisation
from gromada.prepared import prepared


def organisation_at(slug: str) -> Organisation | None:
    return next(iter(_at(slug)), None)


@prepared
def _at(slug: str) -> QuerySet[Organisation]:
    return Organisation.objects.filter(slug=slug)


@prepared
def members_now(organisation: int) -> QuerySet[Membership]:
    """Who acts for it, by their names."""
    rows = Membership.objects.filter(organisation=organisation, until=None)
    return rows.select_related("person").order_by("person__name", "pk")


@prepared
def invitations_now(organisation: int) -> QuerySet[Invitation]:
    return Invitation.objects.filter(organisation=organisation).order_by("email")
