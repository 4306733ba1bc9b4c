"""`harmledger sources` from the outside, and teaching a register places. All names are invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.a_register import NAME, PLANTED, Run

First = Callable[[str], str]


def test_list_describe_merge(run: Run, register_of_two: First) -> None:
    head, one, other = run("sources").splitlines()
    assert head.split()[0] == "source"
    assert "[withheld: sealed]" in one
    assert not any(name in one for name in NAME)
    assert "Invented Radio" in other
    person, radio = (line["id"] for line in run.lines("sources"))
    options = ("--kind", "agency", "--affiliation", "a party", "--reliability", "unsure", "--connection", "reporter")
    assert run("sources", "describe", radio, *options, "--voice", person).startswith(f"{radio}  described  #")
    fields = run.lines("sources")[1]["fields"]
    assert (fields["kind"], fields["reliability"], fields["connection"]) == ("agency", "unsure", "reporter")
    assert run("sources", "merge", "invented radio", person).strip().endswith("1 report moved")
    assert [line["id"] for line in run.lines("sources")] == [person]
    assert f"source {person}" in run("show", radio)
    run("verify")
    assert run.code == 0


@pytest.mark.parametrize("option", ["--kind", "--reliability", "--connection", "--voice"])
def test_what_is_in_no_list_is_not_repeated(run: Run, register_of_two: First, option: str) -> None:
    assert run("sources", "describe", register_of_two("sources"), option, PLANTED) == ""
    assert run.code == 1
    assert "Vronk" not in run.err


def test_nothing_to_say(run: Run, register_of_two: First) -> None:
    run("sources", "describe", register_of_two("sources"))
    assert "nothing to say" in run.err
    run("sources", "merge", PLANTED, register_of_two("sources"))
    assert run.err == "harmledger: No source has this id or name; `harmledger sources` lists them.\n"


def test_places_are_taught_to_a_register(run: Run, register_of_two: First, tmp_path: Path) -> None:
    table = tmp_path / "Qyzzle Vronk.csv"
    table.write_text("name,lat,lon,country,kind\nZyxnayr,35.93,36.75,SY,village\nWithout,,,SY,village\n")
    said = run("places", "import", table, "--register", tmp_path / "register")
    assert said == "1 places taught, 0 corrected.\n1 left out: rows without coordinates.\n"
    assert [path.name for path in (tmp_path / "register" / "places").iterdir()] == ["taught.gaz"]
