import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.uncertainty import finite, mean, share

COUNTS = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_eight_of_ten():
    found = share(8, 10)

    assert (found.low, found.high) == (
        pytest.approx(0.490162, abs=1e-6), pytest.approx(0.943318, abs=1e-6),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("successes", "n", "refusal"),
    [(0, 0, TooFewAnswers), (3, 2, MethodError), (-1, 2, MethodError)],
)
def test_shares_of_nothing_are_refused(successes, n, refusal):
    with pytest.raises(refusal):
        share(successes, n)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_confidence_is_a_share(confidence):
    with pytest.raises(MethodError, match="between 0 and 1"):
        share(1, 2, confidence=confidence)


def test_one_value_has_no_interval():
    with pytest.raises(TooFewAnswers) as refusal:
        mean([3])

    assert (refusal.value.found, refusal.value.least) == (1, 2)


def test_what_is_not_a_number_is_refused_by_name():
    with pytest.raises(MethodError, match="Delays must all be numbers; 1 are not"):
        finite([1, float("nan")], "Delays")


@given(COUNTS)
def test_the_interval_holds_the_share_and_turns_round_with_it(counts):
    successes, n = counts

    found, failures = share(successes, n), share(n - successes, n)

    assert 0 <= found.low <= found.value <= found.high <= 1
    assert failures.low == pytest.approx(1 - found.high, abs=1e-12)
