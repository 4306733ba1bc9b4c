"""The ledger's entries: an act, a pseudonym, opaque ids, digests of locked objects, a salted commitment; no content.

Anyone may see an entry, for ever. So no sentence can stand in it, nor a name as people write it: every text is an
opaque id, a digest, a time or a code of small letters, and details go into the commitment alone.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Final

import msgspec

from harmledger.evidence.canonical import NotCanonical, canonical
from harmledger.model import HarmledgerError

ENTRY_VERSION: Final = 1
SALT_BYTES: Final = 32
ACTS: Final[Mapping[str, str]] = {
    "founded": "the register began",
    "key_added": "a key to sign heads was added",
    "captured": "a report was preserved",
    "read": "a report was read into claims",
    "linked": "claims were joined into an incident, or parted",
    "decided": "a person judged",
    "published": "a release was made public",
    "exported": "data left the register",
    "erased": "content and its keys were destroyed",
    "viewed": "something sealed was shown",
    "described": "what is said of a source, a project or a report was set or changed",
    "member_added": "a person may work in the register",
    "upgraded": "the register was brought to a newer schema",
    "restored": "the register was restored from a backup",
    "rekeyed": "data keys were wrapped under another register key",
    "backed_up": "a backup was made",
}

Fact = bool | int | str | None | tuple[int | str, ...]

_OPAQUE = re.compile(r"[0-9a-f-]{8,64}")
_NAME = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_CODE = re.compile(r"[a-z0-9][a-z0-9_.:+-]{0,79}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")


class BadEntry(HarmledgerError):
    """An entry is malformed, or holds what must not stand in the ledger."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that happened.

    `v` is the version of this form, `seq` the number of the leaf, from 0. `project`, `by` and `ids` are opaque: small
    hex digits and hyphens, 8 to 64 of them, as UUIDs are. `at` is UTC in ISO 8601 with milliseconds and "Z". `objects`
    gives the SHA-256 of each locked object by its name in the vault. `facts` hold codes, times, ids, counts, booleans
    and lists of these. `commitment` binds the details, which live in erasable rows.
    """

    v: int = ENTRY_VERSION
    seq: int
    project: str
    act: str
    at: str
    by: str
    ids: tuple[str, ...] = ()
    objects: dict[str, str] = {}
    facts: dict[str, Fact] = {}
    commitment: str | None = None

    def __post_init__(self) -> None:
        checks = {
            "version": self.v == ENTRY_VERSION,
            "number": self.seq >= 0,
            "act": self.act in ACTS,
            "time": _is_time(self.at),
            "project": bool(_OPAQUE.fullmatch(self.project)),
            "pseudonym": bool(_OPAQUE.fullmatch(self.by)),
            "ids": all(map(_OPAQUE.fullmatch, self.ids)),
            "objects": all(map(_NAME.fullmatch, self.objects)) and all(map(_DIGEST.fullmatch, self.objects.values())),
            "facts": all(_CODE.fullmatch(key) and _is_fact(fact) for key, fact in self.facts.items()),
            "commitment": self.commitment is None or bool(_DIGEST.fullmatch(self.commitment)),
        }
        if wrong := [part for part, holds in checks.items() if not holds]:
            raise BadEntry(f"An entry of the ledger has an unfit {wrong[0]}.")

    def leaf(self) -> bytes:
        """Return the entry as the ledger hashes it: canonical JSON."""
        try:
            return canonical(msgspec.to_builtins(self))
        except NotCanonical:
            raise BadEntry("An entry of the ledger has a number that JSON cannot hold.") from None

    @classmethod
    def parse(cls, leaf: bytes) -> Entry:
        """Return the entry of a leaf; BadEntry when it is none, or is not written canonically."""
        try:
            entry = _decoder.decode(leaf)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise BadEntry("A leaf of the ledger is not an entry of this version.") from None
        if entry.leaf() != leaf:
            raise BadEntry("A leaf of the ledger is not written canonically.")
        return entry


_decoder = msgspec.json.Decoder(Entry)


def new_salt() -> bytes:
    """Return 32 fresh random bytes; destroying them makes a commitment say nothing of its details."""
    return secrets.token_bytes(SALT_BYTES)


def commitment(salt: bytes, details: object) -> str:
    """Return SHA-256 over the salt (32 bytes) and the canonical JSON of the details, in hex."""
    if len(salt) != SALT_BYTES:
        # With a salt of any length, bytes could move between it and the details.
        raise BadEntry("The salt of a commitment is 32 bytes.")
    return hashlib.sha256(salt + canonical(details)).hexdigest()


def _is_time(text: str) -> bool:
    try:
        return bool(_TIME.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


def _is_fact(fact: Fact) -> bool:
    return all(map(_is_plain, fact)) if isinstance(fact, tuple) else _is_plain(fact)


def _is_plain(fact: object) -> bool:
    if isinstance(fact, str):
        return bool(_CODE.fullmatch(fact)) or _is_time(fact)
    return fact is None or isinstance(fact, int)
