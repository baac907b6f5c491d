"""Which innovations there are, for whom, and who acts for them."""

from django.db.models import Prefetch, QuerySet

from gromada.innovations.models import Challenge, Innovation, StageEvent
from gromada.people.models import Organisation, Person
from gromada.people.queries import organisation_ids_of


def innovations_visible_to(person: object) -> QuerySet[Innovation]:
    """Everything but what operators hid, which they alone see."""
    if isinstance(person, Person) and person.is_operator:
        return Innovation.objects.all()
    return Innovation.objects.filter(hidden_at=None)


def with_events(innovations: QuerySet[Innovation]) -> QuerySet[Innovation]:
    """With challenges, organisations and stages, at a cost that does not grow with the list."""
    return innovations.prefetch_related(
        Prefetch("challenges", Challenge.objects.filter(hidden_at=None)),
        "organisations",
        Prefetch("events", StageEvent.objects.select_related("corrected_by")),
    )


def acts_for(person: object) -> QuerySet[Organisation]:
    """The organisations on whose behalf a person can register or report."""
    if not isinstance(person, Person):
        return Organisation.objects.none()
    return Organisation.objects.filter(pk__in=organisation_ids_of(person))
