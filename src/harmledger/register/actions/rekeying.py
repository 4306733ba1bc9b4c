"""Changes the register's key: every data key is wrapped anew, and old copies are closed once the old key is gone."""

from __future__ import annotations

import os
from collections.abc import Iterator

from django.db import connection, transaction

from harmledger.evidence.durable import sync_folder
from harmledger.register import connecting
from harmledger.register.actions.members import member
from harmledger.register.guarding import Guard
from harmledger.register.key_files import fitting_key, next_key
from harmledger.register.ledger import Ledger
from harmledger.register.models import DataKey
from harmledger.register.opening import Register

_AT_ONCE = 400


def rotate(register: Register) -> str:
    """Give the register a new key and return its id; the old one is gone from the folder of keys when this returns.

    A crash leaves the register with the old key or with the new one, and the file of the one that fits. Others who
    have the register open are refused their next act, and begin again with the new key.
    """
    new = register.guard.key.successor()
    guard = Guard(register.id, register.project, new, register.clock)
    try:
        with register.writing() as ledger:
            _settle(register, ledger.key_check)
            new.save(next_key(register.home))
            facts = {"keys": _wrap_anew(register, guard), "from": register.guard.key.id, "to": new.id}
            ledger.rekey(new.id)
            ledger.append("rekeyed", member(register, ledger), ids=[], facts=facts)
        register.guard = guard
    finally:
        # What the database says counts, whatever was raised: only then may one of the two files go.
        with connecting.told_plainly(), transaction.atomic():
            _settle(register, Ledger(register.clock, None).key_check)
    return new.id


def _wrap_anew(register: Register, guard: Guard) -> int:
    count = 0
    for few in _data_keys():
        wrapped = [(guard.wrap(register.guard.unwrap(row.wrapped, row.id), row.id), row.id) for row in few]
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {DataKey._meta.db_table} SET wrapped = %s WHERE id = %s", wrapped)
        count += len(few)
    return count


def _settle(register: Register, check: str) -> None:
    """Leave one key file, the one that fits; call it under the lock on the ledger, for two may change the key."""
    files = register.home
    if fitting_key(files, check) == next_key(files):
        os.replace(next_key(files), files.register_key)
    else:
        next_key(files).unlink(missing_ok=True)
    sync_folder(files.keys)


def _data_keys() -> Iterator[list[DataKey]]:
    """Yield all data keys, a few at a time; they may be changed meanwhile."""
    last = ""
    while few := list(DataKey.objects.filter(id__gt=last).order_by("id")[:_AT_ONCE]):
        yield few
        last = few[-1].id
