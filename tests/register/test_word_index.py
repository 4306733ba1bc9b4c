"""The search index: words without their order, found whole, and gone when they are to be. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.register.bad_luck.searching import index_words

from harmledger.register import word_index
from harmledger.register.opening import Register
from harmledger.register.word_index import words_of


@pytest.fixture
def indexed(engine: str, opened: Register) -> Register:
    with opened.writing():
        texts = {3: "Zwei Männer, قتل مدنيان (invented)", 5: "INVENTED straße in Idlib", 9: "It's well-known 2024"}
        word_index.index((number, words_of(text)) for number, text in texts.items())
    return opened


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("invented", [5, 3]),
        ("Invented idlib", [5]),
        ("STRASSE", [5]),
        ("männer zwei", [3]),
        ("manner", []),
        ("مدنيان", [3]),
        ("well known", [9]),
        ('"invented" OR idlib*', []),
        ("inv", []),
        ("", []),
        ("'; --", []),
        ("\0", []),
        ("2024", [9]),
    ],
)
def test_whole_words_of_any_order(words: str, numbers: list[int], indexed: Register) -> None:
    assert word_index.search(words) == numbers


def test_what_is_forgotten_is_gone(indexed: Register) -> None:
    assert "idlib" in index_words()
    with indexed.writing():
        word_index.forget([5])
    word_index.scrub()
    assert word_index.search("invented") == [3]
    assert "idlib" not in index_words()


def test_the_order_of_words_is_not_kept(opened: Register) -> None:
    with opened.writing():
        word_index.index([(1, words_of("zeta alpha midway alpha"))])
    data = b"".join(path.read_bytes() for path in Path(opened.home.folder).glob("register.sqlite3*"))
    assert b"alpha midway zeta" in data
    assert b"zeta alpha" not in data


def test_words_are_folded_and_neither_letters_nor_bytes() -> None:
    assert words_of("A Bee, bEE! under_score", "x" * 65, "y" * 64) == ("bee", "score", "under", "y" * 64)
