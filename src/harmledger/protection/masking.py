"""Finds the words of a report that must stay hidden, and covers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from harmledger.model import Span
from harmledger.model.codes import Protection
from harmledger.protection.classes import PUBLIC, RESERVED, allows
from harmledger.protection.classing import Classing, children

BAR = "█"


def hidden_spans(
    claim_body: Mapping[str, Any],
    sentence_of: Callable[[Span], Span],
    marks: Mapping[str, Protection] | None = None,
) -> tuple[tuple[Span, Protection], ...]:
    """Return the spans of a claim's restricted and sealed values, in the order of the text, each with its class.

    `sentence_of` widens a span to its sentence: all of it is hidden where sexual violence is told. The body must be
    whole. The hidden spans of a text are those of all claims read from it.
    """
    classing = Classing(claim_body, marks or {}, reserved_only=True)
    if classing.nothing_reserved:
        return ()
    found = _within(classing, "", dict(claim_body), classing.of("", claim_body, None, PUBLIC), sentence_of)
    return tuple(sorted(set(found)))


def _within(
    classing: Classing, path: str, value: Any, class_: Protection, sentence_of: Callable[[Span], Span]
) -> Iterator[tuple[Span, Protection]]:
    if isinstance(value, dict) and value.get("span") and path:
        words = Span(*value["span"])
        # A voice within something sealed is hidden with it; its words elsewhere are not, unless it is itself.
        own = classing.of(path, value, None, PUBLIC) if path.endswith("/said_by") else class_
        if value.get("outcome") == "sexual_violence":
            words = _both(words, sentence_of(words))
        if own in RESERVED:
            yield words, own
    for at, item, one in children(classing, path, value, class_):
        if isinstance(item, dict | list | tuple):
            yield from _within(classing, at, item, one, sentence_of)
        elif one in RESERVED and one != class_ and item is not None and isinstance(value, dict) and value.get("span"):
            yield Span(*value["span"]), one


def _both(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def mask(text: str, spans: Iterable[tuple[Span, Protection]], limit: Protection) -> str:
    """Return the text with a bar for each code point of a span stricter than `limit`; newlines stay.

    The length is unchanged, so that all spans still point where they did.
    """
    letters = list(text)
    for span, class_ in spans:
        if not allows(limit, class_):
            for at in range(max(span.start, 0), min(span.end, len(letters))):
                if letters[at] not in "\r\n":
                    letters[at] = BAR
    return "".join(letters)
