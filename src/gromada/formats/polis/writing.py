"""Writing a conversation as an open export."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import numpy as np

from gromada.formats.polis.cells import SMALLEST_MILLISECONDS
from gromada.formats.polis.conversation import Conversation, Statement

Layout = Literal["datetime", "flags"]

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
HEADERS: dict[Layout, list[str]] = {
    "datetime": [
        "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated",
        "comment-body",
    ],
    "flags": [
        "timestamp", "comment-id", "author-id", "agrees", "disagrees", "moderated", "is-meta",
        "is-seed", "group-informed-consensus", "comment-body",
    ],
}  # fmt: skip


def write_export(
    conversation: Conversation, folder: Path | str, *, layout: Layout | None = None
) -> None:
    """Write the four files of an export; reading them gives the conversation back.

    Without times of voting there is no ``votes.csv``: the votes then stand in
    ``participants-votes.csv`` alone.

    Parameters
    ----------
    conversation : Conversation
    folder : Path or str
        Made if it is not there.
    layout : "datetime", "flags" or None
        Columns of ``comments.csv``. None takes "flags" where a statement needs them.

    Raises
    ------
    ValueError
        If the layout "datetime" would lose a flag or a published value, or a time lies before
        March 1973 and would be read back as seconds.
    """
    flags_needed = any(
        statement.is_meta or statement.is_seed or statement.published_consensus is not None
        for statement in conversation.statements
    )
    layout = layout or ("flags" if flags_needed else "datetime")
    if layout == "datetime" and flags_needed:
        raise ValueError('A statement is meta, seed or rated: only the layout "flags" holds that.')
    check_times(conversation)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    write_rows(folder / "summary.csv", summary_rows(conversation))
    write_rows(folder / "comments.csv", comment_rows(conversation, layout))
    write_rows(folder / "participants-votes.csv", participant_rows(conversation))
    if conversation.votes.cast_at is not None:
        write_rows(folder / "votes.csv", vote_rows(conversation))


def check_times(conversation: Conversation) -> None:
    times = [s.created for s in conversation.statements if s.created is not None]
    cast_at = conversation.votes.cast_at
    if cast_at is not None and cast_at.size:
        times.append(int(cast_at.min()))
    if times and min(times) < SMALLEST_MILLISECONDS:
        raise ValueError(
            f"Times are milliseconds since 1970, from {SMALLEST_MILLISECONDS}; found {min(times)}."
        )


def write_rows(path: Path, rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        # Windows line ends make the writer quote a text that holds either of the two characters.
        csv.writer(file, lineterminator="\r\n").writerows(rows)


def summary_rows(conversation: Conversation) -> list[list[object]]:
    voters = len(np.unique(conversation.votes.participant))
    return [
        ["topic", conversation.topic],
        ["voters", voters],
        ["voters-in-conv", voters],
        ["commenters", len({s.author for s in conversation.statements if s.author})],
        ["comments", len(conversation.statements)],
        ["groups", len(set(conversation.published_groups.values()))],
        ["conversation-description", conversation.description],
    ]


def comment_rows(conversation: Conversation, layout: Layout) -> Iterable[list[object]]:
    votes, count = conversation.votes, len(conversation.statements)
    agrees = np.bincount(votes.statement[votes.value == 1], minlength=count)
    disagrees = np.bincount(votes.statement[votes.value == -1], minlength=count)
    yield list(HEADERS[layout])
    for statement, agree, disagree in zip(
        conversation.statements, agrees.tolist(), disagrees.tolist(), strict=True
    ):
        cells = comment_cells(statement) | {"agrees": agree, "disagrees": disagree}
        yield [cells[name] for name in HEADERS[layout]]


def comment_cells(statement: Statement) -> dict[str, object]:
    consensus = statement.published_consensus
    return {
        "timestamp": "" if statement.created is None else statement.created,
        "datetime": "" if statement.created is None else in_words(statement.created),
        "comment-id": statement.id,
        "author-id": statement.author or "",
        "moderated": statement.moderated,
        "is-meta": str(statement.is_meta).lower(),
        "is-seed": str(statement.is_seed).lower(),
        "group-informed-consensus": "" if consensus is None else repr(float(consensus)),
        "comment-body": statement.text,
    }


def participant_rows(conversation: Conversation) -> Iterable[list[object]]:
    votes = conversation.votes
    written = Counter(statement.author for statement in conversation.statements)
    yield [
        "participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree",
        *(statement.id for statement in conversation.statements),
    ]  # fmt: skip
    start_of = np.searchsorted(votes.participant, np.arange(len(conversation.participants) + 1))
    for number, name in enumerate(conversation.participants):
        mine = slice(start_of[number], start_of[number + 1])
        cells: list[object] = [""] * len(conversation.statements)
        values = votes.value[mine].tolist()
        for column, value in zip(votes.statement[mine].tolist(), values, strict=True):
            cells[column] = value
        yield [
            name,
            conversation.published_groups.get(name, ""),
            written[name],
            len(values),
            values.count(1),
            values.count(-1),
            *cells,
        ]


def vote_rows(conversation: Conversation) -> Iterable[list[object]]:
    votes = conversation.votes
    assert votes.cast_at is not None  # noqa: S101 - asked for only where there are times
    yield ["timestamp", "datetime", "comment-id", "voter-id", "vote"]
    order = np.lexsort((votes.participant, votes.statement))
    for time, statement, participant, value in zip(
        votes.cast_at[order].tolist(),
        votes.statement[order].tolist(),
        votes.participant[order].tolist(),
        votes.value[order].tolist(),
        strict=True,
    ):
        yield [
            time,
            in_words(time),
            conversation.statements[statement].id,
            conversation.participants[participant],
            value,
        ]


def in_words(time: int) -> str:
    """A time as the export writes it beside the number."""
    moment = BEGINNING + timedelta(milliseconds=time)
    return moment.strftime("%a %b %d %H:%M:%S UTC %Y")
