import numpy as np
import pytest
from tests.methods.opinion.factories import make_random

from gromada.methods.opinion import next_statement, opinion_map, place_newcomer


@pytest.mark.parametrize("compat", [None, "polis"])
def test_a_newcomer_stands_where_the_map_would_put_them(compat):
    votes, _ = make_random(np.random.default_rng(2), people=50, statements=20, groups=2, apart=0.8)
    found = opinion_map(votes, compat=compat, moderated_out=[3], meta=[5])

    for i, name in enumerate(votes.participants):
        place = place_newcomer(
            votes.of(name),
            found.center,
            found.axes,
            scale_statements=found.scale_statements,
            scale_shift=found.scale_shift,
            counted=found.counted,
        )
        assert place == pytest.approx(found.positions[i].tolist())


def test_someone_without_votes_stands_in_the_middle():
    assert place_newcomer({}, [0.0], [[1.0], [0.0]], scale_statements=1, scale_shift=0) == (0, 0)


def test_statements_are_drawn_in_proportion_to_their_priority():
    rng = np.random.default_rng(0)
    drawn = [next_statement([1.0, 2.0, 0.0, 5.0], {3}, rng) for _ in range(3000)]

    assert set(drawn) == {0, 1}
    assert np.mean(drawn) == pytest.approx(2 / 3, abs=0.03)


def test_the_same_generator_draws_the_same_statements():
    weights = np.arange(1.0, 30.0)
    draws = [
        [next_statement(weights, set(), rng) for _ in range(20)]
        for rng in (np.random.default_rng(9), np.random.default_rng(9))
    ]

    assert draws[0] == draws[1]


@pytest.mark.parametrize(("weights", "seen"), [([], set()), ([1.0, 2.0], {0, 1}), ([0.0], set())])
def test_nothing_is_drawn_when_nothing_is_left(weights, seen):
    assert next_statement(weights, seen, np.random.default_rng(0)) is None
