import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gromada.methods.errors import MethodError
from gromada.methods.inclusion import suppress

TABLES = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 14), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0], max_size=shape[0],
    )
)  # fmt: skip


def test_a_small_number_never_hides_alone():
    found = suppress([2, 10, 20])

    assert found.cells == ((None, None, 20),)
    assert found.total == 32
    assert all(high - low >= 5 for low, high in found.intervals)
    assert (found.n_small, found.n_protecting) == (1, 1)


def test_a_table_without_small_numbers_is_shown_whole():
    found = suppress([[6, 10], [9, 0]])

    assert found.cells == ((6, 10), (9, 0))
    assert (found.row_totals, found.column_totals, found.total) == ((16, 9), (15, 10), 25)
    assert found.hidden == ()


def test_two_small_numbers_that_sum_to_little_need_a_third():
    found = suppress([1, 2, 30, 40])

    assert found.cells == ((None, None, None, 40),)


def test_a_number_that_leaves_few_for_the_rest_is_hidden():
    found = suppress([[30, 2], [20, 15]])

    assert found.cells[0] == (None, None)


def test_a_row_of_few_people_hides_its_total():
    found = suppress([[1, 2, 0], [20, 30, 10], [15, 25, 30]])

    assert found.row_totals[0] is None
    assert found.cells[0] == (None, None, 0)


def test_smaller_groups_can_be_allowed():
    assert suppress([3, 10, 20], fewest=3).hidden == ()


@pytest.mark.parametrize(
    ("counts", "fewest"), [([-1, 2], 5), ([1.5], 5), ([[[1]]], 5), ([], 5), ([1, 2], 1)]
)
def test_what_is_no_table_of_people_is_refused(counts, fewest):
    with pytest.raises(MethodError):
        suppress(counts, fewest=fewest)


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_no_hidden_number_can_be_placed_closer_than_the_fewest(table):
    found = suppress(table)

    shown = [*(value for row in found.cells for value in row),
             *found.row_totals, *found.column_totals, found.total]  # fmt: skip
    assert all(value is None or value == 0 or value >= 5 for value in shown)
    assert all(high is None or high - low >= 5 for low, high in found.intervals)
    assert found.n_small + found.n_protecting == len(found.hidden)


@settings(max_examples=30, deadline=None)
@given(TABLES)
def test_the_true_number_always_lies_in_its_interval(table):
    found = suppress(table)
    totals = [[*row, sum(row)] for row in table]
    totals.append([sum(column) for column in zip(*totals, strict=True)])

    for (row, column), (low, high) in zip(found.hidden, found.intervals, strict=True):
        assert low <= totals[row][column]
        assert high is None or totals[row][column] <= high
