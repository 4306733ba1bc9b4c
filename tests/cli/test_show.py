"""`harmledger show` from the outside. All texts are invented."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.a_register import NAME, PLANTED, Run

from harmledger.register.models import Leaf
from harmledger.register.opening import Register

First = Callable[[str], str]


@pytest.mark.parametrize("verb", ["reports", "claims", "incidents", "sources"])
def test_a_page_and_its_json_hide_the_same(run: Run, register_of_two: First, verb: str) -> None:
    id_ = register_of_two(verb)
    page = run("show", id_)
    assert f"{verb[:-1]} {id_}" in page
    assert "[withheld: sealed]" in page
    told = run("show", id_[-12:], "--json")
    assert json.loads(told)["id"] == id_
    assert not any(name in page + told for name in NAME)


def test_a_report_has_its_text_with_marks_and_bars(run: Run, register_of_two: First) -> None:
    page = run("show", register_of_two("reports"))
    assert "[H:three women]" in page
    assert "█" * len("one of whom was pregnant") in page
    assert "file name         [withheld: restricted]" in page


def test_unsealing_needs_a_reason_and_is_recorded_first(run: Run, register_of_two: First) -> None:
    id_ = register_of_two("reports")
    for wrong in (["--unseal"], ["--unseal", "--reason", " "], ["--reason", "a test"]):
        assert run("show", id_, *wrong) == ""
        assert run.code == 2
    page = run("show", id_, "--unseal", "--reason", f"{PLANTED} asked for it")
    assert page.count(PLANTED) >= 3
    with Register.open(Path(os.environ["HARMLEDGER_REGISTER"])) as register:
        assert '"act":"viewed"' in Leaf.objects.last().entry  # type: ignore[union-attr]
        assert "viewed" not in (register.home.log.read_text() if register.home.log.exists() else "")
    assert PLANTED not in run("show", id_)


def test_nothing_is_shown_where_it_cannot_be_recorded(
    run: Run,
    register_of_two: First,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from harmledger.register.actions import viewing
    from harmledger.register.errors import Unwritable

    def refuse(*_: object) -> int:
        raise Unwritable("The disk is full.")

    monkeypatch.setattr(viewing, "record_view", refuse)
    assert run("show", register_of_two("reports"), "--unseal", "--reason", "a test") == ""
    assert run.err == "harmledger: The disk is full.\n"


def test_entries_and_decisions(run: Run, register_of_two: First) -> None:
    source = register_of_two("sources")
    number = run("mark", source, "internal", "--reason", f"{PLANTED} asked").strip().rpartition("#")[2]
    assert "decided" in run("show", f"#{number}")
    entry = json.loads(run("show", f"#{number}", "--json"))
    assert entry["act"] == "decided"
    decision = entry["ids"][1]
    page = run("show", decision)
    assert "[withheld: restricted]" in page
    assert PLANTED not in page
    assert run("show", "#999") == ""
    assert "no entry #999" in run.err


@pytest.mark.parametrize("told", [PLANTED, "12ab", "018f5813-54c8-7ca5-bf6c-a9e42edc4ec7"])
def test_what_is_not_there_is_told_in_one_sentence(run: Run, register_of_two: First, told: str) -> None:
    assert run("show", told) == ""
    assert run.code == 1
    assert len(run.err.splitlines()) == 1
    assert "Vronk" not in run.err


def test_a_record_that_is_sealed_wholly_says_so(run: Run, register_of_two: First) -> None:
    for verb in ("claims", "reports", "sources"):
        run("mark", register_of_two(verb), "sealed", "--reason", "a test")
        page = run("show", register_of_two(verb))
        assert "ll of it" in page
        assert "three women" not in page
    assert "ll of it" in run("show", register_of_two("incidents"))
