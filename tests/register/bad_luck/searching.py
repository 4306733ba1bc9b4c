"""Looks for words in everything that a register has written: files, tables, index, ledger, log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from harmledger.register import connecting
from harmledger.register.models import Detail, Leaf


def found_in(folder: Path, *words: str) -> list[str]:
    """Return where any of the words stands: names of files, `table.column`, whatever the case and the encoding."""
    wanted = [form for word in words for form in _forms(word)]
    return sorted({place for place, data in _everything(folder) for form in wanted if form in data.lower()})


def ledger_holds(*words: str) -> bool:
    """Tell whether an entry of the ledger or its details hold any of the words."""
    kept = [*Leaf.objects.values_list("entry", flat=True), *Detail.objects.values_list("body", flat=True)]
    return any(word.casefold() in text.casefold() for text in kept for word in words)


def index_words() -> set[str]:
    """All words that the search index knows: FTS5's own vocabulary, or the sets of PostgreSQL."""
    with connection.cursor() as cursor:
        if connecting.is_postgresql():
            cursor.execute("SELECT DISTINCT unnest(words) FROM word_index")
        else:
            cursor.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, 'word_index', 'row')")
            cursor.execute("SELECT term FROM temp.vocabulary")
        words = {str(row[0]) for row in cursor.fetchall()}
        if not connecting.is_postgresql():
            cursor.execute("DROP TABLE temp.vocabulary")
    return words


def _forms(word: str) -> Iterator[bytes]:
    small = word.lower()
    yield small.encode()
    yield small.encode("utf-16-le")
    yield small.encode().hex().encode()  # as PostgreSQL shows bytes


def _everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        yield "a file's name", path.name.encode()
        if path.is_file():
            yield path.name, path.read_bytes()
    with connection.cursor() as cursor:
        tables = [info.name for info in connection.introspection.get_table_list(cursor)]
        for table in tables:
            if table.startswith("word_index_"):
                continue  # FTS5's own; the file was searched
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    data = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    yield f"{table}.{name}", data
