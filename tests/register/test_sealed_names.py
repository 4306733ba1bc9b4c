"""Names that can get people killed: in no open body, no index word and no masked text. All names are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from harmledger.model import Report, Span
from harmledger.protection import mask
from harmledger.register.preparing import Prepared, prepare

if TYPE_CHECKING:
    from harmledger.reading import Reader

EVENT = "Shells killed four people in Homs on Monday."

SEALED = [
    "A witness, Qyzzle Vronk, told reporters that the shells fell at night.",
    "Qyzzle Vronk, an eyewitness, said the shells fell at night.",
    "“The shells fell at night,” said Qyzzle Vronk.",
    "Qyzzle Vronk, 34, who lost her brother, said the shells fell at night. Vronk added that nobody came.",
    "A 14-year-old boy, Qyzzle Vronk, was among them.",
    "Her children Qyzzle, 4, and Vronk, 9, were at home.",
    "Soldiers arrested Qyzzle Vronk afterwards.",
    "Qyzzle Vronk, a farmer, was taken away by soldiers.",
    "They hit the house of Qyzzle Vronk.",
    "They hit a home on Qyzzle Street.",
]
RESTRICTED = ["Qyzzle Vronk, 40, was killed.", "They killed Qyzzle Vronk."]
OPEN = [
    "The health minister, Qyzzle Vronk, said the shells fell at night.",
    "General Qyzzle Vronk said the shells fell at night.",
    "Qyzzle Vronk of Human Rights Watch said the shells fell at night.",
]


def prepared(reader: Reader, text: str, **more: str) -> tuple[Prepared, str]:
    made = prepare(Report(id="s", text=text, language="en", **more), reader)
    spans = [(Span(start, end), class_) for start, end, class_ in made.hidden]
    return made, mask(text, spans, "internal")


def seen(made: Prepared, masked: str) -> str:
    """Return all that stands open of a reading, in small letters."""
    bodies = [made.body, *(claim.body for claim in made.claims), *(claim.columns for claim in made.claims)]
    return " ".join([*(msgspec.json.encode(body).decode() for body in bodies), *made.words, masked]).casefold()


@pytest.mark.parametrize("told", [*SEALED, *RESTRICTED])
def test_a_name_at_risk_stands_nowhere_open(told: str, reader: Reader) -> None:
    made, masked = prepared(reader, f"{EVENT} {told}")
    assert "qyzzle" not in seen(made, masked)
    assert "vronk" not in seen(made, masked)
    assert "homs" in seen(made, masked)


@pytest.mark.parametrize("told", OPEN)
def test_who_speaks_for_an_office_stays_open(told: str, reader: Reader) -> None:
    made, masked = prepared(reader, f"{EVENT} {told}")
    assert "qyzzle vronk" in masked.casefold()
    assert {"qyzzle", "vronk"} <= set(made.words)


@pytest.mark.parametrize(("told", "class_"), [(SEALED[0], "sealed"), (RESTRICTED[0], "restricted")])
def test_the_name_is_kept_in_the_part_of_its_class(told: str, class_: str, reader: Reader) -> None:
    made, _ = prepared(reader, f"{EVENT} {told}")
    assert set(made.parts) == {class_}
    assert "Qyzzle Vronk" in str(made.parts[class_])  # type: ignore[index]


def test_a_title_that_names_a_witness_is_sealed(reader: Reader) -> None:
    made, masked = prepared(reader, f"{EVENT} {SEALED[1]}", title="Qyzzle Vronk saw the shells fall")
    assert made.title_class == "sealed"
    assert "vronk" not in seen(made, masked)
