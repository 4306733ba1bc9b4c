"""Canonical composition (NFC, Unicode Standard Annex 15) that keeps track of every character."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from harmledger.text.offsets import MapBuilder, OffsetMap

# Below it no character is changed by composition or can join the one before.
_FIRST_MARK = "\u0300"
# Letters that join the one before although they are not marks: Hangul vowels and finals, Kirat Rai vowel signs.
_JOINING = (("\u1161", "\u1175"), ("\u11a8", "\u11c2"), ("\U00016d63", "\U00016d6a"))
# Sorting marks is quadratic in the standard library; a longer run is therefore sorted before it is handed over.
_LONG = 64


def compose(text: str) -> tuple[str, OffsetMap]:
    """Return the text in NFC and where each of its characters was; what did not change maps one to one."""
    if text.isascii() or _known_composed(text):
        return text, OffsetMap.identity(len(text))
    bounds = [i for i, c in enumerate(text) if i == 0 or c < _FIRST_MARK or begins(c)]
    bounds.append(len(text))
    pieces: list[str] = []
    made = MapBuilder()
    for start, end in pairwise(bounds):
        segment = text[start:end]
        composed = unicodedata.normalize("NFC", _ordered(segment) if end - start > _LONG else segment)
        pieces.append(composed)
        if composed == segment:
            made.keep(start, end)
        else:
            made.put(len(composed), start, end)
    return "".join(pieces), made.build(len(text))


def begins(character: str) -> bool:
    """Tell whether composition can never join this character, or any part of it, to what stands before it."""
    if unicodedata.category(character)[0] == "M":
        return False
    return not any(first <= character <= last for first, last in _JOINING)


def _known_composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def _ordered(segment: str) -> str:
    """Return the canonical decomposition of one letter and its marks, the marks sorted by combining class."""
    out: list[str] = []
    run: list[str] = []
    for part in "".join(unicodedata.normalize("NFD", c) for c in segment):
        if unicodedata.combining(part):
            run.append(part)
        else:
            out += sorted(run, key=unicodedata.combining)
            run = []
            out.append(part)
    return "".join(out + sorted(run, key=unicodedata.combining))
