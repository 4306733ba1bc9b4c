"""Names of hidden voices where they stand again; every name here is invented."""

import pytest

from harmledger.model import Span
from harmledger.protection import again, hidden_names

TEXT = "A witness, Qyzzle al-Vronk, saw it. Later Qyzzle al-Vronk left Lower Gromp. Qyzzle al-Vronkish stayed."
VOICE = Span(0, 26)


def test_a_name_within_a_hidden_stretch_is_found_where_it_stands_again() -> None:
    names = hidden_names(TEXT, [(VOICE, "sealed")])
    assert names == {"Qyzzle al-Vronk": "sealed", "Qyzzle": "sealed", "Vronk": "sealed"}
    assert [span.of(TEXT) for span, _ in again(TEXT, names)] == ["Qyzzle al-Vronk", "Qyzzle al-Vronk", "Qyzzle"]


@pytest.mark.parametrize("told", ["Vronk", "Mr. Vronk", "VRONK", "Qyzzle’s", "QYZZLE AL-VRONK", "Qyzzle\nal-Vronk"])
def test_a_person_called_by_one_name_or_in_capitals_is_found(told: str) -> None:
    text = f"{TEXT[:26]} and left. {told} was weeping."
    found = again(text, hidden_names(text, [(VOICE, "sealed")]))
    assert len(found) == 2
    assert found[1][0].of(text) in told


def test_a_word_that_is_also_a_title_a_place_or_a_small_word_is_no_name_alone() -> None:
    text = "Colonel Qyzzle Gromp spoke. The Colonel of Gromp stayed; qyzzle is a small word."
    names = hidden_names(text, [(Span(0, 20), "sealed")], known=["Lower Gromp"])
    assert [span.of(text) for span, _ in again(text, names)] == ["Colonel Qyzzle Gromp"]
    assert hidden_names("QYZZLE VRONK", [(Span(0, 12), "sealed")]) == {"QYZZLE VRONK": "sealed"}


def test_a_longer_name_is_another() -> None:
    found = again(TEXT, {"Qyzzle al-Vronk": "sealed"})
    assert all(span.end <= TEXT.index("ish stayed") - len("Qyzzle al-Vronk") for span, _ in found)


def test_the_place_or_the_house_of_a_voice_is_no_name_of_a_person() -> None:
    text = "A resident of Lower Gromp and a doctor from Upper Gromp spoke. Lower Gromp was hit."
    assert hidden_names(text, [(Span(0, 55), "sealed")]) == {}
    assert hidden_names("Upper Gromp residents", [(Span(0, 21), "sealed")], known=["Upper Gromp"]) == {}


def test_one_capital_word_alone_is_no_name() -> None:
    assert hidden_names("Residents spoke", [(Span(0, 15), "sealed")]) == {}
