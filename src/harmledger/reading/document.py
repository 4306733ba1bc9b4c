"""A report prepared for reading: its cleaned text, the title before it, and the way back to the text as received."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from msgspec import UNSET, UnsetType

from harmledger.model import Report, Span
from harmledger.reading.statements import Statement
from harmledger.reading.unread import Unread
from harmledger.rules.meanings import HarmFact
from harmledger.text import Cleaned, Sentence, clean, sentences

_BETWEEN = "\n\n"


class Document:
    """The cleaned title and text as one; spans lead back into the text as received, and to nothing for the title."""

    def __init__(self, report: Report) -> None:
        """Clean the report and cut it into sentences."""
        self.report = report
        self.published: date | None = report.published_day()
        self.dated_by: tuple[int, int] | None = None  # where the text itself dates the report
        self.body: Cleaned = clean(report.text)
        title = clean(report.title).text.strip() if report.title else ""
        if title and self.body.text.lstrip().casefold().startswith(title.casefold()):
            title = ""
        self.offset = len(title) + len(_BETWEEN) if title else 0
        self.text = f"{title}{_BETWEEN}{self.body.text}" if title else self.body.text
        self.sentences: list[Sentence] = []
        if title:
            self.sentences.append(Sentence(0, len(title), "headline", 0))
        for one in sentences(self.body.text, [crumb.span for crumb in self.body.crumbs]):
            self.sentences.append(Sentence(one.start + self.offset, one.end + self.offset, one.kind, one.paragraph))
        self.statements: list[Statement] = []
        self.loaded: list[tuple[int, int]] = []
        self.unread = Unread()

    def span(self, start: int, end: int) -> Span | None:
        """Return the span in the text as received, None for words of the title."""
        return self.body.span(start - self.offset, end - self.offset) if start >= self.offset else None

    def trace_span(self, start: int, end: int) -> Span:
        """Return a span for the trace; words of the title stand at the beginning."""
        return self.span(start, end) or Span(0, 0)

    def origin(self, span: Span | None) -> tuple[str, ...] | UnsetType:
        """Return what a value comes from when it has no words in the text."""
        return UNSET if span is not None else ("title",)

    def statement_at(self, offset: int) -> Statement | None:
        """Return the statement that holds an offset of the cleaned text."""
        place = bisect_right(self.statements, offset, key=lambda one: one.sentence.start) - 1
        return self.statements[place] if place >= 0 else None

    @staticmethod
    def distinct(facts: list[HarmFact]) -> list[HarmFact]:
        """Return the facts with each group of people once an outcome."""
        seen: set[tuple[int, str]] = set()
        kept = []
        for fact in sorted(facts, key=lambda one: (one.people.at, one.at)):
            key = (fact.people.at[0], fact.outcome)
            if key not in seen:
                seen.add(key)
                kept.append(fact)
        return kept
