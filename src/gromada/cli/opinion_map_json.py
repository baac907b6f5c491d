"""The opinion map as JSON; the keys are described in docs/reference/opinion-map-json.md."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from gromada.charts.text import translator
from gromada.charts.words import warning_sentence
from gromada.formats.polis import Conversation
from gromada.methods.opinion.result import ConsensusStatement, OpinionMap

FORMAT = "gromada.opinion-map/1"


def map_as_json(
    result: OpinionMap,
    conversation: Conversation,
    *,
    parameters: dict[str, object],
    computed_in_s: float,
    language: str,
) -> dict[str, Any]:
    """What ``--json`` writes: plain values, ids as in the export, no NaN."""
    return {
        "format": FORMAT,
        "parameters": parameters,
        "input_sha256": conversation.input_sha256,
        "participants": len(conversation.participants),
        "statements": len(conversation.statements),
        "votes": len(conversation.votes),
        "participants_counted": result.n_grouped,
        "groups": [
            {
                "id": group.id,
                "size": group.size,
                "members": ids_of(result.participants, group.members),
            }
            for group in result.groups
        ],
        "explained_variance": result.explained_variance.tolist(),
        "positions": dict(zip(result.participants, result.positions.tolist(), strict=True)),
        "consensus": {
            "agree": consensus(result, result.consensus_agree),
            "disagree": consensus(result, result.consensus_disagree),
        },
        "representative": {
            group.id: [
                {"statement": result.statements[chosen.statement], "side": chosen.side}
                for chosen in statements
            ]
            for group, statements in zip(result.groups, result.representative, strict=True)
        },
        "group_aware_consensus": by_statement(result, result.group_aware_consensus),
        "priorities": by_statement(result, result.priorities),
        "stability": {
            "mean_ari": result.stability.mean_ari,
            "replicates": result.stability.replicates,
        },
        "structure": {"found": result.structure.found, "p_value": result.structure.p_value},
        "warnings": warnings_of(result, conversation, language),
        "computed_in_s": round(computed_in_s, 6),
    }


def ids_of(ids: tuple[str, ...], positions: npt.NDArray[np.int64]) -> list[str]:
    return [ids[position] for position in positions.tolist()]


def consensus(
    result: OpinionMap, statements: Iterable[ConsensusStatement]
) -> list[dict[str, object]]:
    return [
        {
            "statement": result.statements[chosen.statement],
            "n_agree": chosen.n_success,
            "n_seen": chosen.n_seen,
            "p": chosen.share,
        }
        for chosen in statements
    ]


def by_statement(result: OpinionMap, values: npt.NDArray[np.float64]) -> dict[str, float]:
    return dict(zip(result.statements, values.tolist(), strict=True))


def warnings_of(
    result: OpinionMap, conversation: Conversation, language: str
) -> list[dict[str, str]]:
    """What was mended in reading, then what limits the map."""
    translate = translator(language).gettext
    notes = [
        {"code": note.code, "message": note.sentence(translate)} for note in conversation.notes
    ]
    limits = [
        {"code": warning.code, "message": warning_sentence(warning, language)}
        for warning in result.warnings
    ]
    return notes + limits
