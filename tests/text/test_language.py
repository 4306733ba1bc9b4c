"""Languages by script, by commonest words, by hint, by statistics. All sentences are invented."""

from __future__ import annotations

import sys

import pytest

from harmledger.text import language

TOLD = [
    ("Five people were killed and two were injured in the strike on the village.", "en"),
    ("FIVE PEOPLE WERE KILLED IN THE STRIKE ON THE VILLAGE.", "en"),
    ("Five killed in strike, said the “mayor” of a town — شكرا", "en"),
    ("Five dead in San Example, Los Ejemplos", "en"),
    ("قتل خمسة مدنيين في القصف على القرية أمس", "ar"),
    ("قتل خمسة مدنيين في القصف على القرية أمس (Example News Agency)", "ar"),
    ("پنج نفر در حمله به روستا کشته شدند و گفته می‌شود", "fa"),
    ("گاؤں پر حملے میں پانچ افراد ہلاک ہو گئے ہیں", "ur"),
    ("Погибли пять мирных жителей, и ещё двое были ранены", "ru"),
    ("П'ять мирних жителів загинули, ще двоє поранені в місті Київ", "uk"),
    ("חמישה אנשים נהרגו בתקיפה על הכפר", "he"),
    ("村庄遭袭五人死亡", "zh"),
    ("村が攻撃され、五人が死亡した", "ja"),
    ("마을 공격으로 다섯 명이 숨졌다", "ko"),
    ("Cinco personas murieron en el ataque contra la aldea según las autoridades", "es"),
    ("Cinq personnes ont été tuées dans une attaque sur le village", "fr"),
    ("Fünf Menschen wurden bei dem Angriff auf das Dorf getötet und zwei verletzt", "de"),
    ("Köye düzenlenen saldırıda beş kişi öldü ve iki kişi yaralandı, bu bir saldırı olarak görüldü", "tr"),
]


@pytest.mark.parametrize(("text", "code"), TOLD)
def test_told(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["", " \n", "12 34", "!?", "Ok", "😀"])
def test_too_little_is_undetermined(text: str) -> None:
    assert language(text) == "und"


def test_a_hint_decides_only_what_the_text_leaves_open() -> None:
    assert language("Idlib", hint="en") == "en"
    assert language("12", hint="ar") == "ar"
    assert language("Five people were killed in the strike on the village.", hint="ar") == "en"


def test_without_statistics_the_rest_is_undetermined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert (
        language(
            "Pięć osób zginęło wczoraj podczas ostrzału wioski, a kilkanaście innych odniosło ciężkie obrażenia ciała"
        )
        == "und"
    )


@pytest.mark.needs("py3langid")
def test_statistics_tell_the_rest() -> None:
    assert (
        language(
            "Pięć osób zginęło wczoraj podczas ostrzału wioski, a kilkanaście innych odniosło ciężkie obrażenia ciała"
        )
        == "pl"
    )
