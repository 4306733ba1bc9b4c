"""Makes an anchor of the present head, for somebody outside to keep."""

from __future__ import annotations

from harmledger.evidence import Anchor, Frontier, Head, sign
from harmledger.register.models import LedgerState
from harmledger.register.opening import Register
from harmledger.register.verifying.checking import seen


def anchor_of(register: Register) -> Anchor:
    """Return the head of the ledger as it is now, signed where the register's signing key is here."""
    with register.moment():
        state = seen(LedgerState).get()
    root, key = Frontier.from_text(state.frontier).root().hex(), register.signing
    if key is None:
        return Anchor(head=Head(register=register.id, size=state.size, root=root, at=state.last_at))
    return Anchor(head=sign(key, register.id, state.size, root, state.last_at), public=key.public)
