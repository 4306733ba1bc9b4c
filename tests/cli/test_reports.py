"""`harmledger reports` from the outside. All texts are invented."""

from __future__ import annotations

import pytest
from tests.cli.a_register import NAME, PLANTED, Run

pytestmark = pytest.mark.usefixtures("register_of_two")


def test_one_line_a_report_with_whole_ids_and_what_is_withheld(run: Run) -> None:
    first, second = run.lines("reports")
    head, one, other = run("reports").splitlines()
    assert head.split() == ["report", "claims", "published", "country", "source", "title"]
    assert one.split("  ")[0] == first["id"]
    assert one.count("[withheld: sealed]") == 2
    assert other.startswith(second["id"])
    assert "Invented Radio" in other
    assert not any(name in one + other for name in NAME)


def test_a_narrow_screen_cuts_words_and_never_ids_or_labels(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    head, more, one, more_of_one, *other = run("reports").splitlines()
    first, second = run.lines("reports")
    assert (head.split()[0], more.split()) == ("report", ["title"])
    assert one.startswith(first["id"])
    assert other[0].startswith(second["id"])
    assert "[withheld: sealed]" in one
    assert more_of_one == "  [withheld: sealed]"
    assert max(map(len, [one, more_of_one, *other])) <= 100


def test_pages(run: Run) -> None:
    first, second = run.lines("reports")
    assert len(run("reports", "--limit", 1).splitlines()) == 2
    assert run.err == f"More follow: --after {first['id']}\n"
    assert second["id"] in run("reports", "--after", first["id"][-10:])
    assert run.err == ""
    assert [line["id"] for line in run.lines("reports", "--limit", 1)] == [first["id"]]
    run("reports", "--after", run.lines("claims")[0]["id"])
    assert "takes the id of a report" in run.err


def test_filters(run: Run) -> None:
    first, second = (line["id"] for line in run.lines("reports"))
    assert [line["id"] for line in run.lines("reports", "--words", "wounded men")] == [first]
    assert [line["id"] for line in run.lines("reports", "--source", "invented radio")] == [second]
    assert run("reports", "--unread") == ""
    assert len(run.lines("reports", "--country", "sy")) == 2


@pytest.mark.parametrize("option", ["--words", "--source", "--country", "--after"])
def test_a_planted_name_finds_nothing_and_is_not_repeated(run: Run, option: str) -> None:
    assert run("reports", option, PLANTED) == ""
    assert not any(name in run.err for name in NAME)
