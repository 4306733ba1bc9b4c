"""Rows for what people decide; the reason is restricted, and can be erased while the ledger's entry stays."""

from __future__ import annotations

from typing import Any

from harmledger.model import HarmledgerError
from harmledger.model.codes import Protection
from harmledger.register.clock import stamp
from harmledger.register.ids import new_id
from harmledger.register.ledger import Ledger
from harmledger.register.models import Decision
from harmledger.register.opening import Register


class NoReason(HarmledgerError):
    """A decision that needs a reason came without one."""


def decision(
    register: Register,
    ledger: Ledger,
    by: str,
    about: str,
    values: dict[str, Any],
    marks: dict[str, Protection] | None = None,
) -> Decision:
    """Return the row of a decision about a record, for an entry of the ledger to keep.

    `values` are field, value and reason, as far as there are such; NoReason where the reason is given and empty.
    """
    if not values.get("reason", "unasked").strip():
        raise NoReason("This needs a reason; it is kept with the decision, and can be erased.")
    now = register.clock()
    row = Decision(id=new_id(now), project_id=register.project, about=about, member_id=by, recorded=stamp(now))
    ledger.add(*register.guard.put(row, values, {"reason": "restricted", **(marks or {})}))
    return row
