"""Restores a backup into a new register, which is there only once it has proved itself."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from harmledger.evidence import RegisterKey
from harmledger.evidence.durable import sync_folder, write_parts
from harmledger.register import connecting
from harmledger.register.actions.rebuilding import Rebuilding
from harmledger.register.backups.keys import KeyFiles, Keys
from harmledger.register.backups.manifest import (
    BackupRefused,
    Folder,
    Manifest,
    check_tables,
    read_manifest,
    told,
)
from harmledger.register.backups.sealing import BadKeys
from harmledger.register.backups.unfinished import building, finish, sync_files
from harmledger.register.clock import Clock, machine_clock
from harmledger.register.errors import NotARegister
from harmledger.register.home import Home, Settings, read_home
from harmledger.register.opening import OPERATOR


class KeysFrom(NamedTuple):
    """A file of keys and its passphrase."""

    path: Path
    passphrase: str


class Restored(NamedTuple):
    """What came of a restoring: whose and of when the register is, and how many records were erased once more.

    `has_keys` is False for a sealed copy: it can be checked, and what is protected in it cannot be opened.
    """

    manifest: Manifest
    has_keys: bool
    erased_again: int


def restore(
    backup: Path,
    folder: Path,
    keys: KeysFrom | None = None,
    *,
    later: Path | None = None,
    database: str = "",
    clock: Clock = machine_clock,
    member: str = OPERATOR,
) -> Restored:
    """Make the register of a backup in a new folder; on any error nothing of it stays.

    `database` is the URL of an empty PostgreSQL database, or empty for SQLite. What the file of keys, or a `later`
    backup of the same register, knows as erased is erased again.
    """
    source = Folder(backup)
    with told("The backup cannot be read"):
        manifest = read_manifest(source)
        check_tables(source, manifest)
    if folder.exists():
        raise BackupRefused(f"{folder} is already there; a register is restored into a new folder.")
    made = folder.with_name(f"{folder.name}.unfinished")
    home = _home(made, manifest.register, database)
    if later and not keys:
        raise BackupRefused("Without its keys nothing can be erased in a register: give the file of keys as well.")
    opened = Keys(keys.path, keys.passphrase) if keys else None
    if opened and opened.header.register != manifest.register:
        raise BadKeys("The file of keys belongs to another register than this backup.")
    connecting.connect(home)
    rebuilding = Rebuilding(home, source, manifest, opened, later)
    try:
        with told("The register cannot be written"), building(made, partial(_clear, rebuilding, home)):
            rebuilding.check()
            with _furnished(home, opened.files if opened else None):
                erased_again = rebuilding.build(clock, member)
                connecting.disconnect()
                finish(made, folder)
            rebuilding.release()
    finally:
        connecting.disconnect()
    return Restored(manifest, opened is not None, erased_again)


def _home(made: Path, register: str, database: str) -> Home:
    """Return the new register's home; its database stands in the settings, wherever it was told.

    So what an interrupted restoring left is never sought in another database.
    """
    database = database or os.environ.get("HARMLEDGER_DATABASE", "")
    keys = {name: value for name, value in os.environ.items() if name == "HARMLEDGER_KEYS"}
    return Home(made, Settings(register=register, database=database), keys)


def _clear(rebuilding: Rebuilding, home: Home, left: Path) -> None:
    """Remove an unfinished folder, and what is of it in the PostgreSQL database."""
    if _is_left_over(left, home):
        rebuilding.clear()
    connecting.disconnect()
    shutil.rmtree(left)


@contextmanager
def _furnished(home: Home, files: KeyFiles | None) -> Iterator[None]:
    """Make the folders, the settings and the key files; keys outside the folder are taken away again on an error."""
    for folder in (home.vault, home.exports):
        folder.mkdir(mode=0o700)
    home.write_settings()
    sync_files(home.folder)
    written: list[Path] = []
    try:
        if files:
            home.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
            for path, text in ((home.register_key, files.register_key), (home.signing_key, files.signing_key)):
                if text is not None and _put_key(path, text):
                    written.append(path)
            RegisterKey.load(home.register_key)
            sync_folder(home.keys)
        yield
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _put_key(path: Path, text: str) -> bool:
    """Write a key file; False where the same key is there already."""
    if path.exists():
        if path.read_text("ascii", "replace") == text:
            return False
        raise BackupRefused("Another key lies where this register's keys should go; HARMLEDGER_KEYS names that folder.")
    write_parts({path: text.encode()})
    return True


def _is_left_over(made: Path, home: Home) -> bool:
    """Tell whether an unfinished folder is of a restoring into the same PostgreSQL database."""
    try:
        return bool(home.database_url) and read_home(made).settings == home.settings
    except NotARegister:
        return False
