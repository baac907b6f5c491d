import numpy as np
import pytest
from tests.methods.opinion.factories import make_random

from gromada.methods.opinion import VoteMatrix, opinion_map

CONVERSATIONS = 200


@pytest.mark.slow
def test_random_votes_are_rarely_taken_for_structure():
    rejected = 0
    for seed in range(CONVERSATIONS):
        votes, _ = make_random(np.random.default_rng(seed))
        found = opinion_map(votes, seed=seed, stability_replicates=0)
        assert len(found.groups) < 2 or found.structure.found
        rejected += bool(found.structure.found)

    assert rejected <= 0.03 * CONVERSATIONS


@pytest.mark.slow
def test_planted_groups_are_found():
    rejected = 0
    for seed in range(CONVERSATIONS):
        rng = np.random.default_rng(seed)
        votes, _ = make_random(rng, groups=int(rng.integers(2, 5)), apart=0.7)
        found = opinion_map(votes, seed=seed, stability_replicates=0)
        rejected += bool(found.structure.found)

    assert rejected >= 0.95 * CONVERSATIONS


def test_statistic_is_the_share_of_the_first_singular_value():
    votes, _ = make_random(np.random.default_rng(1), people=50, statements=20, groups=2, apart=0.8)
    people, statements, values = votes.triples()
    table = np.full((50, 20), np.nan)
    table[people, statements] = values
    centred = np.nan_to_num(table - np.nanmean(table, axis=0))
    singular = np.linalg.svd(centred, compute_uv=False)

    found = opinion_map(votes, stability_replicates=0).structure

    assert found.first_axis_share == pytest.approx(singular[0] ** 2 / (singular**2).sum(), rel=1e-6)


def test_a_test_not_run_says_so_and_groups_are_made():
    votes, _ = make_random(np.random.default_rng(2), people=80, statements=30)

    found = opinion_map(votes, structure_permutations=0, stability_replicates=0)

    assert found.structure.found is None
    assert found.structure.p_value is None
    assert len(found.groups) > 1
    assert "structure_not_tested" in [warning.code for warning in found.warnings]


def test_votes_without_variation_hold_no_structure():
    people, statements = np.divmod(np.arange(300), 10)
    votes = VoteMatrix.from_triples(
        people, statements, statements % 3 - 1, participants=range(30), statements=range(10)
    )

    found = opinion_map(votes)

    assert (found.structure.found, found.structure.p_value) == (False, 1.0)
    assert [group.size for group in found.groups] == [30]


def test_copies_of_one_row_are_not_structure():
    votes, _ = make_random(np.random.default_rng(3), people=60, statements=20, share=1.0)
    people, statements, values = votes.triples()
    copied = np.tile(values[people == 0], 100)
    more_people, more_statements = np.divmod(np.arange(100 * 20), 20)
    flooded = VoteMatrix.from_triples(
        np.concatenate([people, more_people + 60]),
        np.concatenate([statements, more_statements]),
        np.concatenate([values, copied]),
        participants=range(160),
        statements=range(20),
    )

    clean = opinion_map(flooded, stability_replicates=0)
    polis = opinion_map(flooded, compat="polis", stability_replicates=0)

    assert clean.clones.sizes == (101,)
    assert clean.clones.cap == 5
    assert polis.clones.share == clean.clones.share == 101 / 160
    assert polis.clones.cap is None
    assert "clones" in [warning.code for warning in clean.warnings]
    assert np.abs(clean.axes[0] - polis.axes[0]).max() > 0.1
