"""The votes of a conversation, packed: about two bytes a vote, never a full table."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gromada.methods.opinion.errors import (
    OpinionError,
    RepeatedId,
    UnevenArrays,
    UnknownIndex,
    UnknownVoteValue,
)
from gromada.methods.opinion.kernels import pack_rows

LARGEST_SHORT_STATEMENT_COUNT = 1 << 14
LARGEST_STATEMENT_COUNT = 1 << 30


@dataclass(frozen=True, eq=False)
class VoteMatrix:
    """Who said what on which statement, one vote for each pair at most.

    Parameters
    ----------
    participants : tuple of str, length n
        Ids of the people, in the order of the rows.
    statements : tuple of str, length M
        Ids of the statements, in the order of the columns.
    indptr : array of int64, shape (n + 1,)
        The votes of person ``i`` are ``codes[indptr[i]:indptr[i + 1]]``.
    codes : array of uint16, shape (n_votes,); uint32 beyond 16,384 statements
        ``4 * statement + vote + 1`` with vote -1, 0 or 1, ascending within a person.

    Examples
    --------
    >>> votes = VoteMatrix.from_triples(
    ...     [0, 0, 1, 0], [0, 1, 0, 1], [1, -1, 0, 1],
    ...     participants=["ana", "bo"], statements=["buses", "trees"])
    >>> votes.n_votes, votes.of("ana")
    (3, {0: 1, 1: 1})
    """

    participants: tuple[str, ...]
    statements: tuple[str, ...]
    indptr: npt.NDArray[np.int64]
    codes: npt.NDArray[np.uint16] | npt.NDArray[np.uint32]

    def __post_init__(self) -> None:
        self.indptr.setflags(write=False)
        self.codes.setflags(write=False)

    @classmethod
    def from_triples(
        cls,
        participant_index: npt.ArrayLike,
        statement_index: npt.ArrayLike,
        value: npt.ArrayLike,
        *,
        participants: Iterable[object],
        statements: Iterable[object],
    ) -> VoteMatrix:
        """Pack votes given as triples; of two by one person on one statement the later stays.

        Parameters
        ----------
        participant_index, statement_index : array of int, shape (n_triples,)
            Positions in ``participants`` and ``statements``.
        value : array of int, shape (n_triples,)
            1 agree, 0 pass, -1 disagree.
        participants, statements : iterable of ids
            Kept as strings. People and statements without a vote may be among them.

        Returns
        -------
        VoteMatrix
            Takes 2 bytes a vote (4 beyond 16,384 statements) and 8 a person, ids apart.

        Raises
        ------
        UnevenArrays, UnknownIndex, UnknownVoteValue, RepeatedId
            With the value and the place of the first fault.
        """
        people, topics = _ids(participants, "participant"), _ids(statements, "statement")
        row = _integers(participant_index, "participant_index")
        column = _integers(statement_index, "statement_index")
        votes = _integers(value, "value")
        if not row.size == column.size == votes.size:
            raise UnevenArrays(
                f"Each vote needs a participant, a statement and a value; found {row.size} "
                f"participants, {column.size} statements and {votes.size} values."
            )
        _within(row, len(people), "participant")
        _within(column, len(topics), "statement")
        wrong = _first((votes < -1) | (votes > 1)) if votes.size else None
        if wrong is not None:
            raise UnknownVoteValue(
                "A vote is 1 (agree), 0 (pass) or -1 (disagree); "
                f"found {votes[wrong]} in vote {wrong + 1}."
            )
        if len(topics) > LARGEST_STATEMENT_COUNT:
            raise OpinionError(f"At most {LARGEST_STATEMENT_COUNT} statements fit on a map.")
        small = len(topics) <= LARGEST_SHORT_STATEMENT_COUNT
        codes: npt.NDArray[np.uint16] | npt.NDArray[np.uint32]
        codes = np.empty(row.size, np.uint16) if small else np.empty(row.size, np.uint32)
        indptr = pack_rows(
            row.astype(np.int32),
            column.astype(np.int32),
            votes.astype(np.int8),
            len(people),
            len(topics),
            codes,
        )
        kept = codes if indptr[-1] == codes.size else codes[: indptr[-1]].copy()
        return cls(people, topics, indptr, kept)

    @property
    def n_participants(self) -> int:
        return len(self.participants)

    @property
    def n_statements(self) -> int:
        return len(self.statements)

    @property
    def n_votes(self) -> int:
        return int(self.codes.size)

    @property
    def votes_cast(self) -> npt.NDArray[np.int64]:
        """How many statements each person voted on, shape (n,)."""
        return np.diff(self.indptr)

    def of(self, participant: str) -> dict[int, int]:
        """The votes of one person: statement position to vote."""
        i = self.participants.index(participant)
        codes = self.codes[self.indptr[i] : self.indptr[i + 1]].astype(np.int64)
        return dict(zip((codes >> 2).tolist(), ((codes & 3) - 1).tolist(), strict=True))

    def only(self, rows: npt.NDArray[np.int64]) -> VoteMatrix:
        """The same statements with some of the people, in the order of ``rows``."""
        counts = self.votes_cast[rows]
        indptr = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        place = np.repeat(self.indptr[rows] - indptr[:-1], counts) + np.arange(indptr[-1])
        names = tuple(self.participants[i] for i in rows.tolist())
        return VoteMatrix(names, self.statements, indptr, self.codes[place])

    def triples(
        self,
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int8]]:
        """All votes as (participant, statement, value), by participant and statement."""
        people = np.repeat(np.arange(self.n_participants), self.votes_cast)
        values = (self.codes & 3).astype(np.int8) - np.int8(1)
        return people, (self.codes >> 2).astype(np.int64), values


def canonical_order(names: Sequence[str]) -> npt.NDArray[np.int64]:
    """Positions of ids in an order that depends on the ids alone, not on who is listed first.

    Sums of floating-point numbers and starts of groups follow this order, which makes a map
    independent of how its input was sorted. By hash, since ids tell who came early.

    Examples
    --------
    >>> names = ["ana", "bo", "cy"]
    >>> [names[i] for i in canonical_order(names)], canonical_order(names[::-1]).tolist()
    (['cy', 'ana', 'bo'], [0, 2, 1])
    """
    keys = np.fromiter(
        (zlib.crc32(name.encode("utf-8", "surrogatepass")) for name in names), np.int64, len(names)
    )
    order = np.argsort(keys, kind="stable")
    tied = np.flatnonzero(np.diff(keys[order]) == 0)
    for start, end in _runs(tied):
        run = order[start : end + 2]
        order[start : end + 2] = sorted(run.tolist(), key=lambda i: names[i])
    return order


def _ids(names: Iterable[object], what: str) -> tuple[str, ...]:
    ids = tuple(map(str, names))
    if len(set(ids)) < len(ids):
        seen: set[str] = set()
        twice = next(name for name in ids if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise RepeatedId(f"Each {what} needs its own id; {twice!r} is there twice.")
    return ids


def _integers(values: npt.ArrayLike, what: str) -> npt.NDArray[np.integer]:
    array = np.asarray(values)
    if array.ndim != 1:
        raise UnevenArrays(f"{what} is a list of numbers; found {array.ndim} dimensions.")
    if array.size == 0:
        return np.empty(0, np.int64)
    if array.dtype.kind in "iu":
        return array.astype(np.int64) if array.dtype.kind == "u" else array
    if array.dtype.kind not in "fb":
        raise UnknownVoteValue(f"{what} holds whole numbers; found {array.dtype}.")
    wrong = _first(~np.isfinite(array) | (array != np.trunc(array)))
    if wrong is not None:
        raise UnknownVoteValue(f"{what} holds whole numbers; found {array[wrong]}.")
    return array.astype(np.int64)


def _within(index: npt.NDArray[np.integer], count: int, what: str) -> None:
    wrong = _first((index < 0) | (index >= count)) if index.size else None
    if wrong is not None:
        raise UnknownIndex(
            f"Vote {wrong + 1} names {what} {index[wrong]}, but there are {count} of them."
        )


def _first(mask: npt.NDArray[np.bool_]) -> int | None:
    at = int(mask.argmax())
    return at if mask[at] else None


def _runs(positions: npt.NDArray[np.int64]) -> Sequence[tuple[int, int]]:
    if not positions.size:
        return []
    parts = np.split(positions, np.flatnonzero(np.diff(positions) > 1) + 1)
    return [(int(part[0]), int(part[-1])) for part in parts]
