"""Checks the rows of every table against the latest details that name them, and opens what is protected in them."""

from __future__ import annotations

from collections.abc import Mapping

from harmledger.evidence import Unreadable
from harmledger.register.guarding import decoded, key_ids
from harmledger.register.models import ClaimRow, DataKey, Guarded, Record
from harmledger.register.preparing import columns_of
from harmledger.register.verifying.checking import MALFORMED, Checking, seen, streamed, tables

Keys = Mapping[str, DataKey]


def check_rows(checking: Checking) -> None:
    """Check all tables, then tell what the ledger knows of and no table holds."""
    for model in tables():
        for rows in checking.batches(streamed(model), f"{model.kind} records"):
            guarded = [row for row in rows if isinstance(row, Guarded)]
            keys = keys_of(checking, key_ids(guarded))
            for row in rows:
                _digest(checking, row)
                if isinstance(row, Guarded):
                    _parts(checking, row, keys)
                if isinstance(row, ClaimRow):
                    _columns(checking, row)
            checking.known.keep("there", [(row.id,) for row in rows])
    absent = "id NOT IN (SELECT id FROM there) AND id NOT IN (SELECT id FROM erased)"
    for id_, seq in checking.known.rows(f"SELECT id, seq FROM told WHERE {absent} ORDER BY seq"):
        checking.found.add("row_missing", id_, f"Entry {seq} tells of this record; it is gone, and no erasure says so.")


def keys_of(checking: Checking, ids: list[str]) -> Keys:
    """Return the data keys with these ids that are there, and remember that they are needed."""
    checking.known.keep("needed", [(id_,) for id_ in ids])
    return {key.id: key for key in seen(DataKey).filter(id__in=ids)}


def check_spare_keys(checking: Checking) -> None:
    """Tell how many data keys nothing needs."""
    spare = 0
    for keys in checking.batches(seen(DataKey).values_list("id", flat=True).iterator(), "data keys"):
        spare += sum(checking.known.get("needed", "key", id_) is None for id_ in keys)
    checking.found.note(spare, "1 data key opens nothing.", "{} data keys open nothing.")


def check_key(checking: Checking, key_id: str, keys: Keys, of: str) -> DataKey | None:
    """Return a needed data key, None where it is not there or does not open, which is told."""
    key = keys.get(key_id)
    if key is None and checking.is_sealed:
        return None  # the report says that no key is here
    if key is None:
        checking.found.add("data_key_missing", key_id, f"The data key of {of} is gone, and no erasure says so.")
        return None
    if checking.has_key:
        try:
            checking.register.guard.unwrap(key.wrapped, key.id)
        except (Unreadable, TypeError):
            checking.found.add(
                "data_key_unreadable", key_id, f"The data key of {of} does not open with the register's key."
            )
            return None
    return key


def _digest(checking: Checking, row: Record) -> None:
    """Compare a row with what the ledger says of it."""
    erased = checking.erased_by(row.id)
    told = checking.known.get("told", "id", row.id)
    if erased is not None:
        checking.found.add("erasure_incomplete", row.id, f"Entry {erased} erased this {row.kind}; it is there again.")
    elif told is None:
        checking.found.add("row_unknown", row.id, f"No entry tells of this {row.kind}.")
    elif _digest_of(row) != told[1]:
        checking.found.add("row_changed", row.id, f"This {row.kind} is not as entry {told[2]} commits to it.")


def _digest_of(row: Record) -> str | None:
    try:
        return row.digest()
    except MALFORMED:
        return None


def _parts(checking: Checking, row: Guarded, keys: Keys) -> None:
    """Check that the keys of a row are there, and that all of it opens and joins."""
    whole = [check_key(checking, id_, keys, f"{row.kind} {row.id}") for id_ in key_ids([row])]
    if not checking.has_key or None in whole:
        return
    try:
        checking.register.guard.get(row, keys)
    except MALFORMED:
        checking.found.add("row_unreadable", row.id, f"The protected values of this {row.kind} do not open or fit.")


def _columns(checking: Checking, row: ClaimRow) -> None:
    try:
        told = columns_of(decoded(row.body))
    except MALFORMED:
        checking.found.add("row_unreadable", row.id, "The body of this claim is not one.")
        return
    if wrong := [name for name, value in told.items() if getattr(row, name) != value]:
        checking.found.add("columns_differ", row.id, f"The column {wrong[0]} of this claim is not what its body says.")
