"""Backs a register up, and notes in the ledger that a copy went out; where it went is nobody's business."""

from __future__ import annotations

from pathlib import Path

from harmledger.model import HarmledgerError
from harmledger.register.actions.erasing.exports import erased_since
from harmledger.register.actions.members import member
from harmledger.register.backups.manifest import Manifest
from harmledger.register.backups.writing import KeysTo, write_backup
from harmledger.register.errors import Unwritable
from harmledger.register.opening import Register


class ErasedMeanwhile(HarmledgerError):
    """A backup that is there and holds what was lawfully erased since its moment."""


def back_up(register: Register, destination: Path, keys: KeysTo | None = None, like: Path | None = None) -> Manifest:
    """Write a backup as `write_backup` does, then note it; a register without its key can be copied, and notes nothing.

    Unwritable where the backup is there, whole, and the ledger could not take the note; ErasedMeanwhile where it holds
    what was erased while it was written.
    """
    manifest = write_backup(register, destination, keys, like)
    if not register.guard.has_key:
        return manifest
    facts = {"size": manifest.anchor.head.size, "objects": manifest.objects, "keys": keys is not None}
    try:
        with register.writing() as ledger:
            outdated = erased_since(manifest.anchor.head.size)
            ledger.append("backed_up", member(register, ledger), ids=[manifest.backup], facts=facts)
    except Unwritable as error:
        raise Unwritable(f"The backup is there, whole, but the ledger could not note it. {error}") from error
    if outdated:
        raise ErasedMeanwhile(
            "Something was erased while the backup was being written, and the backup still holds it: destroy it, and "
            "its file of keys where there is one, and make another."
        )
    return manifest
