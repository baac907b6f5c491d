"""Whether an exported record is what was signed, and where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from gromada.cli.ledger.problems import (
    BAD_CHECKPOINT,
    CUT_OFF,
    OLDER_FORKED,
    OLDER_LARGER,
    OLDER_ORIGIN,
    OLDER_UNSIGNED,
    OTHER_KEY,
    TOO_FEW,
    TOO_MANY,
    UNREADABLE,
    WRONG_ROOT,
    Problem,
)
from gromada.cli.ledger.reading import Reading, numbered_lines
from gromada.formats.checkpoint import (
    Checkpoint,
    NoteError,
    VerifierKey,
    claimed_checkpoint,
    read_checkpoint,
)
from gromada.formats.ledger import EntryLine, read_line

# log, size, root, an empty line, one signature: more would be nothing that this key vouches for
LINES_OF_A_NOTE = 5


@dataclass(frozen=True, slots=True)
class Older:
    """A checkpoint from before, to which the record must lead."""

    source: str
    note: str

    @property
    def checkpoint(self) -> Checkpoint:
        return claimed_checkpoint(self.note)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found; intact when there are no problems."""

    count: int
    checkpoint: Checkpoint | None
    key: VerifierKey | None
    problems: tuple[Problem, ...]
    more_problems: int


def verify(
    file: BinaryIO, *, key: VerifierKey | None = None, since: Sequence[Older] = ()
) -> Verification:
    """Read an export once, in constant memory, and say whether it is what was signed.

    Without ``key`` the one in the file is believed.
    """
    reading = Reading(sizes={older.checkpoint.size for older in since})
    for number, line in numbered_lines(file):
        reading.take(number, line)
    return _Judgement(reading, key, since).verification()


class _Judgement:
    """Holds what was read against the signature, the key that was given and older checkpoints."""

    def __init__(self, reading: Reading, key: VerifierKey | None, since: Sequence[Older]) -> None:
        self.reading = reading
        self.given_key = self.key = key
        self.problems = list(reading.problems)
        self.agreed = 0  # so many entries are those of an older checkpoint
        self.checkpoint = self.signed_checkpoint()
        older_problems = [
            problem
            for older in sorted(since, key=lambda older: older.checkpoint.size)
            if (problem := self.against(older))
        ]
        if self.checkpoint is not None:
            self.compare(self.checkpoint)
        self.problems += older_problems

    def verification(self) -> Verification:
        problems = tuple(self.problems)
        count, more = self.reading.count, self.reading.more_problems
        return Verification(count, self.checkpoint, self.key, problems, more)

    def say(
        self,
        message: str,
        *,
        line: int | None = None,
        first: int | None = None,
        last: int | None = None,
        **values: object,
    ) -> None:
        self.problems.append(Problem(message, line, first, last, values))

    def signed_checkpoint(self) -> Checkpoint | None:
        seal, line = self.reading.seal, self.reading.seal_line
        if seal is None:
            self.say(CUT_OFF, line=self.reading.line)
            return None
        if self.given_key is not None and seal.key != str(self.given_key):
            self.say(OTHER_KEY, line=line, key=seal.key)
        try:
            self.key = self.given_key or VerifierKey.parse(seal.key)
            checkpoint = read_checkpoint(seal.note, self.key)
        except NoteError as error:
            self.say(BAD_CHECKPOINT, line=line, problem=error)
            return None
        if seal.note.count("\n") != LINES_OF_A_NOTE:
            self.say(UNREADABLE, line=line)
        return checkpoint

    def compare(self, signed: Checkpoint) -> None:
        reading, count = self.reading, self.reading.count
        if count < signed.size:
            self.say(TOO_FEW, size=signed.size, count=count, first=count, last=signed.size - 1)
        elif count > signed.size:
            self.say(TOO_MANY, size=signed.size, count=count, first=signed.size, last=count - 1)
        elif reading.complete and reading.root() != signed.root and not self.located(signed):
            self.say(WRONG_ROOT, first=min(self.agreed, count - 1), last=count - 1)

    def located(self, signed: Checkpoint) -> bool:
        """Whether the lines that claim roots are as signed, so that they showed every change."""
        return bool(self.problems) and self.reading.claimed_edge.root() == signed.root

    def against(self, older: Older) -> Problem | None:
        then, count = older.checkpoint, self.reading.count
        try:
            if self.key is not None:
                read_checkpoint(older.note, self.key)
        except NoteError as error:
            return Problem(OLDER_UNSIGNED, values={"source": older.source, "problem": error})
        if self.checkpoint is not None and then.origin != self.checkpoint.origin:
            return Problem(OLDER_ORIGIN, values={"source": older.source, "origin": then.origin})
        if then.size > count:
            values = {"source": older.source, "size": then.size, "count": count}
            return Problem(OLDER_LARGER, first=count, last=then.size - 1, values=values)
        root = self.reading.roots.get(then.size)
        if root is not None and root != then.root:
            return Problem(
                OLDER_FORKED,
                first=self.agreed,
                last=then.size - 1,
                values={"source": older.source},
            )
        if root is not None:
            self.agreed = then.size
        return None


def first_difference(file: BinaryIO, older: BinaryIO) -> tuple[int, int, int] | None:
    """Find the first entry that two exports tell differently: its index and its lines in both."""
    for (line, entry), (older_line, older_entry) in zip(
        _entries(file), _entries(older), strict=False
    ):
        if (entry.index, entry.data) != (older_entry.index, older_entry.data):
            return older_entry.index, line, older_line
    return None


def _entries(file: BinaryIO) -> Iterator[tuple[int, EntryLine]]:
    for number, line in numbered_lines(file):
        if isinstance(entry := read_line(line), EntryLine):
            yield number, entry
