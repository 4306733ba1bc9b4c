"""Finds a source by its name, also by a name whose source was merged into another."""

from __future__ import annotations

from harmledger.register.models import Redirect, Source


def folded(name: str) -> str:
    """Return a source's name as it is looked up: spaces and letter case do not tell two sources apart."""
    return " ".join(name.split()).casefold()


def name_id(lookup: str) -> str:
    """Return the id of the redirect that leads on from a merged source's name: 144 bits of its keyed hash."""
    return lookup[:36]


def row_named(lookup: str, using: str) -> Source | None:
    """Return the source of a name's keyed hash, through one connection; None where there is none."""
    row = Source.objects.using(using).filter(lookup=lookup).first()
    if row is not None:
        return row
    id_ = _next(name_id(lookup), using)
    while id_ and (further := _next(id_, using)):
        id_ = further
    return Source.objects.using(using).filter(id=id_).first() if id_ else None


def _next(id_: str, using: str) -> str | None:
    return Redirect.objects.using(using).filter(id=id_).values_list("leads_to", flat=True).first()
