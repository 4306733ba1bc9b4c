"""The search index: which report holds which words, without their order; FTS5 on SQLite, an indexed set on PostgreSQL.

What is restricted or sealed never gets in: callers give the words of the masked text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections

from harmledger.register.connecting import SNAPSHOT, WRITER, is_postgresql

TABLE = "word_index"

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 2
_LONGEST = 64

_CREATE = {
    # without positions (detail=none): the order of words, and so the text, cannot be had back from the index
    "sqlite": [
        'CREATE VIRTUAL TABLE word_index USING fts5(words, detail=none, tokenize="unicode61 remove_diacritics 0")'
    ],
    "postgresql": [
        # not a tsvector: of one with more than 1 MB of words the last cannot be found, and nothing says so
        "CREATE TABLE word_index (rowid bigint PRIMARY KEY, words text[] NOT NULL)",
        "CREATE INDEX word_index_words ON word_index USING gin (words)",
    ],
}


def creation(vendor: str) -> list[str]:
    """Return the statements that make the index on a vendor's database."""
    return _CREATE[vendor]


def words_of(*texts: str) -> tuple[str, ...]:
    """Return the distinct words of texts, folded and in order."""
    found = {word for text in texts for word in _WORD.findall(text.casefold())}
    return tuple(sorted(word for word in found if _SHORTEST <= len(word) <= _LONGEST))


def index(rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Add reports' words by report number."""
    if is_postgresql():
        statement = "INSERT INTO word_index (rowid, words) VALUES (%s, %s)"
        values: list[Any] = [(number, list(words)) for number, words in rows]
    else:
        statement = "INSERT INTO word_index (rowid, words) VALUES (%s, %s)"
        values = [(number, " ".join(words)) for number, words in rows]
    with connections[WRITER].cursor() as cursor:
        cursor.executemany(statement, values)


def forget(numbers: Iterable[int]) -> None:
    """Take reports out. Their words stay in the index's old segments until `scrub`."""
    with connections[WRITER].cursor() as cursor:
        cursor.executemany("DELETE FROM word_index WHERE rowid = %s", [(number,) for number in numbers])


def scrub() -> None:
    """Write the index anew without what was taken out of it."""
    with connections[WRITER].cursor() as cursor:
        if is_postgresql():
            cursor.execute("VACUUM (FULL, ANALYZE) word_index")
        else:
            cursor.execute("INSERT INTO word_index (word_index) VALUES ('optimize')")


def search(words: str) -> list[int]:
    """Return the numbers of the reports that hold all of these words, newest first."""
    wanted = words_of(words)
    if not wanted:
        return []
    statement, query = "word_index MATCH %s", " ".join(f'"{word}"' for word in wanted)
    if is_postgresql():
        statement, query = "words @> %s::text[]", "{" + ",".join(wanted) + "}"  # words are letters and digits alone
    with connections[SNAPSHOT].cursor() as cursor:
        cursor.execute(f"SELECT rowid FROM word_index WHERE {statement} ORDER BY rowid DESC", [query])
        return [int(number) for (number,) in cursor.fetchall()]
