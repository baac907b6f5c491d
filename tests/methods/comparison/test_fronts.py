import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.comparison import TooFewToCompare, front_chances, pareto_front
from gromada.methods.errors import MethodError

FIVE = [[1, 5], [3, 3], [5, 1], [2, 2], [3, 2]]
TABLES = st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=2, max_size=8)


def test_the_front_of_the_worked_case():
    found = pareto_front(FIVE)

    assert found.members == (0, 1, 2)
    assert found.surpassed_by == ((), (), (), (1, 4), (1,))


def test_of_costs_less_is_better():
    assert pareto_front([[3, 100], [3, 50]], more_is_better=[True, False]).members == (1,)


def test_equals_do_not_surpass_each_other():
    assert pareto_front([[1, 1], [1, 1]]).members == (0, 1)


def test_uncertain_measures_leave_a_chance():
    values = [[1.0, 1.0], [0.9, 0.9]]

    chances = front_chances(values, [[0.2, 0.2]] * 2, rng=np.random.default_rng(4))

    assert 0 < chances[1] < chances[0] < 1


@pytest.mark.parametrize(
    ("values", "better", "refusal"),
    [([[1, 2]], None, TooFewToCompare), ([1, 2], None, MethodError),
     ([[1], [2]], [True, False], MethodError), ([[1], [float("nan")]], None, MethodError)],
)  # fmt: skip
def test_what_cannot_be_set_side_by_side_is_refused(values, better, refusal):
    with pytest.raises(refusal):
        pareto_front(values, more_is_better=better)


def test_errors_that_do_not_fit_are_refused():
    with pytest.raises(MethodError):
        front_chances(FIVE, [[0.1, 0.1]], rng=np.random.default_rng(1))


@given(TABLES)
def test_everybody_is_on_the_front_or_surpassed_by_somebody_on_it(table):
    found = pareto_front(table)

    assert found.members
    for place, better in enumerate(found.surpassed_by):
        assert (place in found.members) == (not better)
        assert not better or set(better) & set(found.members)


@given(TABLES)
def test_without_uncertainty_the_chances_are_the_front(table):
    chances = front_chances(table, np.zeros((len(table), 3)), rng=np.random.default_rng(), draws=2)

    assert tuple(np.flatnonzero(chances).tolist()) == pareto_front(table).members
