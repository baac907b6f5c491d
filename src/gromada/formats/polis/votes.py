"""``votes.csv``: every vote with its time, superseded ones included."""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from gromada.formats.errors import N_, Note
from gromada.formats.polis.cells import (
    LARGEST_MILLISECONDS,
    SMALLEST_MILLISECONDS,
    UNKNOWN_STATEMENT,
    VOTE_VALUES,
    WRONG_VOTE,
    milliseconds,
)
from gromada.formats.polis.conversation import Votes
from gromada.formats.tables import Row, Table, shortened

Block = tuple[
    npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.int8]
]


def read_votes(
    table: Table, columns: Mapping[str, int], known: Iterable[str]
) -> tuple[Votes, list[str], list[Note]]:
    """The last vote of each participant on each statement, everyone's ids, and notes.

    Of two votes by one participant on one statement the later stays; at equal times the one
    further down the file.

    Parameters
    ----------
    table : Table
        With the columns timestamp, comment-id, voter-id and vote.
    columns : mapping of str to int
        Position of each statement.
    known : iterable of str
        Participants listed elsewhere; others follow them in the order of the file.

    Raises
    ------
    FormatError
        At the first row with an unknown statement, or a time or vote that is none.
    """
    rows = {name: position for position, name in enumerate(known)}
    blocks = [read_block(table, first, block, columns, rows) for first, block in table.blocks()]
    if not blocks:
        empty = np.empty(0, np.int32)
        return Votes(empty, empty, np.empty(0, np.int8), np.empty(0, np.int64)), list(rows), []
    cast_at, statement, participant, value = (
        np.concatenate(parts) for parts in zip(*blocks, strict=True)
    )
    pair = participant.astype(np.int64) * max(len(columns), 1) + statement
    order = np.lexsort((cast_at, pair))
    ordered = pair[order]
    last = np.append(ordered[1:] != ordered[:-1], True)
    kept = order[last]
    votes = Votes(participant[kept], statement[kept], value[kept], cast_at[kept])
    superseded = len(value) - len(votes)
    notes = []
    if superseded:
        notes.append(
            Note(
                "superseded_votes",
                N_("Some votes were changed later; the last one counts (changed: %(count)d)."),
                {"count": superseded},
            )
        )
    return votes, list(rows), notes


def read_block(
    table: Table, first: int, block: list[Row], columns: Mapping[str, int], rows: dict[str, int]
) -> Block:
    """One block as arrays. Quick while all is well; on a fault every row is looked at."""
    time_at, statement_at = table.column("timestamp"), table.column("comment-id")
    voter_at, vote_at = table.column("voter-id"), table.column("vote")
    try:
        cast_at = np.array([int(row[time_at]) for row in block], np.int64)
        statement = np.array([columns[row[statement_at]] for row in block], np.int32)
        value = np.array([VOTE_VALUES[row[vote_at]] for row in block], np.int8)
        faultless = bool(((cast_at >= 0) & (cast_at <= LARGEST_MILLISECONDS)).all())
    except (KeyError, ValueError, OverflowError):
        faultless = False
    if not faultless:
        cast_at, statement, value = read_slowly(table, first, block, columns)
    voters = [row[voter_at].strip() for row in block]
    if "" in voters:
        raise table.error(
            N_("The vote has no participant. Export the file again."),
            row=first + voters.index(""),
            column="voter-id",
        )
    participant = np.array([rows.setdefault(voter, len(rows)) for voter in voters], np.int32)
    seconds = cast_at < SMALLEST_MILLISECONDS
    cast_at[seconds] *= 1_000
    return cast_at, statement, participant, value


def read_slowly(
    table: Table, first: int, block: list[Row], columns: Mapping[str, int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], npt.NDArray[np.int8]]:
    """The same with spaces around values allowed, and the first fault named."""
    times, statements, values = [], [], []
    for number, row in enumerate(block, first):
        cells = {name: row[table.column(name)].strip() for name in ("comment-id", "vote")}
        times.append(
            milliseconds(table, number, "timestamp", row[table.column("timestamp")].strip())
        )
        if (statement := columns.get(cells["comment-id"])) is None:
            raise table.error(
                UNKNOWN_STATEMENT,
                row=number,
                column="comment-id",
                found=shortened(cells["comment-id"]),
            )
        if (value := VOTE_VALUES.get(cells["vote"])) is None:
            raise table.error(WRONG_VOTE, row=number, column="vote", found=shortened(cells["vote"]))
        statements.append(statement)
        values.append(value)
    return (
        np.array(times, np.int64),
        np.array(statements, np.int32),
        np.array(values, np.int8),
    )
