"""The tree over the ledger's entries: roots, proofs and their checks, hashed as RFC 6962 §2.1 says.

A leaf is the data of an entry, not its hash. A proof is a tuple of 32-byte hashes, from the leaves upwards.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harmledger.model import HarmledgerError

EMPTY_ROOT = hashlib.sha256(b"").digest()

Proof = tuple[bytes, ...]
_FORM = re.compile(r"(0|[1-9][0-9]{0,15}):((?:[0-9a-f]{64}(?:,[0-9a-f]{64})*)?)")


class BadFrontier(HarmledgerError):
    """A stored frontier is not one."""


class NoSuchLeaf(HarmledgerError):
    """A proof was asked for what the tree does not hold."""


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf: SHA-256 over 0x00 and the data."""
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node: SHA-256 over 0x01 and the hashes below it."""
    return hashlib.sha256(b"\1" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """What must be known of a tree to append to it: its size, and the roots of its full subtrees, the largest first.

    There is one peak for each bit set in `size`, so the state and an append cost O(log n).
    """

    size: int
    peaks: tuple[bytes, ...]

    @classmethod
    def empty(cls) -> Frontier:
        """Return the frontier of the tree without leaves."""
        return cls(0, ())

    def append(self, leaf: bytes) -> Frontier:
        """Return the frontier of the tree with one leaf more."""
        return self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> Frontier:
        """Return the frontier of the tree with these leaves more, in their order."""
        size, peaks = self.size, list(self.peaks)
        for leaf in leaves:
            node, full = leaf_hash(leaf), size
            while full & 1:
                node = node_hash(peaks.pop(), node)
                full >>= 1
            peaks.append(node)
            size += 1
        return Frontier(size, tuple(peaks))

    def root(self) -> bytes:
        """Return the root of the tree, 32 bytes; that of the empty tree is SHA-256 of nothing."""
        if not self.peaks:
            return EMPTY_ROOT
        *rest, node = self.peaks
        for peak in reversed(rest):
            node = node_hash(peak, node)
        return node

    def to_text(self) -> str:
        """Return `size:peak,peak…`, the peaks in hex."""
        return f"{self.size}:{','.join(peak.hex() for peak in self.peaks)}"

    @classmethod
    def from_text(cls, text: str) -> Frontier:
        """Return the frontier that `to_text` wrote; BadFrontier when it is none."""
        if not (form := _FORM.fullmatch(text)):
            raise BadFrontier("The stored state of the ledger's tree is not readable.")
        size, peaks = int(form[1]), tuple(bytes.fromhex(peak) for peak in form[2].split(",") if peak)
        if size.bit_count() != len(peaks):
            raise BadFrontier("The stored state of the ledger's tree does not fit its size.")
        return cls(size, peaks)


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root of the tree over these leaves."""
    return Frontier.empty().extend(leaves).root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> Proof:
    """Return the proof that the leaf at `index` (from 0) is in the tree over `leaves` (RFC 6962 §2.1.1)."""
    if not 0 <= index < len(leaves):
        raise NoSuchLeaf(f"The tree has {len(leaves)} leaves and none at {index}.")
    proof: list[bytes] = []
    first, last = 0, len(leaves)
    while last - first > 1:
        middle = first + _split(last - first)
        if index < middle:
            proof.append(root_of(leaves[middle:last]))
            last = middle
        else:
            proof.append(root_of(leaves[first:middle]))
            first = middle
    return tuple(reversed(proof))


def consistency_proof(leaves: Sequence[bytes], first: int) -> Proof:
    """Return the proof that the tree over `leaves` continues the one over its `first` leaves (RFC 6962 §2.1.2)."""
    if not 0 <= first <= len(leaves):
        raise NoSuchLeaf(f"The tree has {len(leaves)} leaves and never ended at {first}.")
    proof: list[bytes] = []
    start, end, whole = 0, len(leaves), True
    while 0 < first < end:
        middle = start + _split(end - start)
        if first <= middle:
            proof.append(root_of(leaves[middle:end]))
            end = middle
        else:
            proof.append(root_of(leaves[start:middle]))
            start, whole = middle, False
    if not whole:
        # The old tree ends with a subtree that is not all of it: the checker has to be told its root.
        proof.append(root_of(leaves[start:end]))
    return tuple(reversed(proof))


def check_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Tell whether the proof leads from the leaf at `index` to the root of the tree of that size (RFC 9162 §2.1.3)."""
    if not 0 <= index < size:
        return False
    node, place, last = leaf_hash(leaf), index, size - 1
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            node = node_hash(step, node)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = node_hash(node, step)
        place, last = place >> 1, last >> 1
    return last == 0 and node == root


def check_consistency(first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]) -> bool:
    """Tell whether the tree of `second` leaves continues the one of `first` leaves (RFC 9162 §2.1.4)."""
    if not 0 <= first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    if first == 0:
        return not proof and first_root == EMPTY_ROOT
    # A full first tree is itself the node that the proof starts from.
    steps = (first_root, *proof) if first & (first - 1) == 0 else tuple(proof)
    return bool(steps) and _rebuilt(first, second, steps) == (first_root, second_root)


def _rebuilt(first: int, second: int, steps: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Compute both roots from a consistency proof; None where it has not as many steps as the sizes ask for."""
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, step)
        place, last = place >> 1, last >> 1
    return (old, new) if last == 0 else None


def _split(size: int) -> int:
    """Return the largest power of two below `size`, which is 2 or more."""
    return 1 << (size - 1).bit_length() - 1
