"""Rules while a side is missing, and what a change of the charter asks of who loses."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.charter import Act, Deadlock, Effect, Family, Need, Requirement, Silence
from gromada.methods.charter.difference import sides_that_lose
from gromada.methods.charter.reading import read_charter, read_rule, write_charter, write_rule
from gromada.methods.charter.regime import (
    ASKED_DAYS,
    Regime,
    deciding_sides,
    key_sides,
    possible_while_founding,
    rule_to_change,
    rule_to_leave,
    rule_under,
)
from gromada.methods.charter.templates import templates

M04 = templates()["M04"].charter
M10 = templates()["M10"].charter
VOICE = Act("samples.hide", Family.VOICE)
ASKED = Requirement(Need.ASKED, days=ASKED_DAYS)


def test_under_the_charter_its_own_rule_holds():
    assert rule_under(M04, VOICE, Regime.CHARTER) == M04.families[Family.VOICE]


def test_while_founding_who_is_missing_is_informed_and_the_others_keep_their_keys():
    rule = rule_under(M10, Act("samples.x", Family.OUTCOME), Regime.FOUNDING, {"community"})

    assert set(rule.key_sides) == {"institution", "business"}
    assert rule.requirement("community") == Requirement()


def test_with_a_duty_to_answer_only_the_public_side_decides_and_all_others_are_asked():
    rule = rule_under(M10, Act("samples.x", Family.OUTCOME), Regime.ANSWER)

    assert rule.key_sides == ("institution",)
    assert rule.requirement("community") == rule.requirement("business") == ASKED
    assert rule.deadlock is Deadlock.ANSWER


def test_without_a_public_side_those_who_are_there_decide():
    assert deciding_sides(M10, {"institution"}) == ("business", "community")
    rule = rule_under(M04, VOICE, Regime.ANSWER, {"institution"})
    assert rule.key_sides == ("community",)


@given(
    st.sampled_from(sorted(templates())),
    st.sampled_from([Regime.FOUNDING, Regime.ANSWER]),
    st.sampled_from(list(Family)),
    st.data(),
)
def test_nobody_missing_is_needed_somebody_there_is_and_silence_never_counts(
    code, regime, family, data
):
    charter = templates()[code].charter
    sides = [side.key for side in charter.sides]
    absent = set(data.draw(st.lists(st.sampled_from(sides), max_size=len(sides) - 1)))
    rule = rule_under(charter, Act("samples.x", family), regime, absent)

    if family is Family.CHARTER:
        assert rule == charter.families[family]
        return
    if family is not Family.PEOPLE or absent:
        assert not absent & set(rule.key_sides)
        assert rule.silence is Silence.NOTHING
    assert rule.key_sides
    assert set(rule.propose) - absent
    assert read_rule(write_rule(rule)) == rule


def test_who_sits_on_a_side_that_is_there_is_never_decided_without_it():
    fill = Act("charters.fill_seat", Family.PEOPLE)

    assert rule_under(M04, fill, Regime.ANSWER) == M04.families[Family.PEOPLE]
    vacant = rule_under(M04, fill, Regime.FOUNDING, {"community"})
    assert vacant.key_sides == ("institution",)


@pytest.mark.parametrize(
    ("reversible", "effect", "absent", "possible"),
    [
        (True, Effect.PLATFORM, {"community"}, True),
        (False, Effect.PLATFORM, {"community"}, False),
        (True, Effect.SELF_BINDING, {"community"}, True),
        (True, Effect.PLATFORM, {"institution"}, True),
        (True, Effect.SELF_BINDING, {"institution"}, False),
    ],
)
def test_what_is_possible_while_founding(reversible, effect, absent, possible):
    act = Act("samples.x", Family.VOICE, reversible=reversible, effect=effect)

    assert possible_while_founding(M04, act, absent) is possible


def test_all_sides_with_a_key_anywhere_are_key_sides():
    assert key_sides(M04) == ("institution", "community")
    assert key_sides(templates()["M00"].charter) == ("community",)


# --- changing and leaving ------------------------------------------------------


def with_rule(charter, family, **changes):
    rule = replace(charter.families[family], **changes)
    return replace(charter, families={**charter.families, family: rule})


def one_less(charter, key):
    sides = tuple(
        replace(side, seats=side.seats - 1) if side.key == key else side for side in charter.sides
    )
    return replace(charter, sides=sides)


KEY = Requirement(Need.ONE_SEAT)


@pytest.mark.parametrize(
    ("new", "losing"),
    [
        (M04, ()),
        (with_rule(M04, Family.VOICE, window_days=9), ()),
        (with_rule(M04, Family.VOICE, requires={"institution": KEY}), ("community",)),
        (with_rule(M04, Family.VOICE, propose=("institution",)), ("community",)),
        (one_less(M04, "community"), ("community",)),
        (
            with_rule(M04, Family.VOICE, deadlock=Deadlock.CASTING, casting="institution"),
            ("community",),
        ),
        (
            replace(
                M04,
                sides=(M04.sides[0], replace(M04.sides[1], dependent_on="institution")),
            ),
            ("community",),
        ),
        (
            replace(
                M04,
                exceptions={
                    "deliberation.hide_statement": replace(
                        M04.families[Family.VOICE], requires={"community": KEY}
                    )
                },
            ),
            ("institution",),
        ),
    ],
)
def test_who_loses_by_a_change(new, losing):
    assert sides_that_lose(M04, new) == losing


def test_who_loses_has_to_consent_to_the_change():
    rule = replace(M04.families[Family.CHARTER], requires={"institution": KEY})
    new = one_less(M04, "community")

    assert rule_to_change(M04, rule, new).requirement("community") == KEY
    assert rule_to_change(M04, rule, M04) == rule


def test_a_side_leaves_by_its_own_majority():
    rule = rule_to_leave(M04, M04.families[Family.CHARTER], "community")

    assert (rule.propose, rule.key_sides) == (("community",), ("community",))
    assert rule.requirement("community").need is Need.MAJORITY


def test_sides_are_spoken_of_in_the_order_of_the_charter_however_the_document_is_sorted():
    document = write_charter(M10)
    shuffled = document | {
        "families": {
            name: rule | {"requires": dict(sorted(rule["requires"].items()))}
            for name, rule in sorted(document["families"].items())
        }
    }

    assert [list(rule.requires) for rule in read_charter(shuffled).families.values()] == [
        list(rule.requires) for rule in M10.families.values()
    ]
    text = shuffled["families"]["outcome"]
    assert list(read_rule(text, sides=["institution", "business", "community"]).requires) == [
        "institution", "business", "community",
    ]  # fmt: skip
