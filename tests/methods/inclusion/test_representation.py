import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.inclusion import closest_seats, coverage, representation

GROUPS = st.integers(2, 5).flatmap(
    lambda k: st.tuples(
        st.lists(st.integers(0, 40), min_size=k, max_size=k).filter(any),
        st.lists(st.integers(1, 100), min_size=k, max_size=k),
    )
)


def test_groups_of_the_worked_case():
    found = representation([8, 20, 12], [0.35, 0.4, 0.25])

    assert found.dissimilarity == pytest.approx(0.15, abs=1e-6)
    assert found.gallagher == pytest.approx(0.1322876, abs=1e-6)
    assert [group.ratio for group in found.groups] == pytest.approx(
        [0.2 / 0.35, 1.25, 1.2], abs=1e-6
    )
    assert found.n == 40


def test_six_of_forty_where_a_third_lives():
    group = representation([6, 34], [0.35, 0.65]).groups[0]

    assert (group.share.low, group.share.high) == (
        pytest.approx(0.0706119, abs=1e-6), pytest.approx(0.2907232, abs=1e-6),
    )  # fmt: skip
    assert group.p_value == pytest.approx(0.0073602, abs=1e-6)


def test_testing_many_groups_is_adjusted_for():
    found = representation([6, 14, 20], [0.35, 0.3, 0.35])
    p_values = [group.p_value for group in found.groups]
    first, second, third = sorted(p_values)

    assert sorted(group.p_adjusted for group in found.groups) == pytest.approx(
        [3 * first, max(3 * first, 2 * second), max(3 * first, 2 * second, third)]
    )


def test_people_who_did_not_say_are_shown_as_bounds():
    group = representation([6, 4], [1, 1], n_not_stated=10).groups[0]

    assert (group.share.value, group.least, group.most) == (0.6, 0.3, 0.8)


def test_numbers_of_people_serve_as_reference():
    one = representation([8, 20, 12], [0.35, 0.4, 0.25])
    other = representation([8, 20, 12], [3500, 4000, 2500])

    assert other.dissimilarity == pytest.approx(one.dissimilarity)


def test_a_small_board_is_not_blamed_for_whole_seats():
    found = representation([1, 1, 1], [0.5, 0.3, 0.2])

    assert found.smallest_dissimilarity == pytest.approx(2 / 3 - 0.5)


@pytest.mark.parametrize(
    ("counts", "reference", "refusal"),
    [
        ([0, 0], [1, 1], TooFewAnswers),
        ([1, 2], [1, 0], MethodError),
        ([1, 2], [1, 1, 1], MethodError),
        ([1.5, 2], [1, 1], MethodError),
        ([-1, 2], [1, 1], MethodError),
        ([1, float("nan")], [1, 1], MethodError),
    ],
)
def test_what_cannot_be_compared_is_refused(counts, reference, refusal):
    with pytest.raises(refusal):
        representation(counts, reference)


def test_names_that_do_not_fit_are_refused():
    with pytest.raises(MethodError):
        representation([1, 2], [1, 1], names=["only one"])


def test_of_equal_remainders_the_earlier_group_gets_the_seat():
    assert closest_seats([1, 1, 1], 4) == (2, 1, 1)


@given(GROUPS)
def test_no_people_can_be_closer_than_the_closest(groups):
    counts, reference = groups

    found = representation(counts, reference)

    assert found.smallest_dissimilarity <= found.dissimilarity + 1e-9
    assert sum(closest_seats(reference, found.n)) == found.n
    assert sum(group.gap for group in found.groups) == pytest.approx(0, abs=1e-12)


@given(GROUPS)
def test_intervals_and_tests_hold_what_they_say(groups):
    counts, reference = groups

    for group in representation(counts, reference).groups:
        assert 0 <= group.share.low <= group.share.value <= group.share.high <= 1
        assert group.p_value <= group.p_adjusted <= 1


def test_intervals_agree_with_another_library():
    group = representation([8, 2], [1, 1]).groups[0]
    other = stats.binomtest(8, 10).proportion_ci(method="wilson")

    assert (group.share.low, group.share.high) == pytest.approx((other.low, other.high))


def test_empty_cells_are_listed_with_those_who_live_there():
    found = coverage([[4, 0, 2], [0, 3, 1]], [[10, 30, 10], [20, 20, 10]])

    assert (found.covered, found.expected, found.share) == (4, 6, 4 / 6)
    assert found.weighted == pytest.approx(0.5)
    assert found.empty == ((1, pytest.approx(0.3)), (3, pytest.approx(0.2)))


def test_where_nobody_could_be_expected_there_is_no_share_of_cells():
    assert coverage(np.array([1, 0]), [1, 1]).share is None


def test_a_meeting_without_people_covers_nothing():
    with pytest.raises(TooFewAnswers):
        coverage([0, 0], [1, 1])
