"""Finds the names of hidden voices where they stand again, in other sentences or in the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from harmledger.model import Span
from harmledger.model.codes import Protection

# Two to five words with capital letters, with the small words that names have between them.
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽČĆĐĞİŞŁŻŹ][\w’'-]*"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:al|el|bin|ibn|abu|de|von|van)[\s-]+)?{_CAPITAL}){{1,4}}")
# What follows these is where the voice is, or whom it works for.
_ELSEWHERE = re.compile(r"\b(?:of|in|at|from|near|for|with|the)\s+$", re.IGNORECASE)


def hidden_names(
    text: str, hidden: Iterable[tuple[Span, Protection]], known: Iterable[str] = ()
) -> dict[str, Protection]:
    """Return the names within hidden stretches of a text, each with its class.

    `known` are names of places and parties, which are not a person's. A name is known by its capital letters: one in a
    script without them is not found.
    """
    names: dict[str, Protection] = {}
    public = {word.casefold() for word in known}
    for span, class_ in hidden:
        words = span.of(text)
        for found in _NAME.finditer(words):
            if found[0].casefold() not in public and not _ELSEWHERE.search(words[: found.start()]):
                names[found[0]] = class_
    return names


def again(text: str, names: dict[str, Protection]) -> Sequence[tuple[Span, Protection]]:
    """Return every place of a text where one of the names stands as whole words, in the order of the text."""
    found = [
        (Span(*match.span()), class_)
        for name, class_ in names.items()
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    ]
    return sorted(found)
