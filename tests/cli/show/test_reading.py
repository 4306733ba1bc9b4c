"""A reading on the page: marks, tables, explanations, and a layout that no script or width tears; all invented."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console
from tests.cli.invented import RAID, REPORT, TRACE, reading_of

from harmledger.cli.show.reading import show_reading
from harmledger.cli.show.screen import screen
from harmledger.model import Claim, Flag, Harm, Reading, Remark, Report, Span, Where


def page(report: Report = REPORT, reading: Reading | None = None, width: int = 100, **options: object) -> str:
    out = io.StringIO()
    shown = reading_of((RAID,)) if reading is None else reading
    show_reading(screen(out, width=width), report, shown, **options)  # type: ignore[arg-type]
    return out.getvalue()


def test_marks_are_readable_in_a_pipe() -> None:
    shown = " ".join(page().split())
    assert "[T:Last Tuesday], [A:Borduria's jets] [M:bombed] the" in shown
    assert "H harm T time P place A actor M means" in shown
    assert "\x1b" not in shown


def test_several_claims_number_their_marks() -> None:
    shown = " ".join(page(reading=reading_of((RAID, RAID))).split())
    assert "[T1,2:Last Tuesday]" in shown
    assert "claim 2 of 2: incident" in shown


def test_the_table_says_everything() -> None:
    shown = [" ".join(line.split()) for line in page(width=160).splitlines()]
    for line in (
        "When 2023-10-24 (“Last Tuesday”; less likely 2023-10-17) check",
        "Killed 5 civilians, according to Rescuers (rescuer) read clearly",
        "= 3 women check",
        "of whom 1 pregnant woman [sealed] check",
        "Injured 2 or more civilians (status inherited) check",
        "By whom Borduria · perpetrator, alleged · “Borduria's jets” check",
        "With airstrike, air launched · “bombed” check",
        "Beside it “a visit” (visit) check",
    ):
        assert line in shown


def test_an_incident_without_casualties_says_so_and_no_zero() -> None:
    shown = page(reading=reading_of((Claim(id="1", kind="incident"),)))
    assert "no casualties reported" in shown
    assert "By whom  not stated" in shown
    assert " 0 " not in shown


def test_a_report_without_claims_says_so_and_why() -> None:
    reading = msgspec.structs.replace(
        reading_of(()), flags=(Flag(code="language", words="Not read yet."),), remarks=(Remark(kind="toll", quote="x"),)
    )
    shown = page(reading=reading)
    assert "No claims were read in this report." in shown
    assert "To check: Not read yet." in shown
    assert "Beside the claims: “x” (toll)" in shown


def test_explain_shows_rules_words_and_what_was_rejected() -> None:
    reading = msgspec.structs.replace(reading_of((RAID,)), trace=TRACE)
    shown = " ".join(page(reading=reading, explain=True, width=200).split())
    assert "by casualty.passive: So many were killed: “five civilians were killed” at" in shown
    assert "considered Sbrodj town, not taken: the text says camp" in shown
    assert "derived from harm[0]" in shown
    assert "“two infants” casualty.bare (A bare number): inside a longer match" in shown


HOSTILE = "killed\x1b]0;owned\x07 \u202eevil\u202c one"


def test_nothing_from_a_report_acts_on_the_terminal() -> None:
    report = Report(id=HOSTILE, text=HOSTILE, title=HOSTILE, source=HOSTILE, published=HOSTILE, country=HOSTILE)
    claim = Claim(
        id="1",
        kind="incident",
        where=Where(name=HOSTILE, kind=HOSTILE, reference=HOSTILE, relation=HOSTILE, hint=HOSTILE, admin1=HOSTILE),
        harm=(Harm(outcome="killed", low=1, high=1, span=Span(0, len(HOSTILE))),),
        characterisation=(Span(0, len(HOSTILE)),),
        flags=(Flag(code="x", words=HOSTILE),),
    )
    shown = page(report, reading_of((claim,)), explain=True)
    assert not {"\x1b", "\x07", "\u202e", "\u202c"} & set(shown)
    assert "<U+202E>" in shown


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize(
    "words", ["قُتل مدنيان في قصف على مدينة إدلب", "三名平民死亡", "a" * 300, "[bold]x[/bold] :bomb:"]
)
def test_no_line_is_wider_than_the_screen(words: str, width: int) -> None:
    claim = Claim(
        id="1",
        kind="incident",
        where=Where(name=words, country="SY"),
        harm=(Harm(outcome="killed", low=2, high=2, span=Span(0, len(words))),),
        characterisation=(Span(0, len(words)),),
    )
    shown = page(Report(id="1", text=words, title=words), reading_of((claim,)), width)
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    assert words[:20] in "".join(shown.split("\n")) or width == 40


def colours(**options: object) -> str:
    out = io.StringIO()
    made = screen(out, **options)  # type: ignore[arg-type]
    console = Console(
        file=out, force_terminal=True, color_system="truecolor", no_color=made.no_color, width=100, markup=False
    )
    show_reading(console, REPORT, reading_of((RAID,)))
    return out.getvalue()


def test_colours_repeat_what_the_letters_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "48;2;216;201;221" in colours()
    assert ";2;" not in colours(color=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert ";2;" not in colours()
