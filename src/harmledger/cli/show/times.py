"""Says when: a day, a range with its open ends, or that the words stay unresolved."""

import re

from harmledger.cli.show.safe import inline, quoted
from harmledger.model import When

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def when_words(when: When, text: str) -> str:
    """Return the time in words, with the report's words, weaker readings and the hint behind it."""
    words = quoted(when.span.of(text)) if when.span else quoted(when.basis) if when.basis else ""
    notes = [words] if words else []
    if when.weaker:
        notes.append(f"less likely {' or '.join(map(inline, when.weaker))}")
    if when.hint:
        notes.append(inline(when.hint))
    behind = f"  ({'; '.join(notes)})" if notes else ""
    part = f", {inline(when.time_of_day)}" if when.time_of_day else ""
    return f"{_days(when)}{part}{behind}"


def _days(when: When) -> str:
    """Return the day, or the first and last day that are possible."""
    if when.edtf is None:
        return "not resolved"
    edtf = inline(when.edtf)
    if _DAY.fullmatch(edtf) or (when.earliest is None and when.latest is None):
        return edtf
    if when.earliest is None:
        return f"by {when.latest}, from when is open"
    if when.latest is None:
        return f"from {when.earliest}, until when is open"
    return f"between {when.earliest} and {when.latest}" if when.earliest != when.latest else when.earliest
