import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods import merkle
from gromada.methods.merkle import NotInTree, leaf_hash, nodes_of, tree_root

# The eight leaves and their roots with which implementations of
# Certificate Transparency are tested (google/certificate-transparency, merkle_tree_test).
LEAVES = [
    leaf_hash(bytes.fromhex(data))
    for data in [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ]
]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
leaves_of_a_log = st.lists(st.binary(max_size=4).map(leaf_hash), min_size=1, max_size=40)


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_certificate_transparency(size):
    assert tree_root(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_the_root_of_nothing_is_the_hash_of_nothing():
    assert tree_root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_inclusion_proofs_are_those_of_certificate_transparency(index, size):
    proof = merkle.inclusion_proof(nodes_of(LEAVES), index, size)

    assert [step.hex() for step in proof] == INCLUSION[index, size]


@pytest.mark.parametrize(("old_size", "size"), CONSISTENCY)
def test_consistency_proofs_are_those_of_certificate_transparency(old_size, size):
    proof = merkle.consistency_proof(nodes_of(LEAVES), old_size, size)

    assert [step.hex() for step in proof] == CONSISTENCY[old_size, size]


@given(leaves_of_a_log)
def test_every_leaf_can_be_proved(leaves):
    root, node = tree_root(leaves), nodes_of(leaves)

    for index, leaf in enumerate(leaves):
        proof = merkle.inclusion_proof(node, index, len(leaves))
        assert merkle.verify_inclusion(leaf, index, len(leaves), proof, root)


@given(leaves_of_a_log, st.data())
def test_a_proof_proves_nothing_else(leaves, data):
    size = len(leaves)
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(nodes_of(leaves), index, size)
    root, leaf = tree_root(leaves), leaves[index]
    other = leaf_hash(b"something else")

    assert not merkle.verify_inclusion(other, index, size, proof, root)
    assert not merkle.verify_inclusion(leaf, index, size, [*proof, other], root)
    assert not merkle.verify_inclusion(leaf, index, size, proof, other)
    assert not merkle.verify_inclusion(leaf, size, size, proof, root)
    if proof:
        assert not merkle.verify_inclusion(leaf, index, size, proof[:-1], root)
        assert not merkle.verify_inclusion(leaf, index, size, [other, *proof[1:]], root)


@given(leaves_of_a_log)
def test_every_older_tree_is_shown_to_be_continued(leaves):
    root, node, size = tree_root(leaves), nodes_of(leaves), len(leaves)

    for old_size in range(size + 1):
        proof = merkle.consistency_proof(node, old_size, size)
        old_root = tree_root(leaves[:old_size])
        assert merkle.verify_consistency(old_size, old_root, size, root, proof)


@given(leaves_of_a_log, st.data())
def test_a_changed_past_is_not_a_continuation(leaves, data):
    size = len(leaves)
    old_size = data.draw(st.integers(1, size))
    changed = data.draw(st.integers(0, old_size - 1))
    proof = merkle.consistency_proof(nodes_of(leaves), old_size, size)
    root = tree_root(leaves)
    forked = [*leaves[:changed], leaf_hash(b"another past"), *leaves[changed + 1 : old_size]]

    assert not merkle.verify_consistency(old_size, tree_root(forked), size, root, proof)


@given(leaves_of_a_log, st.data())
def test_a_tree_can_be_continued_from_its_edge(leaves, data):
    start = data.draw(st.integers(0, len(leaves)))
    edge = merkle.CompactRange(start, merkle.peaks_of(nodes_of(leaves), start))

    for leaf in leaves[start:]:
        edge.append(leaf)

    assert edge.root() == tree_root(leaves)
    assert edge.peaks == merkle.peaks_of(nodes_of(leaves), len(leaves))


@pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 3)])
def test_a_leaf_outside_the_tree_is_refused(index, size):
    with pytest.raises(NotInTree):
        merkle.inclusion_proof(nodes_of(LEAVES), index, size)


@pytest.mark.parametrize(("old_size", "size"), [(4, 3), (-1, 3)])
def test_a_size_the_tree_never_had_is_refused(old_size, size):
    with pytest.raises(NotInTree):
        merkle.consistency_proof(nodes_of(LEAVES), old_size, size)


def test_an_edge_that_does_not_fit_its_size_is_refused():
    with pytest.raises(NotInTree):
        merkle.CompactRange(3, [LEAVES[0]])
