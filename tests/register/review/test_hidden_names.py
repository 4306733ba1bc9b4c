"""Names that must stay hidden, by whatever act they could come into the open again. All is invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.register.bad_luck.searching import found_in, index_words

from harmledger.protection import NotAllowed, Viewer
from harmledger.register.actions.marking import mark
from harmledger.register.actions.sources import Description, describe, merge
from harmledger.register.models import Decision, Source
from harmledger.register.opening import Register
from harmledger.register.queries.records import page
from harmledger.register.queries.resolving import Found
from harmledger.register.verifying.verify import verify

Add = Callable[..., list[Any]]
NAME = ("Qyzzle", "Vronk")
TEXT = "Three women were killed when shells hit the village of Nairab on Monday, resident Qyzzle Vronk said."
SAID = {"published": "2024-05-08", "country": "SY"}


def nowhere(register: Register) -> bool:
    """Tell that the name is in no file, table or index of a register that is open and holds."""
    assert found_in(register.home.folder, *NAME) == []
    assert not {"qyzzle", "vronk"} & index_words()
    assert verify(register).findings == ()
    return True


@pytest.mark.parametrize("class_", ["internal", "public"])
def test_a_title_that_names_a_sealed_voice_is_not_opened_by_a_mark(
    opened: Register, engine: str, add_texts: Add, class_: Any
) -> None:
    [taken] = add_texts(opened, TEXT, title="Qyzzle Vronk saw the shells", **SAID)
    assert nowhere(opened)
    with pytest.raises(NotAllowed, match="never less than sealed"):
        mark(opened, Found("report", taken.report), "title", class_, "a try")
    mark(opened, Found("report", taken.report), None, class_, "a try")
    assert nowhere(opened)


def test_another_title_goes_public_while_a_voice_is_sealed(opened: Register, add_texts: Add) -> None:
    [taken] = add_texts(opened, TEXT, title="Shells on Nairab", **SAID)
    mark(opened, Found("report", taken.report), "title", "restricted", "a try")
    mark(opened, Found("report", taken.report), "title", "public", "a try")
    shown = page(opened, Found("report", taken.report), Viewer("show", "recorder"))
    assert shown.flat
    assert shown.flat.fields["title"] == "Shells on Nairab"
    assert verify(opened).findings == ()


@pytest.mark.parametrize(
    "more", ["Vronk said it lasted an hour.", "Mr. Vronk, 43, was weeping.", "Qyzzle's house was hit.", "QYZZLE VRONK"]
)
def test_a_sealed_voice_is_hidden_where_one_of_its_names_stands_alone(
    opened: Register, add_texts: Add, more: str
) -> None:
    [taken] = add_texts(opened, f"{TEXT} {more}", title=f"A report of {more}", **SAID)
    assert nowhere(opened)
    shown = page(opened, Found("report", taken.report), Viewer("show", "recorder"))
    assert shown.reading
    assert not any(name.casefold() in shown.reading.text.casefold() for name in NAME)


def _two_sources(register: Register, add_texts: Add, kind: str = "unknown") -> tuple[str, str]:
    add_texts(register, "An invented report.", quick=True, source=" ".join(NAME))
    add_texts(register, "Another invented report.", quick=True, source="Gromp", source_kind=kind)
    one, other = Source.objects.order_by("id").values_list("id", flat=True)
    return one, other


def test_a_source_that_becomes_a_witness_is_sealed_in_the_bytes_too(
    opened: Register, engine: str, add_texts: Add
) -> None:
    add_texts(opened, "An invented report.", quick=True, source=" ".join(NAME))
    assert found_in(opened.home.folder, *NAME)
    describe(opened, Source.objects.get().id, Description(kind="witness"))
    assert nowhere(opened)


def test_another_name_of_a_witness_is_sealed_by_the_merge(opened: Register, engine: str, add_texts: Add) -> None:
    merge(opened, *_two_sources(opened, add_texts, "witness"))
    assert nowhere(opened)


@pytest.mark.parametrize("act", ["describe", "mark"])
def test_other_names_of_a_source_are_sealed_with_it(opened: Register, engine: str, add_texts: Add, act: str) -> None:
    one, other = _two_sources(opened, add_texts)
    merge(opened, one, other)
    add_texts(opened, "A third invented report.", quick=True, source="Frobb")
    (third,) = Source.objects.exclude(id=other).values_list("id", flat=True)
    merge(opened, other, third)
    assert found_in(opened.home.folder, *NAME)
    if act == "describe":
        describe(opened, third, Description(kind="relative"))
    else:
        mark(opened, Found("source", third), "name", "sealed", "a try")
    assert nowhere(opened)
    assert found_in(opened.home.folder, "Gromp", "Frobb") == []
    assert [one.protection for one in Decision.objects.all()]


def test_what_was_merged_stays_in_the_open_where_nobody_is_to_be_hidden(
    made: Callable[..., Path], add_texts: Add
) -> None:
    with Register.open(made()) as register:
        merge(register, *_two_sources(register, add_texts))
        assert "register_decision.body" in found_in(register.home.folder, *NAME)
