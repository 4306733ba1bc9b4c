"""Cleaning, case by case: what is written how, and where it came from. All sentences are invented."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from harmledger.text import clean
from harmledger.text.composing import begins, compose
from harmledger.text.folds import DELETED, MOVING, OTHER_LENGTH, SAME_LENGTH

WRITTEN = [
    ("’s “so” ‘and’ «so»", '\'s "so" \'and\' "so"'),
    ("a–b — c‑d − e", "a-b - c-d - e"),
    ("and…", "and..."),
    ("5\u00a0000\u202fm\u3000", "5 000 m "),
    ("٢٠٢٣ ۱۲ ١٬٢٣٤ ٣٫٥", "2023 12 1,234 3.5"),
    ("5² and 2½ and ٥²", "5² and 2½ and 5²"),
    ("\ufeffTo\u200bday", "Today"),
    ("\u202bx\u202c\u2066y\u2069\u061c", "xy"),
    ("re\u00adlief", "relief"),
    ("مـــدني", "مدني"),
    ("مَدَنِيّ", "مدني"),
    ("أإآىة", "أإآىة"),
    ("ا\u0653 و\u0654", "آ ؤ"),
    ("שָׁלוֹם", "שלום"),
    ("ﻻ ﷲ ﻗﺘﻞ", "لا الله قتل"),
    ("ﬁre", "fire"),
    ("cafe\u0301", "café"),
    ("\u1112\u1161\u11ab", "한"),
    ("\u212b", "Å"),
    ("a\x00b\ud800c", "a\ufffdb\ufffdc"),
    ("a\r\nb\rc\x0cd\u2028e", "a \nb\nc\nd\ne"),
    ("؟ ، ؛", "؟ ، ؛"),
    ("Ma‘arrat ʿAyn", "Ma'arrat 'Ayn"),
    ("", ""),
    ("\u200b\u200b", ""),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_written(text: str, expected: str) -> None:
    assert clean(text).text == expected


def quotes(text: str) -> list[str]:
    """Return the original of each cleaned character."""
    cleaned = clean(text)
    return [cleaned.span(i, i + 1).of(text) for i in range(len(cleaned.text))]


def test_ascii_maps_to_itself() -> None:
    cleaned = clean("Five were killed.\r\nTwo hurt.\x00")
    assert cleaned.offsets.is_identity
    assert cleaned.text == "Five were killed. \nTwo hurt.\ufffd"


def test_characters_written_one_to_one_do_not_move() -> None:
    assert clean("Assad’s – “so”\u00a0٥ é \ud800\x00").offsets.is_identity


def test_deleted_characters_belong_to_no_neighbour() -> None:
    assert quotes("a\u200bb") == ["a", "b"]
    assert clean("a\u200bb").span(0, 2) == (0, 3)
    assert quotes("م\u0640د") == ["م", "د"]


def test_vowel_signs_belong_to_their_letter() -> None:
    assert quotes("مَد") == ["مَ", "د"]
    assert quotes("م\u064e\u0651\u200bد") == ["م\u064e\u0651", "د"]
    assert quotes("\u064eم") == ["م"]


def test_every_part_of_an_expansion_comes_from_all_of_it() -> None:
    assert quotes("a…b") == ["a", "…", "…", "…", "b"]
    assert quotes("ﻻ") == ["ﻻ", "ﻻ"]


def test_a_composed_letter_comes_from_all_of_its_parts() -> None:
    assert quotes("xe\u0301y") == ["x", "e\u0301", "y"]
    assert quotes("\u1112\u1161\u11ab!") == ["\u1112\u1161\u11ab", "!"]


def test_cleaning_in_two_steps_is_traced_through_both() -> None:
    # A zero width keeps a letter and its accent apart until it is taken out.
    assert quotes("e\u200b\u0301…") == ["e\u200b\u0301", "…", "…", "…"]


def test_many_kinds_of_folds_are_written_in_one_pass() -> None:
    text = "".join(SAME_LENGTH)
    assert clean(text).text == "".join(SAME_LENGTH.values())
    assert clean(text).offsets.is_identity


def test_no_fold_writes_what_another_would_fold() -> None:
    for table in (SAME_LENGTH, OTHER_LENGTH):
        for written in table.values():
            assert not SAME_LENGTH.keys() & set(written)
            assert not MOVING.search(written)
            assert unicodedata.is_normalized("NFC", written)


def test_every_character_alone_is_clean_after_one_cleaning() -> None:
    for point in range(sys.maxunicode + 1):
        character = chr(point)
        composed = unicodedata.normalize("NFC", character)
        if composed != character and character not in SAME_LENGTH and character not in OTHER_LENGTH:
            assert not SAME_LENGTH.keys() & set(composed), hex(point)
            assert not MOVING.search(composed), hex(point)
            assert not DELETED.search(composed), hex(point)


def test_segments_never_cut_what_composition_joins() -> None:
    for point in range(sys.maxunicode + 1):
        character = chr(point)
        parts = unicodedata.normalize("NFD", character)
        if len(parts) > 1 and unicodedata.normalize("NFC", parts) == character:
            assert not any(map(begins, parts[1:])), hex(point)
        if begins(character):
            assert begins(parts[0]), hex(point)
            assert point < 0x300 or not unicodedata.combining(character), hex(point)


def test_a_letter_with_thousands_of_marks_is_sorted_as_the_standard_says() -> None:
    text = "a" + "\u0301\u0316" * 300 + "b\u0344"
    composed, offsets = compose(text)
    assert composed == unicodedata.normalize("NFC", text)
    assert offsets.span(0, 1) == (0, 601)
