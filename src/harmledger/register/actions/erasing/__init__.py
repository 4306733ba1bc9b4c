"""Erases lawfully: what is recorded goes with its keys and salts, and the ledger keeps that it went, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet

from harmledger.register import connecting
from harmledger.register.actions.erasing.closure import Closure, Target
from harmledger.register.actions.erasing.destroying import destroy, is_emptied
from harmledger.register.actions.erasing.exports import copies_since
from harmledger.register.actions.erasing.finishing import finish, unfinished
from harmledger.register.actions.erasing.told import (
    REASONS,
    Destroyed,
    Erased,
    ErasedBefore,
    Finished,
    Outside,
    coded,
)
from harmledger.register.errors import Erased as WasErased
from harmledger.register.errors import NotTaken, UnknownId
from harmledger.register.ids import is_id
from harmledger.register.models import ClaimRow, Decision, Guarded, Member, ReportRow, Source, TaughtPlace
from harmledger.register.opening import Register
from harmledger.register.queries.resolving import resolve

__all__ = [
    "REASONS",
    "Destroyed",
    "Erased",
    "ErasedBefore",
    "Finished",
    "Outside",
    "coded",
    "erase",
    "finish",
    "foresee",
    "unfinished",
]


def erase(register: Register, told: str, reason: str, note: str = "", patience_s: float = 5.0) -> Erased | ErasedBefore:
    """Erase the record of an id, durably, then remove what is left of it outside the tables.

    `told` is a whole id, `reason` a code of REASONS, `note` free text that is kept restricted. `patience_s` bounds the
    wait for others who read. UnknownId where there is no such record; NotTaken for another reason.
    """
    if reason not in REASONS:
        raise NotTaken(f"The reason of an erasure is one of: {', '.join(REASONS)}.")
    with connecting.told_plainly():
        target = _target(told)
    if isinstance(target, str):
        return ErasedBefore(sentence=target, finished=finish(register, patience_s))
    try:
        destroyed = destroy(register, target, reason, note)
    except ObjectDoesNotExist:  # another process was faster
        return erase(register, told, reason, note, patience_s)
    finished = finish(register, patience_s)
    with connecting.told_plainly():
        outside = tuple(copies_since(destroyed.since))
    return Erased(destroyed=destroyed, finished=finished, outside=outside)


def foresee(register: Register, told: str) -> dict[str, int] | None:
    """Return what an erasure would take, rows by kind (one that stays emptied counts as one); None where it is gone."""
    with connecting.told_plainly():
        target = _target(told)
        if isinstance(target, str):
            return None
        closure = Closure(target)
        return closure.counts | {row.kind: 1 for row in closure.emptied}


def _target(told: str) -> Target | str:
    """Return the record of a whole id, or a sentence that says that it was erased before."""
    told = told.strip().lower()
    if not is_id(told):
        raise UnknownId("An erasure needs the whole id of a record: 36 digits, letters a to f and hyphens.")
    if Member.objects.filter(id=told).exists():
        target = Target("member", told)
    else:
        try:
            target = Target(*resolve(told))
        except WasErased as error:
            return str(error)
    if target.kind in _BY_THEMSELVES and is_emptied(_table(target.kind).get(id=target.id)):
        return f"What the {target.kind} {target.id} held was erased before; its id stays."
    return target


_BY_THEMSELVES: Mapping[str, type[Guarded]] = {
    table.kind: table for table in (ReportRow, ClaimRow, Source, Member, TaughtPlace, Decision)
}


def _table(kind: str) -> QuerySet[Any]:
    return _BY_THEMSELVES[kind]._default_manager.all()
