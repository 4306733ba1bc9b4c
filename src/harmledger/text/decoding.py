"""Turns the bytes of a report into text, and says which encoding that took and how many bytes were damaged."""

from __future__ import annotations

import codecs
import re
from typing import Final, Literal, NamedTuple

from harmledger.model import HarmledgerError
from harmledger.text.binary import refuse_binary

How = Literal["bom", "utf-8", "declared", "detected"]


class Decoded(NamedTuple):
    """A text as received (BOM and line ends kept), its encoding, how that was known, and the bytes that were damaged.

    Each damaged byte is one U+FFFD in the text.
    """

    text: str
    encoding: str
    how: How
    damaged: int


class UnknownEncoding(HarmledgerError):
    """The declared encoding is not one that text can be read with."""


_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings whose bytes may pass for UTF-8: here the declaration is asked first.
_LOOKS_PLAIN: Final = ("utf-16", "utf-32", "utf-7", "iso2022", "hz")
# Codecs of Python that turn text into other text, or that know no damage.
_NOT_OF_FILES: Final = ("idna", "punycode", "unicode-escape", "raw-unicode-escape")
# Guesses that short texts and bytes of another alphabet lead to by accident: EBCDIC, and wide characters without a BOM.
_ACCIDENTS: Final = ("cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140", "utf_16", "utf_32")
# A declaration is believed where one byte beyond ASCII in so many contradicts it.
_MOSTLY: Final = 20
_SAMPLE: Final = 65_536
# Non-ASCII characters in well-formed UTF-8; one that is damaged does not match.
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ARABIC_WORD: Final = re.compile(rb"[\x81\x8d-\x90\x98\x9a\x9f\xaa\xc0-\xff]+")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_LETTER: Final = re.compile(rb"[A-Za-z\xc0-\xff]")
# Bytes that have no place, or hardly ever one, in English, French, Spanish, German or Portuguese as Windows-1252:
# the undefined, the Icelandic letters (Turkish uses their places), signs between two letters, three accents in a row.
_NOT_WESTERN: Final = re.compile(
    rb"[\x81\x8d\x8f\x90\x9d\xd0\xd7\xdd\xde\xf0\xf7\xfd\xfe]|[A-Za-z][\xa1-\xac\xae-\xb6\xb8-\xbf][A-Za-z]|[\xc0-\xff]{3}"
)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a report: by its BOM, as UTF-8, as declared, or as detected, in that order.

    Nothing is translated: line ends stay, and a BOM stays as U+FEFF. Where no encoding fits all of the bytes, those
    that do not fit become U+FFFD one by one and are counted. Raises BinaryInput for what is no text, and
    UnknownEncoding where the declared name is not an encoding.
    """
    name = _known(declared) if declared is not None else None
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_damage(data, encoding, "bom")
    if name is not None and name.startswith(_LOOKS_PLAIN):
        found = _strict(data, name, "declared")
        if found is not None:
            return found
    refuse_binary(data)
    # Pages that declare Latin-1 mean Windows-1252 (WHATWG Encoding Standard, 4.2).
    name = "cp1252" if name == "iso8859-1" else name
    found = _strict(data, "utf-8", "utf-8") or _declared(data, name) or _damaged_utf8(data)
    if found is not None:
        return found
    guess = _detected(data)
    if guess is not None:
        return _with_damage(data, guess, "detected")
    return _with_damage(data, name, "declared") if name is not None else _with_damage(data, "utf-8", "utf-8")


def _known(declared: str) -> str:
    """Return the codec's own name of a declared encoding."""
    try:
        bytes(4).decode(declared, "ignore")  # zeros are text in every encoding of text
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        name = _NOT_OF_FILES[0]
    if name in _NOT_OF_FILES:
        raise UnknownEncoding(f"{declared!r} is not the name of a text encoding that can be read.")
    return name


def _strict(data: bytes, encoding: str, how: How) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding, how, 0)
    except (UnicodeError, ValueError):
        return None


def _mark_damaged(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\ufffd" * (error.end - error.start), error.end


codecs.register_error("harmledger.damaged", _mark_damaged)


def _with_damage(data: bytes, encoding: str, how: How) -> Decoded:
    text = data.decode(encoding, "harmledger.damaged")
    damaged = text.count("\ufffd")
    if damaged:
        # The text may hold replacement characters of its own.
        damaged -= data.decode(encoding, "ignore").count("\ufffd")
    return Decoded(text, encoding, how, damaged)


def _declared(data: bytes, name: str | None) -> Decoded | None:
    """Return the text as declared where hardly any byte contradicts it."""
    if name is None or name == "utf-8":
        return None
    found = _with_damage(data, name, "declared")
    return found if _MOSTLY * found.damaged <= len(_HIGH.findall(data)) else None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Return the text as UTF-8 where most of what is not ASCII is well-formed: two encodings were mixed."""
    found = _with_damage(data, "utf-8", "utf-8")
    return found if len(_MULTIBYTE.findall(data)) > found.damaged else None


def _detected(data: bytes) -> str | None:
    """Return the encoding that bytes which are not UTF-8 are most plausibly in."""
    return _detected_arabic(data) or _detected_western(data) or _detected_by_statistics(data)


def _detected_arabic(data: bytes) -> str | None:
    """Tell Arabic by its article, which begins a word in five: C7 E1 in Windows-1256, C7 E4 in ISO 8859-6."""
    words = _ARABIC_WORD.findall(data[:_SAMPLE])
    if len(words) < 2:
        return None
    for encoding, article in (("cp1256", b"\xc7\xe1"), ("iso8859-6", b"\xc7\xe4")):
        # The article also stands behind a one-letter word ("and", "with", "for").
        if 12 * sum(article in word[:3] for word in words) >= len(words):
            return encoding
    return None


def _detected_western(data: bytes) -> str | None:
    """Tell Windows-1252 by how few of the bytes are not ASCII: quotes, dashes, an accent here and there."""
    high = len(_HIGH.findall(data))
    if _NOT_WESTERN.search(data) or 3 * high > len(_LETTER.findall(data)) + 2:
        return None
    return "cp1252"


def _detected_by_statistics(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or best.encoding.startswith(_ACCIDENTS):
        return None
    return codecs.lookup(best.encoding).name
