"""What a computed map says in numbers that describe nobody in particular."""

from collections import Counter
from dataclasses import asdict
from typing import Any

import numpy as np
import numpy.typing as npt

from gromada.charts.opinion_map import frame_of, opinion_map
from gromada.charts.text import LANGUAGES
from gromada.deliberation.models import FEWEST_DESCRIBED, STEPS_TO_THE_EDGE
from gromada.methods.disclosure import publishable
from gromada.methods.opinion import OpinionMap, lower_bound

HALF = 0.5


def aggregates(computed: OpinionMap) -> dict[str, Any]:
    """The stored result: counts of five people or more, and what follows from them."""
    kept = _kept(computed)
    counts = computed.counts[kept]
    parts = _answers(counts, computed.totals)
    found = publishable(parts, fewest=FEWEST_DESCRIBED)
    shown = found.shown[:-1]
    agree_on, differ_on = _agreement(counts, shown, computed)
    return {
        "groups": [
            {
                "position": int(computed.groups[g].id),
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
        "frame": asdict(frame_of(computed.positions[_grouped(computed, kept)])),
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


def _kept(computed: OpinionMap) -> list[int]:
    """The groups that are large enough to be described."""
    return [g for g, group in enumerate(computed.groups) if group.size >= FEWEST_DESCRIBED]


def _answers(counts: npt.NDArray[np.int64], totals: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Agree, disagree and pass of each group, and last of everyone outside the groups."""
    parts = np.concatenate([counts, (totals - counts.sum(axis=0))[None]])
    passes = parts[:, :, 2] - parts[:, :, 0] - parts[:, :, 1]
    return np.stack([parts[:, :, 0], parts[:, :, 1], passes], axis=2)


def seen_last(row: npt.NDArray[np.int64]) -> list[int]:
    agree, disagree, passes = row.tolist()
    return [agree, disagree, agree + disagree + passes]


def _agreement(
    counts: npt.NDArray[np.int64], shown: npt.NDArray[np.bool_], computed: OpinionMap
) -> tuple[list[dict[str, Any]], list[int]]:
    """What all groups take the same side of, and what they take opposite sides of.

    A group takes a side when more than half of those in it who voted on the
    statement do, allowing for chance.
    """
    if not len(counts):
        return [], []
    usable = np.all(shown, axis=0) & computed.counted
    agree = usable & (lower_bound(counts[:, :, 0], counts[:, :, 2]) > HALF)
    disagree = usable & (lower_bound(counts[:, :, 1], counts[:, :, 2]) > HALF)
    keys = list(map(int, computed.statements))
    all_agree, all_disagree = np.all(agree, axis=0), np.all(disagree, axis=0)
    same = [
        {"statement": keys[j], "side": "agree" if all_agree[j] else "disagree"}
        for j in computed.common_ground.ranking.tolist()
        if all_agree[j] or all_disagree[j]
    ]
    opposite = np.any(agree, axis=0) & np.any(disagree, axis=0)
    differ = [keys[j] for j in computed.divisiveness.ranking.tolist() if opposite[j]]
    return same, differ


def _grouped(computed: OpinionMap, kept: list[int]) -> npt.NDArray[np.bool_]:
    """Who is in a group that is described."""
    return np.isin(computed.group_of, kept) & (computed.group_of >= 0)


def _dots(computed: OpinionMap, kept: list[int]) -> list[list[float]]:
    """How many people stand at each point of a grid: x, y, group, people."""
    edge = float(np.abs(computed.positions).max(initial=0)) or 1.0
    points = np.rint(computed.positions / edge * STEPS_TO_THE_EDGE).astype(int)
    position = {g: int(computed.groups[g].id) for g in kept}
    found = Counter(
        (int(x), int(y), position[int(g)])
        for (x, y), g in zip(points, computed.group_of, strict=True)
        if int(g) in position
    )
    step = edge / STEPS_TO_THE_EDGE
    return [
        [round(x * step, 4), round(y * step, 4), g, n] for (x, y, g), n in sorted(found.items())
    ]


def drawings(computed: OpinionMap) -> dict[str, str]:
    """The picture in each language."""
    dots = np.array(_dots(computed, _kept(computed)), float).reshape(-1, 4)
    people = np.repeat(dots, dots[:, 3].astype(int), axis=0)
    return {
        language: str(opinion_map(people[:, :2], people[:, 2].astype(int), language=language).svg)
        for language in LANGUAGES
    }
