"""What goes with a record that is erased: every row that holds something of it, or has no meaning without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

from django.db.models import Model

from harmledger.register.errors import UnknownId
from harmledger.register.guarding import key_ids
from harmledger.register.models import (
    Capture,
    ClaimRow,
    Decision,
    Guarded,
    Incident,
    Link,
    Member,
    ReadingRow,
    Record,
    Redirect,
    ReportRow,
    Source,
    StoredObject,
    TaughtPlace,
    TextArtifact,
)

LEAVES_FIRST: tuple[type[Record], ...] = (
    Link,
    Decision,
    TaughtPlace,
    Redirect,
    Incident,
    ClaimRow,
    ReadingRow,
    TextArtifact,
    Capture,
    ReportRow,
    Source,
    StoredObject,
)
"""The tables that rows are deleted from, each before those that it points to."""

_AT_ONCE = 400  # ids a statement

M = TypeVar("M", bound=Model)


class Target(NamedTuple):
    """A record that is to be erased: the word for its kind, and its whole id."""

    kind: str
    id: str


class Closure:
    """What one erasure takes: rows that go, rows that stay without their values, and records that stay with less.

    Make it under the write lock, so that nothing comes to what goes; or anywhere, to see beforehand.
    """

    def __init__(self, target: Target) -> None:
        """Find everything that goes with the target; UnknownId for a kind that cannot be erased by itself."""
        self.rows: dict[type[Record], dict[str, Record]] = {table: {} for table in LEAVES_FIRST}
        self.emptied: list[Source | Member | Decision] = []
        self.touched: set[str] = set()
        match target.kind:
            case "report":
                self._reports([ReportRow.objects.get(id=target.id)])
            case "claim":
                self._claims([ClaimRow.objects.get(id=target.id)])
            case "source":
                self._source(Source.objects.get(id=target.id))
            case "member":
                self.emptied.append(Member.objects.get(id=target.id))
            case "decision":
                self.emptied.append(Decision.objects.get(id=target.id))
            case "place":
                self._add(TaughtPlace.objects.filter(id=target.id))
            case kind:
                raise UnknownId(
                    f"This is the id of a {kind}; what can be erased is a report, a source, a member, a claim, a "
                    "decision or a taught place."
                )
        self._about_them()

    @property
    def ids(self) -> list[str]:
        """The ids of all rows that go."""
        return [id_ for rows in self.rows.values() for id_ in rows]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows go, by the word for their kind."""
        return {table.kind: len(rows) for table, rows in self.rows.items() if rows}

    @property
    def objects(self) -> list[StoredObject]:
        """The stored objects that nothing else points to."""
        return [row for row in self.rows[StoredObject].values() if isinstance(row, StoredObject)]

    @property
    def numbers(self) -> list[int]:
        """The numbers of the reports that go, by which the word index knows them."""
        return [row.number for row in self.rows[ReportRow].values() if isinstance(row, ReportRow)]

    @property
    def keys(self) -> list[str]:
        """The ids of the data keys of everything that goes or is emptied."""
        gone = (row for rows in self.rows.values() for row in rows.values())
        guarded = [*(row for row in gone if isinstance(row, Guarded)), *self.emptied]
        return [*key_ids(guarded), *(row.key_id for row in self.objects)]

    def _add(self, rows: Iterable[Record]) -> list[str]:
        """Take rows in; return the ids of those that were not in before."""
        fresh = []
        for row in rows:
            if row.id not in self.rows[type(row)]:
                self.rows[type(row)][row.id] = row
                fresh.append(row.id)
        return fresh

    def _reports(self, reports: list[ReportRow]) -> None:
        ids = self._add(reports)
        self._add(Capture.objects.filter(report__in=ids))
        texts = list(TextArtifact.objects.filter(report__in=ids))
        self._add(texts)
        readings = self._add(ReadingRow.objects.filter(report__in=ids))
        self._claims(ClaimRow.objects.filter(reading__in=readings))
        self._objects({row.artifact_id for row in reports} | {row.stored_id for row in texts})
        for source in Source.objects.filter(id__in={row.source_id for row in reports}):
            if not _is_needed(source, ids):
                self._add([source])

    def _objects(self, ids: set[str]) -> None:
        """Take in the stored objects that no other report holds, as bytes or as text."""
        reports, texts = list(self.rows[ReportRow]), list(self.rows[TextArtifact])
        held = {*ReportRow.objects.filter(artifact__in=ids).exclude(id__in=reports).values_list("artifact", flat=True)}
        held |= {*TextArtifact.objects.filter(stored__in=ids).exclude(id__in=texts).values_list("stored", flat=True)}
        self._add(StoredObject.objects.filter(id__in=ids - held))

    def _claims(self, claims: Iterable[ClaimRow]) -> None:
        """Take in claims, their links, the incidents that no other claim tells of, and places learned from those."""
        ids = self._add(claims)
        links = list(Link.objects.filter(claim__in=ids))
        self._add(links)
        incidents = {link.incident_id for link in links}
        others = Link.objects.filter(incident__in=incidents).exclude(claim__in=list(self.rows[ClaimRow]))
        self.touched = set(others.values_list("incident", flat=True))
        gone = self._add(Incident.objects.filter(id__in=incidents - self.touched))
        self._add(TaughtPlace.objects.filter(learned_from__in=gone))

    def _source(self, source: Source) -> None:
        if _is_needed(source, []):
            self.emptied.append(source)
        else:
            self._add([source])

    def _about_them(self) -> None:
        """Take in the old ids that lead to what goes, and the decisions about any of it, and those about these."""
        own = {row.id for row in self.emptied}
        asked = [*self.ids, *own]
        while asked:
            found: list[str] = []
            for few in in_parts(asked):
                found += self._add(Redirect.objects.filter(leads_to__in=few))
                found += self._add(Decision.objects.filter(about__in=few).exclude(id__in=own))
            asked = found


def _is_needed(source: Source, without: list[str]) -> bool:
    """Tell whether a report, other than these, or another source points to a source."""
    reports = ReportRow.objects.filter(source=source).exclude(id__in=without)
    return reports.exists() or Source.objects.filter(voice=source).exclude(id=source.id).exists()


def in_parts(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield ids as many at a time as one statement takes."""
    rest = iter(ids)
    while few := list(islice(rest, _AT_ONCE)):
        yield few


def kinds_of(closure: Closure) -> tuple[str, ...]:
    """Return the words for the kinds of all rows that go or are emptied, in order."""
    return tuple(sorted(Counter([*closure.counts, *(row.kind for row in closure.emptied)])))
