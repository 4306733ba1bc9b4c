"""Finds the record of an id, or of its end; merged records lead on, and erased ones say that they were erased."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Model

from harmledger.evidence import Entry
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.errors import Erased, UnknownId
from harmledger.register.ids import is_id
from harmledger.register.models import (
    Capture,
    ClaimRow,
    Decision,
    Guarded,
    Incident,
    Leaf,
    Redirect,
    ReportRow,
    Source,
    TaughtPlace,
    Tombstone,
)

TABLES: Mapping[str, type[Guarded]] = {
    table.kind: table for table in (ReportRow, Capture, ClaimRow, Incident, Source, Decision, TaughtPlace)
}
"""The records that have an id of their own for people, by the word for their kind."""

NO_RECORD = "No record has this id, or an id that ends so."
_TAIL = re.compile(r"[0-9a-f-]{6,36}")


class Found(NamedTuple):
    """A record that is there: the word for its kind, and its whole id."""

    kind: str
    id: str


def resolve(told: str) -> Found:
    """Return the record of a whole id, or of the last six or more characters of one.

    The id of a merged record leads to the one that it became part of. UnknownId where there is no such record or where
    several end alike; Erased, with the coded reason, where it was erased.
    """
    told = told.strip().lower()
    if not _TAIL.fullmatch(told):
        raise UnknownId("An id is given whole, or by its last 6 characters or more: digits, a to f and hyphens.")
    found = _ending(told)
    if not found:
        raise UnknownId(NO_RECORD)
    if len({one.id for one in found}) > 1:
        raise UnknownId("Several records have ids that end so; give more of the one you mean.")
    return _led_on(found[0])


def _ending(told: str) -> list[Found]:
    by = {"id": told} if is_id(told) else {"id__endswith": told}
    tables: dict[str, type[Model]] = {**TABLES, "redirect": Redirect, "tombstone": Tombstone}
    return [
        Found(kind, id_)
        for kind, table in tables.items()
        for id_ in table._default_manager.using(SNAPSHOT).filter(**by).values_list("id", flat=True)[:2]
    ]


def _led_on(found: Found) -> Found:
    met = {found.id}
    while found.kind == "redirect":
        leads_to = Redirect.objects.using(SNAPSHOT).values_list("leads_to", flat=True).get(id=found.id)
        if leads_to in met:
            raise UnknownId("This id was merged in a circle; `harmledger verify` says more.")
        met.add(leads_to)
        further = _ending(leads_to)
        if not further:
            raise UnknownId("This id leads to a record that is not there; `harmledger verify` says more.")
        found = further[0]
    if found.kind == "tombstone":
        raise Erased(_how_erased(found.id))
    return found


def _how_erased(id_: str) -> str:
    seq = Tombstone.objects.using(SNAPSHOT).values_list("seq", flat=True).get(id=id_)
    leaf = Leaf.objects.using(SNAPSHOT).filter(seq=seq).values_list("entry", flat=True).first()
    reason = Entry.parse(leaf.encode()).facts.get("reason") if leaf else None
    why = f" ({reason})" if isinstance(reason, str) else ""
    return f"What had the id {id_} was lawfully erased{why}; entry #{seq} of the ledger says so."
