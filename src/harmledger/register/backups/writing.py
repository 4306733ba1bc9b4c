"""Writes a backup of one moment while others go on working; it is there whole, or under an unfinished name."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import msgspec

from harmledger.evidence import Anchor, Vault
from harmledger.evidence.durable import make_folder, publish, sync_folder, write_parts
from harmledger.register.backups.keys import header_of, write_keys
from harmledger.register.backups.manifest import (
    BackupRefused,
    Folder,
    Manifest,
    NotABackup,
    Table,
    read_manifest,
    told,
)
from harmledger.register.backups.objects import Copied, copy_objects
from harmledger.register.backups.sealing import BadKeys
from harmledger.register.backups.tables import copied, dump, values_in
from harmledger.register.backups.unfinished import building, finish, sync_files
from harmledger.register.clock import stamp
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.forms import known_forms
from harmledger.register.ids import new_id
from harmledger.register.models import StoredObject
from harmledger.register.opening import Register
from harmledger.register.verifying.anchoring import anchor_of


class KeysTo:
    """Where the keys go: a file that is not there yet, apart from the backup, and the passphrase that locks it."""

    def __init__(self, path: Path, passphrase: str) -> None:
        self.path = path
        self.passphrase = passphrase

    @property
    def part(self) -> Path:
        """The file in which they are written."""
        return self.path.with_name(f"{self.path.name}.unfinished")


def unfinished(destination: Path) -> Path:
    """Return the folder in which a backup is built."""
    return destination.with_name(f"{destination.name}.unfinished")


def write_backup(
    register: Register, destination: Path, keys: KeysTo | None = None, like: Path | None = None
) -> Manifest:
    """Write a backup to a new folder and return what it says of itself; what goes wrong leaves nothing behind.

    `like` is an earlier backup: objects that it holds are linked where the file system can, and copied where not.
    """
    made = unfinished(destination)
    if destination.exists():
        raise BackupRefused(f"{destination} is already there; a backup is never written over anything.")
    likes = [_vault_of(like)] if like else []
    if keys:
        _check_place(keys, destination, made)
    with told("The backup cannot be written"), building(made):
        try:
            backup = _Writing(register, Folder(made), keys)
            manifest = backup.write(likes)
            if keys:
                publish(keys.part, keys.path)
                sync_folder(keys.path.parent)
            finish(made, destination)
        except BaseException:
            if keys:
                _withdraw(keys, made)
            raise
    return manifest


def _vault_of(like: Path) -> Vault:
    folder = Folder(like)
    read_manifest(folder)
    return folder.vault


def _check_place(keys: KeysTo, destination: Path, made: Path) -> None:
    """Refuse a place within the backup, or one that is taken; clear what an interrupted run left."""
    place = keys.path.resolve()
    if any(folder.resolve() in (place, *place.parents) for folder in (destination, made)):
        raise BackupRefused("The keys must not lie within the backup: who has both can read everything.")
    with told("The file of keys cannot be written"):
        if keys.path.exists():
            if not _is_left_over(keys, made):
                raise BackupRefused("There is already a file where the keys should go; it was left as it is.")
            keys.path.unlink()
        keys.part.unlink(missing_ok=True)


def _is_left_over(keys: KeysTo, made: Path) -> bool:
    """Tell whether the file of keys belongs to the unfinished backup: its run died before the backup got its name."""
    with suppress(NotABackup, BadKeys):
        return header_of(keys.path).backup == read_manifest(Folder(made)).backup
    return False


def _withdraw(keys: KeysTo, made: Path) -> None:
    with suppress(OSError):
        keys.part.unlink(missing_ok=True)
        if made.exists() and keys.path.exists() and _is_left_over(keys, made):
            keys.path.unlink()


class _Writing:
    """One backup being written."""

    def __init__(self, register: Register, folder: Folder, keys: KeysTo | None) -> None:
        self._register = register
        self._folder = folder
        self._keys = keys
        self._id = new_id(register.clock())

    def write(self, likes: list[Vault]) -> Manifest:
        """Write all files of the backup, the manifest last."""
        earlier: list[Path] = []
        while True:
            at = stamp(self._register.clock())
            tables, anchor = self._tables()
            done = self._objects([*likes, *map(Vault, earlier)])
            if not self._were_erased(done.missing):
                break
            # Something was lawfully erased between the tables and its object: a moment before is no longer to be had.
            earlier.append(self._folder.path / f"earlier-{len(earlier)}")
            self._folder.vault.folder.rename(earlier[-1])
            shutil.rmtree(self._folder.tables)
        for folder in earlier:
            shutil.rmtree(folder)
        manifest = Manifest(
            backup=self._id,
            register=self._register.id,
            form=known_forms()[-1],  # a register of another form is not opened
            at=at,
            tables=tables,
            objects=done.objects,
            bytes=done.bytes,
            damaged=tuple(sorted([*done.missing, *done.differing])),
            anchor=anchor,
        )
        write_parts({self._folder.anchor: anchor.to_text().encode()})
        write_parts({self._folder.manifest: msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"})
        return manifest

    def _tables(self) -> tuple[dict[str, Table], Anchor]:
        """Write one moment of the tables, and the keys of the same moment; return the head that they end with."""
        self._folder.tables.mkdir(mode=0o700)
        with self._register.moment():
            tables = {model.__name__: dump(model, SNAPSHOT, self._folder.table(model.__name__)) for model in copied()}
            anchor = anchor_of(self._register)
            if self._keys:
                self._keys.part.unlink(missing_ok=True)
                write_keys(self._keys.part, self._register.home, self._id, self._keys.passphrase, SNAPSHOT)
        sync_files(self._folder.tables)
        return tables, anchor

    def _objects(self, likes: list[Vault]) -> Copied:
        make_folder(self._folder.vault.folder)
        wanted = values_in(self._folder.table(StoredObject.__name__), "name", "ciphertext")
        return copy_objects(wanted, self._register.vault, self._folder.vault, likes)

    def _were_erased(self, missing: list[str]) -> bool:
        with self._register.moment():
            known = StoredObject.objects.using(SNAPSHOT)
            return any(not known.filter(name=name).exists() for name in missing)
