"""Organisations, invitations and members."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import now
from tests.people.factories import (
    make_account,
    make_membership,
    make_operator,
    make_organisation,
    make_steward,
)
from tests.processes.factories import make_process
from tests.seminars.factories import make_seminar

from gromada.ledger.models import Entry
from gromada.notices.models import Mail
from gromada.people import actions, queries
from gromada.people.models import Invitation, Membership, Organisation
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def link_in_the_mail_to(address):
    mail = Mail.objects.filter(to=address).order_by("pk").last()
    return re.search(r"https?://[^/]+(/\S+)", mail.text)[1]


def kinds():
    return list(Entry.objects.order_by("pk").values_list("kind", flat=True))


def test_an_operator_adds_an_organisation_and_the_record_says_so():
    organisation = actions.open_organisation(
        name="Urząd Gminy Łąka", sector="public", by=make_operator()
    )

    assert organisation.slug == "urzad-gminy-laka"
    assert kinds() == ["people.organisation_opened"]
    assert "Łąka" not in str(Entry.objects.get().facts)


def test_two_organisations_of_one_name_have_two_addresses():
    operator = make_operator()
    names = ["New", "New"]

    slugs = [
        actions.open_organisation(name=name, sector="civic", by=operator).slug for name in names
    ]

    assert slugs == ["new-2", "new-3"]


def test_a_guest_becomes_a_member_by_the_link_and_only_once(client):
    organisation = make_organisation()
    steward, guest = make_steward(organisation), make_account()
    actions.invite(organisation=organisation, email=guest.email, by=steward)
    link = link_in_the_mail_to(guest.email)
    client.force_login(guest)
    assert client.get(link).status_code == 200
    assert not queries.is_member(guest, organisation)

    client.post(link)

    assert queries.is_member(guest, organisation)
    assert client.get(link).status_code == 404
    assert kinds() == ["people.membership_began"]


def test_looking_at_an_invitation_accepts_nothing_for_who_is_not_signed_in(client):
    organisation = make_organisation()
    actions.invite(
        organisation=organisation, email="guest@example.org", by=make_steward(organisation)
    )
    link = link_in_the_mail_to("guest@example.org")

    client.post(link)

    assert Invitation.objects.count() == 1
    assert queries.members_of(organisation).count() == 1


def test_a_forwarded_invitation_does_not_work(client):
    organisation = make_organisation()
    actions.invite(
        organisation=organisation, email="guest@example.org", by=make_steward(organisation)
    )
    client.force_login(make_account())

    answer = client.post(link_in_the_mail_to("guest@example.org"))

    assert not answer.context["verdict"]
    assert queries.members_of(organisation).count() == 1


def test_a_newer_invitation_replaces_the_older(client):
    organisation = make_organisation()
    steward = make_steward(organisation)
    actions.invite(organisation=organisation, email="guest@example.org", by=steward)
    old = link_in_the_mail_to("guest@example.org")

    actions.invite(organisation=organisation, email="guest@example.org", role="steward", by=steward)

    assert client.get(old).status_code == 404
    assert client.get(link_in_the_mail_to("guest@example.org")).status_code == 200


def test_the_token_of_an_invitation_is_not_stored():
    organisation = make_organisation()
    actions.invite(
        organisation=organisation, email="guest@example.org", by=make_steward(organisation)
    )

    token = link_in_the_mail_to("guest@example.org").rstrip("/").rpartition("/")[2]

    assert Invitation.objects.get().token_hash == queries.hash_of(token)


def test_a_member_is_not_invited_again():
    organisation = make_organisation()
    member = make_membership(organisation=organisation).person

    with pytest.raises(Refused, match="member already"):
        actions.invite(organisation=organisation, email=member.email, by=make_steward(organisation))


def test_invitations_are_written_in_the_language_the_guest_chose():
    organisation = make_organisation()
    guest = make_account(language="en")

    with translation.override("pl"):
        actions.invite(organisation=organisation, email=guest.email, by=make_steward(organisation))

    assert link_in_the_mail_to(guest.email).startswith("/en/")


def test_an_ended_membership_stays_known_and_can_begin_again():
    organisation = make_organisation()
    membership = make_membership(organisation=organisation)

    actions.end_membership(membership=membership, by=make_steward(organisation))
    again = actions.add_member(
        organisation=organisation, person=membership.person, by=membership.person
    )

    assert again != membership
    assert list(queries.memberships_of(membership.person)) == [again]
    assert kinds() == ["people.membership_ended", "people.membership_began"]


def test_nobody_is_a_member_twice_at_once():
    membership = make_membership()

    with pytest.raises(IntegrityError), transaction.atomic():
        make_membership(membership.person, membership.organisation)


def test_what_expired_is_forgotten():
    organisation = make_organisation()
    actions.invite(
        organisation=organisation, email="guest@example.org", by=make_steward(organisation)
    )
    Invitation.objects.update(expires_at=now() - timedelta(seconds=1))

    actions.forget_what_expired()

    assert not Invitation.objects.exists()


# --- pages -------------------------------------------------------------------
def test_everybody_sees_organisations_and_only_members_see_members(client):
    organisation = make_organisation()
    member = make_membership(organisation=organisation, role="steward").person
    page = reverse("people:organisation_detail", args=[organisation.slug])

    assert member.name not in client.get(page).content.decode()

    client.force_login(member)
    assert member.name in client.get(page).content.decode()


def test_a_membership_is_not_found_by_guessing_its_number(client):
    membership = make_membership()
    client.force_login(make_account())

    answer = client.get(
        reverse("people:membership_end", args=[membership.organisation.slug, membership.pk])
    )

    assert answer.status_code == 404


def test_a_membership_is_not_found_under_another_organisation(client):
    steward_here = make_steward(make_organisation())
    membership = make_membership()
    client.force_login(steward_here)
    here = steward_here.memberships.get().organisation

    answer = client.get(reverse("people:membership_end", args=[here.slug, membership.pk]))

    assert answer.status_code == 404


def test_a_stranger_cannot_open_or_change_an_organisation(client):
    organisation = make_organisation()
    client.force_login(make_account())
    facts = {"name": "Mine", "sector": "civic"}

    answers = [
        client.post(reverse("people:organisation_create"), facts),
        client.post(reverse("people:organisation_edit", args=[organisation.slug]), facts),
        client.post(reverse("people:organisation_invite", args=[organisation.slug]), facts),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert not Organisation.objects.filter(name="Mine").exists()


def test_an_operator_fills_in_the_form_and_sees_the_organisation(client):
    client.force_login(make_operator())

    answer = client.post(
        reverse("people:organisation_create"),
        {"name": "Sąsiedzi", "sector": "community", "description_en": "Neighbours."},
        follow=True,
    )

    assert "Sąsiedzi" in answer.content.decode()


def test_a_steward_ends_a_membership_on_the_page(client):
    organisation = make_organisation()
    membership = make_membership(organisation=organisation)
    client.force_login(make_steward(organisation))
    page = reverse("people:membership_end", args=[organisation.slug, membership.pk])
    assert client.get(page).status_code == 200

    client.post(page)

    membership.refresh_from_db()
    assert membership.until


def test_a_refused_invitation_keeps_what_was_typed(client):
    organisation = make_organisation()
    member = make_membership(organisation=organisation).person
    client.force_login(make_steward(organisation))

    answer = client.post(
        reverse("people:organisation_invite", args=[organisation.slug]),
        {"email": member.email, "role": "member"},
    )

    assert member.email in answer.content.decode()
    assert Membership.objects.filter(person=member).count() == 1


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_thirty(
    client, number, django_assert_max_num_queries
):
    for _ in range(number):
        make_organisation()

    with django_assert_max_num_queries(2):
        client.get(reverse("people:organisation_list"))


def test_the_page_shows_what_it_does_here_and_no_draft(client):
    process = make_process(question_en="Where do we plant trees?")
    host = process.hosts.get(side="institution").organisation
    make_seminar(organiser=host, title_en="Trees in town")
    make_seminar(organiser=host, title_en="Not announced", state="draft")

    page = client.get(f"/en/people/organisations/{host.slug}/").content.decode()

    assert "Where do we plant trees?" in page
    assert f'href="/en/processes/{process.slug}/"' in page
    assert "Trees in town" in page
    assert "Not announced" not in page


def test_the_page_of_who_did_nothing_yet_says_so(client):
    organisation = make_organisation()

    page = client.get(f"/en/people/organisations/{organisation.slug}/").content.decode()

    assert "It has not begun anything here yet." in page


def test_a_steward_withdraws_an_invitation_and_its_link_works_no_longer(client):
    organisation = make_organisation()
    steward = make_steward(organisation)
    actions.invite(organisation=organisation, email="guest@example.org", by=steward)
    client.force_login(steward)
    page = client.get(organisation.get_absolute_url()).content.decode()
    [withdraw] = re.findall(r'action="(\S+/withdraw/)"', page)

    client.post(withdraw)

    assert not Invitation.objects.exists()
    assert client.get(link_in_the_mail_to("guest@example.org")).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_withdraws_an_invitation(client, method):
    organisation, other = make_organisation(), make_organisation()
    invitation = actions.invite(
        organisation=organisation, email="guest@example.org", by=make_steward(organisation)
    )
    client.force_login(make_steward(other))

    for place in (organisation, other):
        address = reverse("people:invitation_withdraw", args=[place.slug, invitation.pk])
        assert getattr(client, method)(address).status_code in {403, 404, 405}

    assert Invitation.objects.filter(pk=invitation.pk).exists()
