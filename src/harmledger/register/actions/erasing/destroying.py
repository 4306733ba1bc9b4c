"""The one transaction of an erasure: rows, keys, salts and index rows go, and the ledger says that and why."""

from __future__ import annotations

from typing import Any

from harmledger.register import word_index
from harmledger.register.actions.deciding import decision
from harmledger.register.actions.erasing.closure import LEAVES_FIRST, Closure, Target, in_parts, kinds_of
from harmledger.register.actions.erasing.details import Spoken, spoken_of
from harmledger.register.actions.erasing.finishing import REWRITE
from harmledger.register.actions.erasing.told import Destroyed
from harmledger.register.actions.members import member
from harmledger.register.guarding import decoded, encoded
from harmledger.register.models import DataKey, Decision, Detail, Erasure, Member, Record, Source, Tombstone
from harmledger.register.opening import Register

_UNSAID = {
    "source": {
        "name": None,
        "kind": "unknown",
        "affiliation": None,
        "reliability": "unknown",
        "connection": "unknown",
    },
    "member": {"name": None},
}
"""What stands in the body of a row that was emptied."""
_WAS = "erased-"


def destroy(register: Register, target: Target, reason: str, note: str) -> Destroyed:
    """Erase a record and all that goes with it from the tables; what lies outside them is for `finishing`.

    The note is a decision's reason: restricted, and erasable by that decision's id.
    """
    with register.writing() as ledger:
        by = member(register, ledger)
        closure = Closure(target)
        spoken = spoken_of([*closure.ids, *(row.id for row in closure.emptied)])
        _delete(closure, spoken)
        for row in closure.emptied:
            _empty(row)
        values = {"field": None, "value": "erased", "reason": note.strip()}
        said = [decision(register, ledger, by, target.id, values)] if values["reason"] else []
        names = [row.name for row in closure.objects]
        seq = ledger.append(
            "erased",
            by,
            new=said,
            changed=closure.emptied,
            still=spoken.still,
            ids=closure.ids,
            facts=_facts(reason, closure, spoken, names),
        )
        Tombstone.objects.bulk_create([Tombstone(id=id_, seq=seq) for id_ in closure.ids])
        Erasure.objects.create(seq=seq, names=encoded([REWRITE, *names]))
    register.log.write("erased", {"seq": seq, "count": len(closure.ids)})
    return Destroyed(
        seq=seq,
        since=min(spoken.seqs, default=seq),
        counts=closure.counts,
        ids=tuple(closure.ids),
        emptied=tuple(row.id for row in closure.emptied),
        details=len(spoken.seqs),
        damaged=tuple(spoken.damaged),
        note=said[0].id if said else None,
    )


def is_emptied(row: Record) -> bool:
    """Tell whether a row that stays was emptied already."""
    if isinstance(row, Source | Member):
        return row.lookup.startswith(_WAS)
    return isinstance(row, Decision) and decoded(row.body).get("reason", "") is None and not row.restricted_key


def _facts(reason: str, closure: Closure, spoken: Spoken, names: list[str]) -> dict[str, Any]:
    """Return what the entry says in the open: the reason's code, and what a check needs to know the absence lawful."""
    lists: dict[str, tuple[str | int, ...]] = {
        "details": tuple(spoken.seqs),
        "objects": tuple(names),
        "kinds": kinds_of(closure),
        "emptied": tuple(row.id for row in closure.emptied),
        "touched": tuple(sorted(closure.touched)),
        "damaged": tuple(spoken.damaged),
    }
    return {"reason": reason, **{name: values for name, values in lists.items() if values}}


def _delete(closure: Closure, spoken: Spoken) -> None:
    word_index.forget(closure.numbers)
    for table in LEAVES_FIRST:
        for few in in_parts(closure.rows[table]):
            table._default_manager.filter(id__in=few).delete()
    for few in in_parts(closure.keys):
        DataKey.objects.filter(id__in=few).delete()
    for start in range(0, len(spoken.seqs), 400):
        Detail.objects.filter(seq__in=spoken.seqs[start : start + 400]).delete()


def _empty(row: Source | Member | Decision) -> None:
    """Take every value out of a row that others still point to."""
    if isinstance(row, Decision):
        row.body = encoded(_without_reason(decoded(row.body)))
    else:
        row.body = encoded(_UNSAID[row.kind])
        row.lookup = _WAS + row.id  # a keyed hash of the name would still know it again
        row.protection = "internal"
    if isinstance(row, Source):
        row.voice = None
    row.marks = "{}"
    row.restricted = row.restricted_key = row.sealed = row.sealed_key = None


def _without_reason(body: dict[str, Any]) -> dict[str, Any]:
    """Return what a decision's open body says, without its reason and without what its ciphertexts held."""
    kept = {
        name: None if isinstance(value, dict) and set(value) == {"withheld"} else value
        for name, value in body.items()
        if name != "withheld"
    }
    return {**kept, "reason": None}
