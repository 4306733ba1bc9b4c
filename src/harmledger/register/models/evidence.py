"""The proof: stored objects and their keys, the ledger's leaves and details, its signed heads, unfinished erasures."""

from typing import ClassVar

from django.db import models

from harmledger.register.models.record import Record


class DataKey(Record):
    """A data key, wrapped by the register's key. Deleting the row is what makes a ciphertext unreadable for ever.

    No ledger entry tells its digest: keys leave without a trace of what they were.
    """

    kind: ClassVar[str] = "key"

    wrapped = models.BinaryField()


class StoredObject(Record):
    """Bytes in the vault, once however many reports hold them. `name` is the file's, `address` the keyed hash."""

    kind: ClassVar[str] = "object"

    name = models.CharField(max_length=32, unique=True)
    address = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    ciphertext = models.CharField(max_length=64)
    key_id = models.CharField(max_length=36)


class Leaf(models.Model):
    """One entry of the ledger as canonical JSON, with its leaf hash (hex)."""

    seq = models.BigIntegerField(primary_key=True)
    entry = models.TextField()
    hash = models.CharField(max_length=64)


class Detail(models.Model):
    """What an entry commits to: JSON of row id to digest, and the salt. Erasable, unlike the entry."""

    seq = models.BigIntegerField(primary_key=True)
    salt = models.BinaryField()
    body = models.TextField()


class LedgerState(models.Model):
    """The one row: whose ledger this is and where it ends; `key_check` tells a wrong key from the right one."""

    id = models.IntegerField(primary_key=True, default=1)
    register = models.CharField(max_length=36)
    project_id = models.CharField(max_length=36)
    key_check = models.CharField(max_length=16)
    size = models.BigIntegerField()
    frontier = models.TextField()
    last_at = models.CharField(max_length=24)


class SignedHead(models.Model):
    """The head after a transaction, signed; JSON of `evidence.Head`. Every transaction since the first key has one."""

    size = models.BigIntegerField(primary_key=True)
    head = models.TextField()


class Tombstone(models.Model):
    """The id of something lawfully erased, and the number of the entry that says why."""

    id = models.CharField(primary_key=True, max_length=36)
    seq = models.BigIntegerField(db_index=True)


class Erasure(models.Model):
    """What an erasure has still to destroy outside the tables; the row goes when it is done."""

    seq = models.BigIntegerField(primary_key=True)
    names = models.TextField()
