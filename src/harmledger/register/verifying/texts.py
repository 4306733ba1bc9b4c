"""Checks, with the register's key, what only plain text can tell: the text itself, spans, quoted words, the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from harmledger.model import HarmledgerError, Span
from harmledger.protection import mask
from harmledger.register.guarding import decoded, key_ids
from harmledger.register.models import Capture, ClaimRow, Guarded, ReadingRow, ReportRow, StoredObject, TextArtifact
from harmledger.register.verifying.checking import MALFORMED, Checking, seen, streamed
from harmledger.register.verifying.index import words_in
from harmledger.register.verifying.objects import plain_of
from harmledger.register.verifying.rows import Keys, keys_of
from harmledger.register.verifying.words import troubles
from harmledger.register.word_index import words_of
from harmledger.text import decode

_AT_A_TIME = 32  # texts of up to 8 MB each are held together


def check_texts(checking: Checking) -> None:
    """Check every text with its document, its readings and claims, and its words in the index."""
    for rows in checking.batches(streamed(TextArtifact), "texts opened", _AT_A_TIME):
        few = _Few(checking, rows)
        for row in rows:
            few.check(row)


class _Few:
    """A few texts with all that hangs on them, fetched together."""

    def __init__(self, checking: Checking, rows: Sequence[TextArtifact]) -> None:
        self._checking = checking
        self._found = checking.found
        reports = [row.report_id for row in rows]
        self._reports = {row.id: row for row in seen(ReportRow).filter(id__in=reports)}
        # by report, which has an index; a reading's text has none
        self._readings = _by("text_id", list(seen(ReadingRow).filter(report__in=reports)))
        readings = [one.id for many in self._readings.values() for one in many]
        self._claims = _by("reading_id", list(seen(ClaimRow).filter(reading__in=readings)))
        self._captures = _by("report_id", list(seen(Capture).filter(report__in=reports)))
        stored = {row.stored_id for row in rows} | {row.artifact_id for row in self._reports.values()}
        self._objects = {row.id: row for row in seen(StoredObject).filter(id__in=stored)}
        guarded: list[Guarded] = [
            one for group in (self._readings, self._claims, self._captures) for many in group.values() for one in many
        ]
        self._keys: Keys = keys_of(
            checking, [*key_ids(guarded), *key_ids(self._reports.values()), *(o.key_id for o in self._objects.values())]
        )
        self._indexed = words_in([row.number for row in self._reports.values()])

    def check(self, row: TextArtifact) -> None:
        """Check one text; what could not be opened was told of before, and is passed over."""
        report = self._reports.get(row.report_id)
        plain = self._plain(row.stored_id)
        document = self._plain(report.artifact_id) if report else None
        if plain is None or report is None or document is None:
            return
        try:
            text = plain.decode("utf-8", "surrogatepass")
            hidden = [(Span(start, end), class_) for start, end, class_ in decoded(row.hidden)]
        except MALFORMED:
            self._found.add(
                "text_differs", row.id, "The text, or what says which of its words are hidden, is malformed."
            )
            return
        self._text(row, text, document)
        if any(not 0 <= span.start <= span.end <= len(text) for span, _ in hidden):
            self._found.add("span_outside", row.id, "A hidden stretch of this text reaches beyond it.")
        for capture in self._captures.get(report.id, ()):
            self._capture(capture, document)
        for reading in self._readings.get(row.id, ()):
            self._words(reading, text)
            for claim in self._claims.get(reading.id, ()):
                self._words(claim, text)
        if self._readings.get(row.id):
            self._index(report, mask(text, hidden, "internal"))

    def _plain(self, object_: str) -> bytes | None:
        row = self._objects.get(object_)
        return plain_of(self._checking, row, self._keys) if row else None

    def _text(self, row: TextArtifact, text: str, document: bytes) -> None:
        if len(text) != row.length:
            self._found.add("text_differs", row.id, f"This text has {len(text)} code points and not {row.length}.")
            return
        try:
            same = decode(document).text == text
        except HarmledgerError:
            same = False
        if not same:
            self._found.add("text_differs", row.id, "This text is not the one that its document decodes to.")

    def _capture(self, row: Capture, document: bytes) -> None:
        told = (self._fields(row) or {}).get("sha256")
        if told is not None and told != sha256(document).hexdigest():
            self._found.add("plain_differs", row.id, "The SHA-256 of this capture is not that of the document's bytes.")

    def _words(self, row: ReadingRow | ClaimRow, text: str) -> None:
        for kind, path in troubles(self._fields(row), text):
            ending = "reaches beyond the text" if kind == "span_outside" else "is not what stands at its span"
            self._found.add(kind, row.id, f"In this {row.kind}, {path.strip('/') or 'its span'} {ending}.")

    def _fields(self, row: Guarded) -> dict[str, Any] | None:
        try:
            return self._checking.register.guard.get(row, self._keys)
        except MALFORMED:
            return None  # told of when the rows were checked

    def _index(self, report: ReportRow, masked: str) -> None:
        there = self._indexed.get(report.number)
        if there is None:
            return  # told of by `check_numbers`
        try:
            title = decoded(report.body).get("title") or ""
            ought = set(words_of(masked, title))
        except MALFORMED:
            return
        if there != ought:
            self._found.add(
                "index_differs",
                report.id,
                f"Of this report the search index lacks {len(ought - there)} words, and holds {len(there - ought)} "
                "that it must not.",
            )


def _by(name: str, rows: list[Any]) -> dict[str, list[Any]]:
    """Return rows in groups by a column."""
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, name)].append(row)
    return groups
