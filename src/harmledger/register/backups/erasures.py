"""What a later ledger says was erased, so that restoring an older backup does not bring it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from harmledger.evidence import BadEntry, Entry
from harmledger.register.backups.manifest import Folder, NotABackup, read_manifest
from harmledger.register.backups.tables import values_in
from harmledger.register.models import Leaf


class Gone(msgspec.Struct, frozen=True):
    """One erasure: the code of its reason, and the ids of what went or was emptied."""

    reason: str
    ids: tuple[str, ...]


def erased_at(using: str) -> Iterator[Gone]:
    """Yield the erasures that the ledger tells of, at the moment that a connection sees."""
    leaves = Leaf.objects.using(using).filter(entry__contains='"act":"erased"').order_by("seq")
    return erasures_in(leaves.values_list("entry", flat=True).iterator())


def erased_in(backup: Path, register: str) -> Iterator[Gone]:
    """Yield the erasures that the ledger of a later backup tells of; NotABackup where it is none of this register."""
    folder = Folder(backup)
    if read_manifest(folder).register != register:
        raise NotABackup("The later backup is of another register.")
    return erasures_in(entry for (entry,) in values_in(folder.table(Leaf.__name__), "entry"))


def erasures_in(entries: Iterable[str]) -> Iterator[Gone]:
    """Yield the erasures among entries of a ledger."""
    for text in entries:
        try:
            entry = Entry.parse(text.encode())
        except BadEntry:
            raise NotABackup("The ledger that should tell what was erased later is damaged.") from None
        if entry.act == "erased":
            emptied = entry.facts.get("emptied") or ()
            more = [str(id_) for id_ in emptied] if isinstance(emptied, tuple) else []
            yield Gone(str(entry.facts.get("reason")), (*entry.ids, *more))
