"""The ledger's entries as anyone may see them, and where the ledger stands."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from harmledger.evidence import Entry, Frontier
from harmledger.protection import Viewer, redact_fields, unmarked_class
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.errors import UnknownId
from harmledger.register.models import Leaf, LedgerState


class Standing(NamedTuple):
    """The size and the root (hex) of the ledger at one moment."""

    size: int
    root: str


def standing() -> Standing:
    """Return where the ledger stands; together with what else is read in one `Register.moment()`."""
    state = LedgerState.objects.using(SNAPSHOT).get()
    frontier = Frontier.from_text(state.frontier)
    return Standing(frontier.size, frontier.root().hex())


def entry(number: int, viewer: Viewer) -> dict[str, object]:
    """Return the fields of the entry of a number (from 0) that a viewer sees; UnknownId where the ledger is shorter."""
    leaf = Leaf.objects.using(SNAPSHOT).filter(seq=number).values_list("entry", flat=True).first()
    if leaf is None:
        raise UnknownId(f"The ledger has no entry #{number}.")
    fields = msgspec.to_builtins(Entry.parse(leaf.encode()))
    values, _ = redact_fields("entry", fields, unmarked_class("entry"), {}, viewer)
    return values
