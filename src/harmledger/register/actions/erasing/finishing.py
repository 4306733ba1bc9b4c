"""What an erasure removes outside the tables. It can be interrupted anywhere, and done again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from harmledger.evidence import Entry
from harmledger.model import HarmledgerError
from harmledger.register import connecting
from harmledger.register.actions.erasing.clearing import flush, rewrite
from harmledger.register.actions.erasing.exports import ids_in_exports, remove_exports, remove_places
from harmledger.register.actions.erasing.told import Finished
from harmledger.register.actions.places import keep_gazetteer
from harmledger.register.errors import Unwritable
from harmledger.register.guarding import decoded
from harmledger.register.models import Erasure, Leaf
from harmledger.register.opening import Register

REWRITE = "rewrite"
"""Stands in `Erasure.names` beside the names of vault files until all of that is done. Then only the log of changes is
left, and a big database is not written anew a second time.
"""


def unfinished(register: Register) -> int:
    """Return how many erasures have still something to remove outside the tables."""
    with connecting.told_plainly():
        return Erasure.objects.count()


def finish(register: Register, patience_s: float = 5.0) -> Finished:
    """Remove what unfinished erasures left outside the tables; costs one look-up where there is none.

    `patience_s` is how long to wait for others who read. What cannot be done yet stays for the next time, and `waiting`
    says why; nothing is raised for it, so that other work can go on.
    """
    with connecting.told_plainly():
        rows = {row.seq: decoded(row.names) for row in Erasure.objects.order_by("seq")}
    if not rows:
        return Finished()
    done = Finished()
    try:
        with connecting.told_plainly():
            entries = {seq: _entry(seq) for seq in rows}
            ids = {id_ for entry in entries.values() for id_ in ids_in_exports(entry)}
            exports = remove_exports(register.home.exports, ids)
            done = replace(_remove(register, rows, entries.values()), exports=tuple(exports))
            if fresh := [seq for seq, told in rows.items() if REWRITE in told]:
                kinds = {str(kind) for seq in fresh for kind in _listed(entries[seq], "kinds")}
                rewrite(register.home, kinds, patience_s)
                Erasure.objects.filter(seq__in=fresh).update(names="[]")
            undone = flush(patience_s)
            # an export that was being written saw an older moment; nobody does from now on
            exports += remove_exports(register.home.exports, ids)
            Erasure.objects.filter(seq__in=list(rows)).delete()
    except HarmledgerError as error:
        return replace(done, waiting=str(error))
    return replace(done, erasures=len(rows), exports=tuple(exports), undone=undone)


def _remove(register: Register, rows: dict[int, list[str]], entries: Iterable[Entry]) -> Finished:
    """Remove files of the vault and, where a place went, the gazetteer, which is made anew; return what was removed."""
    names = [name for told in rows.values() for name in told if name != REWRITE]
    register.vault.remove(names)
    places = 0
    if any("place" in _listed(entry, "kinds") for entry in entries):
        places = remove_places(register.home.places)
        keep_gazetteer(register)
    return Finished(objects=len(names), places=places)


def _entry(seq: int) -> Entry:
    leaf = Leaf.objects.filter(seq=seq).values_list("entry", flat=True).first()
    if leaf is None:
        raise Unwritable(
            f"Entry {seq} of the ledger, which tells of the erasure, is gone; `harmledger verify` says more."
        )
    return Entry.parse(leaf.encode())


def _listed(entry: Entry, fact: str) -> tuple[Any, ...]:
    told = entry.facts.get(fact)
    return told if isinstance(told, tuple) else ()
