"""Which details of the ledger speak of what goes, and which of the records that stay must be committed to anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import msgspec
from django.apps import apps

from harmledger.evidence import BadEntry, Entry, NotCanonical, commitment
from harmledger.register.actions.erasing.closure import in_parts
from harmledger.register.models import DataKey, Detail, Leaf, Record

_ROWS = 2000
_digests = msgspec.json.Decoder(dict[str, str])


@dataclass(slots=True)
class Spoken:
    """What the details say of some rows.

    `seqs` are the entries whose details go. `still` are rows that stay and whose last commitment goes with them;
    `damaged` the ids of such rows that are not, or no longer, what was committed to: those are not committed to anew,
    or an erasure would hide what `verify` has to find.
    """

    seqs: list[int] = field(default_factory=list)
    still: list[Record] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


def spoken_of(ids: Collection[str]) -> Spoken:
    """Look through all details for rows that go or are emptied."""
    mine, spoken = set(ids), Spoken()
    left: dict[str, str | None] = {}  # of rows that stay: what the details that go say of them, null where unproven
    for seq, salt, digests in _details():
        if not mine.isdisjoint(digests):
            spoken.seqs.append(seq)
            proven = _is_proven(seq, salt, digests)
            left |= {id_: digest if proven else None for id_, digest in digests.items() if id_ not in mine}
        elif left:
            for id_ in left.keys() & digests.keys():
                del left[id_]
    rows = {row.id: row for row in _rows(left)}
    for id_, digest in left.items():
        if id_ in rows and rows[id_].digest() == digest:
            spoken.still.append(rows[id_])
        else:
            spoken.damaged.append(id_)
    return spoken


def _details() -> Iterator[tuple[int, bytes, dict[str, str]]]:
    for seq, salt, body in Detail.objects.order_by("seq").values_list("seq", "salt", "body").iterator(_ROWS):
        try:
            yield seq, bytes(salt), _digests.decode(body)
        except msgspec.DecodeError:
            continue  # damaged, which `verify` tells


def _is_proven(seq: int, salt: bytes, digests: dict[str, str]) -> bool:
    """Tell whether details are those that their entry commits to."""
    leaf = Leaf.objects.filter(seq=seq).values_list("entry", flat=True).first()
    try:
        return leaf is not None and Entry.parse(leaf.encode()).commitment == commitment(salt, digests)
    except (BadEntry, NotCanonical):
        return False


def _rows(ids: Collection[str]) -> Iterator[Record]:
    """Yield the rows of these ids, of whatever table."""
    for table in apps.get_app_config("register").get_models():
        if issubclass(table, Record) and table is not DataKey:
            for few in in_parts(ids):
                yield from table._default_manager.filter(id__in=few)
