"""Reports as a viewer sees them in a list: what is known of each from outside its text, and whether it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from django.db.models import Count, Exists, OuterRef, QuerySet

from harmledger.model.codes import Protection
from harmledger.protection import Viewer, rule_for
from harmledger.register import word_index
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.guarding import class_of
from harmledger.register.models import ClaimRow, ReadingRow, ReportRow
from harmledger.register.opening import Register
from harmledger.register.queries.batches import BATCH, in_batches
from harmledger.register.queries.seeing import Seen, is_there, keys_of, record_of, seen
from harmledger.register.queries.sources import source_told


class ReportFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which reports are asked for: unread ones, those of a source (name or id), with all of some words, of a country.

    What is withheld from the viewer does not match.
    """

    unread: bool = False
    source: str | None = None
    words: str | None = None
    country: str | None = None


class SeenReport(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A report as a viewer sees it in a list; `withheld` gives the class of each field that is withheld.

    `claims` is null where the report was not read. `source` holds the source's visible fields, null where there is
    none; its withheld ones are named `source/…`.
    """

    id: str
    entry: int
    class_: Protection
    recorded: str
    claims: int | None
    fields: dict[str, Any]
    source: dict[str, Any] | None
    withheld: dict[str, Protection]


def reports(
    register: Register, viewer: Viewer, asked: ReportFilter | None = None, after: str | None = None
) -> Iterator[SeenReport]:
    """Yield reports in the order of their capture, those captured behind the one with the id `after`."""
    asked = asked or ReportFilter()
    for rows in _rows(register, viewer, asked, after):
        claims = _claims_of(rows)
        keys = keys_of([*rows, *(row.source for row in rows if row.source)], viewer)
        for row in rows:
            if not is_there(viewer, class_of(row)):
                continue
            guard, source = register.guard, row.source
            known = seen("report", record_of(guard, row, keys, viewer), viewer)
            by = seen("source", record_of(guard, source, keys, viewer, id=source.id), viewer) if source else None
            if asked.country is None or known.values.get("country") == asked.country:
                yield _line(row, claims.get(row.id), known, by)


def _line(row: ReportRow, claims: int | None, known: Seen, by: Seen | None) -> SeenReport:
    withheld = {**known.withheld, **{f"source/{name}": class_ for name, class_ in (by.withheld if by else {}).items()}}
    return SeenReport(
        id=row.id,
        entry=row.number,
        class_=class_of(row),
        recorded=row.recorded,
        claims=claims,
        fields=known.values,
        source=by.values if by else None,
        withheld=withheld,
    )


def _rows(register: Register, viewer: Viewer, asked: ReportFilter, after: str | None) -> Iterator[list[ReportRow]]:
    query: QuerySet[ReportRow] = ReportRow.objects.using(SNAPSHOT).select_related("source")
    if asked.unread:
        query = query.filter(~Exists(ReadingRow.objects.using(SNAPSHOT).filter(report=OuterRef("pk"))))
    if asked.source:
        query = query.filter(source_id=source_told(register, asked.source, viewer))
    behind = ReportRow.objects.using(SNAPSHOT).values_list("number", flat=True).get(id=after) if after else None
    if not asked.words:
        yield from in_batches(query, "number", behind)
        return
    if not viewer.may_see(rule_for("report", "index_words").lowest):
        return  # words of whole texts: that a report has one would be told by finding it
    numbers = sorted(number for number in word_index.search(asked.words) if behind is None or number > behind)
    for start in range(0, len(numbers), BATCH):
        yield list(query.filter(number__in=numbers[start : start + BATCH]).order_by("number"))


def _claims_of(rows: Sequence[ReportRow]) -> dict[str, int]:
    """Return how many claims were read in each report that was read."""
    ids = [row.id for row in rows]
    read = ReadingRow.objects.using(SNAPSHOT).filter(report_id__in=ids).values_list("report_id", flat=True)
    counted = (
        ClaimRow.objects.using(SNAPSHOT)
        .filter(reading__report_id__in=ids)
        .values_list("reading__report_id")
        .annotate(number=Count("id"))
    )
    found: Counter[str] = Counter(dict(counted))
    return {id_: found[id_] for id_ in read}
