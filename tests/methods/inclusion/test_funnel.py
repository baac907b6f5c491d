from math import exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.inclusion import funnel

STAGES = ["invited", "came", "spoke", "stayed"]


def falling(counts):
    return sorted(counts, reverse=True)


ROW = st.lists(st.integers(1, 200), min_size=4, max_size=4).map(falling)


def test_the_step_at_which_women_are_lost_is_seen():
    found = funnel([[100, 80, 40], [100, 76, 19]], groups=["men", "women"],
                   stages=STAGES[:3], reference="men")  # fmt: skip

    came, spoke = found.steps[2:]
    assert (came.ratio.value, came.is_flagged) == (pytest.approx(0.95), False)
    assert (spoke.ratio.value, spoke.is_flagged) == (pytest.approx(0.5), True)
    assert spoke.conversion.value == 0.25
    assert found.n == 200


def test_the_interval_is_the_one_of_katz():
    came = funnel([[50, 20], [40, 10]], groups="ab", stages="xy", reference="a").totals[1].ratio
    reach = 1.959964 * sqrt(1 / 10 - 1 / 40 + 1 / 20 - 1 / 50)

    assert came.low == pytest.approx(exp(log(0.625) - reach), rel=1e-6)
    assert came.high == pytest.approx(exp(log(0.625) + reach), rel=1e-6)


def test_a_group_nobody_of_which_came_so_far_has_no_ratio_but_a_flag():
    found = funnel([[10, 5, 5], [10, 0, 0]], groups="ab", stages="xyz", reference="a")

    came, spoke = found.steps[2:]
    assert (came.ratio, came.log_ratio, came.is_flagged) == (None, None, True)
    assert (spoke.conversion, spoke.is_flagged) == (None, False)
    assert (found.totals[1].ratio, found.totals[1].is_flagged) == (None, True)


@pytest.mark.parametrize(
    ("counts", "reference", "refusal"),
    [
        ([[10, 11], [5, 5]], "a", MethodError),
        ([[10, 5], [5, 5]], "c", MethodError),
        ([[10, 5]], "a", MethodError),
        ([[10, 5], [0, 0]], "a", TooFewAnswers),
    ],
)
def test_what_is_no_way_is_refused(counts, reference, refusal):
    with pytest.raises(refusal):
        funnel(counts, groups="ab", stages="xy", reference=reference)


@given(ROW, ROW)
def test_the_steps_sum_to_the_whole_way(own, other):
    found = funnel([own, other], groups=["own", "other"], stages=STAGES, reference="other")

    assert sum(step.log_ratio for step in found.steps[:3]) == pytest.approx(
        found.totals[0].log_ratio, abs=1e-12
    )
    assert all(step.log_ratio == 0 and step.ratio.low == 1 for step in found.steps[3:])
