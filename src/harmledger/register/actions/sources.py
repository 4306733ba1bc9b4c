"""Sources: who publishes. A name is written once; two spellings of one outlet are merged, and the old id leads on."""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec
from django.db import transaction

from harmledger.model.codes import Protection
from harmledger.protection import NotAllowed
from harmledger.protection.classes import RESERVED, strictest
from harmledger.register.actions.deciding import decision
from harmledger.register.actions.erasing.clearing import clear_locked
from harmledger.register.actions.members import member
from harmledger.register.actions.rewriting import rewrite, values_of
from harmledger.register.clock import stamp
from harmledger.register.connecting import WRITER
from harmledger.register.guarding import class_of, decoded, key_ids, marks_of
from harmledger.register.ids import new_id
from harmledger.register.ledger import Ledger
from harmledger.register.models import DataKey, Decision, Redirect, ReportRow, Source
from harmledger.register.offers import SourceKind
from harmledger.register.opening import Register
from harmledger.register.queries.source_names import folded, name_id, row_named

Reliability = Literal[
    "highly_reliable", "likely_reliable", "unsure", "likely_unreliable", "highly_unreliable", "unknown"
]
"""How far a source is to be relied on: HURIDOCS events standard formats, micro-thesaurus of reliability."""

Connection = Literal[
    "victim",
    "witness",
    "perpetrator",
    "relative",
    "colleague",
    "third_party",
    "reporter",
    "lawyer",
    "medical_worker",
    "organisation",
    "official",
    "unknown",
]
"""How a source is connected with what it tells of: HURIDOCS events standard formats, source's connection."""

RELIABILITIES: tuple[Reliability, ...] = get_args(Reliability)
CONNECTIONS: tuple[Connection, ...] = get_args(Connection)

_ROWS = 400  # moved reports that one entry commits to


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be said of a source; null leaves what is said. `voice` is the id of the source that it repeats."""

    kind: SourceKind | None = None
    affiliation: str | None = None
    reliability: Reliability | None = None
    connection: Connection | None = None
    voice: str | None = None


def source_named(register: Register, ledger: Ledger, by: str, name: str | None, kind: str = "unknown") -> str | None:
    """Return the id of the source of this name, recorded first where it is new; None where no name is given.

    The name of a merged source leads on to the one that it became part of.
    """
    if not name or not name.strip():
        return None
    lookup = register.guard.key.lookup("source", folded(name))
    if known := ledger.sources.get(lookup):
        return known
    row = row_named(lookup, WRITER)
    if row is None:
        now = register.clock()
        row = Source(id=new_id(now), project_id=register.project, lookup=lookup, recorded=stamp(now))
        values: dict[str, Any] = {
            "name": " ".join(name.split()),
            "kind": kind,
            "affiliation": None,
            "reliability": "unknown",
            "connection": "unknown",
        }
        ledger.add(*register.guard.put(row, values))
        ledger.append("described", by, new=[row])
    ledger.sources[lookup] = row.id
    return row.id


def describe(register: Register, source: str, said: Description) -> int:
    """Say something of a source, by its id, and return the number of the entry.

    Where its kind becomes that of a person, name and affiliation are sealed with it.
    """
    told = {
        name: value for name, value in msgspec.structs.asdict(said).items() if value is not None and name != "voice"
    }
    if said.voice == source:
        raise NotAllowed("A source is not the voice of itself.")
    with register.writing() as ledger:
        by = member(register, ledger)
        row = Source.objects.get(id=source)
        rewrite(register, ledger, row, {**values_of(register, row), **told}, marks_of(row))
        if said.voice is not None:
            row.voice = Source.objects.get(id=said.voice)
        changed: list[Source | Decision] = [row, *hide_merged(register, ledger, row)]
        entry = ledger.append("described", by, changed=changed, ids=[row.id], facts={"record": "source"})
    if _strictest_within(row) in RESERVED:
        clear_locked(register.home)
    return entry


def hide_merged(register: Register, ledger: Ledger, row: Source, class_: Protection | None = None) -> list[Decision]:
    """Lock what is kept of the sources that became part of one, by default as strictly as anything in its row.

    They are names of the same source. Returned are the rows that changed, for an entry to commit to.
    """
    class_ = class_ or _strictest_within(row)
    changed: list[Decision] = []
    for kept in Decision.objects.filter(about__in=_ids_of(row.id)).order_by("id") if class_ in RESERVED else ():
        marks = marks_of(kept)
        harder = strictest(class_, marks.get("value", "internal"))
        if decoded(kept.body).get("field") == "merged" and marks.get("value") != harder:
            rewrite(register, ledger, kept, values_of(register, kept), {**marks, "value": harder})
            changed.append(kept)
    return changed


def _ids_of(source: str) -> list[str]:
    """Return the id of a source and those that lead to it."""
    ids = asked = [source]
    while asked:
        asked = list(Redirect.objects.filter(leads_to__in=asked).values_list("id", flat=True))
        ids = [*ids, *asked]
    return ids


def merge(register: Register, old: str, into: str) -> int:
    """Make a source part of another, by their ids; return how many reports moved.

    The old id and the old name lead to the other for ever. What was said of the old source is kept in a decision, with
    the reports that it had, so that the merge can be undone.
    """
    if old == into:
        raise NotAllowed("A source cannot become part of itself.")
    with transaction.atomic(using=WRITER), register.writing() as ledger:
        by = member(register, ledger)
        rows = Source.objects.in_bulk([old, into])
        gone, stays = rows[old], rows[into]
        moved = _move(ledger, by, gone, stays)
        values = values_of(register, gone)
        class_ = strictest(_strictest_within(gone), _strictest_within(stays))
        kept = {
            "field": "merged",
            "value": {**values, "voice": gone.voice_id, "lookup": gone.lookup, "into": into, "reports": moved},
        }
        row = decision(register, ledger, by, into, kept, {"value": class_})
        now = stamp(register.clock())
        redirects = [
            Redirect(id=id_, project_id=register.project, leads_to=into, recorded=now)
            for id_ in (old, name_id(gone.lookup))
        ]
        hidden = hide_merged(register, ledger, gone, class_)
        DataKey.objects.filter(id__in=key_ids([gone])).delete()
        gone.delete()
        ledger.append(
            "described",
            by,
            new=[row, *redirects],
            changed=hidden,
            ids=[old, into, row.id],
            facts={"record": "source", "moved": len(moved)},
        )
    if class_ in RESERVED:
        clear_locked(register.home)
    return len(moved)


def _strictest_within(row: Source) -> Protection:
    """Return the strictest class of anything that a source's row holds."""
    return strictest(
        class_of(row), "sealed" if row.sealed_key else "internal", "restricted" if row.restricted_key else "internal"
    )


def _move(ledger: Ledger, by: str, gone: Source, stays: Source) -> list[str]:
    """Move the reports of a source, and the sources that repeat it, to another; return the ids of the reports."""
    repeating = {*Source.objects.filter(voice=gone).values_list("id", flat=True)}
    Source.objects.filter(voice=gone).update(voice=stays)
    Source.objects.filter(id=stays.id, voice=stays).update(voice=None)  # it repeated what is now itself
    if repeating:
        ledger.append("described", by, still=Source.objects.filter(id__in=repeating), facts={"record": "source"})
    moved = list(ReportRow.objects.filter(source=gone).order_by("number").values_list("id", flat=True))
    ReportRow.objects.filter(source=gone).update(source=stays)
    for start in range(0, len(moved), _ROWS):
        few = moved[start : start + _ROWS]
        still = ReportRow.objects.filter(id__in=few).order_by("number")
        ledger.append("described", by, still=still, ids=few, facts={"record": "report"})
    return moved
