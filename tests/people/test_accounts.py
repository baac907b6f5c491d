"""A person's own pages, operators, and links into a demo."""

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now
from tests.people.factories import make_account, make_membership, make_person

from gromada.people import actions
from gromada.people.models import DemoLink, Person
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def test_one_address_has_one_account_whatever_its_letters():
    make_person(email="Anna@Example.org")

    assert Person.objects.get().email == "anna@example.org"
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="ANNA@example.org")


def test_one_changes_name_and_language(client):
    person = make_account(language="pl")
    client.force_login(person)

    client.post(reverse("people:my_account"), {"name": "Anna Nowak", "language": "en"})

    person.refresh_from_db()
    assert (person.name, person.language) == ("Anna Nowak", "en")


def test_one_cannot_make_oneself_operator(client):
    person = make_account()
    client.force_login(person)

    client.post(
        reverse("people:my_account"),
        {"name": "A", "language": "pl", "is_operator": "on", "email": "x@example.org"},
    )

    person.refresh_from_db()
    assert not person.is_operator
    assert person.email != "x@example.org"


def test_ones_page_names_ones_organisations(client):
    membership = make_membership(make_account())
    ended = make_membership(membership.person, until=now())
    client.force_login(membership.person)

    page = client.get(reverse("people:my_account")).content.decode()

    assert membership.organisation.name in page
    assert ended.organisation.name not in page


def test_ones_page_is_for_who_is_signed_in(client):
    answer = client.get(reverse("people:my_account"))

    assert answer.url.startswith(reverse("account_login"))


def test_the_owner_of_an_address_becomes_operator():
    actions.make_operator(email="Ops@example.org")

    assert Person.objects.get(email="ops@example.org").is_operator


def test_a_demo_link_signs_in_once(client, settings):
    settings.DEMO = True
    person = make_person()
    link = actions.issue_demo_link(person)

    client.get(link)
    assert client.session[SESSION_KEY] == str(person.pk)

    client.logout()
    client.get(link)
    assert SESSION_KEY not in client.session


def test_a_demo_link_ends_after_a_day(client, settings):
    settings.DEMO = True
    link = actions.issue_demo_link(make_person())
    DemoLink.objects.update(expires_at=now() - timedelta(seconds=1))

    client.get(link)

    assert SESSION_KEY not in client.session


def test_outside_a_demo_there_are_no_such_links(client, settings):
    settings.DEMO = True
    link = actions.issue_demo_link(make_person())
    settings.DEMO = False

    assert client.get(link).status_code == 404
    with pytest.raises(Refused):
        actions.issue_demo_link(make_person())


def test_a_demo_person_can_add_a_passkey(client, settings):
    settings.DEMO = True
    client.get(actions.issue_demo_link(make_person()))

    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_an_address_is_never_a_name():
    assert "@" not in str(make_person(name=""))


def test_sessions_that_ended_are_forgotten():
    Session.objects.create(session_key="old", expire_date=now() - timedelta(seconds=1))
    Session.objects.create(session_key="new", expire_date=now() + timedelta(days=1))

    actions.forget_what_expired()

    assert [one.session_key for one in Session.objects.all()] == ["new"]


def test_a_name_stays_within_its_line():
    person = make_person()

    actions.change_profile(name="Anna\n\nPay at\u202e evil.example", language="pl", by=person)

    assert person.name == "Anna Pay at evil.example"
