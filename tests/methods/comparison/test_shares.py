"""A share over cases that differ."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.comparison import TooFewToCompare, share_of_cases
from gromada.methods.errors import MethodError
from gromada.methods.uncertainty import share


def test_a_case_worked_by_hand():
    """Shares 4/6, 9/10, 2/8: deviations .25, 2.75, -3 from what 15 of 24 would be."""
    found = share_of_cases([4, 9, 2], [6, 10, 8])

    between = 3 / 2 * (0.25**2 + 2.75**2 + 3**2) / 24**2
    assert found.spread == pytest.approx(between / (0.625 * 0.375 / 24))
    worth = 24 / found.spread * (1.959963985 / 4.302652730) ** 2
    p, z = 0.625, 1.959963985
    reach = z * np.sqrt(p * (1 - p) / worth + z * z / (4 * worth**2))
    middle = p + z * z / (2 * worth)
    assert found.estimate.low == pytest.approx((middle - reach) / (1 + z * z / worth), abs=1e-8)
    assert found.estimate.high == pytest.approx((middle + reach) / (1 + z * z / worth), abs=1e-8)
    assert (found.estimate.value, found.estimate.n, found.cases) == (0.625, 24, 3)


def test_two_cases_are_too_few_and_empty_ones_do_not_count():
    with pytest.raises(TooFewToCompare) as refused:
        share_of_cases([1, 2, 0], [2, 3, 0])

    assert (refused.value.found, refused.value.least) == (2, 3)


def test_many_cases_as_alike_as_chance_makes_them_give_the_ordinary_interval():
    rng = np.random.default_rng(5)
    seen = np.full(4000, 10)
    found = share_of_cases(rng.binomial(seen, 0.4), seen)

    plain = share(round(found.estimate.value * 40000), 40000)
    assert found.estimate.low == pytest.approx(plain.low, abs=2e-4)
    assert found.estimate.high == pytest.approx(plain.high, abs=2e-4)


def test_cases_that_all_agree_do_not_make_the_interval_vanish():
    found = share_of_cases([5, 5, 5], [5, 5, 5]).estimate

    assert (found.value, found.high) == (1.0, 1.0)
    assert found.low < share(15, 15).low


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    """Cases that differ: a share of their own each, 0.2 to 0.8."""
    rng = np.random.default_rng(11)
    held = 0
    for _ in range(400):
        own = rng.beta(3, 3, size=8)
        seen = rng.integers(3, 15, size=8)
        found = share_of_cases(rng.binomial(seen, own), seen).estimate
        held += found.low <= 0.5 <= found.high

    assert held / 400 >= 0.93


def test_counts_that_do_not_fit_are_refused():
    with pytest.raises(MethodError):
        share_of_cases([3, 1, 1], [2, 2, 2])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=3, max_size=12))
def test_the_interval_holds_the_share_and_is_wider_than_of_independent_draws(rows):
    k, n = [min(two) for two in rows], [max(two) for two in rows]
    if sum(each > 0 for each in n) < 3:
        return

    found = share_of_cases(k, n).estimate
    plain = share(sum(k), sum(n))

    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.low <= plain.low + 1e-12
    assert found.high >= plain.high - 1e-12
