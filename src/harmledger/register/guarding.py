"""Writes and opens guarded rows: what is stricter than internal goes into ciphertexts, each under a key of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from harmledger.evidence import RegisterKey, lock, new_data_key, unlock
from harmledger.model.codes import Protection
from harmledger.protection import allows, field_classes, join, split
from harmledger.protection.classes import CLASSES, SEALED
from harmledger.register.clock import Clock
from harmledger.register.errors import KeyMissing
from harmledger.register.ids import new_id
from harmledger.register.models import DataKey, Guarded

STRICT: tuple[Protection, ...] = ("restricted", "sealed")
Fields = dict[str, Any]


class Guard:
    """Locks values of one register under data keys, and opens them."""

    def __init__(self, register: str, project: str, key: RegisterKey | None, clock: Clock) -> None:
        """Know the register, whose id is bound into every ciphertext, and its key."""
        self.register = register
        self.project = project
        self._key = key
        self._clock = clock

    @property
    def key(self) -> RegisterKey:
        """The register's key; KeyMissing where it is not here."""
        if self._key is None:
            raise KeyMissing(
                "The register's key is not here, so nothing that it protects can be opened or added; "
                "put register.key back into the folder of keys. `harmledger verify` works without it."
            )
        return self._key

    @property
    def has_key(self) -> bool:
        """Tell whether protected values can be opened."""
        return self._key is not None

    def lock(self, plain: bytes, context: str) -> tuple[bytes, DataKey]:
        """Lock bytes under a new data key; return the ciphertext, and the key's row, which is not yet kept."""
        data_key = new_data_key()
        row = DataKey(id=new_id(self._clock()), project_id=self.project)
        row.wrapped = self.wrap(data_key, row.id)
        return lock(data_key, plain, self._context(context)), row

    def unlock(self, locked: bytes | memoryview, wrapped: bytes | memoryview, key_id: str, context: str) -> bytes:
        """Open what `lock` made; evidence.Unreadable when anything is not as it was."""
        return unlock(self.unwrap(wrapped, key_id), bytes(locked), self._context(context))

    def unwrap(self, wrapped: bytes | memoryview, key_id: str) -> bytes:
        """Return a data key; evidence.Unreadable when its row is not as it was."""
        return self.key.unwrap(bytes(wrapped), self._context("key", key_id))

    def wrap(self, data_key: bytes, key_id: str) -> bytes:
        """Lock a data key for its row."""
        return self.key.wrap(data_key, self._context("key", key_id))

    def put(
        self, row: Guarded, values: Mapping[str, Any], marks: Mapping[str, Protection] | None = None
    ) -> list[DataKey]:
        """Write the fields of a flat record by the table of protection and by marks; return the rows of new keys.

        The class of the record itself is the row's. Keys that the row had before are for the caller to delete.
        """
        marked = marks or {}
        body, parts = split(dict(values), field_classes(row.kind, values, class_of(row), marked))
        return self.put_parts(row, body, parts, marked)

    def put_parts(
        self,
        row: Guarded,
        body: Mapping[str, Any],
        parts: Mapping[Protection, Mapping[str, object]],
        marks: Mapping[str, Protection],
    ) -> list[DataKey]:
        """Write values that are already split, as `put` does."""
        row.marks = encoded(marks)
        row.body = encoded(body)
        keys = []
        for class_ in STRICT:
            locked, key_id = None, None
            if parts.get(class_):
                plain = encoded(parts[class_]).encode("utf-8", "surrogatepass")
                locked, key = self.lock(plain, f"{row.kind}/{row.id}/{class_}")
                key_id = key.id
                keys.append(key)
            setattr(row, class_, locked)
            setattr(row, f"{class_}_key", key_id)
        return keys

    def get(self, row: Guarded, keys: Mapping[str, DataKey], limit: Protection = "sealed") -> Fields:
        """Return the values of a row up to a class, by default all; `keys` holds its data keys by id.

        What is stricter is not even decrypted: it stays as `split` left it.
        """
        parts: dict[Protection, Mapping[str, object]] = {}
        for class_ in STRICT:
            key_id = getattr(row, f"{class_}_key")
            if key_id is None or not allows(limit, class_):
                continue
            if key_id not in keys:
                raise KeyMissing(f"The data key of {row.kind} {row.id} is lost; its {class_} values cannot be opened.")
            plain = self.unlock(getattr(row, class_), keys[key_id].wrapped, key_id, f"{row.kind}/{row.id}/{class_}")
            parts[class_] = decoded(plain)
        return join(decoded(row.body), parts)

    def _context(self, *parts: str) -> str:
        return "/".join((self.register, *parts))


def class_of(row: Guarded) -> Protection:
    """Return the class of a record; sealed where the column holds none, so that damage opens nothing."""
    return next((class_ for class_ in CLASSES if class_ == row.protection), SEALED)


def key_ids(rows: Iterable[Guarded], limit: Protection = "sealed") -> list[str]:
    """Return the ids of the data keys that are needed to open these rows up to a class."""
    wanted = [class_ for class_ in STRICT if allows(limit, class_)]
    return [key for row in rows for class_ in wanted if (key := getattr(row, f"{class_}_key"))]


def marks_of(row: Guarded) -> dict[str, Protection]:
    """Return a row's marks, path to class."""
    marks: dict[str, Protection] = decoded(row.marks)
    return marks


def encoded(value: object) -> str:
    """Return a value as one line of JSON, keys in order, so that equal values are equal texts."""
    return msgspec.json.encode(value, order="deterministic").decode("utf-8")


def decoded(text: str | bytes) -> Any:
    """Return the value of JSON that we wrote."""
    return msgspec.json.decode(text)
