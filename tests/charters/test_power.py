"""The expert drawer: only where three blocs or weighted seats decide; levels always labelled."""

import pytest
from django.urls import reverse
from django.utils import translation
from tests.charters.factories import make_charter, make_rules, seats
from tests.processes.factories import make_process

from gromada.charters.queries.power import expert_power, smallest_coalitions, weights_of
from gromada.methods.charter import Family, Need, Requirement
from gromada.methods.charter.sentences import family_act
from gromada.methods.charter.templates import templates

ONE = Requirement(Need.ONE_SEAT)
THREE = make_rules(
    seats={"institution": 1, "business": 2, "community": 3},
    requires={
        "institution": ONE,
        "business": Requirement(Need.ALL),
        "community": Requirement(Need.MAJORITY),
    },
)
M04 = templates()["M04"].charter


def test_two_sides_have_no_drawer():
    assert expert_power(M04, weights_of(M04, [])) == []


def test_three_blocs_that_all_hold_a_key_share_equally_as_blocs():
    with translation.override("en"):
        found = expert_power(THREE, weights_of(THREE, []))
    blocs = next(level for family in found for level in family.levels)

    assert [row.banzhaf for row in blocs.rows] == ["33%", "33%", "33%"]
    assert [row.prevent for row in blocs.rows] == ["100%", "100%", "100%"]
    assert blocs.title == "Level of blocs"


def test_at_the_level_of_seats_the_side_that_has_to_be_unanimous_counts_most():
    with translation.override("en"):
        blocs, single = expert_power(THREE, weights_of(THREE, []))[
            1
        ].levels  # [0]: one seat of each side

    # by hand: swings institution 4, business 2 × 4, community 3 × 2; together 18
    assert [row.banzhaf for row in single.rows] == ["22%", "44%", "33%"]
    assert single.title == "Level of seats"
    assert blocs.act == "13%"


def test_the_coalitions_are_asked_of_settle():
    rules = THREE

    found = smallest_coalitions(rules, family_act(Family.VOICE))

    assert found == {frozenset({"institution", "business", "community"})}


@pytest.mark.django_db
def test_weighted_seats_open_the_drawer_for_two_sides():
    charter = make_charter(rules=make_rules(seats={"institution": 1, "community": 3}))
    rows = seats(charter, "institution") + seats(charter, "community")
    text = charter.versions.get().text
    assert expert_power(text, weights_of(text, rows)) == []

    rows[1].weight = 3

    assert expert_power(text, weights_of(text, rows))


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["M04", "M08", "M10"])
def test_the_page_warns_beside_the_numbers(client, code):
    charter = make_charter(code, holder=make_process())

    with translation.override("en"):
        page = client.get(reverse("charters:charter_detail", args=[charter.pk])).content.decode()

    assert ("For experts: power indices" in page) == (code != "M04")
    assert ("These numbers are not a transfer of power" in page) == (code != "M04")
