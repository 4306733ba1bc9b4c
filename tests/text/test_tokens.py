"""Tokens, case by case."""

from __future__ import annotations

import pytest

from harmledger.text import tokens

CASES = [
    ("Assad's forces aren't there", "assad 's forces aren't there"),
    ("ASSAD'S", "assad 's"),
    ("the soldiers' camp 'so'", "the soldiers ' camp ' so '"),
    ("43-year-old four-year-old", "43 - year - old four - year - old"),
    ("al-Nayrab Russian-made", "al - nayrab russian - made"),
    ("Sana'a, Ma'arrat, Qur'an", "sana'a , ma'arrat , qur'an"),
    ("1,234 3.5 10:30 1,234,567.8", "1,234 3.5 10:30 1,234,567.8"),
    ("2019,5 killed 4,5", "2019 , 5 killed 4 , 5"),
    ("155mm 24th 5² 2½ m²", "155 mm 24 th 5 ² 2 ½ m ²"),
    ("$250,000 90%", "$ 250,000 90 %"),
    ("24.10.2023 24/10/2023", "24.10.2023 24 / 10 / 2023"),
    ("in 2023.", "in 2023 ."),
    ("#SyrianRegime #IDFAttack #Gaza2023", "# syrian regime # idf attack # gaza 2023"),
    ("#الخوذ_البيضاء #White_Helmets", "# الخوذ البيضاء # white helmets"),
    ("# 5 #", "# 5 #"),
    ("@some_user said", "@some_user said"),
    ("at https://example.org/a?b=c.", "at https://example.org/a?b=c ."),
    ("see www.example.org, and a.b@example.org;", "see www.example.org , and a.b@example.org ;"),
    ("the U.S. and U.N. at 5 a.m.", "the u.s. and u.n. at 5 a.m."),
    ("J. K. Doe, plan B.", "j. k. doe , plan b ."),
    ("M16 AK47 Mi8 killed5 5M", "m16 ak47 mi8 killed 5 5 m"),
    ("و5 قتلى، 10جرحى", "و 5 قتلى ، 10 جرحى"),
    ("killed.The", "killed . the"),
    ("first-last@example.org or so-so", "first-last@example.org or so - so"),
    ("a_b", "a b"),
    ("café naïve", "café naïve"),
    ("x\u0302y z", "x\u0302y z"),
    ("!? (so)", "! ? ( so )"),
    ("", ""),
    (" \n\t", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words(text: str, expected: str) -> None:
    assert tokens(text).words == expected.split()


def test_spans_are_exact_and_in_order() -> None:
    text = "Five #DeadHere, 3.5 km — ÇĞ İZMİR ΟΔΟΣ.A x\u0302 a@b.org"
    found = tokens(text)
    assert [text[s:e] for s, e in zip(found.starts, found.ends, strict=True)] == [
        *("Five", "#", "Dead", "Here", ",", "3.5", "km", "—", "ÇĞ", "İZMİR", "ΟΔΟΣ", ".", "A", "x\u0302", "a@b.org")
    ]
    assert len(found) == 15


def test_a_letter_with_a_longer_small_form_stays() -> None:
    assert tokens("İZMİR").words == ["İzmİr"]
    assert tokens("ΟΔΟΣ.A").words == ["οδος", ".", "a"]


def test_a_part_of_a_text() -> None:
    found = tokens("Five were killed.", 5, 9)
    assert (found.words, found.starts, found.ends) == (["were"], [5], [9])


@pytest.mark.parametrize(
    "unit", ["a.", "a@", "www.", "http://", "'", "#", "@", "1,", "1,234", "a'", "a.b", "_", "\ud800"]
)
def test_repetition_loses_nothing(unit: str) -> None:
    text = unit * 1_500 + " @"
    found = tokens(text)
    kept = "".join(text[s:e] for s, e in zip(found.starts, found.ends, strict=True))
    assert kept == text.replace(" ", "").replace("_", "")


def test_what_is_remembered_of_an_initial_does_not_depend_on_what_stood_behind_it_before() -> None:
    alone, named = "plan J. then", "Exampla J. Invented"
    for _ in range(2):
        assert tokens(alone).written == ["plan", "J", ".", "then"]
        assert tokens(named).written == ["Exampla", "J.", "Invented"]
        assert tokens("J.\n Invented J.").written == ["J.", "Invented", "J", "."]
