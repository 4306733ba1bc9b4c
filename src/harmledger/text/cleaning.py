"""Cleans a text for reading: marks out, forms folded, letters composed, page crumbs set aside."""

from __future__ import annotations

from typing import Final, NamedTuple

from harmledger.model import Span
from harmledger.text.composing import compose
from harmledger.text.crumbs import Crumb, crumbs
from harmledger.text.folds import LEADING_SIGNS, MOVING, OTHER_LENGTH, SAME_LENGTH, TRANSLATION
from harmledger.text.offsets import MapBuilder, OffsetMap


class Cleaned(NamedTuple):
    """A cleaned text, the map of its positions into the text as received, and the lines set aside."""

    text: str
    offsets: OffsetMap
    crumbs: tuple[Crumb, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the smallest span of the text as received that covers `[start, end)` of the cleaned text."""
        return self.offsets.span(start, end)


# Up to so many different characters are replaced one after the other, which is faster than looking at each in turn.
_FEW: Final = 16


def clean(text: str) -> Cleaned:
    """Clean a text of any characters, lone surrogates included; cleaning twice is the same as once."""
    written = _line_ends(text)
    if text.isascii():
        return Cleaned(written, OffsetMap.identity(len(text)), crumbs(written))
    held = set(written)
    written, moved = _move(_rewrite(written, held), held)
    composed, joined = compose(written)
    return Cleaned(composed, moved.compose(joined), crumbs(composed))


def _line_ends(text: str) -> str:
    """Write every line end as LF, and NUL as U+FFFD, without moving a character: the CR of a CR LF becomes a space."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for control in "\x00\x0b\x0c":
        if control in text:
            text = text.replace(control, SAME_LENGTH[control])
    return text


def _rewrite(text: str, held: set[str]) -> str:
    """Write each character of the fold table as the one that stands for it."""
    known = SAME_LENGTH.keys() & held
    if len(known) > _FEW:
        return text.translate(TRANSLATION)
    for character in known:
        text = text.replace(character, SAME_LENGTH[character])
    return text


def _move(text: str, held: set[str]) -> tuple[str, OffsetMap]:
    """Take out and write out what changes its length; a vowel sign taken out stays within its letter's span."""
    if MOVING.search("".join(held)) is None:
        return text, OffsetMap.identity(len(text))
    pieces: list[str] = []
    made = MapBuilder()
    at = 0
    for match in MOVING.finditer(text):
        start, end = match.span()
        pieces.append(text[at:start])
        signs = LEADING_SIGNS.match(text, start)
        if start > at and signs is not None and signs.end() > start:
            made.keep(at, start - 1)
            made.put(1, start - 1, signs.end())
        else:
            made.keep(at, start)
        for place in range(start, end):
            written = OTHER_LENGTH.get(text[place], "")
            pieces.append(written)
            made.put(len(written), place, place + 1)
        at = end
    pieces.append(text[at:])
    made.keep(at, len(text))
    return "".join(pieces), made.build(len(text))
