"""What must hold for any conversation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.methods.opinion.factories import make_random

from gromada.methods.opinion import VoteMatrix, adjusted_rand_index, opinion_map

seeds = st.integers(0, 2**32 - 1)
QUICK = {"stability_replicates": 3, "structure_permutations": 99}


def conversation(seed):
    rng = np.random.default_rng(seed)
    people, statements = int(rng.integers(25, 80)), int(rng.integers(8, 25))
    votes, _ = make_random(
        rng, people=people, statements=statements, groups=int(rng.integers(2, 4)), apart=0.8
    )
    return rng, votes


def reordered(votes, people, statements, value=lambda v, j: v):
    """The same votes with people and statements listed in another order."""
    i, j, v = votes.triples()
    row, column = np.argsort(people), np.argsort(statements)
    return VoteMatrix.from_triples(
        row[i],
        column[j],
        value(v, j),
        participants=[votes.participants[p] for p in people],
        statements=[votes.statements[s] for s in statements],
    )


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_the_order_of_people_changes_nothing(seed):
    rng, votes = conversation(seed)
    order = rng.permutation(votes.n_participants)

    one = opinion_map(votes, **QUICK)
    other = opinion_map(reordered(votes, order, np.arange(votes.n_statements)), **QUICK)

    assert other.positions.tobytes() == one.positions[order].tobytes()
    assert other.axes.tobytes() == one.axes.tobytes()
    assert other.group_of.tolist() == one.group_of[order].tolist()
    assert (other.structure, other.stability.aris) == (one.structure, one.stability.aris)


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_the_order_of_statements_changes_nothing_but_rounding(seed):
    rng, votes = conversation(seed)
    order = rng.permutation(votes.n_statements)

    one = opinion_map(votes, **QUICK)
    other = opinion_map(reordered(votes, np.arange(votes.n_participants), order), **QUICK)

    assert other.axes == pytest.approx(one.axes[:, order], abs=1e-6)
    assert other.positions == pytest.approx(one.positions, abs=1e-5)
    assert other.group_aware_consensus.shape == one.group_aware_consensus.shape
    assert other.totals.tolist() == one.totals[order].tolist()


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_a_statement_turned_to_its_opposite_turns_its_axis_only(seed):
    rng, votes = conversation(seed)
    sign = rng.choice([-1, 1], votes.n_statements)
    rows, columns = np.arange(votes.n_participants), np.arange(votes.n_statements)

    one = opinion_map(votes, stability_replicates=0)
    other = opinion_map(
        reordered(votes, rows, columns, value=lambda v, j: v * sign[j]), stability_replicates=0
    )

    assert other.explained_variance == pytest.approx(one.explained_variance, rel=1e-6)
    turned = other.axes * sign
    for axis, was in zip(turned, one.axes, strict=True):
        assert abs(axis @ was) == pytest.approx(1, abs=1e-6)
    assert other.center == pytest.approx(one.center * sign)


@given(seeds)
@settings(max_examples=15, deadline=None)
def test_the_same_seed_gives_the_same_bytes(seed):
    _, votes = conversation(seed)

    one, other = (opinion_map(votes, seed=seed % 7, **QUICK) for _ in range(2))

    for name in ("positions", "axes", "group_of", "priorities", "counts"):
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes()
    assert one.stability.aris == other.stability.aris


@given(seeds)
@settings(max_examples=15, deadline=None)
def test_everyone_twice_leaves_axes_and_shares_as_they_were(seed):
    _, votes = conversation(seed)
    i, j, v = votes.triples()
    n = votes.n_participants
    twice = VoteMatrix.from_triples(
        np.concatenate([i, i + n]),
        np.concatenate([j, j]),
        np.concatenate([v, v]),
        participants=range(2 * n),
        statements=votes.statements,
    )

    one = opinion_map(votes, compat="polis", stability_replicates=0, structure_permutations=0)
    other = opinion_map(twice, compat="polis", stability_replicates=0, structure_permutations=0)

    assert other.axes == pytest.approx(one.axes, abs=1e-6)
    assert other.positions[:n] == pytest.approx(one.positions, abs=1e-5)
    assert other.explained_variance == pytest.approx(one.explained_variance)
    assert (other.totals == 2 * one.totals).all()


@given(seeds)
@settings(max_examples=15, deadline=None)
def test_counts_add_up(seed):
    _, votes = conversation(seed)

    found = opinion_map(votes, **QUICK)

    agree, disagree, seen = np.moveaxis(found.counts, -1, 0)
    assert (agree + disagree <= seen).all()
    assert (seen <= np.array([group.size for group in found.groups])[:, None]).all()
    assert (found.counts.sum(axis=0) <= found.totals).all()
    assert found.totals[:, 2].sum() == votes.n_votes
    assert ((found.group_aware_consensus > 0) & (found.group_aware_consensus < 1)).all()
    assert (found.common_ground.agree <= found.common_ground.agree_share).all()
    assert (found.divisiveness.lower <= found.divisiveness.value).all()


@given(seeds, st.floats(0, 1))
@settings(max_examples=15, deadline=None)
def test_hidden_statements_do_not_shape_the_map(seed, share):
    rng, votes = conversation(seed)
    hidden = np.flatnonzero(rng.random(votes.n_statements) < share / 2)
    i, j, v = votes.triples()
    noise = np.where(np.isin(j, hidden), rng.choice([-1, 0, 1], j.size), v)
    other_votes = VoteMatrix.from_triples(
        i, j, noise, participants=votes.participants, statements=votes.statements
    )

    one, other = (
        opinion_map(some, moderated_out=hidden.tolist(), stability_replicates=0)
        for some in (votes, other_votes)
    )

    assert one.positions.tobytes() == other.positions.tobytes()
    assert one.group_of.tolist() == other.group_of.tolist()


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1))
@settings(max_examples=60, deadline=None)
def test_likeness_of_groupings_does_not_hang_on_their_names(labels):
    first, second = (np.array(column) for column in zip(*labels, strict=True))

    likeness = adjusted_rand_index(first, second)

    assert likeness == pytest.approx(adjusted_rand_index(second, first))
    assert likeness == pytest.approx(adjusted_rand_index(4 - first, second))
    assert adjusted_rand_index(first, first) == 1
    assert likeness <= 1


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4), st.sampled_from([-1, 0, 1]))))
@settings(max_examples=100, deadline=None)
def test_packed_votes_are_the_last_of_each_pair(triples):
    expected = {(i, j): v for i, j, v in triples}
    people, statements, values = zip(*triples, strict=True) if triples else ([], [], [])

    votes = VoteMatrix.from_triples(
        people, statements, values, participants=range(6), statements=range(5)
    )

    found = {(i, j): v for i, j, v in zip(*(a.tolist() for a in votes.triples()), strict=True)}
    assert found == expected
