"""The four classes of protection, from what anyone may see to what almost nobody may."""

from collections.abc import Mapping
from typing import Final

from harmledger.model.codes import PROTECTION, Protection

PUBLIC: Final = "public"
INTERNAL: Final = "internal"
RESTRICTED: Final = "restricted"
SEALED: Final = "sealed"

CLASSES: tuple[Protection, ...] = (PUBLIC, INTERNAL, RESTRICTED, SEALED)
RESERVED: tuple[Protection, ...] = (RESTRICTED, SEALED)
"""The classes that are encrypted under keys of their own and stand in no index."""

GLOSSES: Mapping[Protection, str] = {
    PUBLIC: "may leave the register; nothing is public unless a person marks it so",
    INTERNAL: "for those who work on the register; what everything is at first",
    RESTRICTED: "encrypted under a key of its own; shown to members when they ask for it, which is recorded",
    SEALED: "encrypted under a key of its own; shown to custodians when they ask for it, which is recorded",
}

_RANK = {name: rank for rank, name in enumerate(CLASSES)}
assert set(CLASSES) == set(PROTECTION)


def strictest(*classes: Protection) -> Protection:
    """Return the strictest of the classes; public when there are none."""
    return max(classes, key=_RANK.__getitem__, default=PUBLIC)


def allows(limit: Protection, class_: Protection) -> bool:
    """Tell whether something of a class may be seen where `limit` is the strictest that is let through."""
    return _RANK[class_] <= _RANK[limit]
