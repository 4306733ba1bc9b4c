"""Checks the ledger entry by entry, each with the details that it commits to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from harmledger.evidence import BadEntry, Entry, NotCanonical, commitment, leaf_hash
from harmledger.register.ledger import UNSIGNED
from harmledger.register.models import Detail, Leaf, Tombstone
from harmledger.register.verifying.checking import Checking, seen, streamed
from harmledger.register.verifying.heads import Tree

_LeafValues = tuple[int, str, str]
_DetailValues = tuple[int, Any, str]
_digests = msgspec.json.Decoder(dict[str, str])


class Entries:
    """One walk over leaves and details in the order of their numbers."""

    def __init__(self, checking: Checking, tree: Tree) -> None:
        """Take the tree that grows with the walk."""
        self._checking = checking
        self._known = checking.known
        self._found = checking.found
        self._tree = tree
        self._expected = 0
        self._last_at: str | None = None
        self._back = 0
        self._back_at: int | None = None
        self._founded = False
        self._unsigned = 0

    def check(self) -> None:
        """Walk over all, then settle what only later entries can tell: details that were lawfully erased."""
        for few in self._checking.batches(_aligned(), "entries", 1000):
            for seq, leaf, detail in few:
                if leaf is None:
                    self._found.counts["entries"] -= 1
                    self._found.add("detail_unknown", seq, f"There are details of an entry {seq}, and no such entry.")
                else:
                    self._entry(seq, leaf, detail)
        self._tree.finish(self._last_at)
        if not self._founded:
            self._found.add("entry_missing", 0, "No entry founds the register.")
        at = f"before entry {self._back_at}"
        self._found.note(
            self._unsigned,
            "1 entry was appended without the key that signs: the next one says so. Ask who did.",
            "{} entries were appended without the key that signs: those that follow them say so. Ask who did.",
        )
        self._found.note(self._back, f"The clock went back {at}.", f"The clock went back {{}} times, first {at}.")
        self._absent()
        self._tombstones()

    def _entry(self, seq: int, leaf: _LeafValues, detail: _DetailValues | None) -> None:
        _, text, hashed = leaf
        if seq != self._expected:
            self._tree.whole = False
            missing = (
                f"Entry {self._expected}" if seq == self._expected + 1 else f"Entries {self._expected} to {seq - 1}"
            )
            self._found.add("entry_missing", self._expected, f"{missing} are missing from between their neighbours.")
        self._expected = seq + 1
        data = str(text).encode("utf-8", "surrogatepass")
        if leaf_hash(data).hex() != hashed:
            self._found.add("entry_changed", seq, f"Entry {seq} is not the one that its hash was taken of.")
        try:
            entry = Entry.parse(data)
        except BadEntry as error:
            self._found.add("entry_malformed", seq, f"Entry {seq}: {error}")
            self._tree.grow(data)
            return
        self._facts(seq, entry)
        self._tree.grow(data)
        self._detail(seq, entry, detail)

    def _facts(self, seq: int, entry: Entry) -> None:
        """Check what an entry says by itself, and remember what it says of others."""
        register, facts = self._checking.register, entry.facts
        if entry.seq != seq:
            self._tree.whole = False
            self._found.add("entry_misnumbered", seq, f"At place {seq} stands the entry that calls itself {entry.seq}.")
        if entry.project != register.project:
            self._found.add("entry_malformed", seq, f"Entry {seq} is of another project.")
        if entry.act == "founded":
            self._founding(seq, entry)
        if self._last_at is not None and entry.at < self._last_at:
            self._back += 1
            self._back_at = seq if self._back_at is None else self._back_at
        self._last_at = entry.at
        self._known.keep("captured", [(name, digest, seq) for name, digest in entry.objects.items()])
        if entry.act == "key_added":
            self._tree.add_key(str(facts.get("key")), str(facts.get("public")))
        if isinstance(unsigned := facts.get(UNSIGNED), int):
            self._unsigned += unsigned
        if entry.act == "erased":
            self._known.keep("erased", [(id_, seq) for id_ in entry.ids])
            gone = facts.get("details")
            self._known.keep("gone", [(int(one), seq) for one in (gone if isinstance(gone, tuple) else ())])

    def _founding(self, seq: int, entry: Entry) -> None:
        register, marked = self._checking.register, entry.facts.get("synthetic")
        if self._founded or entry.ids != (register.id, register.project):
            self._found.add("entry_malformed", seq, f"Entry {seq} founds another register, or this one again.")
        elif marked is not register.synthetic:
            self._found.add(
                "mark_lost", register.id, "The register's mark, synthetic or not, is not as it was founded."
            )
        self._founded = True

    def _detail(self, seq: int, entry: Entry, detail: _DetailValues | None) -> None:
        if detail is None:
            if entry.commitment is not None:
                self._known.keep("lost", [(seq,)])
            return
        _, salt, body = detail
        self._found.counts["details"] += 1
        if entry.commitment is None:
            self._found.add("detail_unknown", seq, f"There are details of entry {seq}, which commits to none.")
            return
        try:
            digests = _digests.decode(body)
            holds = commitment(bytes(salt), digests) == entry.commitment
        except (msgspec.DecodeError, BadEntry, NotCanonical, TypeError, ValueError):
            holds, digests = False, {}
        if holds:
            self._known.keep("told", [(id_, digest, seq) for id_, digest in digests.items()])
        else:
            self._found.add("detail_changed", seq, f"The details of entry {seq}, or their salt, are not as they were.")

    def _absent(self) -> None:
        """Tell details that are absent without an erasure, and details that an erasure says are gone."""
        lawful = "SELECT 1 FROM gone WHERE gone.seq = lost.seq AND gone.told > lost.seq"
        for (seq,) in self._known.rows(f"SELECT seq FROM lost WHERE NOT EXISTS ({lawful}) ORDER BY seq"):
            self._found.add("salt_missing", seq, f"The details of entry {seq} are gone, and no erasure says so.")
        for seq, told in self._known.rows("SELECT seq, told FROM gone WHERE seq NOT IN (SELECT seq FROM lost)"):
            self._found.add(
                "erasure_incomplete", seq, f"Entry {told} erased the details of entry {seq}; they are there."
            )
        for (count,) in self._known.rows("SELECT count(*) FROM erased"):
            self._found.counts["erased records"] = count

    def _tombstones(self) -> None:
        """Hold the tombstones and the entries of erasures against each other."""
        for stone in streamed(Tombstone):
            if self._checking.erased_by(stone.id) != stone.seq:
                self._found.add(
                    "tombstone_unfounded",
                    stone.id,
                    f"No entry {stone.seq} says that this was erased; its tombstone does.",
                )
            self._known.keep("stones", [(stone.id,)])
        for id_, seq in self._known.rows("SELECT id, seq FROM erased WHERE id NOT IN (SELECT id FROM stones)"):
            self._found.add("tombstone_missing", id_, f"Entry {seq} says that this was erased; its tombstone is gone.")


def _aligned() -> Iterator[tuple[int, _LeafValues | None, _DetailValues | None]]:
    """Return leaves and details by number, None where one of the two is not there."""
    leaves = iter(seen(Leaf).values_list("seq", "entry", "hash").iterator(chunk_size=1000))
    details = iter(seen(Detail).values_list("seq", "salt", "body").iterator(chunk_size=1000))
    leaf, detail = next(leaves, None), next(details, None)
    while leaf is not None or detail is not None:
        seq = min(one[0] for one in (leaf, detail) if one is not None)
        yield seq, leaf if leaf and leaf[0] == seq else None, detail if detail and detail[0] == seq else None
        if leaf is not None and leaf[0] == seq:
            leaf = next(leaves, None)
        if detail is not None and detail[0] == seq:
            detail = next(details, None)
