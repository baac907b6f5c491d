"""Figures worked by hand."""

import numpy as np
import pytest
from tests.methods.opinion.factories import make_votes

from gromada.methods.opinion import lower_bound, opinion_map
from gromada.methods.opinion.selection import common_ground, consensus, divisiveness, representative
from gromada.methods.opinion.statistics import (
    extremities,
    group_aware_consensus,
    one_share_z,
    priorities,
    two_shares_z,
)

ALL = np.ones(2, bool)


def test_share_against_one_half():
    assert one_share_z(14, 15) == pytest.approx(2 * 4 * (15 / 16 - 0.5))


def test_two_shares_with_one_added_to_all_counts():
    pooled = (4 + 2) / (5 + 10)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / 5 + 1 / 10))

    assert two_shares_z(3, 4, 1, 9) == pytest.approx((4 / 5 - 2 / 10) / spread)


def test_two_unanimous_groups_do_not_differ():
    assert two_shares_z(4, 4, 9, 9) == 0


def test_one_group_against_brings_group_aware_consensus_down():
    together = np.array([[[5, 0, 8]], [[5, 0, 8]]])
    against = np.array([[[8, 0, 8]], [[2, 6, 8]]])

    assert group_aware_consensus(together).item() == pytest.approx((6 / 10) ** 2)
    assert group_aware_consensus(against).item() == pytest.approx(9 / 10 * 3 / 10)


def test_extremity_is_the_place_of_someone_who_only_agreed():
    found = extremities(np.array([0.5, -1.0]), np.array([[0.6, 0.8], [0.8, -0.6]]), 9)

    assert found == pytest.approx([3 * 0.5, 3 * 2.0])


def test_priority_of_a_new_statement_is_the_highest_of_plain_ones():
    totals = np.array([[0, 0, 0], [3, 1, 5]])

    found = priorities(totals, np.array([0.0, 1.0]), meta=np.array([False, False]))

    assert found == pytest.approx(
        [(0.5 * 0.5 * 9) ** 2, ((1 - 2 / 7) * 2 * (4 / 7) * (1 + 8 / 2)) ** 2]
    )


def test_meta_statements_have_a_fixed_priority():
    assert priorities(np.zeros((1, 3), int), np.zeros(1), meta=np.array([True])).tolist() == [49]


def test_wilson_bound_of_a_published_example():
    # 81 of 263, two-sided 95 %: .2553 to .3662 (Newcombe 1998, table I, method 3)
    assert lower_bound(81, 263, confidence=0.975) == pytest.approx(0.2553, abs=5e-5)


def test_bounds_stay_between_zero_and_the_share():
    successes, seen = np.array([0, 1, 5, 5, 0]), np.array([5, 5, 5, 50_000, 0])
    for method in ("wilson", "beta"):
        found = lower_bound(successes, seen, method=method)

        assert (found >= 0).all()
        assert (found <= successes / np.maximum(seen, 1)).all()


def test_consensus_needs_most_people_and_enough_of_them():
    totals = np.array([[40, 5, 50], [2, 1, 3], [20, 30, 50], [45, 0, 50]])

    found = consensus(totals, np.array([True, True, True, False]), "agree")

    assert [(c.statement, c.side, c.n_agree, c.n_disagree, c.n_seen) for c in found] == [
        (0, "agree", 40, 5, 50)
    ]


def test_representative_statements_tell_a_group_from_the_others():
    counts = np.array([[[18, 1, 20], [2, 17, 20]], [[2, 17, 20], [18, 1, 20]]])

    first, second = representative(counts, ALL)

    assert [(r.statement, r.side) for r in first] == [(0, "agree"), (1, "disagree")]
    assert [(r.statement, r.side) for r in second] == [(1, "agree"), (0, "disagree")]
    assert [r.is_best_agree for r in first] == [True, False]


def test_a_group_without_a_telling_statement_still_has_one():
    counts = np.array([[[0, 1, 2], [0, 1, 3]], [[0, 1, 2], [0, 1, 3]]])

    assert [len(chosen) for chosen in representative(counts, ALL)] == [1, 1]


def test_one_group_has_nothing_to_be_compared_with():
    assert representative(np.array([[[9, 1, 10], [1, 9, 10]]]), ALL) == ((),)


def test_common_ground_is_what_the_most_reluctant_group_says():
    counts = np.array([[[9, 1, 10], [10, 0, 10]], [[9, 1, 10], [6, 4, 10]]])

    found = common_ground(counts, ALL)

    assert found.agree == pytest.approx(lower_bound([9, 6], [10, 10]))
    assert found.agree_share.tolist() == [0.9, 0.6]
    assert found.ranking.tolist() == [0, 1]
    assert found.side(0) == "agree"


def test_few_votes_prove_little_common_ground():
    counts = np.array([[[2, 0, 2], [90, 10, 100]], [[2, 0, 2], [90, 10, 100]]])

    assert common_ground(counts, ALL).ranking.tolist() == [1, 0]


def test_common_ground_needs_the_voice_of_every_group():
    counts = np.array([[[9, 0, 9], [5, 4, 9]], [[0, 0, 0], [5, 4, 9]]])

    found = common_ground(counts, ALL)

    assert found.ranking.tolist() == [1]
    assert found.agree[0] == 0


def test_difference_of_shares_of_a_published_example():
    # 56 of 70 and 48 of 80, two-sided 95 %: .0524 to .3339 (Newcombe 1998, table II, method 10)
    counts = np.array([[[56, 14, 70]], [[48, 32, 80]]])

    found = divisiveness(counts, np.array([True]), confidence=0.975)

    assert found.value == pytest.approx([0.2])
    assert found.lower == pytest.approx([0.0524], abs=5e-5)


def test_disagreement_can_be_common_ground():
    rows = [[-1, 1, 1, 1, 1, 1, 1]] * 10 + [[-1, -1, -1, -1, -1, -1, -1]] * 10

    found = opinion_map(make_votes(rows))

    assert found.common_ground.ranking[0] == 0
    assert found.common_ground.side(0) == "disagree"
    assert found.divisiveness.value.tolist() == [0, 1, 1, 1, 1, 1, 1]
