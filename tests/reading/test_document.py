"""Documents: the title before the text, and spans that lead back into the text as received. The texts are invented."""

from __future__ import annotations

import pytest
from msgspec import UNSET

from harmledger.model import Count, HarmledgerError, Report, Span
from harmledger.reading.document import Document
from harmledger.reading.statements import Statement
from harmledger.rules.meanings import HarmFact, People

TEXT = "Shells fell on\u00a0Exampla. Five “people” fled."


def document(text: str = TEXT, title: str | None = None, published: str | None = None) -> Document:
    return Document(Report(id="d", text=text, title=title, published=published))


def test_without_a_title_the_text_is_its_own() -> None:
    made = document()
    assert len(made.text) == len(TEXT)
    at = made.text.index("Five")
    assert made.span(at, at + 4) == Span(TEXT.index("Five"), TEXT.index("Five") + 4)
    assert [made.text[one.start : one.end] for one in made.sentences] == [
        "Shells fell on Exampla.",
        'Five "people" fled.',
    ]


def test_the_title_is_a_headline_before_the_text_with_no_span() -> None:
    made = document(title="  Two Killed\n")
    assert made.text.startswith("Two Killed\n\nShells")
    assert [one.kind for one in made.sentences][:1] == ["headline"]
    assert made.span(0, 3) is None
    at = made.text.index("Five")
    assert made.span(at, at + 4) == Span(TEXT.index("Five"), TEXT.index("Five") + 4)
    assert all(made.text[one.start : one.end].strip() for one in made.sentences)


@pytest.mark.parametrize("title", ["", " \n", "Shells fell on Exampla", "SHELLS FELL"])
def test_a_title_that_is_empty_or_opens_the_text_is_not_read_twice(title: str) -> None:
    assert document(title=title).text == document().text


def test_what_comes_from_the_title_says_so() -> None:
    made = document(title="Two Killed")
    assert made.origin(made.span(0, 3)) == ("title",)
    assert made.origin(made.span(made.offset, made.offset + 6)) is UNSET
    assert made.trace_span(0, 3) == Span(0, 0)
    assert made.trace_span(made.offset, made.offset + 6) == Span(0, 6)


def test_spans_lead_over_what_cleaning_took_out() -> None:
    text = "Fi\u200bve pe\u0301ople \ufb01ed"
    made = document(text)
    assert made.text == "Five péople fied"
    assert made.span(0, 4) == Span(0, 5)
    # A part of what one letter was written out to points to that letter.
    at = made.text.index("fied")
    assert made.span(at + 1, at + 2) == Span(text.index("\ufb01"), text.index("\ufb01") + 1)


def test_a_publication_date_that_is_none_is_refused() -> None:
    with pytest.raises(HarmledgerError, match="'soon'"):
        document(published="soon")


def test_the_statement_that_holds_an_offset() -> None:
    made = document()
    made.statements = [Statement(one, at, at + 1) for at, one in enumerate(made.sentences)]
    first, second = made.statements
    assert made.statement_at(0) is first
    assert made.statement_at(second.sentence.start - 1) is first
    assert made.statement_at(second.sentence.start) is second
    assert made.statement_at(10_000) is second
    made.statements = made.statements[1:]
    assert made.statement_at(0) is None


def test_a_group_is_counted_once_an_outcome() -> None:
    def fact(outcome: str, at: int, clause: int) -> HarmFact:
        return HarmFact(outcome, People(Count.exactly(2), (at, at + 5)), (clause, at + 5), "a.rule", 0)

    facts = [fact("killed", 20, 18), fact("killed", 3, 1), fact("injured", 3, 0), fact("killed", 3, 0)]
    assert Document.distinct(facts) == [facts[2], facts[3], facts[0]]
