import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from gromada.methods.disclosure import publishable, tells_of_few
from gromada.methods.errors import MethodError

COUNTS = arrays.arrays(
    np.int64,
    st.tuples(st.integers(1, 5), st.integers(1, 4), st.just(3)),
    elements=st.integers(0, 9),
)


def test_small_parts_are_left_out_of_the_total_too():
    # group A: 6 people; group B: 3 people; nobody else
    found = publishable([[[4, 1, 1]], [[3, 0, 0]]], fewest=5)

    assert found.shown.tolist() == [[True], [False]]
    assert found.totals.tolist() == [[4, 1, 1]]
    assert found.left_out.tolist() == [3]


def test_small_parts_are_in_the_total_when_they_are_many_together():
    found = publishable([[[9, 0]], [[3, 0]], [[1, 2]]], fewest=5)

    assert found.shown.tolist() == [[True], [False], [False]]
    assert found.totals.tolist() == [[13, 2]]
    assert found.left_out.tolist() == [0]


@given(COUNTS, st.integers(1, 8))
def test_no_subtraction_tells_of_fewer_than_the_fewest(counts, fewest):
    found = publishable(counts, fewest=fewest)
    shown = np.where(found.shown[:, :, None], counts, 0)

    people = counts.sum(axis=2)
    assert (people[found.shown] >= fewest).all()
    rest = found.totals.sum(axis=1) - shown.sum(axis=(0, 2))
    assert ((rest == 0) | (rest >= fewest)).all()
    assert (found.totals.sum(axis=1) + found.left_out == people.sum(axis=0)).all()


# --- sums one after the other ------------------------------------------------


def test_a_change_beside_two_means_gives_away_a_newcomer():
    spring, fall, change = [[1, 0], [0, 0]], [[0, 1], [0, 1]], [[-1, 1], [0, 0]]

    assert not tells_of_few([spring, fall], [8, 1], fewest=5)
    assert tells_of_few([spring, fall, change], [8, 1], fewest=5)


def test_five_newcomers_may_be_told():
    spring, fall, change = [[1, 0], [0, 0]], [[0, 1], [0, 1]], [[-1, 1], [0, 0]]

    assert not tells_of_few([spring, fall, change], [8, 5], fewest=5)


def test_a_mean_of_few_tells_of_few():
    assert tells_of_few([[[1]]], [4], fewest=5)
    assert not tells_of_few([[[1]]], [5], fewest=5)


def test_nothing_published_tells_nothing():
    assert not tells_of_few(np.zeros((0, 1, 1)), [3], fewest=5)


def test_sums_over_other_groups_are_refused():
    with pytest.raises(MethodError, match="Every sum"):
        tells_of_few([[[1]]], [4, 5], fewest=5)
