"""The ledger's tree against the recursive definition of RFC 6962 §2.1, written out here anew, and damaged proofs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.evidence import (
    BadFrontier,
    Frontier,
    NoSuchLeaf,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
)

# The eight leaves that implementations of Certificate Transparency share, and the roots over the first one to eight.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
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
MANY = [f"invented leaf {number}".encode() for number in range(40)]


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def cut(size: int) -> int:
    k = 1
    while k * 2 < size:
        k *= 2
    return k


def mth(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 6962 §2.1."""
    if len(leaves) < 2:
        return sha(b"\x00" + leaves[0]) if leaves else sha(b"")
    k = cut(len(leaves))
    return sha(b"\x01" + mth(leaves[:k]) + mth(leaves[k:]))


def path(m: int, leaves: Sequence[bytes]) -> list[bytes]:
    """PATH of RFC 6962 §2.1.1."""
    if len(leaves) == 1:
        return []
    k = cut(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), mth(leaves[k:])]
    return [*path(m - k, leaves[k:]), mth(leaves[:k])]


def subproof(m: int, leaves: Sequence[bytes], whole: bool) -> list[bytes]:
    """SUBPROOF of RFC 6962 §2.1.2."""
    if m == len(leaves):
        return [] if whole else [mth(leaves)]
    k = cut(len(leaves))
    if m <= k:
        return [*subproof(m, leaves[:k], whole), mth(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), mth(leaves[:k])]


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_known_roots() -> None:
    assert [mth(LEAVES[:size]).hex() for size in range(1, 9)] == ROOTS
    assert [root_of(LEAVES[:size]).hex() for size in range(1, 9)] == ROOTS


def test_the_empty_tree() -> None:
    assert root_of([]) == Frontier.empty().root() == sha(b"")


def test_leaves_and_nodes_cannot_be_taken_for_each_other() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert node_hash(left, right) == root_of([b"a", b"b"])
    assert leaf_hash(left + right) != node_hash(left, right)


def test_a_frontier_grows_to_the_root_of_every_size() -> None:
    frontier = Frontier.empty()
    for size in range(130):
        leaves = [str(number).encode() for number in range(size)]
        assert frontier.size == size
        assert len(frontier.peaks) == size.bit_count()
        assert frontier.root() == mth(leaves)
        assert Frontier.from_text(frontier.to_text()) == frontier
        frontier = frontier.append(str(size).encode())


@given(st.lists(st.binary(max_size=3), max_size=40), st.integers(0, 40))
def test_a_stored_frontier_goes_on_where_it_was(leaves: list[bytes], pause: int) -> None:
    stored = Frontier.empty().extend(leaves[:pause]).to_text()
    assert Frontier.from_text(stored).extend(leaves[pause:]).root() == mth(leaves)


@pytest.mark.parametrize(
    "text",
    ["", "0", "1:", f"0:{'a' * 64}", f"1:{'A' * 64}", f"1:{'a' * 63}", f"3:{'a' * 64}", f"1:{'a' * 64},", "01:", "-1:",
     f"1:{'a' * 128}", f"3:{'a' * 128}", f"1:{'a' * 64}\n"],
)  # fmt: skip
def test_a_damaged_frontier_is_refused(text: str) -> None:
    with pytest.raises(BadFrontier):
        Frontier.from_text(text)


@pytest.mark.parametrize("size", range(1, 34))
def test_inclusion_of_every_leaf(size: int) -> None:
    leaves = MANY[:size]
    root = mth(leaves)
    for index in range(size):
        proof = inclusion_proof(leaves, index)
        assert list(proof) == path(index, leaves)
        assert check_inclusion(leaves[index], index, size, proof, root)


@pytest.mark.parametrize("size", range(34))
def test_consistency_with_every_earlier_size(size: int) -> None:
    for first in range(size + 1):
        proof = consistency_proof(MANY[:size], first)
        assert list(proof) == (subproof(first, MANY[:size], True) if first else [])
        assert check_consistency(first, size, mth(MANY[:first]), mth(MANY[:size]), proof)


@given(st.data())
def test_a_changed_inclusion_proof_fails(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 40))
    index = data.draw(st.integers(0, size - 1))
    leaf, proof, root = MANY[index], inclusion_proof(MANY[:size], index), mth(MANY[:size])
    other = data.draw(st.integers(0, 41).filter(lambda number: number != index))
    bit = data.draw(st.integers(0, 255))
    assert not check_inclusion(leaf + b"x", index, size, proof, root)
    assert not check_inclusion(leaf, other, size, proof, root)
    assert not check_inclusion(leaf, -1, size, proof, root)
    assert not check_inclusion(leaf, index, size, proof, flipped(root, bit))
    assert not check_inclusion(leaf, index, size, (*proof, root), root)
    for number in range(len(proof)):
        assert not check_inclusion(leaf, index, size, (*proof[:number], *proof[number + 1 :]), root)
        changed = (*proof[:number], flipped(proof[number], bit), *proof[number + 1 :])
        assert not check_inclusion(leaf, index, size, changed, root)


@given(st.data())
def test_a_changed_consistency_proof_fails(data: st.DataObject) -> None:
    second = data.draw(st.integers(2, 40))
    first = data.draw(st.integers(1, second - 1))
    old, new, proof = mth(MANY[:first]), mth(MANY[:second]), consistency_proof(MANY[:second], first)
    bit = data.draw(st.integers(0, 255))
    assert not check_consistency(first, second, flipped(old, bit), new, proof)
    assert not check_consistency(first, second, old, flipped(new, bit), proof)
    assert not check_consistency(first, second, old, new, (*proof, new))
    assert not check_consistency(first, second, old, new, ())
    assert not check_consistency(second, first, new, old, proof)
    for number in range(len(proof)):
        assert not check_consistency(first, second, old, new, (*proof[:number], *proof[number + 1 :]))
        changed = (*proof[:number], flipped(proof[number], bit), *proof[number + 1 :])
        assert not check_consistency(first, second, old, new, changed)


@given(st.data())
def test_a_rewritten_history_is_not_consistent(data: st.DataObject) -> None:
    second = data.draw(st.integers(1, 40))
    first = data.draw(st.integers(1, second))
    at = data.draw(st.integers(0, first - 1))
    rewritten = [*MANY[:at], b"another", *MANY[at + 1 : second]]
    proof = consistency_proof(rewritten, first)
    assert not check_consistency(first, second, mth(MANY[:first]), mth(rewritten), proof)


@pytest.mark.parametrize(("index", "size"), [(0, 2), (0, 8), (1, 2), (2, 3), (4, 8)])
def test_an_inclusion_proof_of_another_depth_fails(index: int, size: int) -> None:
    for real in (0, 3):
        proof, root = inclusion_proof(MANY[:4], real), mth(MANY[:4])
        assert not check_inclusion(MANY[real], index, size, proof, root)


@pytest.mark.parametrize(("first", "second"), [(3, 4), (5, 6), (6, 8), (9, 10), (7, 16)])
def test_a_consistency_proof_of_another_depth_fails(first: int, second: int) -> None:
    proof = consistency_proof(MANY[:8], 7)
    assert check_consistency(7, 8, mth(MANY[:7]), mth(MANY[:8]), proof)
    assert not check_consistency(first, second, mth(MANY[:7]), mth(MANY[:8]), proof)
    assert not check_consistency(1, 2, mth(MANY[:1]), mth(MANY[:1]), ())


def test_equal_and_empty_trees_need_no_proof() -> None:
    root = mth(MANY[:3])
    assert check_consistency(3, 3, root, root, ())
    assert not check_consistency(3, 3, root, root, (root,))
    assert not check_consistency(3, 3, root, mth(MANY[:4]), ())
    assert check_consistency(0, 3, sha(b""), root, ())
    assert not check_consistency(0, 3, root, root, ())
    assert not check_consistency(0, 3, sha(b""), root, (root,))


def test_no_proof_of_what_is_not_there() -> None:
    for index in (-1, 3):
        with pytest.raises(NoSuchLeaf, match="3 leaves"):
            inclusion_proof(MANY[:3], index)
    for first in (-1, 4):
        with pytest.raises(NoSuchLeaf, match="3 leaves"):
            consistency_proof(MANY[:3], first)
