"""Whose words a text is made of: the app's numbers are those of the methods."""

from fractions import Fraction

import pytest
from tests.drafting.factories import (
    AFTER,
    NIGHT,
    carry,
    make_amendment,
    make_drafting_process,
    make_hosts,
    make_policy,
)

from gromada.drafting.queries import provenance_of, standing_clauses, versions_of
from gromada.methods.provenance import Version, provenance

pytestmark = pytest.mark.django_db


@pytest.fixture
def hosts():
    return make_hosts(make_drafting_process())


def opened(hosts, text, **facts):
    process = type(hosts[0]).objects.get(pk=hosts[0].pk).memberships.get().organisation
    return make_policy(process.hosted.get().process, by=hosts[0], text=text, **facts)


def test_the_worked_case_is_eight_and_five_thirteenths(hosts):
    policy = opened(hosts, NIGHT)
    carry("accept", make_amendment(policy, key="p1", text=f"{NIGHT} {AFTER}"), by=hosts[0])

    whose = provenance_of(policy)
    by_methods = provenance(
        [Version(NIGHT, ("institution",)), Version(f"{NIGHT} {AFTER}", ("community",))]
    )

    assert whose.shares == {"institution": Fraction(8, 13), "community": Fraction(5, 13)}
    assert whose.shares == by_methods.shares
    assert whose.words == {("institution",): 8, ("community",): 5}


def test_words_agreed_by_both_are_counted_apart_and_divided_equally(hosts):
    policy = opened(hosts, NIGHT)
    amendment = make_amendment(policy, key="p1", text=f"{NIGHT} {AFTER}")
    amendment.sides = ["community", "institution"]
    amendment.save()
    carry("accept", amendment, by=hosts[0])

    whose = provenance_of(policy)

    assert whose.words == {("institution",): 8, ("community", "institution"): 5}
    assert whose.shares["community"] == Fraction(5, 26)
    assert whose.shares["institution"] == Fraction(21, 26)


def test_the_pieces_make_up_the_clauses_and_lead_to_their_wordings(hosts):
    policy = opened(hosts, "§ 1. Ogród jest otwarty.\n\n§ 2. Drzewa rosną.")
    added = make_amendment(policy, kind="add", key="1", number="§ 1a.", text="Ławki stoją.")
    changed = make_amendment(policy, key="2", text="Drzewa rosną, a my je podlewamy.")
    for amendment in (added, changed):
        carry("accept", amendment, by=hosts[0])

    whose = provenance_of(policy)

    texts = ["".join(piece.text for piece in each.stretches) for each in whose.clauses]
    assert texts == [clause.text for clause in standing_clauses(policy)]
    came = {
        piece.text: (piece.wording.clause.key, piece.wording.edition)
        for each in whose.clauses
        for piece in each.stretches
        if piece.wording
    }
    assert came == {
        "Ogród jest otwarty": ("1", 0),
        "Ławki stoją": ("1a", 1),
        "Drzewa rosną": ("2", 0),
        "a my je podlewamy": ("2", 2),
    }
    assert sum(whose.words.values()) == whose.n_words


def test_taking_a_change_back_gives_its_words_back(hosts):
    policy = opened(hosts, NIGHT)
    carry("accept", make_amendment(policy, key="p1", text="Nothing at all"), by=hosts[0])
    carry("accept", make_amendment(policy, key="p1", text=NIGHT), by=hosts[0])

    assert provenance_of(policy).words == {("institution",): 8}


def test_a_text_without_words_has_no_writers(hosts):
    policy = opened(hosts, "§ 1. Raz.")
    carry("accept", make_amendment(policy, kind="remove", key="1"), by=hosts[0])

    assert provenance_of(policy) is None
    assert len(versions_of(policy)) == 2
