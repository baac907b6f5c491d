"""The Polis variant against the published results of the original engine."""

import numpy as np
import pytest
from tests.methods.opinion.recorded import read_recorded, recorded_names

from gromada.methods.opinion import adjusted_rand_index, opinion_map

QUICK = {"compat": "polis", "stability_replicates": 0, "structure_permutations": 0}


@pytest.fixture(scope="module")
def recorded(reference_data):
    return {
        name: read_recorded(reference_data / "polis" / "math" / name)
        for name in recorded_names(reference_data)
    }


@pytest.fixture(scope="module")
def mapped(recorded):
    return {
        name: opinion_map(one.votes, groups=one.groups, **one.left_out, **QUICK)
        for name, one in recorded.items()
    }


def test_axes_are_those_published(recorded, mapped):
    for name, one in recorded.items():
        published = np.array(one.result["pca"]["comps"])

        cosines = np.abs((mapped[name].axes * published).sum(axis=1))

        assert (cosines >= (1 - 1e-6) * np.linalg.norm(published, axis=1)).all(), name


def test_centre_is_that_published_with_the_sign_turned(recorded, mapped):
    for name, one in recorded.items():
        published = np.array(one.result["pca"]["center"])

        assert mapped[name].center == pytest.approx(-published, abs=1e-9), name


def test_counts_of_groups_are_exact(recorded, mapped):
    for name, one in recorded.items():
        for g, group in enumerate(mapped[name].groups):
            published = one.result["group-votes"][group.id]["votes"]
            expected = [[published[s][key] for key in "ADS"] for s in mapped[name].statements]
            assert mapped[name].counts[g].tolist() == expected, (name, group.id)


def test_group_aware_consensus_is_that_published(recorded, mapped):
    for name, one in recorded.items():
        published = [one.result["group-aware-consensus"][s] for s in mapped[name].statements]

        assert mapped[name].group_aware_consensus == pytest.approx(published, abs=1e-9), name


def test_extremity_is_that_published(recorded, mapped):
    for name, one in recorded.items():
        published = one.result["pca"]["comment-extremity"]

        assert mapped[name].extremity == pytest.approx(published, abs=1e-9), name


def test_priorities_are_those_published(recorded, mapped):
    for name, one in recorded.items():
        published = [one.result["comment-priorities"][s] for s in mapped[name].statements]

        assert mapped[name].priorities == pytest.approx(published, rel=1e-9), name


@pytest.mark.parametrize("side", ["agree", "disagree"])
def test_consensus_is_that_published_in_order(recorded, mapped, side):
    for name, one in recorded.items():
        found = getattr(mapped[name], f"consensus_{side}")

        assert [(mapped[name].statements[c.statement], c.n_success, c.n_seen) for c in found] == [
            (str(c["tid"]), c["n-success"], c["n-trials"]) for c in one.result["consensus"][side]
        ], name
        assert [c.share for c in found] == pytest.approx(
            [c["p-success"] for c in one.result["consensus"][side]], abs=1e-9
        )


def test_representative_statements_are_those_published(recorded, mapped):
    for name, one in recorded.items():
        statements = mapped[name].statements
        for group, chosen in zip(mapped[name].groups, mapped[name].representative, strict=True):
            published = {str(r["tid"]): r for r in one.result["repness"][group.id]}

            assert {statements[r.statement] for r in chosen} == set(published), (name, group.id)
            for r in chosen:
                p = published[statements[r.statement]]
                assert (r.side, r.n_success, r.n_seen) == (
                    p["repful-for"],
                    p["n-success"],
                    p["n-trials"],
                )
                assert (r.share, r.z, r.ratio) == pytest.approx(
                    (p["p-success"], p["p-test"], p["repness"]), abs=1e-6
                )
                assert r.ratio_z == pytest.approx(p["repness-test"], abs=1e-6)


def test_published_groups_hold_when_refined(recorded, mapped):
    for name, one in recorded.items():
        refined = opinion_map(one.votes, start_groups=one.groups, **one.left_out, **QUICK)
        grouped = refined.group_of >= 0

        assert grouped.sum() == len(one.groups)
        assert (
            adjusted_rand_index(refined.group_of[grouped], mapped[name].group_of[grouped]) >= 0.95
        ), name
