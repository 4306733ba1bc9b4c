"""The doors through which anything can leave the register, and how far each opens to whom."""

from collections.abc import Mapping

from harmledger.model import HarmledgerError
from harmledger.model.codes import Protection
from harmledger.protection.classes import INTERNAL, PUBLIC, RESTRICTED, SEALED


class NotAllowed(HarmledgerError):
    """Something that the table of protection forbids; the sentence names codes only, never content."""


DOORS: Mapping[str, str] = {
    "list": "lists of records",
    "show": "one record on a page or screen",
    "unseal": "one record opened on purpose; the ledger records who opened it",
    "export": "files meant to leave",
    "internal_export": "files for the team, which say so on every page",
    "log": "logs: event names, ids, codes and counts only",
    "error": "error sentences: ids, positions, codes and counts only",
    "index": "the words a search index holds",
    "search": "what a search finds and shows",
}
ROLES: Mapping[str, str] = {
    "anyone": "a person outside the team",
    "recorder": "a member who works on reports and incidents",
    "custodian": "a member who answers for sealed matter",
}

_LIMITS: Mapping[str, Mapping[str, Protection | None]] = {
    "list": {"anyone": PUBLIC, "recorder": INTERNAL, "custodian": INTERNAL},
    "show": {"anyone": PUBLIC, "recorder": INTERNAL, "custodian": INTERNAL},
    "unseal": {"anyone": None, "recorder": RESTRICTED, "custodian": SEALED},
    # Whoever makes it, a file that leaves holds only what is public.
    "export": {"anyone": PUBLIC, "recorder": PUBLIC, "custodian": PUBLIC},
    "internal_export": {"anyone": None, "recorder": INTERNAL, "custodian": INTERNAL},
    "log": {"anyone": None, "recorder": None, "custodian": None},
    "error": {"anyone": None, "recorder": None, "custodian": None},
    "index": {"anyone": PUBLIC, "recorder": INTERNAL, "custodian": INTERNAL},
    "search": {"anyone": PUBLIC, "recorder": INTERNAL, "custodian": INTERNAL},
}


def limit(door: str, role: str) -> Protection | None:
    """Return the strictest class that a door lets through to a role; None where it lets no content through at all.

    NotAllowed for a door or role that does not exist.
    """
    if door not in DOORS or role not in ROLES:
        raise NotAllowed("The table of protection knows no such door or role.")
    return _LIMITS[door][role]
