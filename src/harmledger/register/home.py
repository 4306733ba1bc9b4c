"""A register's folder: where things lie in it, its settings, and how it is found."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from harmledger.register.errors import NotARegister

SETTINGS = "harmledger.toml"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `harmledger.toml` says.

    `register` is the register's id; `database` a PostgreSQL URL, or empty for SQLite in this folder; `keys` the folder
    of the keys, relative to the register's or absolute. HARMLEDGER_DATABASE and HARMLEDGER_KEYS go before both.
    """

    register: str
    database: str = ""
    keys: str = "keys"


class Home:
    """The folder of one register."""

    def __init__(self, folder: Path, settings: Settings, environment: Mapping[str, str] | None = None) -> None:
        """Know where everything lies; nothing is opened."""
        told = os.environ if environment is None else environment
        self.folder = folder
        self.settings = settings
        self.database_url = told.get("HARMLEDGER_DATABASE") or settings.database
        self.keys = folder / (told.get("HARMLEDGER_KEYS") or settings.keys)

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "register.sqlite3"

    @property
    def vault(self) -> Path:
        """The folder of the stored objects."""
        return self.folder / "vault"

    @property
    def exports(self) -> Path:
        """The folder of exports that an erasure looks through."""
        return self.folder / "exports"

    @property
    def places(self) -> Path:
        """The folder of the gazetteer that the team taught, made from the tables."""
        return self.folder / "places"

    @property
    def log(self) -> Path:
        """The log: what was done, without content."""
        return self.folder / "log.jsonl"

    @property
    def register_key(self) -> Path:
        """The key that wraps all data keys."""
        return self.keys / "register.key"

    @property
    def signing_key(self) -> Path:
        """The key that signs heads of the ledger."""
        return self.keys / "signing.key"

    def write_settings(self) -> None:
        """Write `harmledger.toml`, a new file, durable once its folder is."""
        lines = ["# A Harmledger register. The README says what may be changed here.\n"]
        lines += [f"{name} = {json.dumps(value)}\n" for name, value in msgspec.structs.asdict(self.settings).items()]
        descriptor = os.open(self.folder / SETTINGS, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # may hold a password
        with open(descriptor, "w", encoding="utf-8") as file:
            file.write("".join(lines))
            file.flush()
            os.fsync(file.fileno())


def read_home(folder: Path) -> Home:
    """Return the home in this very folder; NotARegister where there is none."""
    try:
        text = (folder / SETTINGS).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise NotARegister(f"{folder} is not a register; `harmledger init DIR` makes one.") from None
    except UnicodeDecodeError:
        raise NotARegister(f"{folder / SETTINGS} cannot be read: it is no text in UTF-8.") from None
    try:
        settings = msgspec.convert(tomllib.loads(text), Settings)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise NotARegister(f"{folder / SETTINGS} cannot be read: {error}.") from error
    return Home(folder, settings)


def find_home(told: Path | None, start: Path) -> Home:
    """Return the home that was told (`--register` or HARMLEDGER_REGISTER), else the nearest from `start` upwards."""
    if told is not None:
        return read_home(told)
    for folder in (start, *start.parents):
        if (folder / SETTINGS).exists():
            return read_home(folder)
    raise NotARegister(
        "There is no register here: go into one, name one with --register or HARMLEDGER_REGISTER, or make one with "
        "`harmledger init DIR`."
    )
