"""Who may do what: role x act, one table a permission."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from tests.people.factories import (
    make_membership,
    make_operator,
    make_organisation,
    make_person,
    make_steward,
)

from gromada.people import permissions
from gromada.people.models import Invitation, Membership

pytestmark = pytest.mark.django_db
ROLES = ["nobody", "stranger", "other_steward", "former", "member", "steward", "operator"]


@pytest.fixture
def organisation():
    return make_organisation()


def somebody(role, organisation):
    match role:
        case "nobody":
            return None
        case "stranger":
            return make_person()
        case "other_steward":
            return make_steward(make_organisation())
        case "former":
            return make_membership(
                organisation=organisation, role=Membership.Role.STEWARD, until=now()
            ).person
        case "member":
            return make_membership(organisation=organisation).person
        case "steward":
            return make_steward(organisation)
        case "operator":
            return make_operator()


def table(permission, allowed):
    return [(permission, role, role in allowed) for role in ROLES]


@pytest.mark.parametrize(
    ("permission", "role", "allowed"),
    [
        *table(permissions.may_change_organisation, {"steward", "operator"}),
        *table(permissions.may_invite, {"steward", "operator"}),
        *table(permissions.may_see_members, {"member", "steward", "operator"}),
    ],
)
def test_in_an_organisation(permission, role, allowed, organisation):
    verdict = permission(somebody(role, organisation), organisation)

    assert bool(verdict) is allowed
    assert allowed or str(verdict.reason)


@pytest.mark.parametrize("role", ROLES)
def test_only_operators_open_organisations(role, organisation):
    verdict = permissions.may_open_organisation(somebody(role, organisation))

    assert bool(verdict) is (role == "operator")


@pytest.mark.parametrize("role", ROLES)
def test_a_membership_is_ended_by_its_owner_a_steward_or_an_operator(role, organisation):
    membership = make_membership(organisation=organisation)

    verdict = permissions.may_end_membership(somebody(role, organisation), membership)

    assert bool(verdict) is (role in {"steward", "operator"})
    assert permissions.may_end_membership(membership.person, membership)


def test_the_last_steward_stays(organisation):
    steward = make_steward(organisation)
    membership = steward.memberships.get()

    assert not permissions.may_end_membership(steward, membership)
    assert permissions.may_end_membership(make_operator(), membership)

    make_steward(organisation)
    assert permissions.may_end_membership(steward, membership)


def test_what_has_ended_cannot_end_again(organisation):
    membership = make_membership(organisation=organisation, until=now())

    assert not permissions.may_end_membership(make_operator(), membership)


@pytest.mark.parametrize(
    ("email", "days", "allowed"),
    [
        ("guest@example.org", 1, True),
        ("guest@example.org", -1, False),
        ("other@example.org", 1, False),
        (None, 1, False),
    ],
)
def test_an_invitation_is_for_one_address_and_a_while(email, days, allowed, organisation):
    invitation = Invitation.objects.create(
        organisation=organisation,
        email="guest@example.org",
        token_hash="0" * 64,
        invited_by=make_person(),
        expires_at=now() + timedelta(days=days),
    )
    person = make_person(email=email) if email else None

    assert bool(permissions.may_accept(person, invitation)) is allowed
