"""Locking and unlocking: the register's key, data keys wrapped by it, and keyed hashes that stand for content.

AES-256-GCM with random 96-bit nonces (NIST SP 800-38D allows 2³² uses of a key, and the register's key wraps some
millions), HKDF-SHA-256 (RFC 5869), HMAC-SHA-256 (RFC 2104). The context names what is locked and for what; it goes in
as associated data, so a locked value cannot be moved to another place. AES-GCM does not commit to its key: the ledger
commits to the salted digest of the plain bytes as well (docs/explanation/evidence.md).
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from harmledger.evidence.keyfiles import SECRET_BYTES, BadKey, LostKey, damaged, read_key, write_key
from harmledger.model import HarmledgerError

__all__ = ["BadKey", "LostKey", "RegisterKey", "Unreadable", "lock", "new_data_key", "unlock"]

_NONCE_BYTES = 12
_KIND = "register"
_SIZES = (SECRET_BYTES, 2 * SECRET_BYTES)


class Unreadable(HarmledgerError):
    """What was locked cannot be unlocked: another key, another context, or changed bytes."""


class RegisterKey:
    """The one secret of a register; every other key hangs on it. It never shows itself, only its `id`."""

    __slots__ = ("_address", "_lookup", "_secret", "_wrap", "id")

    id: Final[str]

    def __init__(self, secret: bytes) -> None:
        if len(secret) not in _SIZES:
            raise BadKey("A register key is 32 bytes, or 64 where it follows another.")
        self._secret = secret
        # the last 32 bytes name things and stay when the key is changed: what was kept is still found again
        naming = secret[-SECRET_BYTES:]
        self._address = _derived(naming, "address")
        self._lookup = _derived(naming, "lookup")
        self._wrap = _derived(secret[:SECRET_BYTES], "wrap")
        self.id = _derived(secret, "check")[:8].hex()

    @classmethod
    def new(cls) -> RegisterKey:
        """Return a fresh random key."""
        return cls(secrets.token_bytes(SECRET_BYTES))

    def successor(self) -> RegisterKey:
        """Return a fresh key that finds what this one named; what this one wrapped does not open with it."""
        return RegisterKey(secrets.token_bytes(SECRET_BYTES) + self._secret[-SECRET_BYTES:])

    @classmethod
    def load(cls, path: Path) -> RegisterKey:
        """Return the key in a file; LostKey when it is not there, BadKey when it is damaged or no register key."""
        key_id, secret = read_key(path, _KIND, _SIZES)
        key = cls(secret)
        if key.id != key_id:
            raise damaged(_KIND)
        return key

    def save(self, path: Path) -> None:
        """Write the key to a new file (0600), durable with its folder; AlreadyThere rather than overwrite."""
        write_key(path, _KIND, self.id, self._secret)

    def __repr__(self) -> str:
        return f"RegisterKey({self.id})"

    def address(self, data: bytes) -> str:
        """Return the keyed hash of bytes, 64 hex digits: the same bytes are found again, and only with the key."""
        return hmac.digest(self._address, data, "sha256").hex()

    def lookup(self, purpose: str, text: str) -> str:
        """Return the keyed hash of a name, 64 hex digits; case, spacing and forms of letters make no difference."""
        folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
        message = f"{len(purpose)}:{purpose}{folded}".encode("utf-8", "surrogatepass")
        return hmac.digest(self._lookup, message, "sha256").hex()

    def wrap(self, data_key: bytes, context: str) -> bytes:
        """Lock a data key under this key, bound to its context."""
        return lock(self._wrap, data_key, context)

    def unwrap(self, wrapped: bytes, context: str) -> bytes:
        """Return the data key that `wrap` locked; Unreadable when anything is not as it was."""
        return unlock(self._wrap, wrapped, context)


def new_data_key() -> bytes:
    """Return a fresh random key of 32 bytes for one object."""
    return secrets.token_bytes(32)


def lock(data_key: bytes, plain: bytes, context: str) -> bytes:
    """Return nonce ‖ ciphertext ‖ tag (12, n and 16 bytes); the context must be given again to unlock."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(data_key).encrypt(nonce, plain, context.encode())


def unlock(data_key: bytes, locked: bytes, context: str) -> bytes:
    """Return the plain bytes; Unreadable when the key, the context or any bit is not as it was."""
    try:
        return AESGCM(data_key).decrypt(locked[:_NONCE_BYTES], locked[_NONCE_BYTES:], context.encode())
    except (InvalidTag, ValueError):
        raise Unreadable("A locked value cannot be unlocked: another key, another place, or changed bytes.") from None


def _derived(secret: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"harmledger 1 {purpose}".encode()).derive(secret)
