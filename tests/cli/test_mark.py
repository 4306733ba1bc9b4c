"""`harmledger mark` from the outside. All texts are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.cli.a_register import PLANTED, Run

First = Callable[[str], str]


def test_records_and_fields(run: Run, register_of_two: First) -> None:
    claim, report = register_of_two("claims"), register_of_two("reports")
    done = run("mark", claim, f"{report[-12:]}:quotes", "public", "--reason", "a test").splitlines()
    assert done[0].startswith(f"{claim}  claim  public  #")
    assert done[1].startswith(f"{report}:quotes  report  public  #")
    assert run("verify")
    assert run.code == 0


def test_a_path_of_a_claim(run: Run, register_of_two: First) -> None:
    claim = register_of_two("claims")
    run("mark", f"{claim}:harm/1", "sealed", "--reason", "a test")
    assert "killed 3" in run("claims")
    assert "injured 2" not in run("claims")


@pytest.mark.parametrize(
    ("field", "class_"), [(PLANTED, "sealed"), ("harm/2", "public"), ("harm", PLANTED), ("nothing", "public")]
)
def test_what_is_refused_is_not_repeated(run: Run, register_of_two: First, field: str, class_: str) -> None:
    assert run("mark", f"{register_of_two('claims')}:{field}", class_, "--reason", "a test") == ""
    assert run.code in (1, 2)
    assert class_ == PLANTED or "Vronk" not in run.err


def test_nothing_is_marked_where_one_id_is_unknown(run: Run, register_of_two: First) -> None:
    claim = register_of_two("claims")
    run("mark", claim, "000000000000", "public", "--reason", "a test")
    assert run.code == 1
    assert run.lines("claims")[0]["class"] == "internal"


def test_a_reason_is_needed(run: Run, register_of_two: First) -> None:
    run("mark", register_of_two("claims"), "public")
    assert run.code == 2
    run("mark", register_of_two("claims"), "public", "--reason", "")
    assert run.code == 1
