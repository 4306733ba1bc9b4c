"""Chooses, among the times a sentence tells, the one at which its event happened."""

from __future__ import annotations

from datetime import date

from harmledger.reading.statements import Statement, TimeMention
from harmledger.reading.times import Resolved, resolve

# Words of time that tell no day.
DAYLESS = ("clock", "part", "since", "longago")


def own_time(
    statement: Statement, published: date | None, reference: Resolved | None, open_too: bool = False
) -> tuple[TimeMention, Resolved] | None:
    """Return the sentence's own time of the event: an exact day before a vaguer one, never when something was said.

    `reference` is the day told before, for "the same day"; `open_too` admits "in recent days".
    """
    best: tuple[int, TimeMention, Resolved] | None = None
    for mention in statement.times:
        if mention.of_saying or mention.words.kind in DAYLESS or (mention.words.kind == "recent" and not open_too):
            continue
        found = resolve(mention.words, published, reference)
        rank = 0 if found.exact else 1 if found.edtf else 2
        if best is None or rank < best[0]:
            best = (rank, mention, found)
    return (best[1], best[2]) if best else None
