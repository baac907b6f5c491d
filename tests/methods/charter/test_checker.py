"""The checker finds the holes that we plant, and none in our own templates."""

from dataclasses import replace

import pytest

from gromada.methods.charter import (
    Deadlock,
    Family,
    Need,
    Requirement,
    Rule,
    Silence,
)
from gromada.methods.charter.checker import Hole, check_charter
from gromada.methods.charter.templates import templates

OFFICE, RESIDENTS, BUSINESS = "institution", "community", "business"
KEY = Requirement(Need.ONE_SEAT)


def co_design(**families):
    charter = templates()["M04"].charter
    changed = {Family(name): rule for name, rule in families.items()}
    return replace(charter, families={**charter.families, **changed})


def rule_of(charter, family, **changes):
    return replace(charter.families[Family(family)], **changes)


def office_alone():
    return co_design(charter=Rule(propose=(OFFICE, RESIDENTS), requires={OFFICE: KEY}))


def office_fills_the_other_sides_seats():
    return co_design(people=Rule(propose=(OFFICE, RESIDENTS), requires={OFFICE: KEY}))


def office_appoints_the_residents():
    charter = templates()["M04"].charter
    office, residents = charter.sides
    return replace(charter, sides=(office, replace(residents, dependent_on=OFFICE)))


def office_casts_the_vote_on_the_charter():
    rule = rule_of(co_design(), "charter", deadlock=Deadlock.CASTING, casting=OFFICE)
    return co_design(charter=rule)


def only_the_office_begins_a_change():
    return co_design(charter=rule_of(co_design(), "charter", propose=(OFFICE,)))


def only_residents_fill_seats():
    return co_design(people=rule_of(co_design(), "people", propose=(RESIDENTS,)))


def silence_changes_the_charter():
    return co_design(charter=rule_of(co_design(), "charter", silence=Silence.CONSENT))


def an_exception_lets_the_office_change_seats():
    charter = co_design()
    rule = Rule(propose=(OFFICE,), requires={OFFICE: KEY})
    return replace(charter, exceptions={"charters.fill_seat": rule})


def two_of_three_take_the_third_ones_key():
    charter = templates()["M10"].charter
    rule = charter.families[Family.CHARTER]
    asked = {side: need for side, need in rule.requires.items() if side != RESIDENTS}
    return replace(
        charter, families={**charter.families, Family.CHARTER: replace(rule, requires=asked)}
    )


def a_hybrid_partnership_without_residents():
    charter = templates()["M09"].charter
    rules = {
        family: replace(
            rule,
            propose=tuple(side for side in rule.propose if side != RESIDENTS),
            requires={s: need for s, need in rule.requires.items() if s != RESIDENTS},
        )
        for family, rule in charter.families.items()
    }
    sides = tuple(side for side in charter.sides if side.key != RESIDENTS)
    return replace(charter, template="M10", sides=sides, families=rules)


def an_advisory_board_with_a_key():
    rule = rule_of(co_design(), "outcome")
    return replace(co_design(outcome=rule), template="M02")


@pytest.mark.parametrize(
    ("planted", "hole", "side", "words"),
    [
        (office_alone, Hole.ALONE, OFFICE, "Urząd może bez pozostałych zmienić kartę"),
        (office_fills_the_other_sides_seats, Hole.ALONE, OFFICE, "obsadza mandaty: strona"),
        (office_appoints_the_residents, Hole.ALONE, OFFICE, "ma po swojej stronie"),
        (office_casts_the_vote_on_the_charter, Hole.ALONE, OFFICE, "przegłosowuje zmianę"),
        (only_the_office_begins_a_change, Hole.FREEZING, OFFICE, "zaproponować zmiany karty"),
        (only_residents_fill_seats, Hole.FREEZING, RESIDENTS, "obsadzenia wolnych mandatów"),
        (silence_changes_the_charter, Hole.SILENCE, "", "Milczenie"),
        (an_exception_lets_the_office_change_seats, Hole.ALONE, OFFICE, "obsadza mandaty"),
        (two_of_three_take_the_third_ones_key, Hole.LOCK_OUT, RESIDENTS, "stracić swój klucz"),
        (a_hybrid_partnership_without_residents, Hole.CONTRADICTION, "", "M10"),
        (an_advisory_board_with_a_key, Hole.CONTRADICTION, RESIDENTS, "M02"),
    ],
)
def test_a_planted_hole_is_found_with_its_story(planted, hole, side, words):
    found = [finding for finding in check_charter(planted()) if finding.refused]

    assert found[0].hole is hole
    assert found[0].side == side
    assert words in found[0].story["pl"]
    assert found[0].story["en"]


def test_the_shortest_story_is_told():
    fills, alone = office_fills_the_other_sides_seats(), office_alone()

    assert check_charter(fills)[0].steps == 2
    assert check_charter(alone)[0].steps == 1


def test_silence_that_may_count_is_shown_and_not_refused():
    charter = co_design(text=rule_of(co_design(), "text", silence=Silence.CONSENT))

    found = check_charter(charter)

    assert {finding.hole for finding in found} == {Hole.SILENCE}
    assert not any(finding.refused for finding in found)


def test_a_dependent_side_with_a_key_is_labelled():
    found = check_charter(office_appoints_the_residents())

    assert Hole.DEPENDENT in {finding.hole for finding in found}


@pytest.mark.parametrize("code", sorted(templates()))
def test_our_own_templates_have_no_hole(code):
    assert [f.story["en"] for f in check_charter(templates()[code].charter) if f.refused] == []
