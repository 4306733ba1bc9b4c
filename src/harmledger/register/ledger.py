"""The ledger at work: one transaction holds an act's rows and its leaf, so that neither is there without the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from django.db import connection, models

from harmledger.evidence import Entry, Frontier, SigningKey, commitment, leaf_hash, new_salt, sign
from harmledger.register.clock import Clock, stamp
from harmledger.register.connecting import is_postgresql
from harmledger.register.guarding import encoded
from harmledger.register.models import Detail, Leaf, LedgerState, Record, SignedHead

UNSIGNED = "unsigned"
"""The fact by which a signed entry tells how many entries before it were appended without the key."""

_HEAD_LOCK = 0x4841524D  # PostgreSQL's advisory lock on the head: one appender at a time


class Ledger:
    """The entries and rows of one transaction. `append` collects, `close` writes them all.

    The state is read under the write lock, so entries of other processes are either all before or all after.
    """

    def __init__(self, clock: Clock, signing: SigningKey | None) -> None:
        """Take the lock on the head and read where the ledger ends; call it inside a transaction only."""
        if is_postgresql():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_HEAD_LOCK])
        self._state = LedgerState.objects.get()
        self._frontier = Frontier.from_text(self._state.frontier)
        self._clock = clock
        self._signing = signing
        self.pseudonyms: dict[str, str] = {}  # of members met in this transaction, by look-up
        self.sources: dict[str, str] = {}
        self._leaves: list[tuple[int, str, str]] = []  # rows of Leaf and of Detail
        self._details: list[tuple[int, bytes, str]] = []
        self._new: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self._changed: list[models.Model] = []
        self._unsigned = _unsigned(self._state.size) if signing else 0

    @property
    def next(self) -> int:
        """The number that the next entry gets."""
        return self._frontier.size

    @property
    def project(self) -> str:
        """The project of the register."""
        return self._state.project_id

    @property
    def key_check(self) -> str:
        """The check value of the register's key."""
        return self._state.key_check

    def rekey(self, check: str) -> None:
        """Say by its check value which register's key opens the data keys from now on."""
        self._state.key_check = check

    def add(self, *rows: models.Model) -> None:
        """Keep new rows that no entry speaks of: data keys."""
        for row in rows:
            self._new[type(row)].append(row)

    def append(
        self,
        act: str,
        by: str,
        *,
        new: Sequence[Record] = (),
        changed: Sequence[Record] = (),
        still: Iterable[Record] = (),
        objects: dict[str, str] | None = None,
        ids: Sequence[str] | None = None,
        facts: dict[str, Any] | None = None,
    ) -> int:
        """Append one entry and return its number.

        `new` and `changed` rows are written when the transaction closes; `still` rows are committed to as they stand.
        `ids` are what the entry names in the open, by default all of them; `facts` are codes, counts and ids.
        """
        seq = self.next
        if self._unsigned:
            # what somebody without the key appended would be covered by the next signature as if it were ours
            facts, self._unsigned = {**(facts or {}), UNSIGNED: self._unsigned}, 0
        rows = [*new, *changed, *still]
        self.add(*new)
        self._changed.extend(changed)
        digests = {row.id: row.digest() for row in rows}
        salt = new_salt()
        entry = Entry(
            v=1,
            seq=seq,
            project=self.project,
            act=act,
            at=stamp(self._clock()),
            by=by,
            ids=tuple(ids if ids is not None else digests),
            objects=objects or {},
            facts=facts or {},
            commitment=commitment(salt, digests) if digests else None,
        )
        leaf = entry.leaf()
        self._frontier = self._frontier.append(leaf)
        self._leaves.append((seq, leaf.decode(), leaf_hash(leaf).hex()))
        if digests:
            self._details.append((seq, salt, encoded(digests)))
        self._state.last_at = entry.at
        return seq

    def close(self) -> None:
        """Write rows, leaves and details, move the head, and sign it where there is a key to sign with."""
        if not self._leaves:
            return
        for kind, rows in self._new.items():
            values = attrgetter(*(field.attname for field in kind._meta.concrete_fields))
            _insert(kind, [values(row) for row in rows])
        for row in self._changed:
            row.save(force_update=True)
        _insert(Leaf, self._leaves)
        _insert(Detail, self._details)
        self._state.size = self._frontier.size
        self._state.frontier = self._frontier.to_text()
        self._state.save(force_update=True)
        if self._signing is not None:
            head = sign(
                self._signing, self._state.register, self._state.size, self._frontier.root().hex(), self._state.last_at
            )
            SignedHead.objects.create(size=head.size, head=encoded(head))


def _unsigned(size: int) -> int:
    """Return how many of the last entries no head covers, in a register that has a key to sign with."""
    if not size or SignedHead.objects.filter(size=size).exists():
        return 0
    last = SignedHead.objects.order_by("-size").values_list("size", flat=True).first()
    if last is None:  # no key yet, or somebody took all heads away
        key_added = Leaf.objects.filter(entry__contains='"act":"key_added"').order_by("seq")
        last = key_added.values_list("seq", flat=True).first()
    return 0 if last is None else size - last


def _insert(kind: type[models.Model], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows, given as the values of all columns: ours are plain and need none of Django's conversions.

    `bulk_create` asks each field of each row what it would like, and that was a third of the time of an intake.
    """
    quote, fields = connection.ops.quote_name, kind._meta.concrete_fields
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(kind._meta.db_table)} ({columns}) VALUES ({places})", rows)
