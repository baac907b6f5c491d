"""The e-mail addresses that are somebody's own, and whom one may know by theirs."""

from allauth.account.models import EmailAddress

from gromada.people.models import Membership, Person


def addresses_of(person: Person) -> set[str]:
    """Those that the person proved to be theirs; one only typed may be somebody else's."""
    proved = EmailAddress.objects.filter(user=person, verified=True)
    return {person.email, *(email.lower() for email in proved.values_list("email", flat=True))}


def owner_of(address: str) -> Person | None:
    """Whose account it is: by the address they sign in with, or another that they proved."""
    address = address.strip().lower()
    proved = EmailAddress.objects.filter(email__iexact=address, verified=True)
    return (
        Person.objects.filter(email=address).first()
        or Person.objects.filter(pk__in=proved.values("user")).first()
    )


def colleague_at(address: str, person: Person) -> Person | None:
    """Who belongs to an organisation together with a person, so that they know of each other.

    Of anybody else nobody is told whether the address has an account, or whose it is.
    """
    shared = Membership.objects.filter(
        until=None,
        organisation__memberships__person=person,
        organisation__memberships__until=None,
    )
    return Person.objects.filter(
        email=address.strip().lower(), pk__in=shared.values("person")
    ).first()
