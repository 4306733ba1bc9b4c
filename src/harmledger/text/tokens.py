"""Cuts a text into words, numbers and signs: parallel lists of where they stand and how they read in small letters."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Final

_Piece = tuple[int, int, str]


class Tokens:
    """Parallel lists: token `i` is `text[starts[i]:ends[i]]`, written `written[i]`, in small letters `words[i]`."""

    def __init__(self, text: str) -> None:
        """Begin the tokens of a text without any."""
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.written: list[str] = []

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.starts)

    @cached_property
    def words(self) -> list[str]:
        """The tokens in small letters; a letter whose small form is longer (U+0130) stays as it is."""
        small = self.text.lower()
        if len(small) != len(self.text) or "Σ" in self.text:
            return [_lower(word) for word in self.written]
        return [small[start:end] for start, end in zip(self.starts, self.ends, strict=True)]


# \w holds digits written high or low and fractions ("5²", "2½"): they are signs here.
_NO_LETTER: Final = r"\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089\u2150-\u218b\u2460-\u249b"
# Marks that stay behind their letter: no composed form exists, or the script writes its vowels so.
_MARKS: Final = (
    r"\u0300-\u036f\u0483-\u0489\u0653-\u0655\u093a-\u093c\u093e-\u094f\u0981-\u0983\u09bc\u09be-\u09cd"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e"
)
_ADDRESS: Final = (
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)'\]]"
    # Possessive and of bounded length: a text of "a.a.a.a" must not be scanned once from each letter to its end.
    r"|[\w+-][\w.+-]{0,63}+@[\w-]+(?:\.[\w-]+)+|@\w+|\#\w+"
)
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.:]\d+)*"
_SIGN: Final = r"[^\s_]"
_HASHTAG: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_A-Za-z][^\W\d_]*")


@cache
def _pattern(ascii_only: bool, addresses: bool) -> re.Pattern[str]:
    """Return the pattern of one token; plain text is spared what it cannot hold."""
    letter = "A-Za-z" if ascii_only else f"^{_NO_LETTER}"
    run = f"[{letter}]+" if ascii_only else f"[{letter}]+(?:[{_MARKS}]+[{letter}]*)*"
    # Most words are followed by nothing that could belong to them: found first, they save a third of the time.
    plain = rf"[{letter}]{{2,}}+(?=[ ,\n])"
    word = (
        # U.S. and a.m.; an initial before a name.
        rf"[{letter}]\.(?:[{letter}]\.)+|(?:[{letter}]\.)+[{letter}](?!\w)|(?<!\w)[A-Z]\.(?=\s+[A-Z])"
        # A word with apostrophes within; 's stands alone, and digits follow only a short name (M16, not killed5).
        rf"|{run}(?:'(?![sS](?!\w)){run})*(?:\d(?<=[A-Za-z]\d)(?<![a-z]{{3}}\d)[A-Za-z\d]*)?|'[sS](?!\w)"
    )
    return re.compile("|".join([plain, *([_ADDRESS] if addresses else []), word, _NUMBER, _SIGN]))


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Return the tokens of `[start, end)` of a cleaned text, in its offsets.

    Words keep inner apostrophes, "'s" is a token of its own; hyphens are tokens and part what they join; numbers keep
    their separators ("1,234", "10:30") and lose their units ("155", "mm"); abbreviations with dots ("U.S."),
    addresses and @names are one token; hashtags fall into "#" and their words. White space and "_" are none.
    """
    part = text[start:end]
    found = Tokens(text)
    starts, ends, written = found.starts, found.ends, found.written
    at = start
    # No token reaches over a space: what stands between two is cut once and found again in later texts.
    for chunk in part.replace("\n", " ").split(" "):
        pieces = _CUT.get(chunk)
        if pieces is None:
            pieces = _pieces(chunk, part, at - start)
        for first, stop, word in pieces:
            starts.append(at + first)
            ends.append(at + stop)
            written.append(word)
        at += len(chunk) + 1
    return found


# What stood between two spaces, short enough to come again, by how it is written; when it is full it starts anew.
_CUT: Final[dict[str, tuple[_Piece, ...]]] = {}
_MOST, _LONGEST = 50_000, 32
_INITIAL: Final = re.compile(r"(?<!\w)[A-Z]\.\Z")
_BEFORE_NAME: Final = re.compile(r"\s+[A-Z]")


def _pieces(chunk: str, text: str, at: int) -> tuple[_Piece, ...]:
    """Return the tokens of a chunk that stands at a place of a text, each with where it begins and ends in it."""
    key = chunk
    if _INITIAL.search(chunk):
        # "J." is one token before another word with a capital; what stands behind it belongs to what is remembered.
        key = f"{chunk} A" if _BEFORE_NAME.match(text, at + len(chunk)) else f"{chunk} "
        if key in _CUT:
            return _CUT[key]
    pieces = tuple((first, stop, chunk[first:stop]) for first, stop in _spans(key) if stop <= len(chunk))
    if len(chunk) <= _LONGEST:
        if len(_CUT) >= _MOST:
            _CUT.clear()
        _CUT[key] = pieces
    return pieces


def _spans(text: str) -> list[tuple[int, int]]:
    addresses = "#" in text or "@" in text or "://" in text or "www." in text
    spans = [match.span() for match in _pattern(text.isascii(), addresses).finditer(text)]
    return _open_hashtags(text, spans) if "#" in text else spans


def _lower(word: str) -> str:
    """Return the word in small letters, as long as it was."""
    small = word.lower()
    if len(small) == len(word):
        return small
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word)


def _open_hashtags(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut "#SyrianRegime" and "#White_Helmets" into the sign and the words."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if text[start] != "#" or end == start + 1:
            out.append((start, end))
            continue
        out.append((start, start + 1))
        out += [match.span() for match in _HASHTAG.finditer(text, start + 1, end)]
    return out
