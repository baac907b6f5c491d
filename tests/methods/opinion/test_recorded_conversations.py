"""Published groups of open conversations: a fixed point of ours, and no better than ours."""

import numpy as np
import pytest

from gromada.formats.polis import read_export
from gromada.methods.opinion import VoteMatrix, adjusted_rand_index, clusters, opinion_map

# those whose published groups are steady, not one of many poor optima
STEADY = {
    "austria-climate.5twd2jsnkf.2022-08-08",
    "austria-climate.7z7ejpbmv5.2022-08-08",
    "canadian-electoral-reform",
    "scoop-hivemind.biodiversity",
    "scoop-hivemind.taxes",
    "vtaiwan.uberx",
}
QUICK = {"compat": "polis", "stability_replicates": 0, "structure_permutations": 0}


def votes_of(conversation):
    votes = conversation.votes
    return VoteMatrix.from_triples(
        votes.participant,
        votes.statement,
        votes.value,
        participants=conversation.participants,
        statements=[statement.id for statement in conversation.statements],
    )


@pytest.fixture(scope="module")
def conversations(reference_data):
    folders = sorted((reference_data / "polis" / "exports").iterdir())
    return {folder.name: read_export(folder) for folder in folders}


@pytest.fixture(scope="module")
def published(conversations):
    return {
        name: opinion_map(
            votes_of(one),
            moderated_out=one.moderated_out,
            meta=one.meta,
            groups=one.published_groups,
            **QUICK,
        )
        for name, one in conversations.items()
    }


def test_steady_groups_hold_when_refined(conversations, published):
    for name in STEADY & set(conversations):
        one = conversations[name]
        refined = opinion_map(
            votes_of(one),
            moderated_out=one.moderated_out,
            meta=one.meta,
            start_groups=one.published_groups,
            **QUICK,
        )
        grouped = refined.group_of >= 0

        likeness = adjusted_rand_index(refined.group_of[grouped], published[name].group_of[grouped])

        assert likeness >= 0.80, name


def test_groups_from_nothing_are_as_tight_as_those_published(published):
    for name, one in published.items():
        members = np.flatnonzero(one.group_of >= 0)
        points, labels = one.positions[members], one.group_of[members]
        weight, k = np.ones(members.size), len(one.groups)
        spread = points - clusters.means(points, weight, labels, k)[labels]

        cold = clusters.split(points, weight, k, np.random.default_rng(0))

        assert cold.inertia <= 1.001 * (spread**2).sum(), name


@pytest.mark.slow
@pytest.mark.parametrize("compat", [None, "polis"])
def test_every_conversation_has_a_valid_map(conversations, compat):
    for name, one in conversations.items():
        found = opinion_map(
            votes_of(one),
            moderated_out=one.moderated_out,
            meta=one.meta,
            compat=compat,
            stability_replicates=2,
        )

        assert found.structure.found, name
        assert 2 <= len(found.groups) <= 5
        assert np.isfinite(found.positions).all()
        assert not found.axes[:, ~found.counted].any()


def test_explained_variance_is_that_of_the_full_table(conversations):
    for name, one in conversations.items():
        if len(one.votes) > 40_000:
            continue
        votes = votes_of(one)
        people, statements, values = votes.triples()
        table = np.full((votes.n_participants, votes.n_statements), np.nan)
        table[people, statements] = values
        seen = ~np.isnan(table).all(axis=0)
        table = table[:, seen]
        singular = np.linalg.svd(np.nan_to_num(table - np.nanmean(table, axis=0)), compute_uv=False)
        expected = singular[:2] ** 2 / (singular**2).sum()

        found = opinion_map(votes, compat="polis", stability_replicates=0, structure_permutations=0)

        assert found.explained_variance == pytest.approx(expected, rel=1e-4), name


def test_usual_precision_gives_the_groups_of_high_precision(conversations, monkeypatch):
    usual = {
        name: opinion_map(votes_of(one), stability_replicates=0, structure_permutations=0)
        for name, one in conversations.items()
    }
    monkeypatch.setattr("gromada.methods.opinion.mapping.TOLERANCE", 1e-12)
    for name, one in conversations.items():
        tight = opinion_map(votes_of(one), stability_replicates=0, structure_permutations=0)
        grouped = tight.group_of >= 0

        likeness = adjusted_rand_index(tight.group_of[grouped], usual[name].group_of[grouped])

        assert likeness >= 0.995, name
