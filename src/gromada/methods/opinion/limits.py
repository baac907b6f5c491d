"""What a map must say about its own limits: stable codes and plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from gromada.methods.opinion.basis import Basis, Plane, votes_needed
from gromada.methods.opinion.grouping import Grouping
from gromada.methods.opinion.result import MapWarning, Stability, Structure

FEW_PEOPLE = 25
ALIKE = 0.95
UNSTABLE = 0.6


def gettext_noop(text: str) -> str:
    """Mark a text for translation; whoever shows it translates."""
    return text


TEXTS = {
    "no_votes": gettext_noop("Nobody has voted yet, so there is nothing to map."),
    "no_variation": gettext_noop(
        "On each statement everyone said the same, so there are no differences to map."
    ),
    "one_axis": gettext_noop("The votes differ in one direction only; the second axis is empty."),
    "axes_alike": gettext_noop(
        "Both axes carry almost the same share of the differences, so the map may turn when a few "
        "more votes come in."
    ),
    "statements_without_votes": gettext_noop("Statements without a vote yet: %(statements)d."),
    "unknown_statements": gettext_noop(
        "Statements to leave out that are not in this conversation: %(statements)d."
    ),
    "clones": gettext_noop(
        "Participants who share a long row of votes with many others: %(people)d. They may be one "
        "person or a printed list."
    ),
    "nobody_grouped": gettext_noop("Nobody has enough votes to be in a group yet."),
    "too_few_people": gettext_noop(
        "People with enough votes to be on the map: only %(people)d. It says little about others."
    ),
    "unknown_participants": gettext_noop(
        "People in the given groups who are not in this conversation: %(people)d."
    ),
    "too_few_votes": gettext_noop(
        "People with fewer than %(needed)d votes, who are in no group yet: %(people)d."
    ),
    "structure_not_tested": gettext_noop(
        "It was not tested whether the groups are more than chance."
    ),
    "no_structure": gettext_noop(
        "The votes show no more pattern than chance would (p = %(p_value).2f), so everyone is in "
        "one group."
    ),
    "structure_not_found": gettext_noop(
        "The votes show no more pattern than chance would (p = %(p_value).2f). There are groups "
        "only because they were asked for."
    ),
    "one_group_given": gettext_noop(
        "The given groups put everyone in one, so there is nothing to compare."
    ),
    "unstable_groups": gettext_noop(
        "With other people like these the groups would come out differently (mean adjusted Rand "
        "index %(ari).2f)."
    ),
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
        yield _warning("axes_alike")
    silent = int((basis.totals[:, 2] == 0).sum())
    if silent:
        yield _warning("statements_without_votes", statements=silent)
    if basis.unknown_statements:
        yield _warning("unknown_statements", statements=basis.unknown_statements)
    sizes = basis.copies.clones.sizes
    if sizes:
        yield _warning("clones", people=sum(sizes))


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
