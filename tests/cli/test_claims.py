"""`harmledger claims` from the outside. All texts are invented."""

from __future__ import annotations

import pytest
from tests.cli.a_register import NAME, PLANTED, Run

pytestmark = pytest.mark.usefixtures("register_of_two")


def test_one_line_a_claim(run: Run) -> None:
    head, one, other = run("claims").splitlines()
    assert head.split("  ")[0] == "claim"
    assert "2024-05-06" in one
    assert "[withheld: sealed] killed 3, injured 2" in one
    assert "injured 6" in other
    assert "withheld" not in other
    assert not any(name in one for name in NAME)


def test_filters(run: Run) -> None:
    one, other = (line["id"] for line in run.lines("claims"))
    report = run.lines("reports")[0]["id"]
    assert [line["id"] for line in run.lines("claims", "--report", report)] == [one]
    assert [line["id"] for line in run.lines("claims", "--to", "2024-05-04")] == [other]
    assert [line["id"] for line in run.lines("claims", "--from", "2024-05-04", "--country", "SY")] == [one]
    assert run("claims", "--kind", "toll") == ""


@pytest.mark.parametrize("option", ["--from", "--to", "--country", "--report", "--after"])
def test_what_is_wrong_is_told_without_repeating_it(run: Run, option: str) -> None:
    assert run("claims", option, PLANTED) == ""
    assert run.code == 1
    assert "Vronk" not in run.err


def test_a_sealed_claim_keeps_its_line(run: Run) -> None:
    one = run.lines("claims")[0]["id"]
    run("mark", one, "sealed", "--reason", "a test")
    line = run("claims").splitlines()[1]
    assert line.startswith(one)
    assert line.count("[withheld: sealed]") == 5
