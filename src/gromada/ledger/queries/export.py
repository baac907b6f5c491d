"""The record as the lines of a file."""

from collections.abc import Iterator

from gromada.formats.ledger import BLOCK, BlockLine, EntryLine, SealLine, write_line
from gromada.ledger.models import Checkpoint
from gromada.ledger.queries.entries import sealed_data
from gromada.methods.merkle import leaf_hash, tree_root


def export_lines(checkpoint: Checkpoint) -> Iterator[bytes]:
    """Every entry that the checkpoint signs, roots to locate changes, the checkpoint itself."""
    hashes: list[bytes] = []
    for index, data in enumerate(sealed_data(0, checkpoint.size)):
        hashes.append(leaf_hash(data))
        yield write_line(EntryLine(index, data, hashes[-1]))
        if len(hashes) == BLOCK or index + 1 == checkpoint.size:
            yield write_line(BlockLine(index // BLOCK, tree_root(hashes)))
            hashes = []
    yield write_line(SealLine(checkpoint.note, checkpoint.key))
