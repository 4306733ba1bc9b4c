"""Anchors: where nobody gave the publication date, the day and the years that the report tells of itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from harmledger.reading.document import Document
from harmledger.reading.statements import Statement, TimeMention
from harmledger.reading.ties import Tie
from harmledger.reading.times import resolve

# A report's own date stands in its dateline or in a short line among the first of its text.
_FIRST_LINES, _SHORT = 6, 9
# A line whose date lies farther from the given day of publication tells of something else.
_NEAR = 2


def anchor(document: Document) -> None:
    """Date an undated report by its dateline or by the line at its top that tells a date and nothing else.

    The day serves words told relative to it ("on Monday"), and is never an event's time by itself. A date without a
    year takes one that the text tells.
    """
    mention = _own_date(document.statements, document.published)
    if mention is not None:
        mention.tie = Tie.SAID
    if document.published is not None:
        return
    _share_years([time for statement in document.statements for time in statement.times])
    if mention is not None:
        document.published = resolve(mention.words, None).earliest
        document.dated_by = mention.at


def _own_date(statements: Sequence[Statement], published: date | None) -> TimeMention | None:
    for statement in statements[:_FIRST_LINES]:
        if statement.sentence.kind == "dateline" or (
            statement.stop - statement.first <= _SHORT and not _tells(statement)
        ):
            for mention in statement.times:
                day = resolve(mention.words, published)
                if (
                    mention.words.kind != "date"
                    or not day.earliest
                    or (published is None and mention.words.year is None)
                ):
                    continue
                if published is None or abs((published - day.earliest).days) <= _NEAR:
                    return mention
    return None


def _tells(statement: Statement) -> bool:
    return bool(statement.harms or statement.attacks or statement.acts or statement.objects)


def _share_years(times: Sequence[TimeMention]) -> None:
    """Give a date without a year that of the same date told with one, or the only year that the text's dates have."""
    dates = [one for one in times if one.words.kind == "date"]
    full = {(one.words.month, one.words.day): one for one in reversed(dates) if one.words.year}
    years = {one.words.year for one in full.values()}
    only = next(iter(full.values())) if len(years) == 1 else None
    for one in dates:
        other = full.get((one.words.month, one.words.day), only)
        if one.words.year is None and other is not None:
            one.words.year, one.told_at = other.words.year, other.at
