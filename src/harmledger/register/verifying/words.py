"""Checks that the spans of a reading lie within its text, and that quoted words stand where their spans point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_QUOTED = ("reported", "as_written", "quote")
"""Fields that hold the words at the span of their value, letter by letter; names may be given in another form."""
_SPANS = ("characterisation",)


def troubles(body: Any, text: str, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the kind and the path of whatever in a body does not hold against the text."""
    if isinstance(body, dict):
        span = body.get("span")
        if span is not None:
            if not _within(span, len(text)):
                yield "span_outside", path
            else:
                words = text[span[0] : span[1]]
                wrong = [key for key in _QUOTED if body.get(key) is not None and body[key] != words]
                yield from (("words_differ", f"{path}/{key}") for key in wrong)
        for key, value in body.items():
            if key in _SPANS and isinstance(value, list):
                yield from (("span_outside", f"{path}/{key}") for one in value if not _within(one, len(text)))
            else:
                yield from troubles(value, text, f"{path}/{key}")
    elif isinstance(body, list):
        for place, value in enumerate(body):
            yield from troubles(value, text, f"{path}/{place}")


def _within(span: Any, length: int) -> bool:
    match span:
        case [int(start), int(end)]:
            return 0 <= start <= end <= length
    return False
