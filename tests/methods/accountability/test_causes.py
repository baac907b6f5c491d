import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.accountability import cumulative_incidence, waiting
from gromada.methods.errors import MethodError, TooFewAnswers

ENDED = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 2)), min_size=1, max_size=25)


def test_a_case_worked_by_hand():
    # at 2 one of 5 answered; at 3 one of 4 withdrawn; at 5 one of 3 answered; 7 waits; 9 answered
    found = cumulative_incidence([2, 3, 5, 7, 9], [1, 2, 1, 0, 1], ending=1)

    assert [step.value for step in found.steps] == pytest.approx([0.2, 0.2, 0.4, 0.8])
    assert (found.n, found.n_events) == (5, 3)


@pytest.mark.parametrize(
    ("times", "endings", "ending", "refusal"),
    [([], [], 1, TooFewAnswers), ([1], [1], 0, MethodError), ([1, 2], [1], 1, MethodError)],
)
def test_what_has_no_ending_is_refused(times, endings, ending, refusal):
    with pytest.raises(refusal):
        cumulative_incidence(times, endings, ending=ending)


@given(ENDED)
def test_all_endings_and_those_that_wait_make_the_whole(ended):
    times, endings = zip(*ended, strict=True)
    left = waiting(times, [ending > 0 for ending in endings]).steps

    ways = [cumulative_incidence(times, endings, ending=way).steps for way in (1, 2)]

    for one, other, step in zip(*ways, left, strict=True):
        assert one.value + other.value + step.still_waiting == pytest.approx(1)
        assert 0 <= one.low <= one.value + 1e-12
        assert one.value - 1e-12 <= one.high <= 1


@given(st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=2, max_size=25))
def test_with_one_way_to_end_the_spread_is_greenwoods(waited):
    times, answered = zip(*waited, strict=True)
    curve = waiting(times, answered).steps

    found = cumulative_incidence(times, [int(each) for each in answered], ending=1).steps

    greenwood = 0.0
    for step, other in zip(found, curve, strict=True):
        assert step.value == pytest.approx(1 - other.still_waiting)
        if other.still_waiting:
            left = other.at_risk - other.n_events
            greenwood += other.n_events / (other.at_risk * left)
            spread = other.still_waiting * greenwood**0.5
            assert step.std_error == pytest.approx(spread, abs=1e-9)
        else:
            assert step.std_error == pytest.approx(0, abs=1e-7)
