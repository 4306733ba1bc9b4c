"""A text in a language that is not read is hidden as a whole: nothing has told who in it must be. All is invented."""

from __future__ import annotations

from harmledger.model import Report
from harmledger.reading import Reader
from harmledger.register.preparing import prepare

FRENCH = (
    "Les forces ont attaqué le marché du village lundi et quatre civils sont morts, a dit Qyzzle Vronk, une voisine "
    "qui a vu l'attaque depuis sa maison et qui a demandé que son nom ne soit pas donné."
)
SPANISH = (
    "Las fuerzas atacaron el mercado de la aldea el lunes y murieron cuatro civiles, dijo Qyzzle Vronk, una vecina "
    "que vio el ataque desde su casa y pidió que no se diera su nombre."
)


def test_nothing_of_an_unread_text_is_shown_or_searched(reader: Reader) -> None:
    prepared = prepare(Report(id="r", text=FRENCH, title="Qyzzle Vronk parle"), reader)
    assert prepared.claims == ()
    assert prepared.hidden == ((0, len(FRENCH), "restricted"),)
    assert prepared.words == ()
    assert prepared.title_class == "restricted"


def test_a_witness_told_in_spanish_is_hidden(reader: Reader) -> None:
    prepared = prepare(Report(id="r", text=SPANISH, title="Habla Qyzzle Vronk"), reader)
    at = SPANISH.index("Qyzzle")
    assert prepared.claims
    assert any(start <= at and at + len("Qyzzle Vronk") <= end for start, end, _ in prepared.hidden)
    assert "vronk" not in prepared.words


def test_a_title_that_names_a_witness_is_sealed(reader: Reader) -> None:
    text = "Four civilians were killed in a market in Idlib on Monday, a rescue service said."
    title = "Four killed in market, says witness Qyzzle Vronk"
    prepared = prepare(Report(id="r", text=text, title=title, published="2024-05-08"), reader)
    assert prepared.title_class == "sealed"
    assert "vronk" not in prepared.words
