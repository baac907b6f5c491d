"""People and organisations for tests."""

from itertools import count

from allauth.account.models import EmailAddress

from gromada.people.actions import add_line, show_card
from gromada.people.models import (
    CardLine,
    Membership,
    Organisation,
    Participant,
    Person,
    Visitor,
)

_numbers = count(1)


def make_person(**facts) -> Person:
    number = next(_numbers)
    email = facts.pop("email", f"person-{number}@example.org")
    facts.setdefault("name", f"Person {number}")
    return Person.objects.create_user(email, **facts)


def make_account(**facts) -> Person:
    """A person who has confirmed their address, as everybody has who signed in by code."""
    person = make_person(**facts)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def make_operator(**facts) -> Person:
    return make_account(is_operator=True, **facts)


def make_organisation(**facts) -> Organisation:
    number = next(_numbers)
    facts.setdefault("name", f"Organisation {number}")
    facts.setdefault("slug", f"organisation-{number}")
    facts.setdefault("sector", Organisation.Sector.PUBLIC)
    return Organisation.objects.create(**facts)


def make_membership(person=None, organisation=None, **facts) -> Membership:
    return Membership.objects.create(
        person=person or make_person(), organisation=organisation or make_organisation(), **facts
    )


def make_steward(organisation) -> Person:
    return make_membership(organisation=organisation, role=Membership.Role.STEWARD).person


def make_visitor(**facts) -> Visitor:
    return Visitor(**facts)


def make_browser(network="") -> Visitor:
    return Visitor(browser_key=f"{next(_numbers):032x}", network=network)


def make_participant(holder="processes.process:1", visitor=None) -> Participant:
    visitor = visitor or make_browser()
    return Participant.objects.create(
        holder=holder,
        person=visitor.person,
        browser_hash="" if visitor.person else visitor.browser_hash,
    )


def make_line(person=None, *, shown_at="", **facts) -> CardLine:
    """A line on a card, which is shown at ``shown_at`` where that is given."""
    person = person or make_person()
    facts = {"kind": "ability", "text": "I prune trees.", "language": "en", **facts}
    line = add_line(**{"audience": "everyone", **facts}, by=person)
    if shown_at:
        show_card(holder=shown_at, by=person)
    return line
