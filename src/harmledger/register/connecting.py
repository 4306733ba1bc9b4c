"""Points Django to the database of one register: SQLite in its folder, or PostgreSQL by one setting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.db import DatabaseError, connection, connections
from django.db.utils import OperationalError

from harmledger.register.errors import NotARegister, Unwritable
from harmledger.register.home import Home

WRITER = "default"
SNAPSHOT = "snapshot"
"""The alias of a connection that cannot write, and sees one moment for as long as its transaction lasts."""

_PATIENCE_S = 300  # twenty processes wait for one another; only a writer that hangs is refused
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-65536;"


def connect(home: Home) -> None:
    """Close what was open and point both aliases to this register's database; nothing is read yet."""
    connections.close_all()
    for alias in list(connections.settings):
        if hasattr(connections._connections, alias):  # type: ignore[attr-defined]
            delattr(connections._connections, alias)  # type: ignore[attr-defined]
    databases = _postgresql(home.database_url) if home.database_url else _sqlite(home)
    connections.__dict__["settings"] = connections.configure_settings(databases)


def disconnect() -> None:
    """Close both connections; the register that was open can no longer be used."""
    connections.close_all()


def is_postgresql() -> bool:
    """Tell whether the open register's database is PostgreSQL."""
    return connection.vendor == "postgresql"


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn what the database refuses into one sentence that holds no value of any row."""
    try:
        yield
    except OperationalError as error:
        raise Unwritable(
            f"The register's database refused: {_reason(error)}. Nothing of this step was kept."
        ) from error
    except DatabaseError as error:
        raise Unwritable(
            f"The register's database is damaged or is no register's ({type(error).__name__}); nothing was changed."
        ) from error


def _reason(error: OperationalError) -> str:
    words = str(error).lower()
    for sign, reason in (
        ("full", "the disk is full"),
        ("no space", "the disk is full"),
        ("readonly", "it may not be written to"),
        ("locked", "another process kept it locked for too long"),
        ("unable to open", "it cannot be opened"),
        ("disk i/o", "the disk could not be read or written"),
        ("no such table", "it has not the tables of a register"),
        ("connection", "it cannot be reached"),
    ):
        if sign in words:
            return reason
    return "an error of its own"


def _sqlite(home: Home) -> dict[str, Any]:
    common = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(home.database)}
    options = {"timeout": _PATIENCE_S, "transaction_mode": "IMMEDIATE", "init_command": _PRAGMAS}
    reading = {
        "timeout": _PATIENCE_S,
        "transaction_mode": "DEFERRED",
        "init_command": f"{_PRAGMAS} PRAGMA query_only=ON;",
    }
    return {WRITER: {**common, "OPTIONS": options}, SNAPSHOT: {**common, "OPTIONS": reading}}


def _postgresql(url: str) -> dict[str, Any]:
    try:
        from psycopg import IsolationLevel
    except ImportError as error:
        raise NotARegister("PostgreSQL needs the extra `postgres`: pip install 'harmledger[postgres]'.") from error
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
        if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
            raise ValueError
    except ValueError:  # its words may hold the password
        raise NotARegister("The setting `database` is not of the form postgresql://user@host:port/name.") from None
    common: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
    }
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    if "host" in options:  # the folder of a socket
        common["HOST"] = options.pop("host")
    reading = {
        **options,
        "isolation_level": IsolationLevel.REPEATABLE_READ,
        "options": "-c default_transaction_read_only=on",
    }
    return {WRITER: {**common, "OPTIONS": options}, SNAPSHOT: {**common, "OPTIONS": reading}}
