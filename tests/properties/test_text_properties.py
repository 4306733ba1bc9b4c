"""What holds of cleaning, sentences, tokens and decoding for every text there is, lone surrogates included."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import HarmledgerError
from harmledger.text import clean, decode, language, sentences, tokens
from harmledger.text.composing import compose
from harmledger.text.folds import OTHER_LENGTH, SAME_LENGTH

ANY = st.characters(exclude_categories=())
# Where cleaning has work to do: folds, marks out of order, Hangul in parts, line ends, signs, zero widths.
TRICKY = st.sampled_from(
    [*SAME_LENGTH][:60]
    + [*OTHER_LENGTH][::9]
    + list("aeo\u0301\u0316\u0327\u0344\u0653\u0654\u064e\u0651\u200b\u200d\u0640")
    + list(
        "\u1100\u1161\u11a8\uac00\u0f71\u0f72\u0f73\u09c7\u09be\u212b\u1100\u0338=<\r\n\x00\ud800\udc00 .?!\"'-•1 اوي"
    )
)
TEXTS = st.text(TRICKY | ANY)
PIECES = "The army killed five . , ! ? … \n \n\n Lt. No. 5 U.S. a.m. \" ' ( ) - • # @ ' : // www. 1. é قتل"
WORDS = st.lists(st.sampled_from(re.split(" ", PIECES))).map(" ".join)


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    twice = clean(once.text)
    assert twice.text == once.text
    assert twice.crumbs == once.crumbs


@given(TEXTS)
def test_a_cleaned_text_is_composed_and_can_be_encoded(text: str) -> None:
    cleaned = clean(text).text
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()


@given(TEXTS)
def test_every_cleaned_character_has_an_original_in_order(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.offsets.size == len(cleaned.text)
    before = (0, 0)
    for i in range(len(cleaned.text)):
        start, end = cleaned.span(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert start >= before[0]
        assert end >= before[1]
        assert start >= before[1] or (start, end) == before
        before = (start, end)


@given(TEXTS, st.data())
def test_a_span_is_the_smallest_that_covers_its_characters(text: str, data: st.DataObject) -> None:
    cleaned = clean(text)
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))
    span = cleaned.span(start, end)
    singles = [cleaned.span(i, i + 1) for i in range(start, end)]
    if singles:
        assert span == (min(s.start for s in singles), max(s.end for s in singles))
    else:
        assert span.start == span.end <= len(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_does_not_move(text: str) -> None:
    assert clean(text).offsets.is_identity


@given(TEXTS)
def test_composition_is_that_of_the_standard(text: str) -> None:
    composed, offsets = compose(text)
    assert composed == unicodedata.normalize("NFC", text)
    assert (offsets.size, offsets.original) == (len(composed), len(text))


@given(TEXTS | WORDS)
def test_sentences_are_in_order_without_white_space_at_their_ends(text: str) -> None:
    cleaned = clean(text)
    at = 0
    paragraph = 0
    for sentence in sentences(cleaned.text, [crumb.span for crumb in cleaned.crumbs]):
        assert at <= sentence.start < sentence.end <= len(cleaned.text)
        assert paragraph <= sentence.paragraph
        words = cleaned.text[sentence.start : sentence.end]
        assert words == words.strip()
        at, paragraph = sentence.end, sentence.paragraph


@given(WORDS)
def test_sentences_leave_out_only_white_space_and_bullets(text: str) -> None:
    kept = "".join(text[s.start : s.end] for s in sentences(text))
    marks = str.maketrans("", "", " \n•-1.")
    assert kept.translate(marks) == text.translate(marks)


@given(TEXTS | WORDS)
def test_tokens_are_exact_and_leave_out_only_white_space_and_underscores(text: str) -> None:
    found = tokens(text)
    at = 0
    for start, end, word in zip(found.starts, found.ends, found.words, strict=True):
        assert at <= start < end
        assert not text[at:start].replace("_", " ").strip()
        assert len(word) == end - start
        if len(text[start:end].lower()) == len(word):
            assert word == text[start:end].lower()
        at = end
    assert not text[at:].replace("_", " ").strip()


@given(TEXTS | WORDS)
def test_tokens_of_ascii_do_not_depend_on_what_else_a_text_holds(text: str) -> None:
    ascii_only = text.encode("ascii", "ignore").decode()
    assert tokens(ascii_only).words == tokens(ascii_only + " é # @ www. ://").words[: len(tokens(ascii_only))]


@given(st.binary() | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        found = decode(data)
    except HarmledgerError:
        return
    assert 0 <= found.damaged <= len(data)
    if not found.damaged:
        assert found.text.encode(found.encoding) == data or found.how == "detected"


@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    try:
        found = decode(text.encode())
    except HarmledgerError:
        return
    # Only what a BOM of another encoding could be is not UTF-8, and no UTF-8 begins so.
    assert found.text == text
    assert found.damaged == 0


@given(TEXTS)
def test_every_text_has_a_language_or_none(text: str) -> None:
    assert language(clean(text).text[:15], hint="und").isalpha()
