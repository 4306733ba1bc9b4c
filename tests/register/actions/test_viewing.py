"""What the ledger says of a look at something protected. All names are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.register.bad_luck.searching import found_in, ledger_holds
from tests.register.queries.invented import PLANTED, UNSEAL, another

from harmledger.evidence import Entry
from harmledger.register.actions.deciding import NoReason
from harmledger.register.actions.viewing import record_view
from harmledger.register.models import Decision, Leaf
from harmledger.register.opening import Register
from harmledger.register.queries.resolving import resolve
from harmledger.register.verifying.verify import verify


def test_a_look_is_recorded_without_its_reason(
    opened: Register, engine: str, add_texts: Callable[..., list[object]]
) -> None:
    taken = another(opened, add_texts)
    number = record_view(opened, resolve(taken.report), UNSEAL, f"{PLANTED} asked for it")
    entry = Entry.parse(Leaf.objects.get(seq=number).entry.encode())
    decision = Decision.objects.get()
    assert (entry.act, entry.ids) == ("viewed", (taken.report, decision.id))
    assert entry.facts == {"record": "report", "class": "sealed", "role": "custodian"}
    assert (decision.about, decision.member_id) == (taken.report, entry.by)
    assert decision.restricted_key
    assert not ledger_holds(*PLANTED.split())
    assert found_in(opened.home.folder, *PLANTED.split()) == []
    assert not verify(opened).findings


def test_it_needs_a_reason(opened: Register, add_texts: Callable[..., list[object]]) -> None:
    taken = another(opened, add_texts)
    with pytest.raises(NoReason):
        record_view(opened, resolve(taken.report), UNSEAL, " ")
    assert not Decision.objects.exists()
