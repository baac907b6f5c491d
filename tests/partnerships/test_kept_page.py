"""The page of a partnership is drawn once for everybody, and never after it has changed."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.partnerships.factories import (
    in_days,
    make_commitment,
    make_partnership,
    make_signed,
    seated,
)
from tests.people.factories import make_steward

from gromada.charters.actions import move
from gromada.ledger.actions import erase_text
from gromada.ledger.models import Entry
from gromada.partnerships.actions import rate_commitment, report_commitment, report_outcome
from gromada.partnerships.models import Rating
from gromada.people.actions import change_organisation

pytestmark = pytest.mark.django_db

MOST = 15


def page(client, partnership):
    return client.get(reverse("partnerships:partnership_detail", args=[partnership.slug]))


def html(client, partnership):
    return page(client, partnership).content.decode()


@pytest.mark.parametrize("side", ["", "institution", "community"])
def test_a_page_that_was_read_before_costs_few_queries(client, django_assert_max_num_queries, side):
    commitment = make_commitment(due_in=-3)
    if side:
        client.force_login(seated(commitment.partnership, side))
    pages = [
        commitment.partnership.get_absolute_url(),
        commitment.get_absolute_url(),
        reverse("partnerships:partnership_list"),
    ]
    for url in pages:
        client.get(url)

    for url in pages:
        with django_assert_max_num_queries(MOST):
            client.get(url)


def test_what_became_of_a_promise_stands_there_at_once(client):
    commitment = make_commitment(due_in=3)
    assert "kept on time" not in html(client, commitment.partnership)

    report_commitment(
        commitment=commitment,
        status="kept",
        happened_on=timezone.localdate(),
        reason="Done.",
        by=seated(commitment.partnership, commitment.party.side),
    )

    assert "kept on time" in html(client, commitment.partnership)


def test_ratings_and_the_words_of_a_side_stand_there_at_once(client):
    commitment = make_commitment(due_in=-3)
    partnership = commitment.partnership
    before = html(client, partnership)

    for side, level in (
        ("institution", Rating.Level.COMPLETE),
        ("community", Rating.Level.LIMITED),
    ):
        by = seated(partnership, side)
        rate_commitment(commitment=commitment, level=level, reason="We were there.", by=by)
    report_outcome(
        partnership=partnership, status="active", reason="It grows.", by=seated(partnership)
    )

    after = html(client, partnership)
    assert ("They see it" in before, "They see it" in after) == (False, True)
    assert ("It grows." in before, "It grows." in after) == (False, True)


def test_what_is_proposed_stands_there_at_once(client):
    commitment = make_commitment(due_in=3)
    partnership = commitment.partnership
    assert "Proposed now" not in html(client, partnership)

    move(
        act="partnerships.move_commitment",
        subject=commitment,
        payload={"new_due_on": in_days(30)},
        reason="Rain.",
        by=seated(partnership),
    )

    assert "Proposed now" in html(client, partnership)


def test_who_may_act_sees_the_tools_and_nobody_else(client):
    partnership = make_signed()
    tool = reverse("partnerships:outcome_report", args=[partnership.slug])
    client.force_login(seated(partnership))
    assert tool in html(client, partnership)

    client.logout()

    assert tool not in html(client, partnership)


def test_what_is_prepared_is_drawn_for_its_parties_alone(client):
    partnership = make_partnership()
    client.force_login(seated(partnership))

    drawn = html(client, partnership)

    assert "csrfmiddlewaretoken" in drawn
    assert reverse("partnerships:commitment_create", args=[partnership.slug]) in drawn
    client.logout()
    assert page(client, partnership).status_code == 404


def test_the_page_of_a_commitment_tells_what_became_of_it_at_once(client):
    commitment = make_commitment(due_in=3)
    by = seated(commitment.partnership, commitment.party.side)
    visitor = client.get(commitment.get_absolute_url()).content.decode()

    report_commitment(
        commitment=commitment,
        status="kept",
        happened_on=timezone.localdate(),
        reason="All of it stands.",
        by=by,
    )

    after = client.get(commitment.get_absolute_url()).content.decode()
    assert ("All of it stands." in visitor, "All of it stands." in after) == (False, True)


def test_who_promised_sees_the_tools_of_a_commitment_and_a_visitor_does_not(client):
    commitment = make_commitment(due_in=3)
    place = [commitment.partnership.slug, commitment.number]
    tool = reverse("partnerships:commitment_report", args=place)
    assert tool not in client.get(commitment.get_absolute_url()).content.decode()

    client.force_login(seated(commitment.partnership, commitment.party.side))

    assert tool in client.get(commitment.get_absolute_url()).content.decode()


def test_a_reason_that_was_erased_is_gone_at_once(client):
    commitment = make_commitment(due_in=-3)
    rate_commitment(
        commitment=commitment,
        level=2,
        reason="Anna Nowak was ill.",
        by=seated(commitment.partnership),
    )
    assert "Anna Nowak" in client.get(commitment.get_absolute_url()).content.decode()

    entry = Entry.objects.get(kind="partnerships.commitment_rated")
    erase_text(entry=entry, name="reason", by="system", ground="request")

    assert "Anna Nowak" not in client.get(commitment.get_absolute_url()).content.decode()


def test_an_organisation_that_was_renamed_stands_there_by_its_new_name_at_once(client):
    commitment = make_commitment()
    organisation = commitment.party.organisation
    pages = [commitment.partnership.get_absolute_url(), commitment.get_absolute_url()]
    before = organisation.name
    assert all(before in client.get(url).content.decode() for url in pages)

    change_organisation(
        organisation=organisation,
        name="Sąsiedzi z Polnej",
        sector=organisation.sector,
        description_pl="",
        description_en="",
        by=make_steward(organisation),
    )

    for url in pages:
        shown = client.get(url).content.decode()
        assert (before in shown, "Sąsiedzi z Polnej" in shown) == (False, True)
