"""Drawing the map anew, and weighing which statement comes next."""

import hashlib
from typing import Any

import numpy as np
from django.db import transaction
from django.utils import timezone

from gromada.deliberation.actions.aggregates import aggregates, drawings
from gromada.deliberation.models import FEWEST_DESCRIBED, OpinionMap, Statement
from gromada.deliberation.queries import (
    FIRST_MAP_PEOPLE,
    Votes,
    map_is_due,
    statements_with_votes_since,
    totals_of,
    votes_until_now,
)
from gromada.methods.opinion import EarlierMap, VoteMatrix, opinion_map, priorities
from gromada.methods.opinion import OpinionMap as Computed
from gromada.processes.models import Process


def refresh_map(*, process: Process) -> OpinionMap:
    """Compute and store the map if it is due; doing it again changes nothing.

    Nothing is locked while it computes. A map of the same or later votes that
    another worker stored meanwhile stays.
    """
    stored, _ = OpinionMap.objects.get_or_create(process=process)
    if not map_is_due(stored):
        return stored
    votes = votes_until_now(process)
    if votes.until is None or votes.people < FIRST_MAP_PEOPLE:
        return stored
    matrix = matrix_of(votes)
    meta = Statement.objects.filter(process=process, is_meta=True).values_list("pk", flat=True)
    computed = _without_small_groups(matrix, [str(pk) for pk in meta], earlier_map(stored))
    return _store(process, votes, computed)


def matrix_of(votes: Votes) -> VoteMatrix:
    people, person = np.unique(votes.triples["participant"], return_inverse=True)
    statements, statement = np.unique(votes.triples["statement"], return_inverse=True)
    return VoteMatrix.from_triples(
        person,
        statement,
        votes.triples["value"],
        participants=people.tolist(),
        statements=statements.tolist(),
    )


def earlier_map(stored: OpinionMap) -> EarlierMap | None:
    """What keeps letters of groups and directions of axes as people know them."""
    if stored.axes is None or stored.members is None:
        return None
    pairs = zip(stored.axes["x"], stored.axes["y"], strict=True)
    axes = dict(zip(map(str, stored.axes["statements"]), pairs, strict=True))
    return EarlierMap(groups=stored.members, axes=axes)


def _without_small_groups(
    matrix: VoteMatrix, meta: list[str], earlier: EarlierMap | None
) -> Computed:
    """The map, where a group too small to be described belongs to the one nearest to it."""
    found = opinion_map(matrix, meta=meta, earlier=earlier)
    group_of = {
        found.participants[person]: group.id for group in found.groups for person in group.members
    }
    sizes = {group.id: group.size for group in found.groups}
    centers = {group.id: np.array(group.center) for group in found.groups}
    while len(sizes) > 1 and min(sizes.values()) < FEWEST_DESCRIBED:
        small = min(sizes, key=lambda name: (sizes[name], name))
        others = [name for name in sizes if name != small]
        near = min(others, key=lambda name: float(np.hypot(*(centers[name] - centers[small]))))
        group_of = {who: near if name == small else name for who, name in group_of.items()}
        sizes[near] += sizes.pop(small)
    if len(sizes) == len(found.groups):
        return found
    return opinion_map(matrix, meta=meta, earlier=earlier, groups=group_of)


def _store(process: Process, votes: Votes, computed: Computed) -> OpinionMap:
    """Put the map, and the counts beside each statement, in place in one step."""
    result = aggregates(computed)
    pictures = drawings(computed)
    x, y = computed.axes.round(6).tolist()
    with transaction.atomic():
        stored = OpinionMap.objects.select_for_update().get(process=process)
        if stored.counted_until and votes.until and stored.counted_until >= votes.until:
            return stored
        stored.result = result
        stored.drawings = pictures
        stored.axes = {
            "statements": list(map(int, computed.statements)),
            "center": computed.center.round(6).tolist(),
            "x": x,
            "y": y,
            "extremity": computed.extremity.round(6).tolist(),
            "counted": computed.counted.tolist(),
            "scale_statements": computed.scale_statements,
            "scale_shift": computed.scale_shift,
        }
        stored.members = EarlierMap.of(computed).groups
        stored.people = votes.people
        stored.votes = int(votes.triples.size)
        stored.statements = len(computed.statements)
        stored.input_sha256 = hashlib.sha256(np.sort(votes.triples).tobytes()).hexdigest()
        stored.computed_at = timezone.now()
        stored.counted_until = votes.until
        stored.save()
        _show_counts(process, result)
    return stored


def _show_counts(process: Process, result: dict[str, Any]) -> None:
    """Beside each statement, the counts that the map gives: all change at the same moment."""
    rows = {int(pk): row["all"] for pk, row in result["rows"].items()}
    changed = []
    for statement in Statement.objects.filter(process=process, pk__in=rows):
        agrees, disagrees, seen = rows[statement.pk]
        counts = (agrees, disagrees, seen - agrees - disagrees)
        if counts != (statement.agrees, statement.disagrees, statement.passes):
            statement.agrees, statement.disagrees, statement.passes = counts
            changed.append(statement)
    Statement.objects.bulk_update(changed, ["agrees", "disagrees", "passes"], batch_size=200)


def weigh_statements(*, process: Process) -> int:
    """Bring the priorities up to date with the votes; gives how many statements changed."""
    stored, _ = OpinionMap.objects.get_or_create(process=process)
    until = timezone.now()
    fresh = statements_with_votes_since(process, stored.weighed_until)
    axes = stored.axes or {"statements": [], "extremity": []}
    extremity = dict(zip(axes["statements"], axes["extremity"], strict=True))
    if fresh:
        totals = totals_of(fresh)
        statements = Statement.objects.in_bulk(fresh)
        weights = priorities(
            np.array([totals[pk] for pk in fresh]),
            np.array([extremity.get(pk, 0.0) for pk in fresh]),
            meta=np.array([statements[pk].is_meta for pk in fresh]),
        )
        for pk, weight in zip(fresh, weights.tolist(), strict=True):
            statements[pk].priority = weight
        Statement.objects.bulk_update(statements.values(), ["priority"], batch_size=200)
    OpinionMap.objects.filter(pk=stored.pk).update(weighed_until=until)
    return len(fresh)
