from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gromada.methods.errors import MethodError, NoVariation, TooFewAnswers
from gromada.methods.trust import cronbach_alpha, feldt_interval, scale_mean, scale_scores

# twelve people, eleven items; None was not answered (Mallery's practical example, with gaps)
TWELVE = [
    [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0],
    [None, 0, 1, 1, None, 1, 1, 1, 1, 0, 0],
    [1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0],
    [1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0],
    [0, 1, None, 0, 1, 1, 1, 1, 0, 0, 0],
    [1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
    [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
    [0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0],
    [1, 0, 0, 1, 0, 1, 0, 0, None, 0, 0],
    [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
    [1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
]
TABLES = st.integers(2, 5).flatmap(
    lambda k: st.lists(st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=5, max_size=20)
)


def test_two_of_three_items_are_enough_and_one_is_not():
    found = scale_scores([[5, None, 4], [None, None, 3], [None, None, None], [1, 1, 2]])

    assert found.people.tolist() == [0, 3]
    assert found.scores.tolist() == [4.5, pytest.approx(4 / 3)]
    assert (found.n, found.n_left_out, found.n_silent) == (2, 1, 1)


def test_how_much_must_be_answered_can_be_set():
    found = scale_scores([[5, None, None, 3]], least_answered=Fraction(1, 2))

    assert found.scores.tolist() == [4]


def test_turned_items_count_the_other_way():
    assert scale_scores([[5, 1], [4, 2]], turned=[1]).scores.tolist() == [5, 4]


def test_an_answer_outside_its_ends_is_refused_with_its_value():
    with pytest.raises(MethodError, match="run from 1 to 5; found 0 to 7"):
        scale_scores([[0, 7], [3, 4]])


@pytest.mark.parametrize("answers", [[[1, 2], [1]], [1, 2], [[1, float("inf")]]])
def test_what_is_not_a_table_is_refused(answers):
    with pytest.raises(MethodError):
        scale_scores(answers)


def test_a_mean_of_four_people_is_not_shown():
    with pytest.raises(TooFewAnswers) as refusal:
        scale_mean(scale_scores([[3, 4]] * 4 + [[None, None]]))

    assert (refusal.value.found, refusal.value.least) == (4, 5)


def test_alpha_of_the_worked_case():
    found = cronbach_alpha([[3, 4, 3], [5, 5, 4], [2, 2, 3], [4, 4, 4], [1, 2, 2]])

    assert found.value == pytest.approx(0.9360902256, abs=1e-9)


@pytest.mark.parametrize(
    ("missing", "n", "value"), [("pairwise", 12, 0.7326608352), ("listwise", 9, 0.8016949153)]
)
def test_alpha_with_gaps_as_published(missing, n, value):
    found = cronbach_alpha(TWELVE, missing=missing)

    assert found.value == pytest.approx(value, abs=1e-9)
    assert found.n == n
    assert found.is_doubtful


@pytest.mark.parametrize(
    ("value", "low", "high"), [(0.7326608352, 0.435, 0.909), (0.8016949153, 0.581, 0.933)]
)
def test_feldts_interval_as_published(value, low, high):
    found = feldt_interval(value, n=12, n_items=11)

    assert found == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


def test_people_who_are_left_out_do_not_make_the_interval_narrower():
    """Other programs count the twelve here, though only nine have a say."""
    found = cronbach_alpha(TWELVE, missing="listwise")

    assert (found.low, found.high) == feldt_interval(found.value, n=9, n_items=11)


def test_alpha_of_answers_that_all_sum_to_the_same_is_refused():
    with pytest.raises(NoVariation):
        cronbach_alpha([[1, 5], [2, 4], [3, 3], [4, 2], [5, 1]])


def test_alpha_of_one_item_is_refused():
    with pytest.raises(MethodError):
        cronbach_alpha([[1], [2], [3], [4], [5]])


def test_alpha_of_items_nobody_answered_together_is_refused():
    answers = [[1, None], [2, None], [3, None], [None, 1], [None, 4]]

    with pytest.raises(TooFewAnswers):
        cronbach_alpha(answers, missing="pairwise")


def test_the_same_item_asked_twice_hangs_together_wholly():
    found = cronbach_alpha([[1, 1], [2, 2], [3, 3], [5, 5], [5, 5]])

    assert found.value == pytest.approx(1)


@given(TABLES, st.integers(-3, 3), st.sampled_from([0.5, 2.0, 10.0]))
def test_alpha_knows_no_unit_and_no_zero(table, shift, scale):
    answers = np.array(table, float)
    assume(answers.sum(axis=1).var() > 1e-9)

    one, other = cronbach_alpha(answers), cronbach_alpha(answers * scale + shift)

    assert other.value == pytest.approx(one.value, abs=1e-7)
    assert one.low <= one.value <= one.high <= 1 + 1e-12
