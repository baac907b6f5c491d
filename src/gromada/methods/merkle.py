"""A Merkle tree over an append-only log: its root, and the proofs that it leads to.

Hashes are those of RFC 9162 (the same as in RFC 6962). The tree itself is kept
by whoever calls: functions ask for hashes through ``node(level, number)``, the
root of the full subtree over leaves ``number * 2**level`` to
``(number + 1) * 2**level - 1``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from gromada.methods.errors import MethodError

Node = Callable[[int, int], bytes]
EMPTY_ROOT = sha256(b"").digest()


class NotInTree(MethodError):
    """The tree has no such leaf, or was never of that size."""


def leaf_hash(data: bytes) -> bytes:
    """Hash one entry of the log.

    Parameters
    ----------
    data : bytes
        The entry, of any length.

    Returns
    -------
    bytes
        32 bytes; never equal to the hash of an inner node, whatever the data.

    Source
    ------
    Laurie, B. et al. (2021). Certificate Transparency Version 2.0. RFC 9162, 2.1.1.

    Examples
    --------
    >>> leaf_hash(b"").hex()[:16]
    '6e340b9cffb37a98'
    """
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two neighbours into the node above them.

    Parameters
    ----------
    left, right : bytes, 32 each
        Hashes of the two subtrees.

    Returns
    -------
    bytes
        32 bytes.

    Source
    ------
    RFC 9162, 2.1.1.

    Examples
    --------
    >>> node_hash(leaf_hash(b""), leaf_hash(b"\\x00")).hex()[:16]
    'fac54203e7cc696c'
    """
    return sha256(b"\x01" + left + right).digest()


class CompactRange:
    """The right edge of a growing tree: enough to add leaves and know the root.

    Parameters
    ----------
    size : int, 0 or more
        How many leaves the tree has already.
    peaks : sequence of bytes
        Roots of its full subtrees, largest first: one for each binary 1 of ``size``.

    Raises
    ------
    NotInTree
        If the number of peaks does not fit the size.

    Source
    ------
    RFC 9162, 2.1.2; the name is that of Google's transparency-dev/merkle.

    Examples
    --------
    >>> edge = CompactRange()
    >>> for data in [b"", b"\\x00", b"\\x10"]:
    ...     edge.append(leaf_hash(data))
    >>> edge.size, edge.root().hex()[:16]
    (3, 'aeb6bcfe274b70a1')
    """

    __slots__ = ("peaks", "size")

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        if size < 0 or len(peaks) != size.bit_count():
            raise NotInTree(f"A tree of {size} leaves does not have {len(peaks)} full subtrees.")
        self.size = size
        self.peaks = list(peaks)

    def append(self, leaf: bytes) -> None:
        """Add the hash of one leaf; about two hashings on average, whatever the size."""
        size, peaks = self.size, self.peaks
        while size & 1:
            leaf = sha256(b"\x01" + peaks.pop() + leaf).digest()
            size >>= 1
        peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self.peaks:
            return EMPTY_ROOT
        above = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            above = node_hash(peak, above)
        return above


def tree_root(leaves: Iterable[bytes]) -> bytes:
    """Compute the root over hashes of leaves.

    Parameters
    ----------
    leaves : iterable of bytes, 32 each
        Hashes in the order of the log; see `leaf_hash`.

    Returns
    -------
    bytes
        32 bytes; for no leaves the hash of nothing.

    Source
    ------
    RFC 9162, 2.1.1.

    Examples
    --------
    >>> tree_root([]).hex()[:16]
    'e3b0c44298fc1c14'
    """
    edge = CompactRange()
    for leaf in leaves:
        edge.append(leaf)
    return edge.root()


def nodes_of(leaves: Sequence[bytes]) -> Node:
    """Give access to the full subtrees over a few leaves that are at hand.

    Parameters
    ----------
    leaves : sequence of bytes, 32 each
        Hashes in the order of the log.

    Returns
    -------
    Node
        ``node(level, number)``, computed when asked.

    Raises
    ------
    NotInTree
        From the returned function, if the subtree reaches beyond the leaves.

    Source
    ------
    RFC 9162, 2.1.1.

    Examples
    --------
    >>> node = nodes_of([leaf_hash(b""), leaf_hash(b"\\x00")])
    >>> node(1, 0).hex()[:16]
    'fac54203e7cc696c'
    """

    def node(level: int, number: int) -> bytes:
        first, beyond = number << level, (number + 1) << level
        if not 0 <= first < beyond <= len(leaves):
            raise NotInTree(f"Leaves {first} to {beyond - 1} are not all among {len(leaves)}.")
        return tree_root(leaves[first:beyond])

    return node


def peaks_of(node: Node, size: int) -> list[bytes]:
    """List the roots of the full subtrees of a tree, largest first.

    Parameters
    ----------
    node : Node
        Access to full subtrees.
    size : int, 0 or more
        How many leaves the tree has.

    Returns
    -------
    list of bytes
        What `CompactRange` needs to go on from there.

    Source
    ------
    RFC 9162, 2.1.2.

    Examples
    --------
    >>> leaves = [leaf_hash(bytes([i])) for i in range(5)]
    >>> CompactRange(5, peaks_of(nodes_of(leaves), 5)).root() == tree_root(leaves)
    True
    """
    peaks, first = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            peaks.append(node(level, first >> level))
            first += 1 << level
    return peaks


def inclusion_proof(node: Node, index: int, size: int) -> list[bytes]:
    """Collect the hashes that lead from one leaf to the root.

    Parameters
    ----------
    node : Node
        Access to full subtrees of the first ``size`` leaves.
    index : int, 0 to ``size`` - 1
        Which leaf.
    size : int, 1 or more
        Over how many leaves the root is taken.

    Returns
    -------
    list of bytes
        From the leaf's neighbour upwards.

    Raises
    ------
    NotInTree
        If the tree has no such leaf.

    Source
    ------
    RFC 9162, 2.1.3.1.

    Examples
    --------
    >>> leaves = [leaf_hash(bytes([i])) for i in range(5)]
    >>> inclusion_proof(nodes_of(leaves), 4, 5) == [tree_root(leaves[:4])]
    True
    """
    if not 0 <= index < size:
        raise NotInTree(f"A tree of {size} leaves has no leaf {index}.")
    proof, first = [], 0
    while size > 1:
        split = _split(size)
        if index < split:
            proof.append(_root(node, first + split, size - split))
            size = split
        else:
            proof.append(_root(node, first, split))
            first, index, size = first + split, index - split, size - split
    return proof[::-1]


def consistency_proof(node: Node, old_size: int, size: int) -> list[bytes]:
    """Collect the hashes that show a tree to be the continuation of an older one.

    Parameters
    ----------
    node : Node
        Access to full subtrees of the first ``size`` leaves.
    old_size : int, 0 to ``size``
        How many leaves the older tree had.
    size : int
        How many it has now.

    Returns
    -------
    list of bytes
        Empty when one of the trees is empty or both are the same.

    Raises
    ------
    NotInTree
        If the older tree is larger.

    Source
    ------
    RFC 9162, 2.1.4.1.

    Examples
    --------
    >>> leaves = [leaf_hash(bytes([i])) for i in range(8)]
    >>> len(consistency_proof(nodes_of(leaves), 6, 8))
    3
    """
    if not 0 <= old_size <= size:
        raise NotInTree(f"A tree of {size} leaves never had {old_size}.")
    if old_size in {0, size}:
        return []
    proof: list[bytes] = []
    first, known = 0, True
    while old_size != size:
        split = _split(size)
        if old_size <= split:
            proof.append(_root(node, first + split, size - split))
            size = split
        else:
            proof.append(_root(node, first, split))
            first, old_size, size, known = first + split, old_size - split, size - split, False
    if not known:
        proof.append(_root(node, first, size))
    return proof[::-1]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether a proof leads from a leaf to the root.

    Parameters
    ----------
    leaf : bytes, 32
        Hash of the leaf.
    index, size : int
        Which leaf, of how many.
    proof : sequence of bytes
        As from `inclusion_proof`.
    root : bytes, 32
        The root that is trusted.

    Returns
    -------
    bool
        False also when index, size or length of the proof make no sense.

    Source
    ------
    RFC 9162, 2.1.3.2.

    Examples
    --------
    >>> leaves = [leaf_hash(bytes([i])) for i in range(5)]
    >>> proof = inclusion_proof(nodes_of(leaves), 2, 5)
    >>> verify_inclusion(leaves[2], 2, 5, proof, tree_root(leaves))
    True
    >>> verify_inclusion(leaves[1], 2, 5, proof, tree_root(leaves))
    False
    """
    if not 0 <= index < size:
        return False
    last = size - 1
    for sibling in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            leaf = node_hash(sibling, leaf)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            leaf = node_hash(leaf, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and leaf == root


def verify_consistency(
    old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Tell whether a proof shows one tree to be the continuation of another.

    Parameters
    ----------
    old_size, old_root : int and bytes, 32
        The older tree, as it was signed then.
    size, root : int and bytes, 32
        The tree of now.
    proof : sequence of bytes
        As from `consistency_proof`.

    Returns
    -------
    bool
        False also when sizes or length of the proof make no sense.

    Source
    ------
    RFC 9162, 2.1.4.2.

    Examples
    --------
    >>> leaves = [leaf_hash(bytes([i])) for i in range(8)]
    >>> proof = consistency_proof(nodes_of(leaves), 3, 8)
    >>> verify_consistency(3, tree_root(leaves[:3]), 8, tree_root(leaves), proof)
    True
    """
    if not 0 <= old_size <= size:
        return False
    if old_size == size:
        return not proof and old_root == root
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT
    if not proof:
        return False
    # a full old tree is itself the first step of the path
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    index, last = old_size - 1, size - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    old_above = above = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if index & 1 or index == last:
            old_above = node_hash(sibling, old_above)
            above = node_hash(sibling, above)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            above = node_hash(above, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and old_above == old_root and above == root


def _split(size: int) -> int:
    """The largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1


def _root(node: Node, first: int, size: int) -> bytes:
    """Root over leaves from ``first``, which is a multiple of a power of two not below size."""
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return node(level, first >> level)
    split = _split(size)
    return node_hash(_root(node, first, split), _root(node, first + split, size - split))
