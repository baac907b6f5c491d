import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.comparison import TooFewToCompare, log_odds, pool
from gromada.methods.errors import MethodError, TooFewAnswers

# Colditz et al. 1994: tuberculosis with and without BCG: ill, well, ill, well
TRIALS = np.array([
    [4, 119, 11, 128], [6, 300, 29, 274], [3, 228, 11, 209], [62, 13536, 248, 12619],
    [33, 5036, 47, 5761], [180, 1361, 372, 1079], [8, 2537, 10, 619], [505, 87886, 499, 87892],
    [29, 7470, 45, 7232], [17, 1699, 65, 1600], [186, 50448, 141, 27197], [5, 2493, 3, 2338],
    [27, 16886, 29, 17825],
], float)  # fmt: skip
ILL, WELL, OTHER_ILL, OTHER_WELL = TRIALS.T
LOG_RATIO = np.log(ILL / (ILL + WELL)) - np.log(OTHER_ILL / (OTHER_ILL + OTHER_WELL))
VARIANCE = 1 / ILL - 1 / (ILL + WELL) + 1 / OTHER_ILL - 1 / (OTHER_ILL + OTHER_WELL)

MEMBERS = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.01, 2)), min_size=5, max_size=12).map(
    lambda members: tuple(np.array(members).T)
)


def test_thirteen_trials_pooled_as_published():
    found = pool(LOG_RATIO, VARIANCE, method="dersimonian-laird")

    assert found.q == pytest.approx(152.2330, abs=1e-4)
    assert found.inconsistency == pytest.approx(0.9212, abs=1e-4)
    assert found.between_variance == pytest.approx(0.30876, abs=1e-4)
    assert found.mean.value == pytest.approx(-0.71412, abs=1e-4)
    assert found.std_error == pytest.approx(0.17874, abs=1e-4)
    assert (found.normal.low, found.normal.high) == (
        pytest.approx(-1.0644, abs=1e-4), pytest.approx(-0.3638, abs=1e-4),
    )  # fmt: skip


def test_thirteen_trials_pooled_after_paule_and_mandel():
    found = pool(LOG_RATIO, VARIANCE)

    assert found.between_variance == pytest.approx(0.31807, abs=1e-4)
    assert found.mean.value == pytest.approx(-0.71497, abs=1e-4)
    assert found.std_error == pytest.approx(0.18089, abs=1e-4)


def test_the_interval_of_hartung_and_knapp_worked_by_hand():
    found = pool(LOG_RATIO, VARIANCE)
    weights = 1 / (VARIANCE + found.between_variance)
    spread = (weights * (LOG_RATIO - found.mean.value) ** 2).sum() / (12 * weights.sum())

    # 2.178813 is Student's t with 12 degrees of freedom
    assert found.mean.high - found.mean.value == pytest.approx(2.178813 * spread**0.5, rel=1e-5)
    assert found.prediction[1] - found.mean.value == pytest.approx(
        2.200985 * (found.between_variance + found.std_error**2) ** 0.5, rel=1e-5
    )


def test_four_partnerships_are_too_few():
    with pytest.raises(TooFewToCompare, match="there are 4") as refusal:
        pool([1, 2, 3, 4], [1, 1, 1, 1])

    assert (refusal.value.found, refusal.value.least) == (4, 5)


@pytest.mark.parametrize("variances", [[1, 1, 1, 1, 0], [1, 1, 1, 1], [1, 1, 1, 1, float("inf")]])
def test_an_effect_without_a_variance_is_refused(variances):
    with pytest.raises(MethodError):
        pool([1, 2, 3, 4, 5], variances)


def test_members_that_are_all_alike_do_not_differ():
    found = pool([2.0] * 6, [0.5] * 6)

    assert (found.between_variance, found.q, found.inconsistency) == (0, 0, 0)
    assert found.mean.low < 2 < found.mean.high
    assert found.shrunken.tolist() == pytest.approx([2] * 6)


def test_shares_of_none_and_all_have_log_odds():
    effects, variances = log_odds([0, 5, 10], [10, 10, 10])

    assert effects.tolist() == pytest.approx([-np.log(21), 0, np.log(21)])
    assert (variances > 0).all()


@pytest.mark.parametrize(
    ("successes", "seen", "refusal"),
    [([1], [0], MethodError), ([0], [0], TooFewAnswers), ([1, 2], [3], MethodError)],
)
def test_shares_that_are_none_are_refused(successes, seen, refusal):
    with pytest.raises(refusal):
        log_odds(successes, seen)


@given(MEMBERS, st.floats(-5, 5))
def test_a_shift_shifts_and_the_average_lies_among_its_members(members, shift):
    effects, variances = members

    found, shifted = pool(effects, variances), pool(effects + shift, variances)

    assert shifted.mean.value == pytest.approx(found.mean.value + shift, abs=1e-6)
    assert shifted.between_variance == pytest.approx(found.between_variance, abs=1e-6)
    assert effects.min() - 1e-9 <= found.mean.value <= effects.max() + 1e-9
    assert found.mean.low <= found.normal.low
    assert found.weights.sum() == pytest.approx(1)


@given(MEMBERS)
def test_shrunken_effects_lie_between_the_member_and_the_average(members):
    effects, variances = members

    found = pool(effects, variances)

    low = np.minimum(effects, found.mean.value) - 1e-9
    high = np.maximum(effects, found.mean.value) + 1e-9
    assert ((low <= found.shrunken) & (found.shrunken <= high)).all()
