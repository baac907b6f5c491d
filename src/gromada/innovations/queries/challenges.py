"""Which challenges there are, and for whom."""

from django.db.models import QuerySet

from gromada.innovations.models import Challenge
from gromada.people.models import Person


def challenges_visible_to(person: object) -> QuerySet[Challenge]:
    """Everything but what operators hid, which they alone see."""
    if isinstance(person, Person) and person.is_operator:
        return Challenge.objects.all()
    return Challenge.objects.filter(hidden_at=None)
