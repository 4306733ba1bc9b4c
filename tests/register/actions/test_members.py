"""Recorders: one pseudonym a name, and the name in no open place. All names are invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from harmledger.register.actions.members import member
from harmledger.register.clock import Clock
from harmledger.register.models import DataKey, Leaf, Member
from harmledger.register.opening import OPERATOR, Register


def test_one_pseudonym_a_name(engine: str, opened: Register) -> None:
    with opened.writing() as ledger:
        first = member(opened, ledger, "Qyzzle Vronk")
        assert member(opened, ledger, " qyzzle  VRONK ") == first
        other = member(opened, ledger, "Another Qyzzle")
    assert first != other
    with opened.writing() as ledger:
        assert member(opened, ledger, "Qyzzle Vronk") == first
    assert Member.objects.count() == 3  # with the founder
    row = Member.objects.get(id=first)
    assert "Vronk" not in row.body
    values = opened.guard.get(row, {key.id: key for key in DataKey.objects.all()})
    assert values == {"name": "Qyzzle Vronk"}
    assert not any("Vronk" in entry for entry in Leaf.objects.values_list("entry", flat=True))


def test_who_opened_the_register_is_meant_by_default(made: Callable[..., Path], clock: Clock) -> None:
    folder = made()
    with Register.open(folder, clock=clock, member="Qyzzle Vronk") as register, register.writing() as ledger:
        assert member(register, ledger) == member(register, ledger, "Qyzzle Vronk")
        assert member(register, ledger, OPERATOR) != member(register, ledger)


def test_a_name_is_recorded_with_its_first_act_or_not_at_all(opened: Register) -> None:
    before = Leaf.objects.count()
    try:
        with opened.writing() as ledger:
            member(opened, ledger, "Qyzzle Vronk")
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert (Member.objects.count(), Leaf.objects.count()) == (1, before)
