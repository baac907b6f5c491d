"""What a computed map says in numbers that describe nobody in particular."""

from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt

from gromada.deliberation.models import FEWEST_DESCRIBED
from gromada.methods.disclosure import publishable
from gromada.methods.opinion import OpinionMap, lower_bound

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Places on the map are rounded to a grid, so that a dot is not the fingerprint of a person.
GRID = 40


def aggregates(computed: OpinionMap) -> dict[str, Any]:
    """The stored result: counts of five people or more, and what follows from them."""
    kept = [g for g, group in enumerate(computed.groups) if group.size >= FEWEST_DESCRIBED]
    counts = computed.counts[kept]
    parts = answers(counts, computed.totals)
    found = publishable(parts, fewest=FEWEST_DESCRIBED)
    shown = found.shown[:-1]
    agree_on, differ_on = agreement(counts, shown, computed)
    return {
        "groups": [
            {
                "letter": LETTERS[int(computed.groups[g].id) % len(LETTERS)],
                "size": computed.groups[g].size,
                "center": [round(value, 3) for value in computed.groups[g].center],
                "says": [
                    {"statement": int(computed.statements[one.statement]), "side": one.side}
                    for one in computed.representative[g]
                    if shown[at, one.statement]
                ],
            }
            for at, g in enumerate(kept)
        ],
        "rows": {
            name: {
                "all": seen_last(found.totals[j]),
                "groups": [
                    counts[at, j].tolist() if shown[at, j] else None for at in range(len(kept))
                ],
            }
            for j, name in enumerate(computed.statements)
        },
        "agree_on": agree_on,
        "differ_on": differ_on,
        "reach": reach(computed),
        "dots": dots(computed, kept),
        "explained": computed.explained_variance.round(4).tolist(),
        "grouped": int(sum(computed.groups[g].size for g in kept)),
        "stability": {
            "mean_ari": computed.stability.mean_ari,
            "replicates": computed.stability.replicates,
        },
        "structure": {"found": computed.structure.found, "p_value": computed.structure.p_value},
        "warnings": [
            {"code": one.code, "text": one.text, "params": dict(one.params)}
            for one in computed.warnings
        ],
    }


def answers(counts: npt.NDArray[np.int64], totals: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Agree, disagree and pass of each group, and last of everyone outside the groups."""
    parts = np.concatenate([counts, (totals - counts.sum(axis=0))[None]])
    passes = parts[:, :, 2] - parts[:, :, 0] - parts[:, :, 1]
    return np.stack([parts[:, :, 0], parts[:, :, 1], passes], axis=2)


def seen_last(row: npt.NDArray[np.int64]) -> list[int]:
    agree, disagree, passes = row.tolist()
    return [agree, disagree, agree + disagree + passes]


def agreement(
    counts: npt.NDArray[np.int64], shown: npt.NDArray[np.bool_], computed: OpinionMap
) -> tuple[list[dict[str, Any]], list[int]]:
    """What all groups take the same side of, and what they take opposite sides of.

    The same side: in every group more than half, allowing for chance. Opposite
    sides: more than half in one group, less in another, and the difference is
    more than chance.
    """
    usable = shown.all(axis=0) & computed.counted if len(shown) else np.zeros(0, bool)
    if not usable.any():
        return [], []
    seen = np.maximum(counts[:, :, 2], 1)
    bounds = {
        "agree": lower_bound(counts[:, :, 0], counts[:, :, 2]).min(axis=0),
        "disagree": lower_bound(counts[:, :, 1], counts[:, :, 2]).min(axis=0),
    }
    same = [
        {"statement": int(computed.statements[j]), "side": side}
        for side, bound in bounds.items()
        for j in np.flatnonzero(usable & (bound > 0.5))
    ]
    rank = {int(computed.statements[j]): at for at, j in enumerate(computed.common_ground.ranking)}
    same.sort(key=lambda one: rank.get(one["statement"], len(rank)))
    share = counts[:, :, 0] / seen
    opposite = usable & (share.max(axis=0) > 0.5) & (share.min(axis=0) < 0.5)
    differ = [int(computed.statements[j]) for j in computed.divisiveness.ranking if opposite[j]]
    return same, differ


def reach(computed: OpinionMap) -> float:
    """How far from the middle anybody stands: the edge of the picture."""
    return round(max(float(np.abs(computed.positions).max(initial=0)), 1e-6), 6)


def dots(computed: OpinionMap, kept: list[int]) -> list[list[int]]:
    """How many people stand in each square of the grid: column, row, group (-1: none), people."""
    voted = computed.votes_cast > 0
    squares = ((computed.positions / reach(computed) + 1) / 2 * GRID).astype(int)
    squares = np.clip(squares, 0, GRID - 1)
    place = {g: at for at, g in enumerate(kept)}
    found = Counter(
        (int(x), int(y), place.get(int(g), -1))
        for (x, y), g in zip(squares[voted], computed.group_of[voted], strict=True)
    )
    return [[x, y, g, n] for (x, y, g), n in sorted(found.items())]
