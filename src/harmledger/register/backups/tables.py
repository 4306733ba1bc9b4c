"""Tables as lines of JSON, the same for either database: written from one moment, read back a few rows at a time."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from django.apps import apps
from django.db import models

from harmledger.register.backups.manifest import NotABackup, Table

Model = type[models.Model]

APART = ("DataKey", "Erasure")
"""Tables that no backup holds: keys go into a file of their own, and what is still to be destroyed is not copied."""
_ROWS = 2000


def copied(of: Any = apps) -> list[Model]:
    """Return the tables that a backup holds, those of today's form or of the historical one that is given."""
    found = of.get_app_config("register").get_models()
    return sorted((model for model in found if model.__name__ not in APART), key=lambda model: model.__name__)


def dump(model: Model, using: str, path: Path) -> Table:
    """Write a table to a new file, rows in the order of their keys; memory stays flat."""
    total, count = hashlib.sha256(), 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for line in lines(model, using):
            file.write(line)
            total.update(line)
            count += 1
    return Table(rows=count, sha256=total.hexdigest())


def lines(model: Model, using: str) -> Iterator[bytes]:
    """Yield a table's rows as lines of JSON."""
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._default_manager.using(using).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=_ROWS):
        yield msgspec.json.encode(dict(zip(names, row, strict=True))) + b"\n"


def load(model: Model, path: Path) -> Iterator[models.Model]:
    """Yield the rows of a file, not yet kept; NotABackup where a line is no row of this table."""
    with path.open("rb") as file:
        for line in file:
            yield row_of(model, line)


def row_of(model: Model, line: bytes) -> models.Model:
    """Return the row of one line; NotABackup where it is none."""
    try:
        values = msgspec.json.decode(line, type=dict)
        for field in model._meta.concrete_fields:
            if isinstance(field, models.BinaryField) and values[field.attname] is not None:
                values[field.attname] = base64.b64decode(values[field.attname], validate=True)
        return model(**values)
    except (msgspec.DecodeError, KeyError, TypeError, ValueError, binascii.Error):
        raise NotABackup(f"The backup is damaged: a line of {model.__name__} is no row of this form.") from None


def values_in(path: Path, *names: str) -> Iterator[tuple[Any, ...]]:
    """Yield some columns of each row of a file."""
    with path.open("rb") as file:
        for line in file:
            row = msgspec.json.decode(line, type=dict)
            yield tuple(row[name] for name in names)
