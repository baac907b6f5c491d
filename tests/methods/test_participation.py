"""Levels from facts, and the headline with its denominator."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.charter import (
    Act,
    Charter,
    Deadlock,
    Family,
    Need,
    Requirement,
    Rule,
    Side,
    Silence,
)
from gromada.methods.errors import MethodError
from gromada.methods.participation import (
    Decision,
    DecisionFacts,
    Level,
    headline,
    headlines,
    level_counts,
    level_of,
    levels_met,
    promise_gap,
    yes_needed,
)

ANSWERED = DecisionFacts(
    notice_days=20, channels=1, summary_published=True, inputs=10, answered=9,
    changed_or_why_not=True,
)  # fmt: skip


def test_nine_of_ten_answered_is_answered_and_eight_of_ten_is_heard():
    assert level_of(ANSWERED) is Level.ANSWERED
    assert level_of(replace(ANSWERED, answered=8)) is Level.HEARD


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        (DecisionFacts(), Level.CLOSED),
        (DecisionFacts(notice_days=13), Level.CLOSED),
        (DecisionFacts(notice_days=14), Level.TOLD),
        (DecisionFacts(notice_days=14, channels=1), Level.TOLD),
        (replace(ANSWERED, inputs=0, answered=0), Level.HEARD),
        (replace(ANSWERED, changed_or_why_not=False), Level.HEARD),
        (replace(ANSWERED, consent_needed=True), Level.ANSWERED),
        (replace(ANSWERED, consent_needed=True, may_propose=True), Level.SHARED),
        (DecisionFacts(drafted_together=True, may_propose=True), Level.SHARED),
        (DecisionFacts(decided_alone=True, delegated=10, overridden=1), Level.DELEGATED),
        (DecisionFacts(decided_alone=True, delegated=10, overridden=2), Level.CLOSED),
        (DecisionFacts(decided_alone=True), Level.DELEGATED),
    ],
)
def test_the_level_follows_from_the_facts(facts, level):
    assert level_of(facts) is level


def test_gaps_below_a_high_level_are_seen():
    met = levels_met(DecisionFacts(consent_needed=True, may_propose=True))

    assert met[Level.SHARED]
    assert not met[Level.TOLD]


def test_what_was_promised_and_did_not_happen_is_a_gap():
    assert promise_gap(Level.SHARED, Level.HEARD) == 2
    assert promise_gap(Level.TOLD, Level.ANSWERED) == -2


def test_facts_that_contradict_themselves_are_refused():
    with pytest.raises(MethodError, match="11 of 10"):
        level_of(replace(ANSWERED, answered=11))
    with pytest.raises(MethodError, match="2 of 1"):
        level_of(DecisionFacts(delegated=1, overridden=2))


def test_levels_are_counted_by_number_and_by_money():
    levels = [Level.TOLD, Level.SHARED, Level.SHARED]

    assert level_counts(levels)[Level.SHARED] == 2
    assert level_counts(levels, [100, 20, 30])[Level.SHARED] == 50
    assert sum(level_counts(levels).values()) == 3


@given(
    st.integers(0, 40), st.integers(0, 40), st.booleans(),
    st.fractions(0, 1), st.fractions(0, 1),
)  # fmt: skip
def test_more_answers_never_lower_the_level(inputs, answered, changed, share, other):
    answered = min(answered, inputs)
    facts = DecisionFacts(
        notice_days=20, channels=1, summary_published=True, inputs=inputs, answered=answered,
        changed_or_why_not=changed,
    )  # fmt: skip
    more = replace(facts, answered=inputs)

    assert level_of(more, answered_share=share) >= level_of(facts, answered_share=share)
    low, high = sorted([share, other])
    assert level_of(facts, answered_share=low) >= level_of(facts, answered_share=high)


# --- whose yes is needed -------------------------------------------------------

KEY, VOICE = Requirement(Need.ONE_SEAT), Act("samples.hide", Family.VOICE, silence_may_count=True)


def charter(**rule):
    return Charter(
        "M04",
        (Side("office", {"en": "the office"}), Side("people", {"en": "people"}, seats=3)),
        dict.fromkeys(
            Family, Rule(**{"propose": ("office", "people"), "requires": {"office": KEY}, **rule})
        ),
    )


@pytest.mark.parametrize(
    ("rule", "needed"),
    [
        ({"requires": {"office": KEY, "people": KEY}}, {"office", "people"}),
        ({}, {"office"}),
        ({"requires": {"office": KEY, "people": Requirement(Need.ASKED, days=5)}}, {"office"}),
        (
            {"requires": {"office": KEY, "people": KEY}, "silence": Silence.CONSENT},
            set(),  # who says nothing consents, so nobody's yes is needed
        ),
        (
            {
                "requires": {"office": KEY, "people": KEY},
                "deadlock": Deadlock.CASTING,
                "casting": "office",
            },
            {"office"},
        ),
    ],
)
def test_a_yes_is_needed_when_neither_objecting_nor_silence_lets_it_pass(rule, needed):
    text = charter(**rule)

    assert {side.key for side in text.sides if yes_needed(text, VOICE, side.key)} == needed


def test_the_headline_has_its_denominators():
    both = frozenset({"office", "people"})
    office = frozenset({"office"})
    decisions = [
        Decision(both, "people", carried=True, money_grosze=40_000_000),
        Decision(both, "office", carried=False, stopped_by=frozenset({"people"})),
        Decision(office, "office", carried=True, money_grosze=270_000_000),
        Decision(both, "people", carried=True, overridden=True),
    ]

    found = headline(decisions, "people", outside=9)

    assert (found.needed, found.decisions) == (3, 4)
    assert (found.money_needed_grosze, found.money_grosze) == (40_000_000, 310_000_000)
    assert (found.started, found.stopped, found.carried, found.overridden) == (2, 1, 2, 1)
    assert found.outside == 9
    assert headlines(decisions, ["office", "people"])["office"].needed == 4
    assert Fraction(found.needed, found.decisions) == Fraction(3, 4)
