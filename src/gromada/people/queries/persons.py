"""Who is there, and who belongs where."""

import hashlib

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.timezone import now

from gromada.people.models import (
    DemoLink,
    Invitation,
    Membership,
    Organisation,
    Participant,
    Person,
    Visitor,
)
from gromada.prepared import bring_when_asked, prepared


def hash_of(secret: str) -> str:
    """What the database keeps of a key or a token that only its owner holds."""
    return hashlib.sha256(secret.encode()).hexdigest()


def keyed_name(text: str) -> str:
    """A name for an address or a network that tells nothing to who lacks the site's key."""
    return salted_hmac("gromada.people", text, algorithm="sha256").hexdigest()


def name_of_attempts(key: str, _prefix: str, _version: int) -> str:
    """Under what name allauth counts for a limit; its own holds a network's address.

    The same at midnight: what must not be done twice, such as a code of an app, stays forbidden.
    """
    return keyed_name(f"attempts {key}")


def one_line(name: str) -> str:
    """A name as it can stand within a line of a mail, and not write the lines after it."""
    return " ".join("".join(c for c in name if c.isprintable() or c.isspace()).split())


def person_by_email(email: str) -> Person | None:
    return Person.objects.filter(email=email.strip().lower()).first()


# --- organisations -----------------------------------------------------------
def organisations() -> QuerySet[Organisation]:
    """All of them; that an organisation is here is public."""
    return Organisation.objects.all()


def memberships_of(person: Person | None) -> QuerySet[Membership]:
    """The memberships a person has now."""
    return (
        Membership.objects.filter(person=person, until=None)
        .select_related("organisation")
        .order_by("organisation__name", "pk")
    )


def organisation_ids_of(person: object) -> list[int]:
    """The organisations a person acts for now; asks nothing where memberships are at hand."""
    if not isinstance(person, Person):
        return []
    return [each.organisation_id for each in person.memberships.all() if each.until is None]


def bring_memberships(person: Person) -> None:
    """Let a page ask for somebody's memberships once, and only if it needs them.

    An act reads them anew.
    """
    bring_when_asked(person, "memberships", lambda: _memberships(person.pk))


@prepared
def _memberships(person_id: int) -> QuerySet[Membership]:
    return Membership.objects.filter(person=person_id)


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    return (
        organisation.memberships.filter(until=None)
        .select_related("person")
        .order_by("person__name", "pk")
    )


def open_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    return organisation.invitations.order_by("email")


def is_member(person: Person | None, organisation: Organisation) -> bool:
    return bool(_roles(person, organisation))


def is_steward(person: Person | None, organisation: Organisation) -> bool:
    return Membership.Role.STEWARD in _roles(person, organisation)


def _roles(person: object, organisation: Organisation) -> set[str]:
    """Asks nothing where memberships are at hand, like ``organisation_ids_of``."""
    if not isinstance(person, Person):
        return set()
    now_there = [each for each in person.memberships.all() if each.until is None]
    return {each.role for each in now_there if each.organisation_id == organisation.pk}


def stewards_of(organisation: Organisation) -> QuerySet[Membership]:
    return members_of(organisation).filter(role=Membership.Role.STEWARD)


def invitation_by(token: str) -> Invitation | None:
    return (
        Invitation.objects.filter(token_hash=hash_of(token)).select_related("organisation").first()
    )


# --- taking part -------------------------------------------------------------
def participant_of(visitor: Visitor, holder: str) -> Participant | None:
    """The visitor as participant of ``holder``, if they have taken part in it."""
    if not (visitor.person or visitor.browser_key):
        return None
    if visitor.person is None:
        found = _at_as_browser(visitor.browser_hash, holder)
    else:
        found = _at_as_person(visitor.person.pk, holder)
        for participant in found:
            participant.person = visitor.person
    return next(iter(found), None)


def person_at(person_id: int, holder: str) -> QuerySet[Participant]:
    """A person as participant, for other queries too: no join, no sorting."""
    return Participant.objects.filter(holder=holder, person=person_id).order_by()


def browser_at(browser_hash: str, holder: str) -> QuerySet[Participant]:
    """The same for a browser.

    Only with the condition of the index does SQLite use it; else it would read everybody who
    takes part.
    """
    here = Participant.objects.filter(holder=holder, browser_hash=browser_hash)
    return here.exclude(browser_hash="").order_by()


_at_as_person, _at_as_browser = prepared(person_at), prepared(browser_at)


def participants_of(person: Person) -> QuerySet[Participant]:
    return Participant.objects.filter(person=person).order_by("-joined_at")


def participants_of_browser(browser_key: str) -> QuerySet[Participant]:
    of_browser = Participant.objects.filter(browser_hash=hash_of(browser_key))
    return of_browser.exclude(browser_hash="").order_by("pk")


def participants_to_merge(
    person: Person, browser_key: str
) -> list[tuple[Participant, Participant]]:
    """Pairs of the person's own participant and the browser's in the same thing."""
    of_browser = {known.holder: known for known in participants_of_browser(browser_key)}
    own = participants_of(person).filter(holder__in=of_browser).order_by("pk")
    return [(kept, of_browser[kept.holder]) for kept in own]


# --- signing in --------------------------------------------------------------
def demo_link_by(token: str) -> DemoLink | None:
    return DemoLink.objects.filter(token_hash=hash_of(token)).select_related("person").first()


def expired_links() -> tuple[QuerySet[Invitation], QuerySet[DemoLink]]:
    moment = now()
    return (
        Invitation.objects.filter(expires_at__lte=moment),
        DemoLink.objects.filter(expires_at__lte=moment),
    )
