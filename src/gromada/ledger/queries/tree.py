"""The tree over the record, read from its tiles."""

from functools import reduce
from operator import or_

from django.db.models import Q

from gromada.ledger.models import Tile
from gromada.methods.merkle import Node, NotInTree, consistency_proof, inclusion_proof, tree_root

LEVELS = 8  # a tile holds the hashes of 2^8 subtrees
TILE = 1 << LEVELS
HASH = 32


def inclusion(index: int, size: int) -> list[bytes]:
    """The proof that leads from one entry to the root over the first ``size``; one query."""
    return inclusion_proof(node_of_tiles([index, size - 1]), index, size)


def consistency(old_size: int, size: int) -> list[bytes]:
    """The proof that the first ``size`` entries continue the first ``old_size``; one query."""
    return consistency_proof(node_of_tiles([max(old_size - 1, 0), size - 1]), old_size, size)


def node_of_tiles(indexes: list[int]) -> Node:
    """Give access to the subtrees beside the paths from these entries up to the root."""
    places = {
        (level, index >> LEVELS * (level + 1))
        for index in indexes
        for level in range(((max(indexes) + 1).bit_length() - 1) // LEVELS + 1)
    }
    tiles = {
        (tile.level, tile.number): bytes(tile.hashes)
        for tile in Tile.objects.filter(reduce(or_, (Q(level=a, number=b) for a, b in places)))
    }

    def node(level: int, number: int) -> bytes:
        tile_level, above = divmod(level, LEVELS)
        tile, place = divmod(number << above, TILE)
        hashes = tiles.get((tile_level, tile), b"")[place * HASH : (place + (1 << above)) * HASH]
        if len(hashes) != HASH << above:
            raise NotInTree(f"The tiles do not hold subtree {number} of level {level}.")
        return tree_root(hashes[i : i + HASH] for i in range(0, len(hashes), HASH))

    return node
