"""Whether an exported record is what was signed, and where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from gromada.formats.checkpoint import (
    Checkpoint,
    NoteError,
    VerifierKey,
    claimed_checkpoint,
    read_checkpoint,
)
from gromada.formats.errors import N_
from gromada.formats.ledger import BLOCK, BlockLine, EntryLine, SealLine, read_line
from gromada.methods.merkle import CompactRange, leaf_hash, tree_root

LONGEST_LINE = 16 * 2**20
PROBLEMS_KEPT = 20

UNREADABLE = N_("Line %(line)s is not written as a record is: it was changed, added or cut off.")
MISSING = N_("Line %(line)s: before it, entries %(first)s to %(last)s are missing.")
MISSING_ONE = N_("Line %(line)s: before it, entry %(first)s is missing.")
MOVED = N_("Line %(line)s: entry %(first)s does not stand in its place.")
REPEATED = N_("Line %(line)s: entry %(first)s is there a second time.")
CHANGED = N_("Line %(line)s: entry %(first)s does not fit its hash; one of the two was changed.")
BLOCK_MISSING = N_("Line %(line)s: before it, the line after entry %(last)s with their root is missing.")
BLOCK_MOVED = N_("Line %(line)s: a line with a root does not belong here.")
BLOCK_CHANGED = N_(
    "Lines %(from_line)s to %(line)s: something was changed, added or dropped here; "
    "entries %(first)s to %(last)s do not lead to the root in line %(line)s."
)
CUT_OFF = N_("After line %(line)s the signed checkpoint is missing: the file was cut off.")
AFTER_END = N_("Line %(line)s: nothing may stand after the signed checkpoint.")
BAD_CHECKPOINT = N_("Line %(line)s: %(problem)s")
OTHER_KEY = N_("Line %(line)s: the file names the key %(key)s, which is not the one you gave.")
TOO_FEW = N_(
    "The checkpoint signs %(size)s entries and the file has %(count)s: "
    "entries %(first)s to %(last)s are missing at its end, or as many were dropped before."
)
TOO_MANY = N_(
    "The checkpoint signs %(size)s entries and the file has %(count)s: "
    "entries %(first)s to %(last)s were added at its end, or as many before."
)
WRONG_ROOT = N_(
    "The entries do not lead to the signed root: "
    "something among entries %(first)s to %(last)s was changed."
)
OLDER_UNSIGNED = N_("%(source)s: %(problem)s")
OLDER_ORIGIN = N_("%(source)s is a checkpoint of another record, %(origin)s.")
OLDER_LARGER = N_(
    "%(source)s signs %(size)s entries, this record has %(count)s: entries were taken back."
)
OLDER_FORKED = N_(
    "%(source)s signs other entries: something among entries %(first)s to %(last)s "
    "was changed after it was signed."
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where: a line of the file, and the first and last entry concerned."""

    message: str
    line: int | None = None
    first: int | None = None
    last: int | None = None
    values: dict[str, object] = field(default_factory=dict)

    def sentence(self, translate: Callable[[str], str] = str) -> str:
        places = {"line": self.line, "first": self.first, "last": self.last}
        return translate(self.message) % (places | self.values)


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
    problems: tuple[Problem, ...]
    more_problems: int


def verify(
    file: BinaryIO, *, key: VerifierKey | None = None, since: Sequence[Older] = ()
) -> Verification:
    """Read an export once, in constant memory, and say whether it is what was signed.

    Without ``key`` the one in the file is believed.
    """
    reading = _Reading(sizes={older.checkpoint.size for older in since})
    for number, line in _lines(file):
        reading.take(number, line)
    return _Judgement(reading, key, since).verification()


class _Reading:
    """Goes through the lines, building the tree twice: from the entries and from what lines claim.

    As long as the second leads to the signed root, its lines can be trusted to
    show where the entries depart from it.
    """

    def __init__(self, sizes: set[int]) -> None:
        self.problems: list[Problem] = []
        self.dropped_problems = 0
        self.line = 0
        self.count = 0  # entries so far, which is the next index
        self.complete = True  # every index so far was there once, in order
        self.roots = {0: tree_root([])}
        self.sizes = sizes
        self.edge = CompactRange()
        self.claimed_edge = CompactRange()
        self.seal: SealLine | None = None
        self.seal_line = 0
        self.block = 0
        self.open_block(0)
        self.gaps: dict[int, Problem] = {}
        self.was_unreadable = False

    def open_block(self, number: int) -> None:
        self.block = number
        self.block_line = self.line + 1
        self.hashes: list[bytes] = []
        self.claims: list[bytes] = []
        self.block_complete = True
        self.closed_early = False

    def report(self, message: str, **places: object) -> None:
        if len(self.problems) == PROBLEMS_KEPT:
            self.dropped_problems += 1
            return
        known = {name: places.pop(name, None) for name in ("first", "last")}
        self.problems.append(
            Problem(message, self.line, values=places, **known)  # type: ignore[arg-type]
        )

    def take(self, number: int, line: bytes | None) -> None:
        self.line = number
        read = None if line is None else read_line(line)
        if self.seal is not None:
            self.report(AFTER_END)
            return
        match read:
            case EntryLine():
                self.take_entry(read)
            case BlockLine():
                self.take_block(read)
            case SealLine():
                self.expect_closed()
                self.seal, self.seal_line = read, number
            case None:
                self.report(UNREADABLE)
        self.was_unreadable = read is None

    def take_entry(self, entry: EntryLine) -> None:
        if entry.index < self.count:
            self.take_late(entry)
            return
        if self.closed_early:
            self.report(BLOCK_MOVED)
            self.complete = self.block_complete = False
        if self.count // BLOCK > self.block:
            self.expect_closed()
        if entry.index > self.count:
            self.skip_to(entry.index)
        self.count += 1
        hash_ = leaf_hash(entry.data)
        if hash_ != entry.hash:
            self.report(CHANGED, first=entry.index, last=entry.index)
        self.hashes.append(hash_)
        self.claims.append(entry.hash)
        if self.count in self.sizes and self.complete:
            self.roots[self.count] = self.root()

    def take_late(self, entry: EntryLine) -> None:
        self.report(
            MOVED if self.gaps.pop(entry.index, None) else REPEATED,
            first=entry.index,
            last=entry.index,
        )

    def skip_to(self, index: int) -> None:
        """Entries are not there; the line just before may be what is left of one."""
        first, last = self.count, index - 1
        if not (self.was_unreadable and first == last):
            self.report(MISSING_ONE if first == last else MISSING, first=first, last=last)
        for lost in range(first, min(index, first + PROBLEMS_KEPT)):
            self.gaps[lost] = self.problems[-1]
        self.complete = self.block_complete = False
        if index // BLOCK != self.block:
            self.open_block(index // BLOCK)
            self.block_complete = index % BLOCK == 0
        self.count = index

    def expect_closed(self) -> None:
        """Before what comes now, the entries since the last root should have had theirs."""
        if self.count > self.block * BLOCK and not self.closed_early:
            self.report(BLOCK_MISSING, first=self.block * BLOCK, last=self.count - 1)
            self.close(None)

    def take_block(self, line: BlockLine) -> None:
        if line.number != self.block or self.count <= self.block * BLOCK or self.closed_early:
            self.report(BLOCK_MOVED)
            return
        if self.block_complete and line.root != tree_root(self.claims):
            self.report(
                BLOCK_CHANGED,
                first=self.block * BLOCK,
                last=self.count - 1,
                from_line=self.block_line,
            )
        self.close(line.root)

    def close(self, claimed: bytes | None) -> None:
        if self.complete:
            self.edge.append(tree_root(self.hashes))
        self.claimed_edge.append(claimed or b"")
        if self.count % BLOCK:
            # only the last block may be shorter; an entry after it tells that this is not the last
            self.closed_early, self.hashes = True, []
        else:
            self.open_block(self.block + 1)

    def root(self) -> bytes:
        """Over all entries so far. The root of a last, shorter block is a node of the tree."""
        if not self.hashes:
            return self.edge.root()
        whole = CompactRange(self.edge.size, self.edge.peaks)
        whole.append(tree_root(self.hashes))
        return whole.root()


class _Judgement:
    """Holds what was read against the signature, the key that was given and older checkpoints."""

    def __init__(
        self, reading: _Reading, key: VerifierKey | None, since: Sequence[Older]
    ) -> None:
        self.reading = reading
        self.given_key = key
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
        reading = self.reading
        return Verification(
            reading.count, self.checkpoint, tuple(self.problems), reading.dropped_problems
        )

    def say(self, message: str, **places: object) -> None:
        known = {name: places.pop(name, None) for name in ("line", "first", "last")}
        self.problems.append(Problem(message, values=places, **known))  # type: ignore[arg-type]

    @property
    def key(self) -> VerifierKey:
        """Raises NoteError when no key was given and the file's cannot be read."""
        if self.given_key is not None:
            return self.given_key
        return VerifierKey.parse(self.reading.seal.key if self.reading.seal else "")

    def signed_checkpoint(self) -> Checkpoint | None:
        seal, line = self.reading.seal, self.reading.seal_line
        if seal is None:
            self.say(CUT_OFF, line=self.reading.line)
            return None
        if self.given_key is not None and seal.key != str(self.given_key):
            self.say(OTHER_KEY, line=line, key=seal.key)
        try:
            return read_checkpoint(seal.note, self.key)
        except NoteError as error:
            self.say(BAD_CHECKPOINT, line=line, problem=str(error))
            return None

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
            read_checkpoint(older.note, self.key)
        except NoteError as error:
            return Problem(OLDER_UNSIGNED, values={"source": older.source, "problem": str(error)})
        if self.checkpoint is not None and then.origin != self.checkpoint.origin:
            return Problem(
                OLDER_ORIGIN, values={"source": older.source, "origin": then.origin}
            )
        if then.size > count:
            values = {"source": older.source, "size": then.size, "count": count}
            return Problem(OLDER_LARGER, first=count, last=then.size - 1, values=values)
        if self.reading.roots.get(then.size, then.root) != then.root:
            return Problem(
                OLDER_FORKED,
                first=self.agreed,
                last=then.size - 1,
                values={"source": older.source},
            )
        self.agreed = then.size
        return None


def first_difference(file: BinaryIO, older: BinaryIO) -> tuple[int, int, int] | None:
    """Find the first entry that two exports tell differently: its index and its lines in both."""
    for (line, entry), (older_line, older_entry) in zip(_entries(file), _entries(older)):
        if (entry.index, entry.data) != (older_entry.index, older_entry.data):
            return older_entry.index, line, older_line
    return None


def _entries(file: BinaryIO) -> Iterator[tuple[int, EntryLine]]:
    for number, line in _lines(file):
        if isinstance(entry := read_line(line or b""), EntryLine):
            yield number, entry


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Number the lines; None stands for one that is longer than any line of a record."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        too_long = len(line) == LONGEST_LINE and not line.endswith(b"\n")
        while too_long and line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield number, None if too_long else line
