"""What people see and do on the pages of partnerships."""

import pytest
from django.urls import reverse
from tests.partnerships.factories import (
    in_days,
    make_commitment,
    make_partnership,
    make_signed,
    seated,
)
from tests.people.factories import make_person

pytestmark = pytest.mark.django_db


def page(client, name, *args):
    return client.get(reverse(f"partnerships:{name}", args=args))


def test_the_list_begins_with_what_is_late(client):
    commitment = make_commitment(due_in=-12)

    html = page(client, "partnership_list").content.decode()

    assert "1 commitment is late" in html
    assert "12 days late" in html
    assert html.index("1 commitment is late") < html.index(
        commitment.partnership.summary or "Signed"
    )


def test_a_signed_partnership_says_first_who_promised_what(client):
    partnership = make_signed(amount=4_800_000)

    response = page(client, "partnership_detail", partnership.slug)

    html = response.content.decode()
    assert "2 commitments to each other" in html
    assert "48\u202f000\u00a0zł" in html
    assert html.count("hosts__host") >= 2


def test_what_is_prepared_is_not_there_for_others(client):
    partnership = make_partnership()

    assert page(client, "partnership_detail", partnership.slug).status_code == 404
    client.force_login(make_person())
    assert page(client, "partnership_detail", partnership.slug).status_code == 404
    client.force_login(seated(partnership, "community"))
    assert page(client, "partnership_detail", partnership.slug).status_code == 200


def test_pages_of_a_commitment_and_of_the_desk(client):
    commitment = make_commitment(due_in=-3)
    partnership = commitment.partnership
    client.force_login(seated(partnership))

    for name in ("commitment_detail", "commitment_report", "commitment_rate"):
        assert page(client, name, partnership.slug, commitment.number).status_code == 200
    for act in ("move", "release"):
        response = page(client, "commitment_act", partnership.slug, commitment.number, act)
        assert response.status_code == 200
    assert b"3 days late" in page(client, "due_list").content
    assert page(client, "outcome_report", partnership.slug).status_code == 200
    assert page(client, "signature_record", partnership.slug).status_code == 200
    assert page(client, "partnership_act", partnership.slug, "end").status_code == 200
    party = partnership.parties.first()
    assert page(client, "promise_act", partnership.slug, party.pk).status_code == 200
    assert in_days(0)
