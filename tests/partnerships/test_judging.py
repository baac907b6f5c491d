"""Ratings and outcomes: each side for itself, never averaged, two before it is an outcome."""

from html import unescape

import pytest
from tests.partnerships.factories import (
    make_commitment,
    make_partnership,
    make_signed,
    member,
    seated,
)
from tests.people.factories import make_organisation, make_person

from gromada.charters.models import Seat
from gromada.ledger.models import Entry, RecordIsPermanent
from gromada.partnerships.actions import (
    PartyPlan,
    prepare_partnership,
    rate_commitment,
    report_outcome,
)
from gromada.partnerships.models import Commitment, Partnership, Rating
from gromada.partnerships.permissions import may_rate, may_report_outcome
from gromada.partnerships.queries import (
    divergence_of,
    outcome_of,
    raters_of,
    ratings_by_rater,
    sides_of,
)
from gromada.people.models import Membership
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def rate(commitment, level, *, side="institution", by=None):
    person = by or seated(commitment.partnership, side)
    return rate_commitment(commitment=commitment, level=level, reason="Because.", by=person)


def divergence(commitment):
    commitment = Commitment.objects.get(pk=commitment.pk)
    raters = raters_of(commitment.partnership, sides_of(commitment.partnership))
    return divergence_of(ratings_by_rater(commitment), raters)


def test_one_rating_is_no_comparison():
    commitment = make_commitment()
    rate(commitment, 4)

    assert divergence(commitment) is None


def test_where_they_differ_a_sentence_says_it_and_nothing_is_averaged():
    commitment = make_commitment()
    rate(commitment, 4)
    rate(commitment, 1, side="community")

    found = divergence(commitment)

    assert found.levels == 3
    assert found.sentence == (
        "They see it very differently. The office: complete; the residents' side: not started."
    )


def test_where_they_agree_it_says_so():
    commitment = make_commitment()
    rate(commitment, 3)
    rate(commitment, 3, side="community")

    assert divergence(commitment).sentence == "All who rated it say the same: substantial."


def test_the_newest_of_each_counts_and_the_older_stays():
    commitment = make_commitment()
    first = rate(commitment, 1)
    second = rate(commitment, 3)

    assert ratings_by_rater(Commitment.objects.get(pk=commitment.pk)) == {"institution": second}
    assert Rating.objects.count() == 2
    with pytest.raises(RecordIsPermanent):
        first.delete()


def test_the_outside_reviewer_rates_beside_the_sides():
    university = make_organisation(sector="knowledge")
    partnership = make_signed(reviewer=university)
    commitment = partnership.commitments.first()

    rating = rate(commitment, 2, by=member(university))

    assert rating.is_outside
    assert rating.organisation == university
    assert [rater.title for rater in raters_of(partnership, sides_of(partnership))] == [
        "The office", "The residents' side", "Outside reviewer",
    ]  # fmt: skip


def test_a_party_is_no_outside_reviewer():
    office, group = make_organisation(), make_organisation(sector="community")

    with pytest.raises(Refused, match="no party"):
        prepare_partnership(
            kind="ordinary_pact", title_en="A pact", starts_on="2026-01-01", reviewer=group,
            parties=[PartyPlan(office), PartyPlan(group)], by=member(office),
        )  # fmt: skip


def test_nobody_else_rates_and_nobody_rates_what_is_not_signed():
    with pytest.raises(Refused, match="Only the sides"):
        rate(make_commitment(), 3, by=make_person())
    prepared = make_partnership()
    with pytest.raises(Refused, match="not signed"):
        rate(prepared.commitments.first(), 3)


def say(partnership, side, status="active", **facts):
    return report_outcome(
        partnership=partnership, status=status, reason="Because.",
        by=seated(partnership, side), **facts,
    )  # fmt: skip


def outcome(partnership):
    return outcome_of(Partnership.objects.get(pk=partnership.pk))


def test_one_side_makes_no_outcome():
    partnership = make_signed()
    say(partnership, "institution", "expanded", helped=["D3"])

    found = outcome(partnership)

    assert not found.is_spoken
    assert found.status == ""
    assert found.helped == ()


def test_two_sides_that_say_the_same_make_one():
    partnership = make_signed()
    say(partnership, "institution", "expanded", helped=["D3", "E1"], hindered=["A3"])
    say(partnership, "community", "expanded", helped=["D3"], hindered=["A3", "E2"])

    found = outcome(partnership)

    assert found.status == "expanded"
    assert found.helped == ("D3",)
    assert found.hindered == ("A3",)


def test_disagreement_is_kept_and_not_resolved():
    partnership = make_signed()
    say(partnership, "institution", "active", helped=["B5"])
    say(partnership, "community", "distressed", hindered=["B5"])

    found = outcome(partnership)

    assert found.is_spoken
    assert not found.is_agreed
    assert [report.status for _side, report in found.reports] == ["distressed", "active"]
    assert found.disputed == ("B5",)
    assert found.helped == found.hindered == ()


def test_the_outside_reviewer_is_no_side_of_the_outcome():
    university = make_organisation(sector="knowledge")
    partnership = make_signed(reviewer=university)

    with pytest.raises(Refused, match="act for a party"):
        report_outcome(
            partnership=partnership, status="active", reason="Because.", by=member(university)
        )


def test_the_record_says_side_and_level_and_no_name():
    commitment = make_commitment()
    rate(commitment, 2, side="community")

    entry = Entry.objects.get(kind="partnerships.commitment_rated")
    assert entry.facts == {"side": "community", "level": 2}
    assert entry.subject == commitment.address


def test_the_page_names_the_side_that_has_not_spoken(client):
    partnership = make_signed("M10")
    silent = sides_of(partnership)[-1]
    for side in sides_of(partnership)[:-1]:
        say(partnership, side.key, "active")

    page = unescape(client.get(partnership.get_absolute_url()).content.decode())

    assert f"Has not said yet: {silent.title}." in page
    assert "The sides say the same" not in page


def test_who_left_after_the_page_had_asked_may_say_nothing_any_more():
    commitment = make_commitment()
    partnership, person = commitment.partnership, seated(commitment.partnership, "community")
    # what the view does first; the answer stays with the rows at hand
    assert may_rate(person, commitment)
    assert may_report_outcome(person, partnership)

    Seat.objects.filter(person=person).update(person=None)
    Membership.objects.filter(person=person).delete()

    with pytest.raises(Refused):
        rate(commitment, 3, by=person)
    with pytest.raises(Refused):
        report_outcome(partnership=partnership, status="active", reason="Because.", by=person)
