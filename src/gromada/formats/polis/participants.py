"""``participants-votes.csv``: a row for each participant, with group and last votes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from gromada.formats.errors import N_, FormatError, Note
from gromada.formats.polis.cells import UNKNOWN_STATEMENT, VOTE_VALUES, WRONG_VOTE
from gromada.formats.polis.conversation import Votes
from gromada.formats.tables import Row, Table, shortened

# ``xid`` is an id from another system; it is not read, because nothing here needs it.
ABOUT_THE_PARTICIPANT = {
    "participant",
    "xid",
    "group-id",
    "n-comments",
    "n-votes",
    "n-agree",
    "n-disagree",
}
UNSEEN = 9
Number = TypeVar("Number", bound=np.integer[Any])
CELL_VALUES = {**VOTE_VALUES, "": UNSEEN}

# A recorded export ends in the middle of its last row. That row can be spared when the summary
# shows that next to nothing else is missing; a file that lost more was cut off on its way.
TOLERATED_LOSS = 0.001


@dataclass(frozen=True)
class Participants:
    """What the list says; ``votes`` is empty unless asked for."""

    ids: list[str] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)
    votes: Votes = field(
        default_factory=lambda: Votes(
            np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.int8)
        )
    )
    votes_counted: int | None = None
    notes: list[Note] = field(default_factory=list)


def read_participants(
    table: Table, columns: Mapping[str, int], *, with_votes: bool, expected: int | None = None
) -> Participants:
    """Ids and groups of the participants and, where asked for, their votes.

    Parameters
    ----------
    table : Table
        With the column participant, perhaps group-id, and one column a statement.
    columns : mapping of str to int
        Position of each statement.
    with_votes : bool
        Whether this file is the source of the votes.
    expected : int or None
        How many people took part according to the summary.

    Raises
    ------
    FormatError
        At a participant listed twice, a column or vote that is none, or a row that is too short.
    """
    at = statement_columns(table, columns)
    rows, notes = complete_rows(table, expected if with_votes else None)
    participant_at = table.column("participant")
    ids: dict[str, int] = {}
    groups: dict[str, str] = {}
    for number, row in enumerate(rows):
        name = row[participant_at].strip()
        if not name or name in ids:
            raise table.error(
                N_("Participant “%(id)s” is there twice, or has no id. Export the file again."),
                row=number,
                column="participant",
                id=shortened(name),
            )
        ids[name] = number
        if "group-id" in table and (group := row[table.column("group-id")].strip()):
            groups[name] = group
    if with_votes:
        return Participants(list(ids), groups, votes_of(table, rows, at), None, notes)
    return Participants(list(ids), groups, votes_counted=votes_counted(table, rows), notes=notes)


def statement_columns(table: Table, columns: Mapping[str, int]) -> dict[int, int]:
    """Which column of the table holds the votes on which statement."""
    at = {}
    for position, name in enumerate(table.header):
        if name in columns:
            at[position] = columns[name]
        elif name not in ABOUT_THE_PARTICIPANT:
            raise FormatError(
                UNKNOWN_STATEMENT,
                file=table.name,
                line=1,
                column=shortened(name),
                found=shortened(name),
            )
    return at


def complete_rows(table: Table, expected: int | None) -> tuple[list[Row], list[Note]]:
    """All rows; a last one that is cut off is left out if it can be spared, with a note."""
    try:
        return [row for _first, block in table.blocks() for row in block], []
    except FormatError as error:
        found = table.rows_before_cut()
        if found is None or expected is None:
            raise
        rows, _cut = found
        lost = expected - len(rows)
        if not 0 <= lost <= expected * TOLERATED_LOSS:
            raise
        note = Note(
            "cut_off_row",
            N_(
                "%(file)s ends in the middle of line %(line)d; that row was left out "
                "(%(lost)d of %(expected)d participants are missing)."
            ),
            {"file": table.name, "line": error.line, "lost": lost, "expected": expected},
        )
        return rows, [note]


def votes_of(table: Table, rows: list[Row], at: dict[int, int]) -> Votes:
    """The filled cells as votes, by participant, then statement."""
    order = sorted(at, key=at.__getitem__)
    statements = np.array([at[position] for position in order], np.int32)
    participants, columns, values = [], [], []
    for number, row in enumerate(rows):
        try:
            cells = np.array([CELL_VALUES[row[position]] for position in order], np.int8)
        except KeyError:
            cells = read_cells_slowly(table, number, row, order)
        seen = np.flatnonzero(cells != UNSEEN)
        participants.append(np.full(seen.size, number, np.int32))
        columns.append(statements[seen])
        values.append(cells[seen])
    return Votes(joined(participants, np.int32), joined(columns, np.int32), joined(values, np.int8))


def read_cells_slowly(
    table: Table, number: int, row: Row, order: list[int]
) -> npt.NDArray[np.int8]:
    values = []
    for position in order:
        if (value := CELL_VALUES.get(row[position].strip())) is None:
            raise table.error(
                WRONG_VOTE,
                row=number,
                column=table.header[position],
                found=shortened(row[position]),
            )
        values.append(value)
    return np.array(values, np.int8)


def joined(parts: list[npt.NDArray[Number]], kind: type[Number]) -> npt.NDArray[Number]:
    return np.concatenate(parts) if parts else np.empty(0, kind)


def votes_counted(table: Table, rows: list[Row]) -> int | None:
    """The sum of the column n-votes, where it is there and holds numbers."""
    if "n-votes" not in table:
        return None
    counts = [row[table.column("n-votes")].strip() for row in rows]
    readable = all(count.isdecimal() and len(count) < 10 for count in counts)
    return sum(map(int, counts)) if readable else None
