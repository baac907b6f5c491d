"""The tree as it grows, written to its tiles."""

from gromada.ledger.models import Tile
from gromada.ledger.queries.tree import HASH, LEVELS, TILE, node_of_tiles
from gromada.methods.merkle import CompactRange, peaks_of, tree_root


class GrowingTree:
    """The right edge of the tree in memory; ``save`` writes the tiles that changed."""

    def __init__(self, size: int) -> None:
        node = node_of_tiles([max(size - 1, 0)])
        self._edge = CompactRange(size, peaks_of(node, size))
        self._changed: dict[tuple[int, int], bytearray] = {}

    @property
    def size(self) -> int:
        return self._edge.size

    def root(self) -> bytes:
        return self._edge.root()

    def append(self, leaf: bytes) -> None:
        self._add(0, self._edge.size, leaf)
        self._edge.append(leaf)

    def save(self) -> None:
        Tile.objects.bulk_create(
            [
                Tile(level=level, number=number, hashes=bytes(hashes))
                for (level, number), hashes in self._changed.items()
            ],
            update_conflicts=True,
            update_fields=["hashes"],
            unique_fields=["level", "number"],
        )

    def _add(self, level: int, index: int, hash_: bytes) -> None:
        number, place = divmod(index, TILE)
        tile = self._changed.get((level, number))
        if tile is None:
            tile = self._changed[level, number] = _tile(level, number) if place else bytearray()
        tile += hash_
        if place == TILE - 1:
            full = (tile[start : start + HASH] for start in range(0, TILE * HASH, HASH))
            self._add(level + 1, index >> LEVELS, tree_root(map(bytes, full)))


def _tile(level: int, number: int) -> bytearray:
    return bytearray(Tile.objects.get(level=level, number=number).hashes)
