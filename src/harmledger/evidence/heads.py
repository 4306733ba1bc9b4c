"""Signed heads: the size and root of the ledger at a time, under an Ed25519 key (RFC 8032), and anchors to hand out."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from harmledger.evidence.canonical import NotCanonical, canonical
from harmledger.evidence.keyfiles import damaged, read_key, write_key
from harmledger.model import HarmledgerError

_KIND = "signing"
# A signature of a head can never be taken for one of anything else that the key may sign.
_PREFIX = b"harmledger head 1\n"
_ROOT = re.compile(r"[0-9a-f]{64}")
_LONGEST_ANCHOR = 10_000


class BadAnchor(HarmledgerError):
    """A text is no anchor."""


class SigningKey:
    """The key that signs heads. It never shows its secret, only its `id` and its `public` half."""

    __slots__ = ("_private", "id", "public")

    id: Final[str]
    public: Final[str]

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes_raw().hex()
        self.id = _id_of(self.public)

    @classmethod
    def new(cls) -> SigningKey:
        """Return a fresh random key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def load(cls, path: Path) -> SigningKey:
        """Return the key in a file; LostKey when it is not there, BadKey when it is damaged or no signing key."""
        key_id, secret = read_key(path, _KIND)
        key = cls(Ed25519PrivateKey.from_private_bytes(secret))
        if key.id != key_id:
            raise damaged(_KIND)
        return key

    def save(self, path: Path) -> None:
        """Write the key to a new file (0600), durable with its folder; AlreadyThere rather than overwrite."""
        write_key(path, _KIND, self.id, self._private.private_bytes_raw())

    def __repr__(self) -> str:
        return f"SigningKey({self.id})"

    def signature(self, message: bytes) -> str:
        """Return the signature of a message in hex, 128 digits."""
        return self._private.sign(message).hex()


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ledger of a register at a time: how many entries, and the root over them in hex.

    `key` and `signature` (hex) are null in a head that nobody signed.
    """

    register: str
    size: int
    root: str
    at: str
    key: str | None = None
    signature: str | None = None

    def message(self) -> bytes:
        """Return the bytes that are signed: a prefix of their own, and all other fields as canonical JSON."""
        fields = {name: getattr(self, name) for name in ("register", "size", "root", "at", "key")}
        return _PREFIX + canonical(fields)


def sign(key: SigningKey, register: str, size: int, root: str, at: str) -> Head:
    """Return the signed head of a register's ledger; `root` in hex, `at` in UTC and ISO 8601."""
    head = Head(register=register, size=size, root=root, at=at, key=key.id)
    return msgspec.structs.replace(head, signature=key.signature(head.message()))


def check(head: Head, public: str) -> bool:
    """Tell whether the head was signed by the key with this public half (hex) and is unchanged since."""
    try:
        if head.signature is None or head.key != _id_of(public):
            return False
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(head.signature), head.message())
    except (InvalidSignature, NotCanonical, ValueError):
        return False
    return True


class Anchor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A head in the hands of somebody outside, with the public half of its key; null for a head that is not signed.

    It holds nothing of what the register holds, so it can be published.
    """

    v: int = 1
    head: Head
    public: str | None = None

    @property
    def is_signed(self) -> bool:
        """Tell whether the signature that the anchor carries is there and holds."""
        return self.public is not None and check(self.head, self.public)

    def to_text(self) -> str:
        """Return the anchor as a small JSON file."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode() + "\n"

    @classmethod
    def parse(cls, text: str) -> Anchor:
        """Return the anchor of a JSON text; BadAnchor when it is none, or carries a signature that does not hold."""
        try:
            anchor = msgspec.json.decode(text if len(text) < _LONGEST_ANCHOR else "", type=cls)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            raise BadAnchor("This is not an anchor of version 1.") from None
        if anchor.v != 1 or anchor.head.size < 0 or not _ROOT.fullmatch(anchor.head.root):
            raise BadAnchor("This is not an anchor of version 1.")
        told = (anchor.public, anchor.head.key, anchor.head.signature)
        if any(part is not None for part in told) and not anchor.is_signed:
            raise BadAnchor("The signature in this anchor does not hold: the anchor was changed.")
        return anchor


def _id_of(public: str) -> str:
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:16]
