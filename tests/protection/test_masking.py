"""Hidden words are found from the values' classes and covered in place; all names here are invented."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.protection.invented import NAME, TEXT, at, full, of_kind, plain, sentence_of

from harmledger.model import Span
from harmledger.protection import hidden_spans, mask

SPANS = st.tuples(st.integers(-3, 40), st.integers(-3, 40)).map(lambda ends: Span(*sorted(ends)))
CLASSED = st.sampled_from(["public", "internal", "restricted", "sealed"])


def test_hidden_are_sealed_voices_sealed_values_and_the_sentence_of_sexual_violence() -> None:
    sentence = sentence_of(at("Ondra Quib"))
    assert sentence.of(TEXT).startswith("Two of the dead")
    assert sentence.of(TEXT).endswith("guard.")
    assert hidden_spans(plain(full()), sentence_of) == (
        (at(NAME), "sealed"),
        (at("Zumi Plarp"), "sealed"),
        (sentence, "sealed"),
    )


def test_marks_hide_too() -> None:
    marks: dict[str, Any] = {"when/basis": "restricted", "actors/0": "restricted"}
    found = hidden_spans(plain(full()), sentence_of, marks)
    assert (at("Monday"), "restricted") in found
    assert (at("the Gromp guard"), "restricted") in found


def test_a_home_hides_its_words() -> None:
    body, _ = of_kind("home_point")
    body["where"]["span"] = [3, 8]
    assert hidden_spans(body, lambda span: span) == ((Span(3, 8), "sealed"),)
    body["where"]["level"] = "city"
    assert hidden_spans(body, lambda span: span) == ()


def test_a_voice_within_something_sealed_is_not_hidden_elsewhere() -> None:
    body, _ = of_kind("health")
    body["harm"][0]["said_by"] = {"name": "Gromp News", "kind": "media", "affiliation": None, "span": [90, 99]}
    assert [span for span, _ in hidden_spans(body, lambda span: span)] == [at("Three people")]


@given(st.text(max_size=30), st.lists(st.tuples(SPANS, CLASSED), max_size=4), CLASSED)
def test_a_mask_keeps_the_length_and_covers_exactly_the_stricter_spans(text: str, spans: Any, limit: Any) -> None:
    rank = ["public", "internal", "restricted", "sealed"].index
    masked = mask(text, spans, limit)
    assert len(masked) == len(text)
    for place, letter in enumerate(text):
        covered = any(span.start <= place < span.end and rank(class_) > rank(limit) for span, class_ in spans)
        assert masked[place] == ("█" if covered and letter not in "\r\n" else letter)


def test_newlines_stay() -> None:
    assert mask("ab\r\ncd", [(Span(1, 5), "sealed")], "restricted") == "a█\r\n█d"
