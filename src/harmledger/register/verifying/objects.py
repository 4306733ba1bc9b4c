"""Checks the stored objects: the file in the vault, its digest, its key, and with the key its address."""

from __future__ import annotations

from hashlib import sha256

from harmledger.evidence import BadName, MissingObject, Unreadable, VaultTrouble
from harmledger.register.connecting import WRITER
from harmledger.register.guarding import decoded
from harmledger.register.models import Erasure, StoredObject
from harmledger.register.verifying.checking import MALFORMED, Checking, seen, streamed
from harmledger.register.verifying.rows import Keys, check_key, keys_of


def check_objects(checking: Checking) -> None:
    """Check every stored object, then the files that no row and the rows that no entry speaks of."""
    for rows in checking.batches(streamed(StoredObject), "stored objects"):
        keys = keys_of(checking, [row.key_id for row in rows])
        for row in rows:
            if not _object(checking, row, keys):
                checking.known.keep("changed", [(row.id,)])
        checking.known.keep("stored", [(row.name,) for row in rows])
    _files(checking)
    absent = "SELECT name, seq FROM captured WHERE name NOT IN (SELECT name FROM stored) ORDER BY seq"
    for name, seq in checking.known.rows(absent):
        if checking.erased_by(as_id(name)) is None:
            checking.found.add(
                "object_missing", name, f"Entry {seq} preserved this object; it is gone from the tables."
            )


def as_id(name: str) -> str:
    """Return the id of the object that has this name in the vault."""
    return "-".join((name[:8], name[8:12], name[12:16], name[16:20], name[20:]))


def plain_of(checking: Checking, row: StoredObject, keys: Keys) -> bytes | None:
    """Return the plain bytes of an object, None where they are not to be had, which `check_objects` has told."""
    key = keys.get(row.key_id)
    if key is None or checking.known.get("changed", "id", row.id):
        return None
    try:
        locked = checking.register.vault.get(row.name)
        return checking.register.guard.unlock(locked, key.wrapped, key.id, f"object/{row.id}")
    except MALFORMED:
        return None  # it went while we looked


def _object(checking: Checking, row: StoredObject, keys: Keys) -> bool:
    """Check one object; return whether its bytes are those that were preserved."""
    found = checking.found
    try:
        locked = checking.register.vault.get(row.name)
    except (MissingObject, BadName, TypeError):
        if not StoredObject.objects.using(WRITER).filter(id=row.id).exists():
            return False  # lawfully erased since the moment that we look at
        found.add("object_missing", row.id, "The file of this object is not in the vault.")
        return False
    except VaultTrouble as error:
        found.add("object_missing", row.id, f"The file of this object cannot be read: {error}")
        return False
    captured = checking.known.get("captured", "name", row.name)
    if len(locked) != row.size:
        found.add("object_changed", row.id, f"The file of this object has {len(locked)} bytes and had {row.size}.")
    elif sha256(locked).hexdigest() != row.ciphertext:
        found.add("object_changed", row.id, "The file of this object is not the one that was preserved.")
    elif captured is None:
        found.add("object_unknown", row.id, "No entry says that this object was preserved.")
    elif captured[1] != row.ciphertext:
        found.add("object_changed", row.id, f"This object is not the one that entry {captured[2]} preserved.")
    else:
        return _opens(checking, row, locked, keys)
    return False


def _opens(checking: Checking, row: StoredObject, locked: bytes, keys: Keys) -> bool:
    key = check_key(checking, row.key_id, keys, f"object {row.id}")
    if key is None:
        return False
    if not checking.has_key:
        return True
    guard = checking.register.guard
    try:
        plain = guard.unlock(locked, key.wrapped, key.id, f"object/{row.id}")
    except Unreadable:
        checking.found.add("object_unreadable", row.id, "This object does not open with its data key.")
        return False
    if guard.key.address(plain) != row.address:
        checking.found.add("address_differs", row.id, "The address of this object is not that of its plain bytes.")
        return False
    return True


def _files(checking: Checking) -> None:
    """Tell of files that no row speaks of: remains of an interrupted write, or of an erasure that is not finished."""
    vault, found = checking.register.vault, checking.found
    pending: set[str] = set()
    unfinished = list(seen(Erasure))
    for row in unfinished:
        try:
            pending.update(decoded(row.names) or ())  # null: the files are gone already
        except MALFORMED:
            found.add(
                "row_unreadable", row.seq, f"What the erasure of entry {row.seq} has still to do is not readable."
            )
    over = 0
    for names in checking.batches(vault.names(), "files in the vault"):
        for name in names:
            if checking.known.get("stored", "name", name):
                continue
            erased = checking.erased_by(as_id(name))
            if erased is None:
                over += 1
            elif name not in pending:
                found.add("erasure_incomplete", as_id(name), f"Entry {erased} erased this object; its file is there.")
    parts = sum(1 for _ in vault.leftovers())
    found.note(
        over + parts,
        "1 file in the vault is left over from an interrupted write; nothing needs it.",
        "{} files in the vault are left over from interrupted writes; nothing needs them.",
    )
    found.note(
        len(unfinished),
        "An erasure is not finished: run `harmledger erase --finish`.",
        "{} erasures are not finished: run `harmledger erase --finish`.",
    )
