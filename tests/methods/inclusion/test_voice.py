from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.inclusion import NothingSaid, gini, theil, voice

SAID = st.lists(st.integers(0, 50), min_size=2, max_size=15).filter(any)


@pytest.mark.parametrize(
    ("said", "index", "entropy"),
    [([1, 2, 3, 4, 5], 0.2666667, 0.1196876), ([0, 0, 0, 10], 0.75, log(4))],
)
def test_inequality_of_the_worked_cases(said, index, entropy):
    assert gini(said) == pytest.approx(index, abs=1e-7)
    assert theil(said) == pytest.approx(entropy, abs=1e-7)


def test_one_who_says_all_is_whole_inequality_once_corrected_for_size():
    found = voice([0, 0, 0, 10])

    assert found.gini_corrected == pytest.approx(1)
    assert (found.n, found.n_silent, found.top_tenth) == (4, 3, 1)


def test_people_who_said_nothing_count():
    assert voice([5, 5]).gini.value == 0
    assert voice([5, 5, 0, 0]).gini.value == 0.5


def test_silent_groups_have_no_parity():
    found = voice([4, 4, 0, 0], ["a", "a", "b", "b"])

    assert [(group.name, group.parity) for group in found.groups] == [("a", 2), ("b", 0)]
    assert (found.between, found.within) == (pytest.approx(log(2)), pytest.approx(0, abs=1e-12))


@pytest.mark.parametrize(
    ("said", "refusal"),
    [([0, 0], NothingSaid), ([], NothingSaid), ([3], TooFewAnswers), ([-1, 2], MethodError)],
)
def test_what_says_nothing_about_equality_is_refused(said, refusal):
    with pytest.raises(refusal):
        voice(said)


def test_people_without_a_group_are_refused():
    with pytest.raises(MethodError):
        voice([1, 2], ["a"])


def test_the_interval_is_drawn_from_the_generator_given():
    said = list(range(20))

    one, other = (voice(said, rng=np.random.default_rng(2)).gini for _ in range(2))

    assert one == other
    assert one.low < one.value < one.high


@given(SAID)
def test_inequality_stays_in_its_bounds(said):
    n = len(said)

    assert 0 <= gini(said) <= 1 - 1 / n + 1e-12
    assert 0 <= theil(said) <= log(n) + 1e-12


@given(SAID, st.integers(2, 9), st.randoms())
def test_neither_order_nor_unit_nor_copies_of_all_matter(said, factor, random):
    changed = [factor * value for value in said] * 2
    random.shuffle(changed)

    assert gini(changed) == pytest.approx(gini(said), abs=1e-9)
    assert theil(changed) == pytest.approx(theil(said), abs=1e-9)


@given(SAID)
def test_gini_is_half_the_mean_difference_over_the_mean(said):
    x = np.array(said, float)

    assert gini(said) == pytest.approx(np.abs(x[:, None] - x).mean() / (2 * x.mean()), abs=1e-12)


@given(st.lists(st.tuples(st.integers(0, 50), st.sampled_from("abc")), min_size=2, max_size=20))
def test_parts_between_and_within_groups_sum_to_the_whole(people):
    said, groups = zip(*people, strict=True)
    if not any(said):
        return

    found = voice(said, groups)

    inside = 0.0
    for group in found.groups:
        own = [value for value, name in people if name == group.name]
        inside += group.voice_share * theil(own) if any(own) else 0
    assert found.within == pytest.approx(inside, abs=1e-9)
    assert found.between + found.within == pytest.approx(found.theil, abs=1e-9)
