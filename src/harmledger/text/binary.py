"""Tells files that are not text, by their first bytes and by control characters, and refuses them."""

from __future__ import annotations

from typing import Final

from harmledger.model import HarmledgerError


class BinaryInput(HarmledgerError):
    """The bytes are no text: an image, an archive, a document in a format of its own."""


# How files of these kinds begin (their own specifications; the list of IANA media types names them).
_MAGIC: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
# C0 controls that no text uses; tab, line ends, form feed and escape are not among them.
_CONTROLS: Final = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})
_SAMPLE: Final = 65_536


def refuse_binary(data: bytes) -> None:
    """Raise BinaryInput where the bytes are of a known binary format or are full of control characters.

    A stray NUL is no reason to refuse: more than one byte in fifty must be a control, and in a very short text one
    in three.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BinaryInput(f"This is {what}, not plain text.")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if 3 * controls > len(sample) or (controls >= 4 and 50 * controls > len(sample)):
        raise BinaryInput("This is binary data, not plain text: it is full of control characters.")
