"""Names of hidden voices where they stand again; every name here is invented."""

from harmledger.model import Span
from harmledger.protection import again, hidden_names

TEXT = "A witness, Qyzzle al-Vronk, saw it. Later Qyzzle al-Vronk left Lower Gromp. Qyzzle al-Vronkish stayed."
VOICE = Span(0, 26)


def test_a_name_within_a_hidden_stretch_is_found_where_it_stands_again() -> None:
    names = hidden_names(TEXT, [(VOICE, "sealed")])
    assert names == {"Qyzzle al-Vronk": "sealed"}
    assert [span.of(TEXT) for span, _ in again(TEXT, names)] == ["Qyzzle al-Vronk", "Qyzzle al-Vronk"]


def test_a_longer_name_is_another() -> None:
    found = again(TEXT, {"Qyzzle al-Vronk": "sealed"})
    assert all(span.end <= TEXT.index("ish stayed") - len("Qyzzle al-Vronk") for span, _ in found)


def test_the_place_or_the_house_of_a_voice_is_no_name_of_a_person() -> None:
    text = "A resident of Lower Gromp and a doctor from Upper Gromp spoke. Lower Gromp was hit."
    assert hidden_names(text, [(Span(0, 55), "sealed")]) == {}
    assert hidden_names("Upper Gromp residents", [(Span(0, 21), "sealed")], known=["Upper Gromp"]) == {}


def test_one_capital_word_alone_is_no_name() -> None:
    assert hidden_names("Residents spoke", [(Span(0, 15), "sealed")]) == {}
