"""What people see and do on the pages of partnerships."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from jsonschema import Draft202012Validator, FormatChecker
from tests.formats.ocds_schema import PACKAGE
from tests.innovations.factories import make_challenge, make_innovation
from tests.partnerships.factories import (
    carry,
    in_days,
    make_commitment,
    make_parties,
    make_partnership,
    make_signed,
    member,
    seated,
)
from tests.people.factories import make_person

from gromada.charters.actions import move
from gromada.charters.models import Motion
from gromada.innovations.models import Challenge
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries import what_waits_for

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


def test_an_innovation_leads_to_what_grew_from_it_and_back(client):
    innovation = make_innovation()
    partnership = make_signed(innovations=[innovation])

    grown = client.get(innovation.get_absolute_url()).content.decode()
    came_from = page(client, "partnership_detail", partnership.slug).content.decode()

    assert partnership.get_absolute_url() in grown
    assert innovation.get_absolute_url() in came_from


def test_what_is_only_prepared_is_not_named_on_the_page_of_the_innovation(client):
    innovation = make_innovation()
    partnership = make_partnership(innovations=[innovation], title_en="A secret pact")

    html = client.get(innovation.get_absolute_url()).content.decode()

    assert partnership.get_absolute_url() not in html
    assert "A secret pact" not in html


def test_the_three_steps_keep_what_was_typed_and_lay_the_charter(client):
    office, group = make_parties("public", "community")
    person = member(office)
    client.force_login(person)
    first = {"title_en": "Shade", "kind": "ordinary_pact", "starts_on": "2026-05-01",
             "amount": "1234.50"}  # fmt: skip
    new = reverse("partnerships:partnership_create")

    wrong = client.post(new, {**first, "came_from": "nothing"})
    assert "knows nothing under this link" in wrong.content.decode()
    assert 'value="Shade"' in wrong.content.decode()
    assert client.post(new, first).status_code == 302
    assert 'value="Shade"' in client.get(new).content.decode()
    parties = {
        "parties-TOTAL_FORMS": 3, "parties-INITIAL_FORMS": 1,
        "parties-0-organisation": office.pk, "parties-0-role": "authority",
        "parties-1-organisation": office.pk, "parties-1-role": "carer",
        "parties-2-organisation": "", "parties-2-role": "other",
    }  # fmt: skip
    where = reverse("partnerships:partnership_parties")
    refused = client.post(where, parties)
    assert refused.status_code == 422
    assert "Name each organisation once." in refused.content.decode()
    response = client.post(where, {**parties, "parties-1-organisation": group.pk})

    partnership = Partnership.objects.get()
    assert response.url == partnership.get_absolute_url()
    assert partnership.amount == 123_450
    assert [party.side for party in partnership.parties.all()] == ["institution", "community"]
    commitment = reverse("partnerships:commitment_create", args=[partnership.slug])
    client.post(
        commitment,
        {"party": partnership.parties.last().pk, "text_en": "Water", "due_on": "2027-01-31",
         "steps": "2026-06-01 Buy hoses"},
    )  # fmt: skip
    assert str(partnership.commitments.get().milestones.get()) == "Buy hoses"
    contribution = reverse("partnerships:contribution_create", args=[partnership.slug])
    no_amount = client.post(
        contribution, {"party": partnership.parties.first().pk, "kind": "money"}
    )
    assert "Say how much money." in no_amount.content.decode()


def test_signing_says_who_must_agree_before_it_is_proposed(client):
    partnership = make_partnership()
    client.force_login(seated(partnership))
    where = reverse("partnerships:partnership_act", args=[partnership.slug, "sign"])

    shown = client.post(where, {"reason": "We agreed."}).content.decode()
    response = client.post(where, {"reason": "We agreed.", "confirmed": "yes"})

    assert "2 commitments are promised with their days" in shown
    assert response.url == Motion.objects.get().get_absolute_url()
    assert client.get(response.url).status_code == 200
    assert "We agreed." in client.get(response.url).content.decode()


def test_a_report_and_a_rating_by_form(client):
    commitment = make_commitment(due_in=-1)
    partnership = commitment.partnership
    client.force_login(member(commitment.party.organisation))
    where = reverse("partnerships:commitment_report", args=[partnership.slug, commitment.number])

    tomorrow = {"status": "kept", "happened_on": in_days(1), "reason": "Planted all of them."}
    assert "Planted all of them." in client.post(where, tomorrow).content.decode()
    client.post(where, {**tomorrow, "happened_on": in_days(0), "evidence": "https://example.org/1"})
    client.post(
        reverse("partnerships:commitment_rate", args=[partnership.slug, commitment.number]),
        {"level": "4", "reason": "I saw it."},
    )

    html = page(client, "commitment_detail", partnership.slug, commitment.number).content.decode()
    assert "kept 1 day late" in html
    assert 'href="https://example.org/1"' in html
    assert "I saw it." in html


def test_the_download_fits_the_schema_and_tells_of_a_moved_day(client):
    commitment = make_commitment(make_signed("M10", amount=4_800_000), due_in=-2)
    carry(
        "move_commitment", commitment, new_due_on=in_days(20), reason="A dry spring.",
        happened_at=timezone.now(),
    )  # fmt: skip

    response = page(client, "partnership_ocds", commitment.partnership.slug)

    package = response.json()
    Draft202012Validator(PACKAGE, format_checker=FormatChecker()).validate(package)
    release = package["releases"][0]
    assert release["ocid"].startswith("ocds-unregistered-partnership-")
    assert release["tag"][0] == "contractAmendment"
    contract = release["contracts"][0]
    assert contract["amendments"][0]["rationale"] == "A dry spring."
    assert contract["milestones"][0]["status"] == "notMet"
    assert "riskAllocation" not in contract


def test_a_list_costs_the_same_for_one_and_for_three(client):
    make_signed()
    one = queries(client, "partnership_list")
    for _more in range(2):
        make_signed("M10")

    assert queries(client, "partnership_list") == one
    assert one <= 12


def test_a_page_costs_the_same_for_two_commitments_and_for_seven(client):
    partnership = make_signed()
    two = queries(client, "partnership_detail", partnership.slug)
    for number in range(5):
        party = partnership.parties.last()
        carry("add_commitment", party, text_en=f"More {number}", due_on=in_days(9 + number))

    assert queries(client, "partnership_detail", partnership.slug) == two
    assert two <= 19


def queries(client, name, *args):
    with CaptureQueriesContext(connection) as captured:
        assert page(client, name, *args).status_code == 200
    return len(captured)


def test_the_desk_names_what_my_organisation_owes(client):
    late = make_commitment(due_in=-3)

    waiting = what_waits_for(member(late.party.organisation))

    assert [(one.is_overdue, one.url) for one in waiting] == [(True, late.get_absolute_url())]


def test_a_proposal_names_what_would_be_signed_and_how_it_would_end_in_words(client):
    prepared, signed = make_partnership(), make_signed()
    to_sign = move(
        act="partnerships.sign", subject=prepared, reason="Because.", by=seated(prepared)
    )
    to_end = move(
        act="partnerships.end_partnership", subject=signed, reason="Because.",
        payload={"outcome": "reverted_to_public"}, by=seated(signed),
    )  # fmt: skip

    client.force_login(seated(prepared, "community"))
    assert "Promise 0<br>" in client.get(to_sign.get_absolute_url()).content.decode()
    assert "taken back by the public side" in client.get(to_end.get_absolute_url()).content.decode()


# --- what a page costs -------------------------------------------------------


@pytest.mark.parametrize("person", [None, "seated"], ids=["visitor", "seat holder"])
def test_a_commitment_costs_few_queries(client, person, django_assert_max_num_queries):
    commitment = make_commitment(due_in=-3)
    if person:
        client.force_login(seated(commitment.partnership))
    where = ("commitment_detail", commitment.partnership.slug, commitment.number)
    page(client, *where)

    with django_assert_max_num_queries(15):
        page(client, *where)


@pytest.mark.parametrize(
    ("person", "most"), [(None, 15), ("seated", 18)], ids=["visitor", "seat holder"]
)
def test_a_partnership_costs_few_queries(client, person, most, django_assert_max_num_queries):
    """And one more for each kind of thing that led to it, which is called by its name."""
    partnership = make_commitment(due_in=-3).partnership
    if person:
        client.force_login(seated(partnership))
    page(client, "partnership_detail", partnership.slug)

    with django_assert_max_num_queries(most):
        page(client, "partnership_detail", partnership.slug)


def test_a_hidden_challenge_is_not_named(client):
    challenge = make_challenge(title_pl="Upał na rynku", title_en="Heat on the square")
    partnership = make_signed(challenges=[challenge])
    where = ("partnership_detail", partnership.slug)
    assert "Heat on the square" in page(client, *where).content.decode()
    Challenge.objects.filter(pk=challenge.pk).update(hidden_at=timezone.now())

    html = page(client, *where).content.decode()

    assert "Heat on the square" not in html
