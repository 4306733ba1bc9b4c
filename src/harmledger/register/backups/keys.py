"""The file of keys that a backup needs and does not hold: register's key, signing key, data keys, under a passphrase.

It also tells what was erased by then, so that an older backup that is restored with it is erased again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
from django.db import models

from harmledger.evidence.durable import sync
from harmledger.register.backups.erasures import Gone, erased_at
from harmledger.register.backups.sealing import BadKeys, Header, read_header, read_sealed, write_sealed
from harmledger.register.backups.tables import Model, lines, row_of
from harmledger.register.errors import KeyMissing
from harmledger.register.home import Home
from harmledger.register.key_files import fitting_key
from harmledger.register.models import DataKey, LedgerState


class KeyFiles(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line: the key files as they are; null where the register signs nothing."""

    register_key: str
    signing_key: str | None


def write_keys(path: Path, home: Home, backup: str, passphrase: str, using: str) -> None:
    """Write the keys to a new file for the owner alone, durably; call it in the moment that the backup holds."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        write_sealed(file, home.settings.register, backup, passphrase, _contents(home, using))
        file.flush()
        sync(file.fileno())


def _contents(home: Home, using: str) -> Iterator[bytes]:
    path = fitting_key(home, LedgerState.objects.using(using).get().key_check)
    if path is None:
        raise KeyMissing("The register's key is not here, so there are no keys to back up.")
    signing = home.signing_key.read_text("ascii") if home.signing_key.exists() else None
    yield msgspec.json.encode(KeyFiles(register_key=path.read_text("ascii"), signing_key=signing)) + b"\n"
    for gone in erased_at(using):
        yield msgspec.json.encode({"erased": gone}) + b"\n"
    yield from lines(DataKey, using)


class Keys:
    """An opened file of keys. It is read twice: its head at once, the data keys when they are asked for."""

    def __init__(self, path: Path, passphrase: str) -> None:
        """Open the file; BadKeys where it is none, or is not opened by this passphrase."""
        self._path = path
        self._passphrase = passphrase
        self.erased: list[Gone] = []
        self.header = header_of(path)
        try:
            self.files = msgspec.json.decode(next(self._lines()), type=KeyFiles)
        except (msgspec.DecodeError, StopIteration):
            raise BadKeys("The file of keys is not as this version writes it.") from None

    def rows(self, model: Model) -> Iterator[models.Model]:
        """Yield the data keys as rows not yet kept; what was erased by then goes into `erased`."""
        self.erased.clear()
        for number, line in enumerate(self._lines()):
            if number == 0:
                continue
            if line.startswith(b'{"erased":'):
                self.erased.append(msgspec.json.decode(line, type=dict[str, Gone])["erased"])
            else:
                yield row_of(model, line)

    def _lines(self) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            header, rest = read_header(file), b""
            for piece in read_sealed(file, header, self._passphrase):
                *whole, rest = (rest + piece).split(b"\n")
                yield from whole


def header_of(path: Path) -> Header:
    """Return what a file of keys says in the clear; BadKeys where it is none or cannot be read."""
    try:
        with path.open("rb") as file:
            return read_header(file)
    except OSError as error:
        raise BadKeys(f"The file of keys cannot be read: {error.strerror or type(error).__name__}.") from None
