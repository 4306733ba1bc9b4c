"""Sources as a viewer sees them, and the one that somebody means by a name or an id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from django.db.models import Count

from harmledger.model.codes import Protection
from harmledger.protection import Viewer
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.errors import UnknownId
from harmledger.register.guarding import class_of
from harmledger.register.models import ReportRow, Source
from harmledger.register.opening import Register
from harmledger.register.queries.batches import in_batches
from harmledger.register.queries.resolving import resolve
from harmledger.register.queries.seeing import Keys, is_there, keys_of, record_of, seen
from harmledger.register.queries.source_names import folded, row_named

_UNKNOWN = "No source has this id or name; `harmledger sources` lists them."


class SeenSource(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A source as a viewer sees it, with how many reports it published; `withheld` gives classes by field."""

    id: str
    class_: Protection
    recorded: str
    reports: int
    fields: dict[str, Any]
    withheld: dict[str, Protection]


def sources(register: Register, viewer: Viewer, after: str | None = None) -> Iterator[SeenSource]:
    """Yield the sources in the order in which they were recorded, those behind the id `after`."""
    for rows in in_batches(Source.objects.using(SNAPSHOT), after=after):
        yield from seen_sources(register, [row for row in rows if is_there(viewer, class_of(row))], viewer)


def seen_sources(register: Register, rows: list[Source], viewer: Viewer) -> Iterator[SeenSource]:
    """Yield a batch of sources as a viewer sees them."""
    keys = keys_of(rows, viewer)
    counted = ReportRow.objects.using(SNAPSHOT).filter(source__in=rows).values_list("source_id")
    reports = dict(counted.annotate(number=Count("id")))
    for row in rows:
        yield _seen(register, row, reports.get(row.id, 0), keys, viewer)


def _seen(register: Register, row: Source, reports: int, keys: Keys, viewer: Viewer) -> SeenSource:
    found = seen("source", record_of(register.guard, row, keys, viewer, id=row.id, voice=row.voice_id), viewer)
    return SeenSource(
        id=row.id,
        class_=class_of(row),
        recorded=row.recorded,
        reports=reports,
        fields=found.values,
        withheld=found.withheld,
    )


def source_told(register: Register, told: str, viewer: Viewer) -> str:
    """Return the id of the source that somebody means by its id, the end of it, or its name.

    UnknownId where there is none, and where the name is withheld from the viewer: asking must not tell that it is here.
    """
    try:
        found = resolve(told)
        if found.kind == "source" and is_there(viewer, class_of(Source.objects.using(SNAPSHOT).get(id=found.id))):
            return found.id
    except UnknownId:
        pass
    row = row_named(register.guard.key.lookup("source", folded(told)), SNAPSHOT)
    if row is not None:
        keys = keys_of([row], viewer)
        if "name" in seen("source", record_of(register.guard, row, keys, viewer, id=row.id), viewer).values:
            return row.id
    raise UnknownId(_UNKNOWN)
