"""Writes guarded rows anew: values move between the open body and ciphertexts, and the keys they had are destroyed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harmledger.model.codes import Protection
from harmledger.protection import field_classes, split
from harmledger.register.guarding import Fields, class_of, key_ids
from harmledger.register.ledger import Ledger
from harmledger.register.models import DataKey, Guarded
from harmledger.register.opening import Register
from harmledger.register.preparing import Body, Parts

Marks = Mapping[str, Protection]


def values_of(register: Register, row: Guarded) -> Fields:
    """Return all values of a row, as the transaction that is open sees them."""
    keys = DataKey.objects.in_bulk(key_ids([row]))
    return register.guard.get(row, keys)


def rewrite(register: Register, ledger: Ledger, row: Guarded, values: Mapping[str, Any], marks: Marks) -> None:
    """Write a flat row's values by the classes that the table, its marks and its own class give them."""
    classes = field_classes(row.kind, values, class_of(row), marks)
    body, parts = split(values, {**classes, "": class_of(row)})
    put_anew(register, ledger, row, body, parts, marks)


def put_anew(register: Register, ledger: Ledger, row: Guarded, body: Body, parts: Parts, marks: Marks) -> None:
    """Write values that are already split, under new keys; the old ones go with this transaction."""
    old = key_ids([row])
    ledger.add(*register.guard.put_parts(row, body, parts, marks))
    DataKey.objects.filter(id__in=old).delete()
