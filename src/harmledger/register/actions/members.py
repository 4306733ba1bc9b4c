"""Recorders and their pseudonyms: the ledger names a person by an id, and the name can be erased."""

from __future__ import annotations

from harmledger.register.clock import stamp
from harmledger.register.ids import new_id
from harmledger.register.ledger import Ledger
from harmledger.register.models import Member
from harmledger.register.opening import Register


def member(register: Register, ledger: Ledger, name: str | None = None) -> str:
    """Return the pseudonym of a recorder, by default of who opened the register; a new one is recorded first."""
    told = (name or register.member_name).strip()
    lookup = register.guard.key.lookup("member", told)
    if known := ledger.pseudonyms.get(lookup):
        return known
    row = Member.objects.filter(lookup=lookup).only("id").first()
    if row is None:
        now = register.clock()
        row = Member(id=new_id(now), project_id=register.project, lookup=lookup, recorded=stamp(now))
        ledger.add(*register.guard.put(row, {"name": told}))
        ledger.append("member_added", row.id, new=[row])
    ledger.pseudonyms[lookup] = row.id
    return row.id
