"""What a hostile report contains is shown and never acts on the terminal; every string here is invented."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.cli.show.safe import inline, quoted, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\x9b2Jb", "a<U+009B>2Jb"),
        ("kill\u202eed", "kill<U+202E>ed"),
        ("\u2066x\u2069", "<U+2066>x<U+2069>"),
        ("half \ud800", "half <U+D800>"),
        ("over\rwritten", "over<U+000D>written"),
        ("line\r\nline", "line\nline"),
        ("مدنيان\tقتلا", "مدنيان\tقتلا"),
    ],
)
def test_acting_characters_become_their_code_points(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = visible(text)
    assert not [letter for letter in shown if unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\t\n"]
    assert not [letter for letter in shown if unicodedata.bidirectional(letter) in BIDI]
    shown.encode("utf-8")


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_a_line_is_one_line_and_not_endless() -> None:
    assert inline(" a\n b\tc ") == "a b c"
    assert len(inline("x" * 10_000)) == 160
    assert quoted("a\nb") == "“a b”"
