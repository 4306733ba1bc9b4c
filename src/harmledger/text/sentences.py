"""Cuts a cleaned text into sentences, in time that grows with its length and no faster."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from harmledger.model import Span
from harmledger.text.abbreviations import AFTER_HOUR, BEFORE_NUMBER, CALENDAR, INNER, NEVER, OPENERS, STATES, TITLES
from harmledger.text.dateline import dateline
from harmledger.text.paragraphs import Paragraph, paragraphs


class Sentence(NamedTuple):
    """A sentence `[start, end)` in offsets of the cleaned text, without white space at its ends.

    `kind` is headline | dateline | body | bullet; `paragraph` counts from 0. The mark of a bullet is left out.
    """

    start: int
    end: int
    kind: str
    paragraph: int


# Final marks, what closes behind them, the white space, what opens, and the first character after that. Possessive
# throughout, so that a mark is looked at once; a class stands first, which lets the search skip fast.
_END: Final = re.compile(r"([.!?؟۔。•][.!?؟۔。]*+)([\"')\]}]*+)(\s*+)(?=([\"'(\[]{0,3})(\S?))")
_WORD: Final = re.compile(r"[^\W\d_]++(?:\.[^\W\d_]++)*")
_GOING_ON: Final = (",", ";", ":")
# How far back and forth a word is looked for.
_REACH: Final = 24


def sentences(text: str, aside: Iterable[Span] = ()) -> list[Sentence]:
    """Return the sentences of a cleaned text in order, without the lines that lie in `aside` (page crumbs).

    A paragraph's end ends a sentence. The dateline of the first paragraph of the body is a sentence of its own.
    """
    found: list[Sentence] = []
    opened = False
    for index, paragraph in enumerate(paragraphs(text, aside)):
        start = paragraph.start
        if not opened and paragraph.kind == "body":
            opened = True
            line = dateline(text, start, paragraph.end)
            if line is not None:
                found.append(Sentence(start, line.span.end, "dateline", index))
                start = _skip_space(text, line.span.end, paragraph.end)
        _split(text, start, paragraph, index, found)
    return found


def _split(text: str, start: int, paragraph: Paragraph, index: int, found: list[Sentence]) -> None:
    for match in _END.finditer(text, start, paragraph.end):
        if match.end() < paragraph.end and _ends(text, match):
            # An inner bullet ends the sentence before it and belongs to none.
            end = match.end(2) if text[match.start()] != "•" else match.start() - 1
            if end > start:
                found.append(Sentence(start, end, paragraph.kind, index))
            start = match.end()
    if start < paragraph.end:
        found.append(Sentence(start, paragraph.end, paragraph.kind, index))


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(text: str, match: re.Match[str]) -> bool:
    """Tell whether a final mark with text behind it ends its sentence."""
    marks, closers, space, openers, first = match.group(1, 2, 3, 4, 5)
    if marks == "•":
        return space != "" and text[match.start() - 1].isspace()
    if not space:
        return bool(first) and not closers and not openers and _glued(text, match)
    if first.islower() or first in _GOING_ON:
        return False
    if marks != ".":
        # An ellipsis that stands apart leaves words out; one that follows a word ends it.
        return marks[-2:] != ".." or not text[match.start() - 1].isspace() or _opens(text, match)
    return closers != "" or _full_stop_ends(text, match, first)


def _glued(text: str, match: re.Match[str]) -> bool:
    """Tell a stop without a space ("killed.The army"): small letters before it, one capital letter after it."""
    at, after = match.start(), match.end()
    return text[max(0, at - 3) : at].islower() and text[after].isupper() and text[after + 1 : after + 2].islower()


def _full_stop_ends(text: str, match: re.Match[str], first: str) -> bool:
    word = _word_before(text, match.start())
    low = word.lower()
    if low in BEFORE_NUMBER or (low in CALENDAR and word[0].isupper()):
        return not first.isdigit()
    if low in TITLES or low in NEVER:
        return False
    if low in ("a.m", "p.m"):
        return first != "-" and _next_word(text, match) not in AFTER_HOUR
    if low in INNER or (low in STATES and word[0].isupper()) or _is_initials(word):
        return _opens(text, match)
    return True


def _word_before(text: str, at: int) -> str:
    chunk = text[max(0, at - _REACH) : at].split()
    return chunk[-1].lstrip("\"'([").rpartition("-")[2] if chunk else ""


def _is_initials(word: str) -> bool:
    """Tell "J", "U.S" and "Ph.D" from words and numbers."""
    return word != "" and not word[0].isdigit() and max(map(len, word.split("."))) <= (2 if "." in word else 1)


def _next_word(text: str, match: re.Match[str]) -> str:
    """Return the word behind a final mark in small letters, or nothing where an initial stands there."""
    word = _WORD.match(text, match.end(4), match.end(4) + _REACH)
    if word is None or (len(word[0]) == 1 and text.startswith(".", word.end())):
        return ""
    return word[0].lower()


def _opens(text: str, match: re.Match[str]) -> bool:
    return _next_word(text, match) in OPENERS
