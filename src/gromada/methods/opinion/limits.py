"""What a map must say about its own limits: stable codes and plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from gromada.methods.opinion.basis import Basis, Plane, votes_needed
from gromada.methods.opinion.grouping import Grouping
from gromada.methods.opinion.result import MapWarning, Stability, Structure

FEW_PEOPLE = 25
ALIKE = 0.95
UNSTABLE = 0.6

TEXTS = {
    "no_votes": "Nobody has voted yet, so there is nothing to map.",
    "no_variation": "Everyone who voted said the same on each statement; no differences to map.",
    "one_axis": "The votes differ in one direction only; the second axis is empty.",
    "axes_alike": (
        "The two axes carry almost the same (the second %(share)d %% of the first), so their "
        "direction can turn with a few votes more."
    ),
    "too_few_votes": (
        "%(people)d people have fewer than %(needed)d votes and are not in a group yet."
    ),
    "too_few_people": (
        "Only %(people)d people have enough votes; groups and shares say little about others."
    ),
    "no_structure": (
        "The votes show no more pattern than chance would (p = %(p_value).2f), so everyone is in "
        "one group."
    ),
    "structure_not_found": (
        "The votes show no more pattern than chance would (p = %(p_value).2f); the groups were "
        "made all the same, as asked."
    ),
    "structure_not_tested": "Whether the groups are more than chance was not tested.",
    "unstable_groups": (
        "Groups change when people are drawn again (mean adjusted Rand index %(ari).2f)."
    ),
    "clones": (
        "%(people)d participants cast one of %(rows)d long identical rows of votes; they may be "
        "one person or a printed list."
    ),
    "statements_without_votes": "%(statements)d statements have no vote yet.",
    "unknown_statements": "%(statements)d statements to leave out are not in this conversation.",
    "unknown_participants": "%(people)d people in the given groups are not in this conversation.",
    "one_group_given": "The given groups put everyone in one; nothing to compare.",
    "nobody_grouped": "Nobody has enough votes to be grouped yet.",
}


def limits(
    basis: Basis, plane: Plane, grouping: Grouping, structure: Structure, stability: Stability
) -> Iterator[MapWarning]:
    """Say everything that limits a map, the weightiest first."""
    yield from _about_votes(basis, plane)
    yield from _about_people(basis, plane, grouping)
    yield from _about_groups(grouping, structure, stability)


def _about_votes(basis: Basis, plane: Plane) -> Iterator[MapWarning]:
    if not basis.votes.n_votes:
        yield _warning("no_votes")
    elif not plane.explained[0] > 0:
        yield _warning("no_variation")
    elif not plane.explained.min() > 0:
        yield _warning("one_axis")
    elif plane.gap > ALIKE:
        yield _warning("axes_alike", share=round(100 * plane.gap))
    silent = int((basis.totals[:, 2] == 0).sum())
    if silent:
        yield _warning("statements_without_votes", statements=silent)
    if basis.unknown_statements:
        yield _warning("unknown_statements", statements=basis.unknown_statements)
    sizes = basis.copies.clones.sizes
    if sizes:
        yield _warning("clones", people=sum(sizes), rows=len(sizes))


def _about_people(basis: Basis, plane: Plane, grouping: Grouping) -> Iterator[MapWarning]:
    grouped = grouping.members.size
    if not grouped:
        yield _warning("nobody_grouped")
    elif grouped < FEW_PEOPLE:
        yield _warning("too_few_people", people=grouped)
    if grouping.unknown:
        yield _warning("unknown_participants", people=grouping.unknown)
    if grouping.origin == "found":
        waiting = int(
            (basis.votes.votes_cast > 0).sum() - (plane.votes_cast[grouping.members] > 0).sum()
        )
        if waiting:
            yield _warning("too_few_votes", people=waiting, needed=votes_needed(basis))


def _about_groups(
    grouping: Grouping, structure: Structure, stability: Stability
) -> Iterator[MapWarning]:
    if structure.found is None:
        yield _warning("structure_not_tested")
    elif not structure.found and structure.p_value is not None and grouping.members.size:
        alone = grouping.origin == "found" and grouping.k < 2
        yield _warning(
            "no_structure" if alone else "structure_not_found", p_value=structure.p_value
        )
    if grouping.origin != "found" and grouping.k == 1:
        yield _warning("one_group_given")
    if stability.mean_ari is not None and stability.mean_ari < UNSTABLE:
        yield _warning("unstable_groups", ari=stability.mean_ari)


def _warning(code: str, **params: float | str) -> MapWarning:
    return MapWarning(code, TEXTS[code], params)
