"""A planted report, all invented, and a search for its words in every byte that a register keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.db import connection, connections

from harmledger.register import connecting
from harmledger.register.offers import Custody, Declared, Offer, Taken
from harmledger.register.opening import Register
from harmledger.register.readers import Readers

TEXT = (
    "Shelling killed three civilians in Qyzzletown on Monday, Vronkalia residents said. "
    "“They hit the wexhollow,” a rescuer said."
)
OTHER = "Mortar fire wounded two women in Brimzelville on Tuesday, a rescue service said."
OFFER = Offer(
    data=TEXT.encode(),
    file_name="zfilqyz-vronk.txt",
    declared=Declared(title="Ztitqyz wakes to shelling", source="Zsouqyz Post", published="2024-05-07"),
    custody=Custody(how="handed over by Zhowqyz", by="Zrecqyz"),
)

PLAIN = ("Qyzzletown", "qyzzletown", "vronkalia", "wexhollow", "Ztitqyz", "ztitqyz", "Zsouqyz")
"""Words that are internal, and so stand in the tables as they are."""
LOCKED = ("zfilqyz", "Zhowqyz", "Znotqyz", "Vronkalia residents", "Zrecqyz")
"""Words that are in ciphertexts only, from the first."""


def keep(register: Register, reader: object, *offers: Offer) -> list[Taken]:
    """Add offers and return what was taken."""
    from harmledger.register.actions.add import add

    taken = [one for one in add(register, offers, Readers(reader=reader)) if isinstance(one, Taken)]  # type: ignore[arg-type]
    assert len(taken) == len(offers)
    return taken


def offer(text: str, **declared: Any) -> Offer:
    """Return an offer of a text."""
    return Offer(data=text.encode(), declared=Declared(**declared))


def found_in(register: Register, words: Iterable[str]) -> set[str]:
    """Return the words that stand in any byte of the register's files, of its tables' files, or in its index."""
    wanted = list(words)
    pieces = [path.read_bytes() for path in register.home.folder.rglob("*") if path.is_file()]
    pieces += _relation_files()
    index = _vocabulary()
    return {word for word in wanted if word.casefold() in index or any(word.encode() in piece for piece in pieces)}


def _relation_files() -> list[bytes]:
    """Return the bytes of the files of the database's tables, on a PostgreSQL server of this machine."""
    if not connecting.is_postgresql():
        return []
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
        )
        folder, oid = cursor.fetchone()
    paths = [path for path in (Path(folder) / "base" / str(oid)).iterdir() if path.is_file()]
    assert paths
    return [path.read_bytes() for path in paths]


def _vocabulary() -> set[str]:
    """Return every word in the search index, also those of rows that were taken out of it."""
    with connections[connecting.WRITER].cursor() as cursor:
        if connecting.is_postgresql():
            cursor.execute("SELECT unnest(words) FROM word_index")
        else:
            cursor.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'word_index', 'row')")
            cursor.execute("SELECT term FROM temp.vocabulary")
        words = {word for (word,) in cursor.fetchall()}
        if not connecting.is_postgresql():
            cursor.execute("DROP TABLE temp.vocabulary")
    return words


Made = Callable[..., Path]
"""The fixture that makes registers."""
