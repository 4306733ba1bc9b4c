"""Tells anew what a report hides when a mark changes: its claims are taken apart and its words indexed again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from harmledger.model import Span
from harmledger.model.codes import Protection
from harmledger.protection import again, field_classes, hidden_names, hidden_spans, mask, split
from harmledger.protection.classes import RESERVED
from harmledger.register import word_index
from harmledger.register.actions.rewriting import Marks, put_anew, rewrite, values_of
from harmledger.register.guarding import class_of, decoded, encoded, key_ids, marks_of
from harmledger.register.ledger import Ledger
from harmledger.register.models import ClaimRow, DataKey, Guarded, ReadingRow, Record, ReportRow, TextArtifact
from harmledger.register.opening import Register
from harmledger.register.preparing import Body, Parts, columns_of, places_and_parties, sentence_of
from harmledger.register.queries.texts import Hidden, hidden_of, open_text

Classes = Mapping[str, Protection]
_Around = Callable[[Span], Span]


class Telling:
    """What was read in one report, as it stands before a mark: say what changes, then `retell`."""

    def __init__(self, register: Register, ledger: Ledger, report: ReportRow) -> None:
        """Fetch the text, the readings and the claims of a report with all their values."""
        self._register, self._ledger, self._report = register, ledger, report
        self._row = TextArtifact.objects.select_related("stored").get(report_id=report.id)
        readings = list(ReadingRow.objects.filter(report_id=report.id).order_by("id"))
        self._rows: list[Guarded] = [*readings, *ClaimRow.objects.filter(reading__in=readings).order_by("id")]
        keys = DataKey.objects.in_bulk(key_ids(self._rows))
        self._whole: dict[str, Body] = {row.id: register.guard.get(row, keys) for row in self._rows}
        self._before = {row.id: _classes(row, marks_of(row)) for row in self._rows}
        self._marks = {row.id: marks_of(row) for row in self._rows}
        self._marked: set[str] = set()
        self._names: dict[str, Protection] = {}
        self.title_class: Protection | None = None
        """The class that the title is given because it holds a hidden name; None where it need not be hidden."""
        self._text_before, self._title_before = _class_of_text(report), _title(report)

    @property
    def is_read(self) -> bool:
        """Tell whether there is a reading, and so anything that is classed."""
        return bool(self._rows)

    def mark(self, claim: ClaimRow, marks: Marks) -> None:
        """Take in a claim's new class and marks."""
        row = next(row for row in self._rows if row.id == claim.id)
        row.protection = claim.protection
        self._marks[row.id] = dict(marks)
        self._marked.add(row.id)

    def retell(self) -> tuple[list[Record], Mapping[str, Parts]]:
        """Write anew what is kept otherwise by now; return the changed rows, and what is taken out of each by id.

        Call it when the report's own row has its new class, marks and body.
        """
        before, after = hidden_of(self._row), self._hidden()
        changed: list[Record] = self._hide_title()
        taken: dict[str, Parts] = {}
        for row in self._rows:
            whole, marks = self._whole[row.id], self._marks[row.id]
            body, taken[row.id] = split(whole, _classes(row, marks), after)
            if row.id not in self._marked and (body, taken[row.id]) == split(whole, self._before[row.id], before):
                continue
            put_anew(self._register, self._ledger, row, body, taken[row.id], marks)
            if isinstance(row, ClaimRow):
                for name, value in columns_of(body).items():
                    setattr(row, name, value)
            changed.append(row)
        if after != before:
            self._row.hidden = encoded([(span.start, span.end, class_) for span, class_ in after])
            changed.append(self._row)
        if after != before or _title(self._report) != self._title_before:
            word_index.forget([self._report.number])
            words = word_index.words_of(mask(self._text, after, "internal"), _title(self._report))
            word_index.index([(self._report.number, words)])
        return changed, taken

    def _hidden(self) -> Hidden:
        """Return what is to be hidden of the text; it is opened only where that is not what was hidden before."""
        classes = {row.id: _classes(row, self._marks[row.id]) for row in self._rows}
        now = _class_of_text(self._report)
        if now == self._text_before and self._spans(self._before, _alone) == self._spans(classes, _alone):
            if _title(self._report) != self._title_before:  # it was opened, and may hold a hidden name
                whole = Span(0, len(self._text))
                self._names = self._names_in(one for one in hidden_of(self._row) if one[0] != whole)
            return hidden_of(self._row)
        found = self._spans(classes, sentence_of(self._text))
        # A name that is hidden where it speaks is hidden wherever it stands, as when the report was read.
        self._names = self._names_in(found)
        found.update(again(self._text, self._names))
        if now in RESERVED:
            found.add((Span(0, len(self._text)), now))
        return tuple(sorted(found))

    def _names_in(self, hidden: Iterable[tuple[Span, Protection]]) -> dict[str, Protection]:
        claims = [self._whole[row.id] for row in self._rows if isinstance(row, ClaimRow)]
        return hidden_names(self._text, hidden, places_and_parties(claims))

    def _hide_title(self) -> list[Record]:
        """Lock the report's title where it stands open and holds a name that is hidden by now."""
        class_ = max((one for _, one in again(_title(self._report), self._names)), default=None)
        self.title_class = class_
        if class_ is None:
            return []
        values = values_of(self._register, self._report)
        rewrite(self._register, self._ledger, self._report, values, {**marks_of(self._report), "title": class_})
        return [self._report]

    def _spans(self, classes: Mapping[str, Classes], around: _Around) -> set[tuple[Span, Protection]]:
        return {
            one
            for row in self._rows
            for one in hidden_spans(_with_context(row, self._whole[row.id]), around, classes[row.id])
        }

    @cached_property
    def _text(self) -> str:
        return open_text(self._register, self._row, DataKey.objects.get(id=self._row.stored.key_id))


def _alone(span: Span) -> Span:
    return span


def _classes(row: Guarded, marks: Marks) -> Classes:
    """Return a row's marks with its own class, which is that of the whole body."""
    return {**marks, "": class_of(row)}


def _with_context(row: Guarded, body: Body) -> Body:
    """Return a reading's remarks as a claim holds them, so that their spans are found; a claim as it is."""
    return {"context": body["remarks"]} if isinstance(row, ReadingRow) else body


def _class_of_text(report: ReportRow) -> Protection:
    return field_classes("report", {"text": None}, class_of(report), marks_of(report))["text"]


def _title(report: ReportRow) -> str:
    """Return a report's title where it stands open, and so in the index."""
    return decoded(report.body).get("title") or ""
