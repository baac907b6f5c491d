"""The e-mail addresses that are somebody's own."""

from allauth.account.models import EmailAddress

from gromada.people.models import Person


def addresses_of(person: Person) -> set[str]:
    """Those that the person proved to be theirs; one only typed may be somebody else's."""
    proved = EmailAddress.objects.filter(user=person, verified=True)
    return {person.email, *(email.lower() for email in proved.values_list("email", flat=True))}
