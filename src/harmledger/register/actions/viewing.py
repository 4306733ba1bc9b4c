"""Records that something protected is about to be shown: who asked, for what, and why."""

from __future__ import annotations

from harmledger.protection import Viewer
from harmledger.register.actions.deciding import decision
from harmledger.register.actions.members import member
from harmledger.register.opening import Register
from harmledger.register.queries.resolving import Found


def record_view(register: Register, found: Found, viewer: Viewer, reason: str) -> int:
    """Append that a viewer opens a record, and return the entry's number; show nothing before this has returned.

    The ledger says which record, up to which class and by whom; the reason is restricted and stands in a decision.
    """
    with register.writing() as ledger:
        by = member(register, ledger)
        row = decision(register, ledger, by, found.id, {"field": None, "value": viewer.door, "reason": reason})
        return ledger.append(
            "viewed",
            by,
            new=[row],
            ids=[found.id, row.id],
            facts={"record": found.kind, "class": viewer.limit, "role": viewer.role},
        )
