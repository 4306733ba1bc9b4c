"""Lists the ids of all records of a kind, for what is to be done with each of them."""

from __future__ import annotations

from harmledger.register.connecting import SNAPSHOT
from harmledger.register.queries.resolving import TABLES


def every_id(kind: str) -> list[str]:
    """Return the ids of all records of a kind, oldest first; KeyError for a kind without ids of its own."""
    return list(TABLES[kind]._default_manager.using(SNAPSHOT).order_by("id").values_list("id", flat=True))
