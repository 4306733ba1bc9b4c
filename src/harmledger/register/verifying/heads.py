"""Checks the tree over the ledger against its stored state, the signed heads, and an anchor from outside."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from harmledger.evidence import Anchor, Frontier, Head, check
from harmledger.register.models import LedgerState, SignedHead
from harmledger.register.verifying.checking import Checking, seen, streamed


class Tree:
    """The tree as it grows entry by entry, compared with every head that says what it should be."""

    def __init__(self, checking: Checking, anchor: Anchor | None) -> None:
        """Begin with the tree without leaves."""
        self._checking = checking
        self._found = checking.found
        self._anchor = anchor
        self._frontier = Frontier.empty()
        self._heads = streamed(SignedHead)
        self._next: SignedHead | None = None
        self._begun = False
        self._differs = False
        self._signed = 0
        self._used: dict[str, None] = {}
        self._anchored: str | None = None
        self.keys: dict[str, str] = {}
        self.whole = True

    def grow(self, leaf: bytes) -> None:
        """Append a leaf and compare the heads and the anchor of the size that the tree has now."""
        if not self._begun:
            self._compare()  # what is said of the empty tree
            self._begun = True
        self._frontier = self._frontier.append(leaf)
        self._compare()

    def add_key(self, key: str, public: str) -> None:
        """Know a key that an entry names, for the heads from that entry on."""
        self.keys[key] = public

    def finish(self, last_at: str | None) -> None:
        """Compare what the register says of the whole tree, and tell what the heads leave open."""
        self._compare()
        for row in self._rest():
            self._found.counts["signed heads"] += 1
            self._found.add(
                "head_differs", row.size, f"A head was signed over {row.size} entries, and there are only {self.size}."
            )
        self._state(last_at)
        self._keys()
        self._against_anchor()

    @property
    def size(self) -> int:
        """The number of entries met."""
        return self._frontier.size

    def _rest(self) -> Iterator[SignedHead]:
        if self._next is not None:
            yield self._next
        yield from self._heads

    def _compare(self) -> None:
        if self._anchor is not None and self._anchor.head.size == self.size:
            self._anchored = self._frontier.root().hex()
        while True:
            self._next = self._next or next(self._heads, None)
            if self._next is None or self._next.size > self.size:
                return
            self._found.counts["signed heads"] += 1
            self._head(self._next)
            self._next = None

    def _head(self, row: SignedHead) -> None:
        try:
            head = msgspec.json.decode(row.head, type=Head)
        except (msgspec.DecodeError, TypeError, ValueError):
            self._found.add("head_unsigned", row.size, f"What is kept as the head of {row.size} entries is none.")
            return
        if head.key not in self.keys:
            self._found.add(
                "key_unknown", row.size, f"No entry before names the key of the head of {row.size} entries."
            )
        elif not check(head, self.keys[head.key]):
            self._found.add(
                "head_unsigned", row.size, f"The signature of the head of {row.size} entries does not hold."
            )
        elif (head.register, head.size) != (self._checking.register.id, row.size):
            self._found.add("head_differs", row.size, f"The head of {row.size} entries is of another ledger or size.")
        else:
            self._used[head.key] = None
            self._root(head)

    def _root(self, head: Head) -> None:
        """Compare a root; once the tree differs all later ones do, so only the first of them is told."""
        differs = head.root != self._frontier.root().hex()
        if differs and not self._differs and self.whole:
            self._found.add(
                "head_differs",
                head.size,
                f"The entries below {head.size} are not those that were signed; those below {self._signed} are.",
            )
        self._differs = differs
        if not differs:
            self._signed = head.size

    def _state(self, last_at: str | None) -> None:
        state = seen(LedgerState).get()
        if (state.size, state.frontier) != (self.size, self._frontier.to_text()):
            self._found.add(
                "frontier_differs",
                state.size,
                f"The stored state of the tree, over {state.size} entries, is not that of the {self.size} entries.",
            )
        elif state.last_at != last_at:
            self._found.add("frontier_differs", state.size, "The stored time of the last entry is not that entry's.")

    def _keys(self) -> None:
        signing = self._checking.register.signing
        if signing is not None and signing.id not in self.keys:
            self._found.add("key_unknown", signing.id, "The signing key beside the register is in no entry of it.")
        if self.keys and self._signed < self.size:
            self._found.note(
                self.size - self._signed,
                "The last entry stands after the last signed head.",
                "The last {} entries stand after the last signed head.",
            )
        if self._used:
            keys = ", ".join(self._used)
            self._found.relative.append(f"Heads are signed with {keys}: compare with what you wrote down of your key.")
        else:
            self._found.relative.append(
                "No head is signed, so whoever can write to the register's files can have rewritten all of it; "
                "`harmledger key new` begins to sign."
            )

    def _against_anchor(self) -> None:
        anchor, found = self._anchor, self._found
        if anchor is None:
            found.relative.append(
                "The register was compared with itself alone. Without an anchor that somebody else keeps, it cannot be "
                "excluded that whoever holds the keys rewrote the ledger or cut off its end (`harmledger anchor`)."
            )
            return
        size = anchor.head.size
        if anchor.head.register != self._checking.register.id:
            found.add("anchor_foreign", self._checking.register.id, "The anchor is of another register than this one.")
        elif self._anchored is None:
            found.add(
                "anchor_cut", size, f"The anchor is of {size} entries, and there are {self.size}: the end was cut off."
            )
        elif self._anchored != anchor.head.root:
            found.add("anchor_differs", size, f"The first {size} entries were rewritten since the anchor was taken.")
        else:
            self._anchored_to(anchor)

    def _anchored_to(self, anchor: Anchor) -> None:
        size, after = anchor.head.size, self.size - anchor.head.size
        rest = (
            f"of the {after} after them, rewriting or cutting by whoever holds the keys cannot be excluded"
            if after
            else "there are none after them"
        )
        signed = "signed" if anchor.is_signed else "not signed"
        self._found.relative.append(
            f"The first {size} entries are those of the anchor ({signed}, taken {anchor.head.at}), as surely as it was "
            f"kept where nobody could change it; {rest}."
        )
