"""Finds files that may hold what was erased: exports in the register's folder, and acts that made copies elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from pathlib import Path

from harmledger.evidence import Entry
from harmledger.evidence.durable import sync_folder
from harmledger.register.actions.erasing.told import Outside
from harmledger.register.errors import Unwritable
from harmledger.register.models import ClaimRow, Incident, Leaf, ReportRow

_ID = re.compile(rb"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-7[0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}")
_OVERLAP = 35  # one less than an id is long
_PIECE = 1 << 20
_COPYING = ("exported", "published", "backed_up")


def remove_exports(folder: Path, ids: Set[str]) -> list[str]:
    """Remove the files that hold any of these ids, and those that cannot be searched; return their names.

    A name is relative to the folder. Unwritable, without a name, where the disk refuses.
    """
    return _remove(folder, lambda path: _may_hold(path, ids))


def remove_places(folder: Path) -> int:
    """Remove the gazetteer that was made from the tables, so that it is made anew; return how many files went."""
    return len(_remove(folder, lambda _: True))


def _remove(folder: Path, wanted: Callable[[Path], bool]) -> list[str]:
    removed = []
    try:
        for path in sorted(folder.rglob("*")):
            if (path.is_file() or path.is_symlink()) and wanted(path):
                path.unlink(missing_ok=True)
                sync_folder(path.parent)
                removed.append(str(path.relative_to(folder)))
    except OSError as error:
        raise Unwritable(
            f"A folder of copies cannot be cleared: {error.strerror or type(error).__name__}. The erasure is not "
            "finished; `harmledger erase --finish` goes on with it."
        ) from None
    return removed


def ids_in_exports(entry: Entry) -> set[str]:
    """Return the ids under which an export may show what an `erased` entry tells of: its own, and those beside it."""
    emptied, touched = _ids(entry, "emptied"), _ids(entry, "touched")
    # a source's name stands beside its reports, and beside what was made of them
    for source in emptied:
        reports = ReportRow.objects.filter(source=source)
        incidents = Incident.objects.filter(link__claim__reading__report__source=source)
        claims = ClaimRow.objects.filter(reading__report__source=source)
        for rows in (reports, claims, incidents):
            touched |= set(rows.values_list("id", flat=True).iterator())
    return {*entry.ids, *emptied, *touched}


def copies_since(seq: int) -> Iterator[Outside]:
    """Yield the acts that handed data out or copied it from an entry on, oldest first."""
    leaves = Leaf.objects.filter(seq__gte=seq)
    found: dict[int, str] = {}
    for act in _COPYING:
        found |= dict(leaves.filter(entry__contains=f'"act":"{act}"').values_list("seq", "entry"))
    for number in sorted(found):
        entry = Entry.parse(found[number].encode())
        facts = {name: str(fact) for name, fact in entry.facts.items() if isinstance(fact, str | int | bool)}
        yield Outside(seq=number, act=entry.act, at=entry.at, facts=facts)


def erased_since(size: int) -> bool:
    """Tell whether something was erased since the ledger had this size; ask it under the lock on the ledger."""
    return Leaf.objects.filter(seq__gte=size, entry__contains='"act":"erased"').exists()


def _ids(entry: Entry, fact: str) -> set[str]:
    told = entry.facts.get(fact)
    return set(map(str, told)) if isinstance(told, tuple) else set()


def _may_hold(path: Path, ids: Set[str]) -> bool:
    """Search a file piece by piece; true also for what is no text, where an id would not be seen."""
    before = b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            text = before + piece
            if b"\0" in piece or any(found.decode().lower() in ids for found in _ID.findall(text)):
                return True
            before = text[-_OVERLAP:]
    return False
