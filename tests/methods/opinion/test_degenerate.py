"""Conversations that hardly are one: always a valid map that says what limits it."""

import json
import math
from dataclasses import fields, is_dataclass

import numpy as np
import pytest
from tests.methods.opinion.factories import make_random, make_votes

from gromada.methods.opinion import EarlierMap, VoteMatrix, opinion_map

RNG = np.random.default_rng(7)
TWENTY_AT_RANDOM = RNG.choice([-1, 0, 1], (20, 12)).tolist()
REAL = RNG.choice([-1, 1], (200, 12)).tolist()

CASES = {
    "nothing": ([], "no_votes"),
    "people without votes": ([[None] * 3] * 4, "no_votes"),
    "statements only": ([[]], "no_votes"),
    "one person": ([[1, -1, 0]], "too_few_people"),
    "one vote": ([[1]], "no_variation"),
    "one statement": ([[1], [-1], [0], [1]] * 10, "one_axis"),
    "two statements": ([[a, b] for a in (-1, 0, 1) for b in (-1, 0, 1)] * 5, "no_structure"),
    "all pass": ([[0] * 9] * 30, "no_variation"),
    "all agree": ([[1] * 9] * 30, "no_variation"),
    "one vote each": (
        [[(1 if i % 4 < 2 else -1) if j == i % 9 else None for j in range(9)] for i in range(30)],
        "nobody_grouped",
    ),
    "three with enough votes": (
        [[1, -1] * 5] * 2 + [[-1, 1] * 5] + [[1, None, -1] + [None] * 7] * 37,
        "too_few_votes",
    ),
    "two people": ([[1, -1] * 5, [-1, 1] * 5], "too_few_people"),
    "twenty at random": (TWENTY_AT_RANDOM, "no_structure"),
    "a thousand copies": (REAL + [[1, -1, 1, 1, -1, 1, -1, -1, 1, 1, -1, 1]] * 1000, "clones"),
    "a silent statement": ([[1, None, -1], [-1, None, 1]] * 20, "statements_without_votes"),
}


def numbers(value):
    """Every number of a result, however deep."""
    if isinstance(value, np.ndarray):
        yield from value.ravel().tolist()
    elif is_dataclass(value):
        for field in fields(value):
            yield from numbers(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from numbers(item)
    elif isinstance(value, float):
        yield value


@pytest.mark.parametrize("compat", [None, "polis"])
@pytest.mark.parametrize("case", CASES)
def test_a_map_is_always_valid(case, compat):
    rows, _ = CASES[case]
    votes = make_votes(rows)

    found = opinion_map(votes, compat=compat)

    assert all(math.isfinite(number) for number in numbers(found))
    assert found.group_of.shape == (votes.n_participants,)
    assert found.positions.shape == (votes.n_participants, 2)
    assert found.axes.shape == (2, votes.n_statements)
    assert found.counts.shape == (len(found.groups), votes.n_statements, 3)
    assert len(found.representative) == len(found.groups)
    for g, group in enumerate(found.groups):
        assert group.size > 0
        assert (found.group_of[group.members] == g).all()
    assert found.n_grouped == (found.group_of >= 0).sum()
    assert (found.priorities > 0).all()
    assert all(warning.message for warning in found.warnings)
    json.dumps([warning.params for warning in found.warnings])


@pytest.mark.parametrize("case", CASES)
def test_a_map_says_what_limits_it(case):
    rows, code = CASES[case]

    found = opinion_map(make_votes(rows))

    assert code in [warning.code for warning in found.warnings]


@pytest.mark.parametrize(
    "case", ["one person", "all agree", "two people", "twenty at random", "three with enough votes"]
)
def test_chance_makes_one_group(case):
    assert len(opinion_map(make_votes(CASES[case][0])).groups) == 1


@pytest.mark.parametrize("case", CASES)
def test_groups_can_be_given_to_any_conversation(case):
    votes = make_votes(CASES[case][0])
    given = {name: str(i % 3) for i, name in enumerate(votes.participants)}

    kept = opinion_map(votes, groups=given)
    refined = opinion_map(votes, start_groups=given)

    assert [kept.groups[g].id for g in kept.group_of] == list(given.values())
    assert all(math.isfinite(number) for number in [*numbers(kept), *numbers(refined)])
    assert (refined.group_of >= 0).all()


@pytest.mark.parametrize("case", CASES)
def test_any_map_can_follow_any_other(case):
    earlier = EarlierMap.of(opinion_map(make_votes(CASES[case][0])))
    votes, _ = make_random(RNG, people=40, statements=12, groups=2, apart=0.8)

    assert all(math.isfinite(x) for x in numbers(opinion_map(votes, earlier=earlier)))
    assert all(
        math.isfinite(x) for x in numbers(opinion_map(make_votes(CASES[case][0]), earlier=earlier))
    )


def test_people_without_votes_stand_in_the_middle_and_in_no_group():
    votes, _ = make_random(np.random.default_rng(3), people=60, statements=20, groups=2, apart=0.8)
    people, statements, values = votes.triples()
    more = VoteMatrix.from_triples(
        people, statements, values, participants=range(61), statements=range(20)
    )

    found = opinion_map(more)

    assert found.group_of[60] == -1
    assert found.positions[60].tolist() == [0, 0]
    assert found.votes_cast[60] == 0


@pytest.mark.slow
def test_more_than_16384_statements():
    rng = np.random.default_rng(5)
    m, n = 17_000, 60
    people = np.repeat(np.arange(n), 400)
    statements = np.concatenate([rng.choice(m, 400, replace=False) for _ in range(n)])
    values = np.where((people % 2 == 0) ^ (statements % 2 == 0), 1, -1)
    votes = VoteMatrix.from_triples(
        people, statements, values, participants=range(n), statements=range(m)
    )

    found = opinion_map(votes)

    assert found.structure.found
    assert [group.size for group in found.groups] == [30, 30]


def test_more_than_one_group_is_needed_to_be_asked_for():
    votes, _ = make_random(np.random.default_rng(1), people=40, statements=12)

    found = opinion_map(votes, groups=dict.fromkeys(votes.participants, "all"))

    assert [group.id for group in found.groups] == ["all"]
    assert "one_group_given" in [warning.code for warning in found.warnings]


def test_names_that_are_not_in_the_conversation_are_reported():
    votes, _ = make_random(np.random.default_rng(1), people=40, statements=12)

    found = opinion_map(
        votes,
        moderated_out=["0", "x", "y"],
        meta=["z", 1],
        groups={"0": "a", "1": "b", "2": None, "3": "", "nobody": "a"},
    )

    params = {warning.code: warning.params for warning in found.warnings}
    assert params["unknown_statements"] == {"statements": 3}
    assert params["unknown_participants"] == {"people": 1}
    assert found.counted.tolist() == [False, False] + [True] * 10
    assert found.group_of[:4].tolist() == [0, 1, -1, -1]
