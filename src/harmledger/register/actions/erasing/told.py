"""What an erasure tells: what went, what is still to be removed, and what lies where no erasure reaches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

REASONS: Final[Mapping[str, str]] = {
    "consent-withdrawn": "somebody withdrew their consent",
    "order": "a court or an authority ordered it",
    "retention-ended": "the time for which it might be kept has ended",
    "mistake": "it should never have been recorded",
    "other": "another reason, told in a restricted note",
}
"""Why something may be erased: the code that the ledger keeps, and its meaning."""

_SIGNS = {"consent": "consent-withdrawn", "order": "order", "court": "order", "retention": "retention-ended"}


def coded(reason: str) -> tuple[str, str]:
    """Return the code of a reason that was given in words, and the words where the code does not say them all.

    The ledger keeps the code alone: words may name somebody.
    """
    told = reason.strip()
    if told in REASONS:
        return told, ""
    found = {
        code for word in told.casefold().replace("-", " ").split() for sign, code in _SIGNS.items() if word == sign
    }
    return (found.pop() if len(found) == 1 else "other"), told


class Destroyed(Struct, frozen=True, kw_only=True):
    """What one transaction took.

    `seq` is the number of the entry, `since` that of the first entry that spoke of what went. `counts` are rows by
    kind; `emptied` stay without their values. `damaged` were not as the ledger says before the erasure. `note` is the
    decision that holds the note's text.
    """

    seq: int
    since: int
    counts: dict[str, int]
    ids: tuple[str, ...]
    emptied: tuple[str, ...]
    details: int
    damaged: tuple[str, ...]
    note: str | None


class Finished(Struct, frozen=True, kw_only=True):
    """What was removed outside the tables, by how many erasures.

    `waiting` is one sentence where something could not be cleared yet, `undone` one where this program may not do it.
    """

    erasures: int = 0
    objects: int = 0
    exports: tuple[str, ...] = ()
    places: int = 0
    waiting: str | None = None
    undone: str | None = None


class Outside(Struct, frozen=True, kw_only=True):
    """An export or backup that was made after what went had come in: the number of its entry, and when."""

    seq: int
    act: str
    at: str
    facts: dict[str, str]


class Erased(Struct, frozen=True, kw_only=True):
    """An erasure that was done now; `outside` are copies that it cannot reach."""

    destroyed: Destroyed
    finished: Finished
    outside: tuple[Outside, ...]


class ErasedBefore(Struct, frozen=True, kw_only=True):
    """There was nothing to erase: it was erased earlier, as the sentence says."""

    sentence: str
    finished: Finished
