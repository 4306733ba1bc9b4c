"""What a check must remember of a register: in a temporary database, so that a million reports need no more memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self

# ids and digests alone; SQLite keeps them in memory while they are few, then in a file that goes with the connection
_TABLES = """
CREATE TABLE told (id TEXT PRIMARY KEY, digest TEXT, seq INTEGER) WITHOUT ROWID;
CREATE TABLE there (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE captured (name TEXT PRIMARY KEY, digest TEXT, seq INTEGER) WITHOUT ROWID;
CREATE TABLE stored (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE changed (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE erased (id TEXT PRIMARY KEY, seq INTEGER) WITHOUT ROWID;
CREATE TABLE stones (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE gone (seq INTEGER PRIMARY KEY, told INTEGER);
CREATE TABLE lost (seq INTEGER PRIMARY KEY);
CREATE TABLE needed (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE read (number INTEGER PRIMARY KEY, report TEXT);
CREATE TABLE indexed (number INTEGER PRIMARY KEY);
"""


class Known:
    """A temporary database beside the register's.

    `told`: what the latest details say of each row; `there`: rows met; `captured`: objects that entries tell of;
    `stored`: those that have a row; `changed`: objects whose bytes are not to be looked into; `erased`: ids that
    entries say are gone, `stones`: those that tombstones say are; `gone`: details that entries say are gone, `lost`:
    those that are not there; `needed`: data keys; `read`, `indexed`: numbers of reports that have a reading, and that
    the search index holds.
    """

    def __init__(self) -> None:
        """Make the tables, empty."""
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(f"PRAGMA journal_mode=OFF; PRAGMA cache_size=-65536; {_TABLES}")
        self._db.execute("BEGIN")

    def keep(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Keep rows in a table; a row of the same key replaces what was there."""
        rows = list(rows)
        if rows:
            places = ",".join("?" * len(rows[0]))
            self._db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({places})", rows)

    def get(self, table: str, key: str, value: object) -> tuple[Any, ...] | None:
        """Return the row of a table that has this key, None where there is none."""
        row: tuple[Any, ...] | None = self._db.execute(f"SELECT * FROM {table} WHERE {key} = ?", [value]).fetchone()
        return row

    def rows(self, statement: str) -> Iterator[tuple[Any, ...]]:
        """Return what a statement selects, row by row."""
        return self._db.execute(statement)

    def __enter__(self) -> Self:
        """Use it in a `with`."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of it; nothing of it stays."""
        self._db.close()
