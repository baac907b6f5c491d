"""Recorded conversations with the full result of the original engine."""

import csv
import json
from dataclasses import dataclass
from pathlib import Path

from gromada.methods.opinion import VoteMatrix

# a voter is missing from its votes, and its priorities are constant
DEFECTIVE = "50ptpt-3gp-strict-no-meta"


@dataclass(frozen=True)
class Recorded:
    votes: VoteMatrix
    result: dict
    groups: dict[str, str]

    @property
    def left_out(self):
        return {"moderated_out": self.result["mod-out"], "meta": self.result["meta-tids"]}


def recorded_names(reference_data: Path) -> list[str]:
    folders = (reference_data / "polis" / "math").iterdir()
    return sorted(folder.name for folder in folders if folder.name != DEFECTIVE)


def read_recorded(folder: Path) -> Recorded:
    result = json.loads((folder / "math-pca2.json").read_text())
    if (folder / "votes.csv").exists():
        with (folder / "votes.csv").open(newline="") as file:
            rows = [
                (int(row["timestamp"]), row["voter-id"], row["comment-id"], int(row["vote"]))
                for row in csv.DictReader(file)
            ]
    else:
        rows = [
            (row["modified"], str(row["participant_id"]), str(row["statement_id"]), row["vote"])
            for row in json.loads((folder / "votes.json").read_text())
        ]
    rows.sort(key=lambda row: row[0])
    statements = list(map(str, result["tids"]))
    participants = sorted({row[1] for row in rows}, key=int)
    statement_at = {name: j for j, name in enumerate(statements)}
    participant_at = {name: i for i, name in enumerate(participants)}
    votes = VoteMatrix.from_triples(
        [participant_at[row[1]] for row in rows],
        [statement_at[row[2]] for row in rows],
        [row[3] for row in rows],
        participants=participants,
        statements=statements,
    )
    base = dict(zip(result["base-clusters"]["id"], result["base-clusters"]["members"], strict=True))
    groups = {
        str(person): str(group["id"])
        for group in result["group-clusters"]
        for cluster in group["members"]
        for person in base[cluster]
    }
    return Recorded(votes, result, groups)
