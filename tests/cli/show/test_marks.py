"""Marks cut a text without changing it, and the shortest span wins; the texts are invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.cli.invented import RAID, TEXT, reading_of

from harmledger.cli.show.marks import Stretch, stretches
from harmledger.model import Claim, Harm, Means, Span, When


def test_the_pieces_make_up_the_text() -> None:
    pieces = list(stretches(TEXT, reading_of((RAID,))))
    assert "".join(piece.text for piece in pieces) == TEXT
    assert Stretch("Last Tuesday", "T", (1,)) in pieces
    assert Stretch("Borduria's jets", "A", (1,)) in pieces
    assert Stretch("Sbrodj camp", "PO", (1,)) in pieces


def test_the_shorter_span_wins_and_one_span_names_all_its_claims() -> None:
    harm = Harm(outcome="killed", low=1, high=1, span=Span(0, 10))
    means = Means(code="mine", span=Span(4, 6))
    claims = (Claim(id="1", kind="incident", harm=(harm,), means=(means,)), Claim(id="2", kind="toll", harm=(harm,)))
    assert list(stretches("0123456789", reading_of(claims))) == [
        Stretch("0123", "H", (1, 2)),
        Stretch("45", "M", (1,)),
        Stretch("6789", "H", (1, 2)),
    ]


def test_spans_outside_the_text_are_left_alone() -> None:
    claim = Claim(id="1", kind="incident", when=When(edtf=None, span=Span(2, 99)))
    assert list(stretches("abc", reading_of((claim,)))) == [Stretch("abc", "", ())]
    assert list(stretches("", reading_of(()))) == []


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_no_letter_is_lost_or_doubled(text: str, ends: list[tuple[int, int]]) -> None:
    harms = tuple(Harm(outcome="killed", low=1, high=1, span=Span(min(pair), max(pair))) for pair in ends)
    pieces = list(stretches(text, reading_of((Claim(id="1", kind="incident", harm=harms),))))
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
