import numpy as np
import pytest
from tests.methods.opinion.factories import make_random

from gromada.methods.opinion import OpinionError, adjusted_rand_index, clusters, opinion_map


def blobs(rng, k, n):
    centers = 10 * np.array([[np.cos(a), np.sin(a)] for a in np.arange(k) * 2 * np.pi / k])
    label = rng.integers(0, k, n)
    return centers[label] + rng.normal(0, 1, (n, 2)), label


@pytest.mark.parametrize("n", [300, 20_000])
@pytest.mark.parametrize("k", [2, 3, 4, 5])
def test_planted_clusters_are_found_in_few_points_and_in_many(k, n):
    points, label = blobs(np.random.default_rng(k), k, n)

    found, _ = clusters.choose(points, np.ones(n), range(2, 6), np.random.default_rng(0))

    assert found.k == k
    assert adjusted_rand_index(found.labels, label) > 0.99


def test_a_group_that_everyone_left_takes_whom_the_others_fit_worst():
    points = np.array([[0.0, 0], [1, 0], [0, 1], [50, 50]])

    found = clusters.refine(points, np.ones(4), np.zeros(4, np.int64), 2)

    assert sorted(np.bincount(found.labels).tolist()) == [1, 3]


def test_planted_groups_are_recovered_from_votes():
    rng = np.random.default_rng(6)
    votes, planted = make_random(rng, people=300, statements=60, share=0.5, groups=3, apart=0.8)

    found = opinion_map(votes)

    grouped = found.group_of >= 0
    assert adjusted_rand_index(found.group_of[grouped], planted[grouped]) > 0.95
    assert found.stability.mean_ari > 0.9
    assert found.stability.replicates == len(found.stability.aris) == 20


def test_a_group_of_one_or_two_joins_its_neighbour():
    rng = np.random.default_rng(1)
    points = np.concatenate([rng.normal(0, 1, (20, 2)), rng.normal(9, 1, (20, 2)), [[90.0, 90]]])

    found, _ = clusters.choose(points, np.ones(41), [2, 3], rng, smallest=3)

    assert sorted(np.bincount(found.labels).tolist()) == [20, 21]


def test_given_groups_are_kept_whatever_the_votes():
    votes, _ = make_random(np.random.default_rng(8), people=60, statements=20)
    given = {str(i): "10" if i % 3 else "9" for i in range(40)}

    found = opinion_map(votes, groups=given)

    assert [(group.id, group.size) for group in found.groups] == [("9", 14), ("10", 26)]
    assert (found.group_of[40:] == -1).all()
    assert found.structure.found is False
    assert "structure_not_found" in [warning.code for warning in found.warnings]


def test_polis_makes_groups_of_chance_and_says_so():
    votes, _ = make_random(np.random.default_rng(8), people=60, statements=20)

    found = opinion_map(votes, compat="polis")

    assert len(found.groups) >= 2
    assert "structure_not_found" in [warning.code for warning in found.warnings]


def test_groups_to_keep_and_to_start_from_exclude_each_other():
    votes, _ = make_random(np.random.default_rng(8), people=60, statements=20)

    with pytest.raises(OpinionError, match="not both"):
        opinion_map(votes, groups={}, start_groups={})


def test_unknown_variants_are_refused():
    votes, _ = make_random(np.random.default_rng(8), people=60, statements=20)

    with pytest.raises(OpinionError, match="found 'delphi'"):
        opinion_map(votes, compat="delphi")


def test_progress_is_told_in_order():
    votes, _ = make_random(np.random.default_rng(8), people=60, statements=20, groups=2, apart=0.9)
    told = []

    opinion_map(votes, progress=lambda stage, done: told.append((stage, done)))

    stages = list(dict.fromkeys(stage for stage, _ in told))
    assert stages == ["axes", "structure", "groups", "stability"]
    assert told[-1] == ("stability", 1.0)
    assert all(0 <= done <= 1 for _, done in told)
