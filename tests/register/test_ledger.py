"""One transaction: its rows, its entries and the head are there together, or none of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from harmledger.evidence import Head, SigningKey, check, commitment, root_of
from harmledger.register.clock import Clock
from harmledger.register.errors import Unwritable
from harmledger.register.guarding import decoded
from harmledger.register.ids import new_id
from harmledger.register.ledger import Ledger
from harmledger.register.models import DataKey, Detail, Leaf, LedgerState, Member, Project, SignedHead
from harmledger.register.opening import Register


def _member(register: Register, number: int) -> Member:
    id_ = new_id(register.clock())
    return Member(id=id_, project_id=register.project, lookup=f"{number:064}", recorded="2024-05-08T12:00:00.000Z")


def _leaves() -> list[bytes]:
    return [entry.encode() for entry in Leaf.objects.order_by("seq").values_list("entry", flat=True)]


def test_entries_follow_one_another_and_commit_to_their_rows(engine: str, opened: Register) -> None:
    rows = [_member(opened, number) for number in range(3)]
    first = LedgerState.objects.get().size
    with opened.writing() as ledger:
        numbers = [ledger.append("member_added", row.id, new=[row]) for row in rows]
    assert numbers == [first, first + 1, first + 2]
    state = LedgerState.objects.get()
    assert state.size == first + 3 == Leaf.objects.count()
    for number, row in zip(numbers, rows, strict=True):
        entry, detail = json.loads(Leaf.objects.get(seq=number).entry), Detail.objects.get(seq=number)
        assert entry["seq"] == number
        assert entry["ids"] == [row.id]
        assert decoded(detail.body) == {row.id: Member.objects.get(id=row.id).digest()}
        assert entry["commitment"] == commitment(bytes(detail.salt), decoded(detail.body))


def _append_and_raise(ledger: Ledger, row: Member, error: type[BaseException]) -> None:
    ledger.append("member_added", row.id, new=[row])
    raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_nothing_of_a_broken_transaction_stays(error: type[BaseException], engine: str, opened: Register) -> None:
    before = (_leaves(), Detail.objects.count(), Member.objects.count(), LedgerState.objects.get().frontier)
    row = _member(opened, 1)
    with pytest.raises(error), opened.writing() as ledger:
        _append_and_raise(ledger, row, error)
    assert (_leaves(), Detail.objects.count(), Member.objects.count(), LedgerState.objects.get().frontier) == before


def test_a_row_that_cannot_be_written_takes_all_with_it(engine: str, opened: Register) -> None:
    before = _leaves()
    one, twin = _member(opened, 1), _member(opened, 1)  # the same look-up
    with pytest.raises(Unwritable, match="IntegrityError"), opened.writing() as ledger:
        ledger.append("member_added", one.id, new=[one, twin])
    assert _leaves() == before
    assert not Member.objects.filter(id=one.id).exists()


def test_a_changed_row_must_be_there(opened: Register) -> None:
    before = _leaves()
    row = _member(opened, 1)
    with pytest.raises(Unwritable), opened.writing() as ledger:
        ledger.append("described", row.id, changed=[row])
    assert _leaves() == before


def test_a_transaction_without_an_act_writes_nothing(engine: str, opened: Register) -> None:
    before = LedgerState.objects.get().frontier
    with opened.writing() as ledger:
        ledger.add(DataKey(id=new_id(opened.clock()), project_id=opened.project, wrapped=b"x"))
    assert LedgerState.objects.get().frontier == before
    assert not DataKey.objects.filter(wrapped=b"x").exists()


def test_rows_that_still_stand_and_entries_without_rows(opened: Register) -> None:
    project = Project.objects.get()
    with opened.writing() as ledger:
        still = ledger.append("described", project.id, still=[project])
        bare = ledger.append("exported", project.id, facts={"incidents": 0})
    assert decoded(Detail.objects.get(seq=still).body) == {project.id: project.digest()}
    assert not Detail.objects.filter(seq=bare).exists()
    assert json.loads(Leaf.objects.get(seq=bare).entry)["commitment"] is None


def test_each_transaction_has_its_signed_head(engine: str, made: Callable[..., Path], clock: Clock) -> None:
    folder = made()
    key = SigningKey.new()
    key.save(folder / "keys" / "signing.key")
    with Register.open(folder, clock=clock) as register:
        for number in range(3):
            with register.writing() as ledger:
                row = _member(register, number)
                ledger.append("member_added", row.id, new=[row])
        leaves = _leaves()
        heads = [decoded(one.head) for one in SignedHead.objects.order_by("size")]
        assert [head["size"] for head in heads] == [len(leaves) - 2, len(leaves) - 1, len(leaves)]
        for told in heads:
            head = Head(**told)
            assert check(head, key.public)
            assert head.root == root_of(leaves[: head.size]).hex()
            assert head.register == register.id
