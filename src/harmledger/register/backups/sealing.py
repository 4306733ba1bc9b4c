"""A stream locked under a passphrase: scrypt (RFC 7914) makes the key, AES-256-GCM locks pieces whose order is bound.

The construction is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): each piece's nonce holds its number and whether
it is the last, so pieces can be neither moved nor cut off. The header is bound to every piece.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from harmledger.model import HarmledgerError

COST = 17
"""log₂ of scrypt's N for new files: 128 MB of memory and some tenths of a second for each guess."""
_COSTS = range(12, 21)
_PIECE = 1 << 20
_TAG = 16
_LONGEST_HEADER = 1000
_KIND = "harmledger keys"
SHORTEST = 12


class BadKeys(HarmledgerError):
    """A file of keys is none, is damaged, or is not opened by this passphrase."""


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line, in the clear: of which register and made with which backup, and how the key is made."""

    kind: str = _KIND
    v: int = 1
    register: str
    backup: str
    salt: str
    cost: int


def write_sealed(file: BinaryIO, register: str, backup: str, passphrase: str, data: Iterable[bytes]) -> None:
    """Write the header and the locked data; memory stays flat."""
    if len(passphrase) < SHORTEST:
        raise BadKeys(f"The passphrase of a file of keys has at least {SHORTEST} characters.")
    header = Header(register=register, backup=backup, salt=secrets.token_hex(32), cost=COST)
    line = msgspec.json.encode(header) + b"\n"
    file.write(line)
    cipher = AESGCM(_key(header, passphrase))
    pieces = _in_pieces(data)
    held = next(pieces)
    number = 0
    for piece in pieces:
        file.write(cipher.encrypt(_nonce(number, False), held, line))
        held, number = piece, number + 1
    file.write(cipher.encrypt(_nonce(number, True), held, line))


def read_header(file: BinaryIO) -> Header:
    """Return the header and leave the file at the first piece; BadKeys where it is no file of keys."""
    try:
        header = msgspec.json.decode(file.readline(_LONGEST_HEADER), type=Header)
        fits = header.kind == _KIND and header.v == 1 and header.cost in _COSTS and len(header.salt) == 64
    except (msgspec.DecodeError, UnicodeDecodeError):
        fits = False
    if not fits:
        raise BadKeys("This is no file of keys that this version can read.")
    return header


def read_sealed(file: BinaryIO, header: Header, passphrase: str) -> Iterator[bytes]:
    """Yield the data in pieces, each of them authentic; BadKeys at the first that is not."""
    line = msgspec.json.encode(header) + b"\n"
    cipher = AESGCM(_key(header, passphrase))
    held, number = file.read(_PIECE + _TAG), 0
    while True:
        following = file.read(_PIECE + _TAG)
        try:
            yield cipher.decrypt(_nonce(number, not following), held, line)
        except InvalidTag:
            why = "its passphrase is another one, or it is damaged" if number == 0 else "it is damaged or cut off"
            raise BadKeys(f"The file of keys cannot be opened: {why}.") from None
        if not following:
            return
        held, number = following, number + 1


def _key(header: Header, passphrase: str) -> bytes:
    try:
        salt = bytes.fromhex(header.salt)
    except ValueError:
        raise BadKeys("This is no file of keys that this version can read.") from None
    return Scrypt(salt=salt, length=32, n=1 << header.cost, r=8, p=1).derive(
        passphrase.encode("utf-8", "surrogatepass")
    )


def _nonce(number: int, last: bool) -> bytes:
    # The key is fresh for every file, so numbers need not be random.
    return number.to_bytes(11, "big") + (b"\1" if last else b"\0")


def _in_pieces(data: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the data in pieces of equal size; the last may be shorter, and there is always one."""
    held = bytearray()
    for part in data:
        held += part
        while len(held) > _PIECE:
            yield bytes(held[:_PIECE])
            del held[:_PIECE]
    yield bytes(held)
