"""Who may do what: role × act, as tables."""

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.innovations.factories import make_challenge, make_innovation
from tests.people.factories import make_membership, make_operator, make_organisation, make_person

from gromada.innovations import permissions
from gromada.innovations.queries import challenges_visible_to, innovations_visible_to

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "nobody", "person", "member", "author", "operator"]


@pytest.fixture
def innovation():
    author = make_person()
    organisation = make_organisation()
    make_membership(person=author, organisation=organisation)
    return make_innovation(by=author, organisations=[organisation])


def someone(role, thing):
    match role:
        case "visitor":
            return AnonymousUser()
        case "nobody":
            return None
        case "person":
            return make_person()
        case "member":
            carrying = getattr(thing, "organisations", None)
            organisation = carrying.get() if carrying else make_organisation()
            return make_membership(organisation=organisation).person
        case "author":
            return thing.author
        case "operator":
            return make_operator()


def table(permission, allowed):
    return [(permission, role, role in allowed) for role in ROLES]


@pytest.mark.parametrize(
    ("permission", "role", "allowed"),
    [
        *table(permissions.may_change_innovation, {"member", "author", "operator"}),
        *table(permissions.may_report_stage, {"member", "author", "operator"}),
    ],
)
def test_with_an_innovation(permission, role, allowed, innovation):
    verdict = permission(someone(role, innovation), innovation)

    assert bool(verdict) is allowed
    assert allowed or str(verdict.reason).endswith(".")


@pytest.mark.parametrize("role", ROLES)
def test_a_challenge_is_changed_by_its_author_and_operators(role):
    challenge = make_challenge()

    verdict = permissions.may_change_challenge(someone(role, challenge), challenge)

    assert bool(verdict) is (role in {"author", "operator"})


@pytest.mark.parametrize("role", ROLES)
def test_everyone_who_signed_in_adds_and_registers(role, innovation):
    person = someone(role, innovation)

    assert bool(permissions.may_register(person)) is (role not in {"visitor", "nobody"})
    assert bool(permissions.may_add_challenge(person)) is (role not in {"visitor", "nobody"})


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("hidden", [False, True])
def test_what_is_hidden_exists_for_operators_alone(role, hidden, innovation):
    challenge = make_challenge()
    person = someone(role, innovation)
    if hidden:
        for thing in (innovation, challenge):
            thing.hidden_at = thing.created_at
            thing.save()

    seen = not hidden or role == "operator"
    assert innovations_visible_to(person).contains(innovation) is seen
    assert challenges_visible_to(person).contains(challenge) is seen
    assert bool(permissions.may_hide(person)) is (role == "operator")
