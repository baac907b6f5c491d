import json

import numpy as np
import pytest
from tests.methods.opinion.factories import make_random

from gromada.methods.opinion import EarlierMap, VoteMatrix, opinion_map


def grown(votes, people, seed):
    """The same conversation after more people of the same kinds have come."""
    more, _ = make_random(
        np.random.default_rng(seed), people=people, statements=votes.n_statements, share=0.6
    )
    first, second = votes.triples(), more.triples()
    return VoteMatrix.from_triples(
        *(
            np.concatenate([a, b + (votes.n_participants if at == 0 else 0)])
            for at, (a, b) in enumerate(zip(first, second, strict=True))
        ),
        participants=range(votes.n_participants + people),
        statements=votes.statements,
    )


@pytest.fixture
def votes():
    return make_random(
        np.random.default_rng(4), people=120, statements=30, share=0.7, groups=3, apart=0.8
    )[0]


def test_groups_keep_their_ids_when_people_come(votes):
    before = opinion_map(votes)
    for seed in range(5):
        after = opinion_map(grown(votes, 12, seed), earlier=EarlierMap.of(before), seed=seed)

        names = [
            (before.groups[was].id, after.groups[now].id)
            for was, now in zip(before.group_of, after.group_of[:120], strict=True)
            if was >= 0 and now >= 0
        ]
        assert np.mean([was == now for was, now in names]) >= 0.95


def test_given_names_are_kept(votes):
    before = opinion_map(votes)
    swap = {"0": "2", "1": "0", "2": "1"}
    earlier = EarlierMap.of(before)
    renamed = EarlierMap({p: swap[g] for p, g in earlier.groups.items()}, earlier.axes)

    after = opinion_map(votes, earlier=renamed)

    assert [group.id for group in after.groups] == ["0", "1", "2"]
    for group in before.groups:
        same = next(g for g in after.groups if g.id == swap[group.id])
        assert same.members.tolist() == group.members.tolist()


def test_axes_keep_their_direction_and_order(votes):
    before = opinion_map(votes)
    earlier = EarlierMap.of(before)
    turned = EarlierMap(earlier.groups, {s: (-y, x) for s, (x, y) in earlier.axes.items()})

    after = opinion_map(votes, earlier=turned)

    assert after.axes[0] == pytest.approx(-before.axes[1])
    assert after.axes[1] == pytest.approx(before.axes[0])
    assert after.explained_variance.tolist() == before.explained_variance[::-1].tolist()
    assert after.positions[:, 1] == pytest.approx(before.positions[:, 0])


def test_an_earlier_map_can_be_stored_as_json(votes):
    earlier = EarlierMap.of(opinion_map(votes))
    stored = json.loads(json.dumps({"groups": earlier.groups, "axes": earlier.axes}))

    again = opinion_map(votes, earlier=EarlierMap(**stored))

    assert EarlierMap.of(again).groups == earlier.groups
