import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.trust import paired_change, unlinked_change

BEFORE, AFTER = [3, 4, 2, 5, 3, 4, 3, 2], [4, 4, 3, 5, 4, 5, 3, 3]
WAVES = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=5, max_size=20)


def test_change_of_the_worked_case():
    found = paired_change(BEFORE, AFTER)

    assert found.value == 0.625
    assert found.std_error == pytest.approx(0.1829813, abs=1e-6)
    assert (found.low, found.high) == (
        pytest.approx(0.192318, abs=1e-6), pytest.approx(1.057682, abs=1e-6),
    )  # fmt: skip
    assert found.t == pytest.approx(3.41565, abs=1e-5)
    assert (found.n_up, found.n_same, found.n_down) == (5, 3, 0)
    assert found.sign_p_value == pytest.approx(2 / 2**5)


def test_people_who_all_change_alike_have_no_test_and_an_honest_answer():
    found = paired_change([1, 2, 3, 4, 3], [2, 3, 4, 5, 4])

    assert (found.value, found.low, found.high) == (1, 1, 1)
    assert (found.t, found.p_value, found.standardised) == (None, None, None)


@pytest.mark.parametrize(("before", "after"), [([1, 2, 3, 4], [2, 3, 4, 5]), ([], [])])
def test_four_people_are_too_few(before, after):
    with pytest.raises(TooFewAnswers):
        paired_change(before, after)


@pytest.mark.parametrize("after", [[1, 2, 3, 4], [1, 2, 3, 4, float("nan")]])
def test_people_who_did_not_answer_twice_are_no_pair(after):
    with pytest.raises(MethodError):
        paired_change([1, 2, 3, 4, 5], after)


def test_unlinked_waves_are_compared_as_welch_did():
    found = unlinked_change(BEFORE, AFTER[:-1])
    other = stats.ttest_ind(AFTER[:-1], BEFORE, equal_var=False)

    assert found.t == pytest.approx(other.statistic)
    assert found.p_value == pytest.approx(other.pvalue)
    assert found.degrees_of_freedom == pytest.approx(other.df)
    assert (found.low, found.high) == pytest.approx(tuple(other.confidence_interval()))
    assert (found.is_linked, found.n_before, found.n_after) == (False, 8, 7)


def test_one_small_wave_is_refused():
    with pytest.raises(TooFewAnswers):
        unlinked_change(BEFORE, [3, 4, 5, 4])


@given(WAVES)
def test_looking_back_turns_the_change_round(pairs):
    before, after = np.array(pairs).T

    there, back = paired_change(before, after), paired_change(after, before)

    assert back.value == pytest.approx(-there.value)
    assert (back.low, back.high) == (pytest.approx(-there.high), pytest.approx(-there.low))
    assert there.sign_p_value == back.sign_p_value


@given(WAVES)
def test_linked_or_not_the_mean_change_is_the_same(pairs):
    before, after = np.array(pairs).T

    assert paired_change(before, after).value == pytest.approx(unlinked_change(before, after).value)
