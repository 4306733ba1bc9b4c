"""Which key file is the register's: while its key is being changed there are two, and one of them fits."""

from __future__ import annotations

from pathlib import Path

from harmledger.evidence import LostKey, RegisterKey
from harmledger.register.errors import KeyMissing
from harmledger.register.home import Home


def next_key(home: Home) -> Path:
    """Return the file of the key that a change of the key brings; it is there until the change is whole."""
    return home.register_key.with_name(f"{home.register_key.name}.new")


def fitting_key(home: Home, check: str) -> Path | None:
    """Return the key file with this check value, None where there is no key; KeyMissing where there are only others."""
    others: list[str] = []
    for path in (home.register_key, next_key(home)):
        try:
            key = RegisterKey.load(path)
        except LostKey:
            continue
        if key.id == check:
            return path
        others.append(key.id)
    if not others:
        return None
    raise KeyMissing(
        f"The key in {home.keys} is another register's (it is {others[0]}, this register's is {check}); "
        "put the right register.key there, or take this one away to work without."
    )
