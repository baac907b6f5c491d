import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from gromada.methods.disclosure import publishable

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
