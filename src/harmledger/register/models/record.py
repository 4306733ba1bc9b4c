"""What every row has: an opaque id, its project, and a digest by which the ledger knows it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import ClassVar

from django.db import models


class Record(models.Model):
    """A row with an opaque id that belongs to a project.

    `kind` is the word by which ids of this table are called in the ledger, in marks and on the command line.
    """

    kind: ClassVar[str] = ""

    id = models.CharField(primary_key=True, max_length=36)
    project_id = models.CharField(max_length=36)

    class Meta:
        """No table of its own."""

        abstract = True

    def digest(self) -> str:
        """Return the SHA-256 (hex) over the table's name and every column by name, each value with its type and length.

        The framing makes it unambiguous: no two different rows are written as the same bytes. Ciphertexts go in as
        they are, so that a register without its keys can be checked.
        """
        total = sha256(self.kind.encode())
        for name in _columns(type(self)):
            tag, data = _framed(getattr(self, name))
            total.update(b"\0%s\0%c%d\0" % (name.encode(), tag, len(data)))
            total.update(data)
        return total.hexdigest()


@cache
def _columns(table: type[models.Model]) -> tuple[str, ...]:
    """Return the names of a table's columns in their own order: that of the class may be another in a migration."""
    return tuple(sorted(field.attname for field in table._meta.concrete_fields))


def _framed(value: object) -> tuple[int, bytes]:
    """Return the type's letter and the bytes of a column's value; equal values of either database give equal bytes."""
    match value:
        case None:
            return ord("n"), b""
        case bool():
            return ord("b"), b"1" if value else b"0"
        case int():
            return ord("i"), str(value).encode()
        case float():
            return ord("f"), value.hex().encode()
        case str():
            return ord("s"), value.encode("utf-8", "surrogatepass")
        case bytes() | bytearray() | memoryview():
            return ord("y"), bytes(value)
    raise TypeError(f"a column holds a {type(value).__name__}")


class Guarded(Record):
    """A row whose values have classes.

    `body` is JSON of what is public or internal; `restricted` and `sealed` are ciphertexts of JSON objects, path to
    value, each under a data key of its own. `protection` is the class of the record itself, `marks` JSON of path to
    class.
    """

    protection = models.CharField(max_length=10, default="internal", db_column="class")
    marks = models.TextField(default="{}")
    body = models.TextField(default="{}")
    restricted = models.BinaryField(null=True)
    restricted_key = models.CharField(max_length=36, null=True)
    sealed = models.BinaryField(null=True)
    sealed_key = models.CharField(max_length=36, null=True)

    class Meta:
        """No table of its own."""

        abstract = True
