"""`harmledger incidents` from the outside. All texts are invented."""

from __future__ import annotations

import pytest
from tests.cli.a_register import NAME, Run

pytestmark = pytest.mark.usefixtures("register_of_two")


def test_one_line_an_incident(run: Run) -> None:
    head, one, other = run("incidents").splitlines()
    assert head.split("  ")[0] == "incident"
    assert "ungraded" in one
    assert "[withheld: sealed] killed 3, injured 2" in one
    assert "injured 6" in other
    assert not any(name in one for name in NAME)


def test_pages_and_json(run: Run) -> None:
    first, second = (line["id"] for line in run.lines("incidents"))
    assert [line["id"] for line in run.lines("incidents", "--after", first)] == [second]
    assert run.lines("incidents", "--limit", 1)[0]["view"]["grade"] == {"scheme": None, "value": "ungraded"}


def test_one_whose_claims_are_sealed_keeps_its_line(run: Run) -> None:
    run("mark", run.lines("claims")[0]["id"], "sealed", "--reason", "a test")
    assert run("incidents").splitlines()[1].count("[withheld: sealed]") == 6
