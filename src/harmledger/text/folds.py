"""The characters that cleaning takes out or writes another way, as tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

# Vowel signs and cantillation: they belong to the letter before them. Maddah and hamza (U+0653 to U+0655) are not
# here: they make another letter of the one before, which is what composition is for.
SIGNS: Final = (
    "\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
)
# Soft hyphen, grapheme joiner, zero widths, directions, tatweel, variation selectors, BOM, tags.
SILENT: Final = (
    "\u00ad\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
DELETED: Final = re.compile(f"[{SIGNS}{SILENT}]")


def _to(written: str, characters: str | Iterable[int]) -> dict[str, str]:
    """Return a table in which each character (or code point) is written as `written`."""
    return {c if isinstance(c, str) else chr(c): written for c in characters}


def _one_to_one() -> dict[str, str]:
    table = _to("'", "\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u00b4\u1ffd\u02bb\u02bc\u02bd\u02be\u02bf\uff07")
    table |= _to('"', "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02")
    table |= _to("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
    table |= _to(" ", "\u00a0\u1680\u202f\u205f\u3000") | _to(" ", range(0x2000, 0x200B))
    table |= _to("\n", "\u000b\u000c\u0085\u2028\u2029")
    table |= _to("\ufffd", "\x00") | _to("\ufffd", range(0xD800, 0xE000))
    # The Arabic decimal and thousands separators, as their digits become ASCII.
    table |= {"\u066b": ".", "\u066c": ","}
    for zero in (0x0660, 0x06F0):
        table |= {chr(zero + digit): str(digit) for digit in range(10)}
    return table


def _longer() -> dict[str, str]:
    """Return what may change its length: the ellipsis, and the ligatures and letter forms that old files and PDFs hold.

    Compatibility forms are written out here alone and not everywhere (NFKC), which would make 52 of "5²".
    """
    table = {"\u2026": "..."}
    for first, last in ((0xFB00, 0xFB06), (0xFB1D, 0xFB4F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)):
        for point in range(first, last + 1):
            character = chr(point)
            written = unicodedata.normalize("NFKC", character)
            if written != character:
                table[character] = DELETED.sub("", written).strip()
    return table


SAME_LENGTH: Final[Mapping[str, str]] = _one_to_one()
OTHER_LENGTH: Final[Mapping[str, str]] = _longer()


def _class(characters: Iterable[str]) -> str:
    """Return the ranges of a character class, without brackets; neighbours are joined."""
    points = sorted(map(ord, characters))
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in ranges)


# What changes the length of the text, as a run; the class stands first alone, which lets the search skip fast.
_MOVING: Final = f"[{SIGNS}{SILENT}{_class(OTHER_LENGTH)}]"
MOVING: Final = re.compile(f"{_MOVING}{_MOVING}*")
LEADING_SIGNS: Final = re.compile(f"[{SIGNS}]*")
TRANSLATION: Final = str.maketrans(dict(SAME_LENGTH))
