from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.comparison import TooFewToCompare, transitions

FOUR = ["IICCP", "ICPP", "CCPPF", "ICXX"]


def test_steps_of_the_worked_case():
    found = transitions(FOUR)

    assert {move.before + move.after: move.count for move in found.moves} == {
        "IC": 3, "II": 1, "CP": 3, "CC": 2, "CX": 1, "PP": 2, "PF": 1, "XX": 1,
    }  # fmt: skip
    to_partnership = next(m for m in found.moves if (m.before, m.after) == ("C", "P"))
    assert (to_partnership.share, to_partnership.of) == (Fraction(3, 6), 6)
    assert (found.n, found.n_sequences) == (14, 4)


def test_years_without_a_change_can_be_left_out():
    found = transitions(FOUR, changes_only=True)

    assert (found.between("C", "P"), found.between("C", "C"), found.n) == (3, 0, 8)


def test_a_few_steps_leave_the_interval_wide():
    only = transitions(["AB"]).moves[0].estimate

    assert only.value == 1
    assert only.low < 0.2


@pytest.mark.parametrize("sequences", [[], ["A", "B"], [""]])
def test_histories_without_a_step_are_refused(sequences):
    with pytest.raises(TooFewToCompare):
        transitions(sequences)


def test_histories_without_a_change_have_no_changes_to_count():
    with pytest.raises(TooFewToCompare):
        transitions(["AAA"], changes_only=True)


@given(st.lists(st.text("ABC", max_size=6), min_size=1, max_size=6), st.booleans())
def test_the_shares_from_each_state_sum_to_one(sequences, changes_only):
    try:
        found = transitions(sequences, changes_only=changes_only)
    except TooFewToCompare:
        return

    for before in {move.before for move in found.moves}:
        assert sum(move.share for move in found.moves if move.before == before) == 1
    for move in found.moves:
        assert 0 <= move.estimate.low <= move.estimate.value <= move.estimate.high <= 1
    assert sum(move.count for move in found.moves) == found.n
