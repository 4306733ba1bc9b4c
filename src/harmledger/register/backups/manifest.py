"""What a backup says of itself: whose it is, of which form and moment, and the digest of every table; written last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from harmledger.evidence import Anchor, BadAnchor, Vault
from harmledger.model import HarmledgerError

VERSION = 1
_NAME = "manifest.json"
_LARGEST = 1_000_000


class NotABackup(HarmledgerError):
    """What was named is no backup, or not a whole one."""


class BackupRefused(HarmledgerError):
    """The backup cannot be written, or cannot be restored, where or as it was asked."""


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One table's file: how many rows it holds, and the SHA-256 of its bytes in hex."""

    rows: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`backup` is the backup's own id, `form` that of the tables, `at` the time of the moment it holds.

    The digests of vault objects stand in the table of stored objects. `damaged` names objects that the register itself
    had no longer, or not as they were.
    """

    v: int = VERSION
    backup: str
    register: str
    form: str
    at: str
    tables: dict[str, Table]
    objects: int
    bytes: int
    damaged: tuple[str, ...] = ()
    anchor: Anchor


class Folder:
    """Where things lie in a backup."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = path / _NAME
        self.tables = path / "tables"
        self.anchor = path / "anchor.json"

    @property
    def vault(self) -> Vault:
        """The copied objects."""
        return Vault(self.path / "vault")

    def table(self, name: str) -> Path:
        """Return the file of a table: one row a line, as a JSON object; bytes in base64."""
        return self.tables / f"{name}.jsonl"


def read_manifest(folder: Folder) -> Manifest:
    """Return what the backup says of itself; NotABackup where it is none, or one that was never finished."""
    try:
        with folder.manifest.open("rb") as file:
            text = file.read(_LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        raise NotABackup(f"{folder.path} is no backup, or one that was not finished.") from None
    try:
        version = msgspec.json.decode(text, type=dict).get("v")
        if version == VERSION:
            manifest = msgspec.json.decode(text, type=Manifest)
            Anchor.parse(manifest.anchor.to_text())
            return manifest
    except (msgspec.DecodeError, BadAnchor, UnicodeDecodeError, RecursionError):
        raise NotABackup("The manifest of this backup is damaged.") from None
    raise NotABackup("This backup is of another version of Harmledger than this one can read.")


def check_tables(folder: Folder, manifest: Manifest) -> None:
    """Raise NotABackup where a table's file is missing or not as it was written."""
    for name, told in manifest.tables.items():
        if not name.isidentifier():
            raise NotABackup("The manifest of this backup is damaged.")
        try:
            with folder.table(name).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            raise NotABackup(f"The backup is not whole: its table {name} is missing.") from None
        if digest != told.sha256:
            raise NotABackup(f"The backup is damaged: its table {name} is not as it was written.")


@contextmanager
def told(what: str) -> Iterator[None]:
    """Turn what the disk refuses into one sentence."""
    try:
        yield
    except OSError as error:
        raise BackupRefused(f"{what}: {error.strerror or type(error).__name__}. Nothing of it was kept.") from error
