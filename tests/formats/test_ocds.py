"""Open contracting data: what is in it, and that it fits the schema."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from tests.formats.ocds_schema import PACKAGE

from gromada.formats import ocds

SCHEMA = Draft202012Validator(PACKAGE, format_checker=FormatChecker())
OFFICE = ocds.Party("org-1", "Urząd Gminy", is_public=True, pays=True, sector="public")
NEIGHBOURS = ocds.Party("org-2", "Sąsiedzi", sector="community", side="community")
NURSERY = ocds.Party("org-3", "Szkółka Drzew", is_private=True, sector="private")
PACT = ocds.Contract(
    id="partnership-7",
    title="Podwórko od nowa",
    description="",
    language="pl",
    url="https://lipowa.example/pl/partnerships/podworko/",
    status="active",
    prepared=datetime(2026, 2, 1, 9, tzinfo=UTC),
    changed=datetime(2026, 6, 1, 9, tzinfo=UTC),
    starts=date(2026, 3, 1),
    ends=date(2027, 2, 28),
    signed=date(2026, 3, 1),
    grosze=4_800_000,
    parties=[OFFICE, NEIGHBOURS, NURSERY],
    money=[ocds.Money("contribution-1", 3_000_050, OFFICE)],
    commitments=[ocds.Step("commitment-1", "40 drzew", date(2026, 11, 30), status="scheduled")],
)
PUBLISHER = ocds.Publisher("Lipowa Dolina", "https://lipowa.example", "ocds-abc123")


WORDS = st.text(max_size=30)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))
GROSZE = st.integers(0, 10**15)
PARTIES = st.lists(
    st.builds(
        ocds.Party, st.integers(1, 99).map("org-{}".format), WORDS.filter(bool), st.booleans(),
        st.booleans(), st.booleans(), sector=WORDS, side=WORDS, role=WORDS,
        url=st.sampled_from(["", "https://lipowa.example/o/"]),
    ),
    max_size=5, unique_by=lambda party: party.id,
)  # fmt: skip


def rows(kind, **facts):
    """Rows with an id of their own."""
    row = st.builds(kind, st.uuids().map(str), **facts)
    return st.lists(row, max_size=4, unique_by=lambda each: each.id)


def steps():
    return rows(
        ocds.Step, title=WORDS, due=DAYS, met=st.none() | DAYS, changed=st.none() | MOMENTS,
        status=st.sampled_from([None, "scheduled", "met", "notMet", "partiallyMet"]),
        description=WORDS,
    )  # fmt: skip


@st.composite
def contracts(draw):
    parties = draw(PARTIES)
    money = rows(ocds.Money, grosze=GROSZE, party=st.sampled_from(parties or [OFFICE]))
    return ocds.Contract(
        id=f"partnership-{draw(st.integers(1, 999))}",
        title=draw(WORDS), description=draw(WORDS), language=draw(st.sampled_from(["pl", "en"])),
        url="https://lipowa.example/p/", prepared=draw(MOMENTS), changed=draw(MOMENTS),
        status=draw(st.sampled_from(["pending", "active", "cancelled", "terminated"])),
        starts=draw(DAYS), ends=draw(st.none() | DAYS), signed=draw(st.none() | DAYS),
        grosze=draw(st.none() | GROSZE), parties=parties,
        money=draw(money) if parties else [], commitments=draw(steps()), steps=draw(steps()),
        changes=draw(rows(ocds.Change, at=MOMENTS, rationale=WORDS, description=WORDS)),
    )  # fmt: skip


def package(contract=PACT):
    return ocds.release_package(
        [contract],
        publisher=PUBLISHER,
        published=datetime(2026, 6, 2, 12, 30, tzinfo=UTC),
        url="https://lipowa.example/podworko.ocds.json",
    )


def release(contract=PACT):
    return package(contract)["releases"][0]


@pytest.mark.parametrize(
    "contract",
    [
        PACT,
        replace(PACT, status="pending", signed=None, grosze=None, money=[], ends=None),
        replace(PACT, status="terminated"),
        replace(PACT, commitments=[], parties=[OFFICE, NEIGHBOURS]),
        replace(
            PACT,
            steps=[ocds.Step("commitment-1-step-1", "Doły", date(2026, 10, 1), status="met")],
            changes=[ocds.Change("event-4", PACT.changed, "Susza.", "Moved.")],
        ),
    ],
)
def test_every_package_fits_the_schema(contract):
    SCHEMA.validate(package(contract))


@given(contracts())
@settings(max_examples=150, deadline=None)
def test_whatever_is_known_fits_the_schema_and_survives_as_json(contract):
    written = json.loads(json.dumps(package(contract), allow_nan=False))

    SCHEMA.validate(written)
    [found] = written["releases"]
    agreed = found["contracts"][0]
    # nothing promised, changed or brought is lost on the way, and no grosz
    assert [each["id"] for each in agreed["milestones"]] == [s.id for s in contract.commitments]
    assert [each["id"] for each in agreed["amendments"]] == [c.id for c in contract.changes]
    brought = found["planning"].get("budget", {"budgetBreakdown": []})["budgetBreakdown"]
    assert [round(each["amount"]["amount"] * 100) for each in brought] == [
        each.grosze for each in contract.money
    ]
    assert round(agreed.get("value", {"amount": 0})["amount"] * 100) == (contract.grosze or 0)
    # whoever is named is one of the parties
    known = {party["id"] for party in found["parties"]}
    named = [each["sourceParty"] for each in brought] + agreed.get("signatories", [])
    for award in found["awards"]:
        named += award.get("preferredBidders", [])
    assert {each["id"] for each in named} <= known


def test_the_schema_refuses_what_it_does_not_know():
    wrong = package()
    wrong["releases"][0]["contracts"][0]["riskAllocation"] = [
        {"id": "1", "allocation": "community"}
    ]

    with pytest.raises(ValidationError):
        SCHEMA.validate(wrong)


def test_the_identifier_begins_with_the_prefix_of_the_publisher():
    assert release()["ocid"] == "ocds-abc123-partnership-7"


def test_parties_have_the_roles_of_the_profile_and_residents_one_of_ours():
    assert [party["roles"] for party in release()["parties"]] == [
        ["publicAuthority", "funder"], ["communityParty"], ["privateParty"],
    ]  # fmt: skip
    assert release()["publicAuthority"] == {"id": "org-1", "name": "Urząd Gminy"}


def test_a_moved_day_is_an_amendment_and_the_milestone_keeps_the_first_day():
    change = ocds.Change("event-4", PACT.changed, "Susza.", "Moved to 2027-03-01.")
    contract = release(replace(PACT, changes=[change]))["contracts"][0]

    assert contract["milestones"][0]["dueDate"] == "2026-11-30T23:59:59Z"
    assert contract["amendments"] == [
        {"id": "event-4", "date": "2026-06-01T09:00:00Z", "rationale": "Susza.",
         "description": "Moved to 2027-03-01."},
    ]  # fmt: skip
    assert release(replace(PACT, changes=[change]))["tag"][0] == "contractAmendment"


def test_risks_are_not_there_rather_than_invented():
    assert "riskAllocation" not in release()["contracts"][0]


def test_lists_that_the_profile_forbids_to_be_empty_are_left_out():
    alone = release(replace(PACT, parties=PACT.parties[:1], money=()))

    assert "preferredBidders" not in alone["awards"][0]
    assert "budget" not in alone["planning"]
    assert "signatories" not in release(replace(PACT, parties=(), money=()))["contracts"][0]


def test_amounts_are_zlotys_and_grosze_stay_exact():
    assert release()["contracts"][0]["value"] == {"amount": 48000, "currency": "PLN"}
    breakdown = release()["planning"]["budget"]["budgetBreakdown"]
    assert breakdown[0]["amount"]["amount"] == 30000.5


def test_what_is_prepared_is_a_plan_without_award_or_signatures():
    pending = release(replace(PACT, status="pending", signed=None))

    assert pending["tag"] == ["planning"]
    assert pending["awards"] == []
    assert "signatories" not in pending["contracts"][0]
