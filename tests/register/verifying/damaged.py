"""Copies of one small register to damage: what somebody with access to the files can do, written as raw SQL and bytes.

All reports are invented.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from harmledger.evidence import Anchor, Entry, Frontier, SigningKey, commitment, leaf_hash, sign
from harmledger.register.actions.add import add
from harmledger.register.actions.found import found
from harmledger.register.actions.keys import add_signing_key
from harmledger.register.clock import Clock
from harmledger.register.connecting import WRITER
from harmledger.register.offers import Custody, Declared, Offer
from harmledger.register.opening import Register
from harmledger.register.readers import Readers
from harmledger.register.verifying.anchoring import anchor_of
from harmledger.register.verifying.outcome import Report
from harmledger.register.verifying.verify import verify

TEXTS = (
    "INVENTED. Artillery shells hit the town of Jarabulus on Monday and killed five civilians, including two children, "
    "a witness, Qyzzle Vronk, told the paper.",
    "INVENTED. Russian aircraft bombed a market in Idlib on Tuesday. Three women were wounded, and one man was killed, "
    "the rescue service said.",
    "INVENTED. Two women were raped by gunmen in a village near Aleppo on Sunday; four men were shot dead.",
)
LATER = "INVENTED. A mine killed two shepherds east of Homs on Wednesday."


def found_whole(folder: Path, clock: Clock, readers: Readers) -> tuple[Anchor, Path]:
    """Make a register of three reports with signed heads; return its anchor, and a copy from before the last report."""
    found(folder, clock=clock)
    with Register.open(folder, clock=clock) as register:
        add_text(register, readers, TEXTS[0], obtained="witness")
        add_signing_key(register)
        for text in TEXTS[1:]:
            add_text(register, readers, text)
    before = folder.with_name(folder.name + "-before")
    shutil.copytree(folder, before)
    with Register.open(folder, clock=clock) as register:
        add_text(register, readers, LATER)
        return anchor_of(register), before


def add_text(register: Register, readers: Readers, text: str, obtained: Any = "publisher") -> None:
    """Add one report with a title, a date and a source."""
    declared = Declared(title="Invented title", published="2024-05-09", source="The Invented Paper", country="SY")
    offer = Offer(
        data=text.encode(), file_name="qyzzle.txt", declared=declared, custody=Custody(obtained_from=obtained)
    )
    list(add(register, [offer], readers))


class Damaged:
    """A copy of a register that a test damages; `other` is a second register."""

    def __init__(self, folder: Path, other: Path) -> None:
        self.folder = folder
        self.other = other

    def run(self, statement: str, *values: object, schema: bool = False) -> None:
        """Run SQL on the closed register's tables, or on their `schema`, without the checks that our own code makes."""
        with _raw(self.folder) as db:
            db.execute(f"PRAGMA writable_schema={schema}")
            assert db.execute(statement, values).rowcount, "the damage changed nothing"
        db.close()

    def ask(self, statement: str, *values: object) -> list[Any]:
        """Return rows; of one column its values."""
        db = _raw(self.folder)
        rows = db.execute(statement, values).fetchall()
        db.close()
        return [row[0] if len(row) == 1 else row for row in rows]

    def one(self, table: str, column: str = "id", number: int = 0) -> Any:
        """Return a column of one row of a table, counted by the order of ids."""
        return self.ask(f"SELECT {column} FROM register_{table} ORDER BY id LIMIT 1 OFFSET {number}")[0]

    def file(self, number: int = 0) -> Path:
        """Return the file of a stored object."""
        name = self.one("storedobject", "name", number)
        return self.folder / "vault" / name[:8] / name

    def swap(self, table: str, column: str, key: str, one: object, other: object) -> None:
        """Swap a column of two rows."""
        (first,) = self.ask(f"SELECT {column} FROM register_{table} WHERE {key} = ?", one)
        (second,) = self.ask(f"SELECT {column} FROM register_{table} WHERE {key} = ?", other)
        assert first != second
        self.run(f"UPDATE register_{table} SET {column} = ? WHERE {key} = ?", second, one)
        self.run(f"UPDATE register_{table} SET {column} = ? WHERE {key} = ?", first, other)

    def verify(self, anchor: Anchor | None = None) -> Report:
        """Open the register and check it."""
        with Register.open(self.folder) as register:
            return verify(register, anchor)


def _raw(folder: Path) -> sqlite3.Connection:
    db = sqlite3.connect(folder / "register.sqlite3")
    db.execute("PRAGMA foreign_keys=OFF")
    return db


def forge(folder: Path, change: Callable[[], None]) -> None:
    """Change rows as the holder of all keys can: details, entries, tree and signatures are made to fit again."""
    from harmledger.register.models import Detail, Leaf, LedgerState, SignedHead
    from harmledger.register.verifying.checking import tables

    with Register.open(folder) as register:
        change()
        digests = {row.id: row.digest() for model in tables() for row in model._default_manager.using(WRITER).all()}
        key = SigningKey.load(register.home.signing_key)
        latest = {id_: detail.seq for detail in Detail.objects.order_by("seq") for id_ in json.loads(detail.body)}
        tree = Frontier.empty()
        for leaf in Leaf.objects.order_by("seq"):
            entry = json.loads(leaf.entry)
            detail = Detail.objects.filter(seq=leaf.seq).first()
            if detail is not None:
                told = json.loads(detail.body)
                told.update({id_: digests[id_] for id_ in told if latest[id_] == leaf.seq and id_ in digests})
                detail.body = json.dumps(told)
                detail.save()
                entry["commitment"] = commitment(bytes(detail.salt), told)
            data = _entry(entry).leaf()
            Leaf.objects.filter(seq=leaf.seq).update(entry=data.decode(), hash=leaf_hash(data).hex())
            tree = tree.append(data)
            for head in SignedHead.objects.filter(size=leaf.seq + 1):
                signed = sign(key, register.id, head.size, tree.root().hex(), json.loads(head.head)["at"])
                head.head = json.dumps({name: getattr(signed, name) for name in signed.__struct_fields__})
                head.save()
        LedgerState.objects.update(frontier=tree.to_text())


def _entry(plain: dict[str, Any]) -> Entry:
    import msgspec

    return msgspec.convert(plain, Entry)


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    return sha256(file.read_bytes()).hexdigest()
