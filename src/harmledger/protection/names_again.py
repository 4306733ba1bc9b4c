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


# Words of names that are no names alone: whoever is called so is not told by them.
_WORDS = """
    the and abu umm bin ibn mrs miss sir doctor professor sheikh imam father sister brother haji hajj general colonel
    captain major lieutenant sergeant commander minister president director human rights watch civil defence defense
    white helmets red crescent cross syrian observatory network united nations monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december
"""
_NO_NAME = frozenset(_WORDS.split())
_SHORTEST = 3


def hidden_names(
    text: str, hidden: Iterable[tuple[Span, Protection]], known: Iterable[str] = ()
) -> dict[str, Protection]:
    """Return the names within hidden stretches of a text, and the words of each, for people are called by one of them.

    Each has its class. `known` are names of places and parties, which are not a person's. A name is known by its
    capital letters: one in a script without them is not found.
    """
    names: dict[str, Protection] = {}
    public = {word.casefold() for word in known}
    no_name = _NO_NAME.union(*(re.findall(r"\w+", name) for name in public))
    for span, class_ in hidden:
        words = span.of(text)
        for found in _NAME.finditer(words):
            if found[0].casefold() in public or _ELSEWHERE.search(words[: found.start()]):
                continue
            # in a text of capitals alone, any word looks like a name
            alone = [] if found[0].isupper() else re.findall(_CAPITAL, found[0])
            for name in (found[0], *alone):
                bare = re.sub("['’]s$", "", name)
                if len(bare) >= _SHORTEST and bare.casefold() not in no_name:
                    names[bare] = class_
    return names


def again(text: str, names: dict[str, Protection]) -> Sequence[tuple[Span, Protection]]:
    """Return every place of a text where one of the names stands as whole words, in the order of the text.

    A name of several words is found however it is broken and in whatever letters, one word as it is written or in
    capitals.
    """
    if not names:
        return []
    classes = {_folded(name): class_ for name, class_ in names.items()}
    longest = "|".join(_written(name) for name in sorted(names, key=len, reverse=True))
    return [
        (Span(*match.span()), classes[_folded(match[0])]) for match in re.finditer(rf"(?<!\w)(?:{longest})(?!\w)", text)
    ]


def _written(name: str) -> str:
    words = name.split()
    if len(words) == 1:
        return f"{re.escape(name)}|{re.escape(name.upper())}"
    spaced = r"\s+".join(map(re.escape, words))
    return f"(?i:{spaced})"


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
