"""Cuts a text into paragraphs: joins lines that were merely wrapped, and tells headlines and bullets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from harmledger.model import Span


class Paragraph(NamedTuple):
    """A stretch `[start, end)` of the text without white space at its ends; `kind` is headline | body | bullet."""

    start: int
    end: int
    kind: str


class _Line(NamedTuple):
    start: int
    end: int
    bullet: int  # where its words begin behind a bullet; -1 where it has none


# Lines are wrapped by hand or by a mail program somewhere in here; what is longer is a paragraph by itself.
_NARROWEST: Final = 50
_WIDEST: Final = 110
_MOST: Final = 3  # two lines in three
_LONGEST_HEADLINE: Final = 180
_BULLET: Final = re.compile(r"(?:[•·▪●◦‣∙■►*]|-(?!-))\s*+(?=\S)|\(?\d{1,2}[.)]\s++(?=\S)|\(?[a-z]\)\s++(?=\S)")
_CLOSERS: Final = "\"')]}"
_FINAL: Final = ".!?؟۔。:;"
# Words that no line of its own ends with.
_LEAD_ON: Final = frozenset([
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "near", "of", "on", "or", "that", "the", "to", "was",
    "were", "when", "which", "who", "with",
])  # fmt: skip


def paragraphs(text: str, aside: Iterable[Span] = ()) -> list[Paragraph]:
    """Return the paragraphs of a cleaned text in order, without the lines that lie in `aside`."""
    found: list[Paragraph] = []
    blocks = _blocks(text, frozenset(span.start for span in aside))
    width = _width(text, blocks)
    for block in blocks:
        first = 0
        for index, (line, following) in enumerate(pairwise(block), 1):
            if not _goes_on(text, line, following, width):
                found.append(_paragraph(block[first:index]))
                first = index
        found.append(_paragraph(block[first:]))
    _mark_headline(text, found)
    return found


def _blocks(text: str, aside: frozenset[int]) -> list[list[_Line]]:
    """Return the runs of lines that no blank line and no line set aside parts."""
    blocks: list[list[_Line]] = [[]]
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        start = at + line.index(bare) if bare else at
        at += len(line) + 1
        if bare and start not in aside:
            bullet = _BULLET.match(text, start, start + len(bare))
            blocks[-1].append(_Line(start, start + len(bare), bullet.end() if bullet is not None else -1))
        elif blocks[-1]:
            blocks.append([])
    return blocks if blocks[-1] else blocks[:-1]


def _width(text: str, blocks: list[list[_Line]]) -> int:
    """Return the width at which the lines of a text were wrapped, or 0 where they were not.

    They were, where most of the lines that others follow are full: the next word would not have fitted.
    """
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if len(pairs) < 2:
        return 0
    width = max(line.end - line.start for line, _ in pairs)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(_is_full(text, line, following, width) for line, following in pairs)
    return width if _MOST * full >= (_MOST - 1) * len(pairs) else 0


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    return line.end - line.start + 1 + _first_word(text, following) > width


def _goes_on(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Tell whether a line goes on in the following one: it was wrapped, or breaks off before a small letter."""
    is_open = _is_open(text, line)
    if following.bullet >= 0 and not (is_open and text[following.start].isdigit()):
        return False
    if is_open and (text[following.start].islower() or _last_word(text, line) in _LEAD_ON):
        return True
    return width > 0 and _is_full(text, line, following, width)


def _first_word(text: str, line: _Line) -> int:
    gap = text.find(" ", line.start, min(line.end, line.start + _WIDEST))
    return (gap if gap > 0 else line.end) - line.start


def _last_word(text: str, line: _Line) -> str:
    return text[text.rfind(" ", line.start, line.end) + 1 : line.end].lower()


def _is_open(text: str, line: _Line) -> bool:
    """Tell whether a line ends without final punctuation; three closing marks may stand behind it."""
    last = line.end - 1
    while last > line.start and line.end - last <= 3 and text[last] in _CLOSERS:
        last -= 1
    return text[last] not in _FINAL


def _paragraph(lines: Sequence[_Line]) -> Paragraph:
    first, last = lines[0], lines[-1]
    if first.bullet >= 0:
        return Paragraph(first.bullet, last.end, "bullet")
    return Paragraph(first.start, last.end, "body")


def _mark_headline(text: str, found: list[Paragraph]) -> None:
    """Mark the first paragraph as a headline where it is short, has no final punctuation, and a story follows."""
    if len(found) < 2 or found[0].kind != "body":
        return
    start, end, _ = found[0]
    if end - start <= _LONGEST_HEADLINE and _is_open(text, _Line(start, end, -1)):
        found[0] = Paragraph(start, end, "headline")
