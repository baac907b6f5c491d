"""One pass over an exported record, in constant memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from gromada.cli.ledger.problems import (
    AFTER_END,
    BLOCK_CHANGED,
    BLOCK_MISSING,
    BLOCK_MOVED,
    CHANGED,
    MISSING,
    MISSING_ONE,
    MOVED,
    REPEATED,
    UNREADABLE,
    Problem,
)
from gromada.formats.ledger import BLOCK, BlockLine, EntryLine, SealLine, read_line
from gromada.methods.merkle import CompactRange, leaf_hash, tree_root

LONGEST_LINE = 16 * 2**20
PROBLEMS_KEPT = 20


def numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Number the lines; of one longer than any line of a record only the beginning is given."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE)
        yield number, line


class Reading:
    """Goes through the lines, building the tree twice: from the entries and from what lines claim.

    As long as the second leads to the signed root, its lines can be trusted to
    show where the entries depart from it.
    """

    def __init__(self, sizes: set[int]) -> None:
        self.problems: list[Problem] = []
        self.more_problems = 0
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
        self.gaps: list[tuple[int, int]] = []
        self.was_unreadable = False

    def open_block(self, number: int) -> None:
        self.block = number
        self.block_line = self.line + 1
        self.hashes: list[bytes] = []
        self.claims: list[bytes] = []
        self.block_complete = True
        self.closed_early = False
        self.closing_line = 0

    def report(
        self,
        message: str,
        *,
        line: int | None = None,
        first: int | None = None,
        last: int | None = None,
        **values: object,
    ) -> None:
        if len(self.problems) == PROBLEMS_KEPT:
            self.more_problems += 1
        else:
            self.problems.append(Problem(message, line or self.line, first, last, values))

    def take(self, number: int, line: bytes) -> None:
        self.line = number
        read = read_line(line)
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
            self.report(BLOCK_MOVED, line=self.closing_line)
            self.complete = self.block_complete = self.closed_early = False
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
        moved = any(first <= entry.index <= last for first, last in self.gaps)
        self.report(MOVED if moved else REPEATED, first=entry.index, last=entry.index)

    def skip_to(self, index: int) -> None:
        """Entries are not there; the line just before may be what is left of one."""
        first, last = self.count, index - 1
        if not (self.was_unreadable and first == last):
            self.report(MISSING_ONE if first == last else MISSING, first=first, last=last)
        if len(self.gaps) < PROBLEMS_KEPT:
            self.gaps.append((first, last))
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
            self.closed_early, self.closing_line, self.hashes = True, self.line, []
        else:
            self.open_block(self.block + 1)

    def root(self) -> bytes:
        """Over all entries so far. The root of a last, shorter block is a node of the tree."""
        if not self.hashes:
            return self.edge.root()
        whole = CompactRange(self.edge.size, self.edge.peaks)
        whole.append(tree_root(self.hashes))
        return whole.root()
