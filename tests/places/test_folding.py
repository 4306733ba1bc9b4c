"""Folding: one key for the spellings of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.places.folding import bare, fold, skeleton, spellings


@given(st.text())
def test_folding_a_key_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs"))), st.text(alphabet="abcñé'-. عإى"))
def test_the_fold_of_a_phrase_is_the_folds_of_its_words(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}".strip()


@given(st.text())
def test_a_key_has_single_spaces_only(text: str) -> None:
    assert fold(text) == " ".join(fold(text).split())


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Khān Yūnis", "khan yunis"),
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("Ma`arrat an-Nu`mān", "maarrat an numan"),
        ("Deir ez-Zor", "deir ez zor"),
        ("St. Louis", "st louis"),
        ("Łódź", "lodz"),
        ("İdlib", "idlib"),
        ("Straße", "strasse"),
        ("إدلب", "ادلب"),
        ("غـزّة", "غزه"),
        ("  Idlib,  Syria ", "idlib syria"),
    ],
)
def test_marks_case_and_signs_go(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize("name", ["al nayrab", "an nayrab", "en nayrab", "el nayrab", "nayrab"])
def test_articles_meet(name: str) -> None:
    assert bare(name) == "nayrab"
    assert "nayrab" in spellings(name)


@pytest.mark.parametrize("name", ["an idlib", "alnayrab", "es", "almaty", "el"])
def test_what_is_no_article_stays(name: str) -> None:
    assert bare(name) == name


def test_an_article_in_arabic_script_is_part_of_the_word() -> None:
    assert bare(fold("النيرب")) == fold("نيرب")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nayrab", "neirab"),
        ("nairab", "an nayrab"),
        ("saraqib", "sarakeb"),
        ("khan yunis", "khan younes"),
        ("dayr az zawr", "deir ez zor"),
        ("jabalia", "jabalya"),
        ("muhammad", "mohamed"),
    ],
)
def test_romanisations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("homs", "hama"), ("idlib", "aleppo"), ("nairab", "nurab"), ("douma", "dimas")]
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other) or not skeleton(one)
