"""`harmledger places`: finding, importing, listing, forgetting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from harmledger.cli.main import main
from harmledger.cli.places import places


def run(*arguments: str) -> str:
    result = CliRunner().invoke(places, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_find_prints_a_line_a_place() -> None:
    lines = run("find", "Saraqib").splitlines()
    assert lines[0].startswith("Saraqib (town, 34,231 people) in Idlib, Syria: 35.86447, 36.80591")
    assert "geonames:164816" in lines[0]


def test_find_prints_json() -> None:
    found = json.loads(run("find", "Idlib", "--country", "sy", "--json"))
    assert {place["id"] for place in found} >= {"geonames:169389", "iso3166-2:SY-ID"}
    assert {place["country"] for place in found} == {"SY"}


def test_find_suggests_what_is_alike() -> None:
    told = run("find", "Sarqib", "--country", "Syria")
    assert told.startswith("No place is named “Sarqib” in Syria. Like it:")
    assert "Saraqib" in told
    assert json.loads(run("find", "Xyzzyqwerty", "--json")) == []


def test_import_list_find_forget(table: Path) -> None:
    assert run("list") == "Nothing was imported.\n"
    assert run("import", str(table)) == "2 places taken from team.csv (csv).\n"
    assert "team:nairab-idlib-village" in run("find", "Nairab")
    name = run("list").split()[0]
    assert "2 places from team.csv" in run("list")
    run("forget", name)
    assert run("list") == "Nothing was imported.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "absent.csv"],
        ["import", "."],
        ["forget", "absent"],
        ["find", "Idlib", "--country", "Atlantis"],
    ],
)
def test_bad_input_ends_with_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", *arguments]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1


def test_a_damaged_import_is_named_and_can_be_forgotten(table: Path, home: Path) -> None:
    run("import", str(table))
    (imported,) = (home / "places").iterdir()
    imported.write_bytes(b"broken")
    assert "cannot be read" in run("list")
    assert main(["places", "find", "Idlib"]) == 1
    run("forget", imported.stem)
    assert "geonames:169389" in run("find", "Idlib")
