"""Datelines: their parts, and openings that are none. All places, agencies and days are invented or general."""

from __future__ import annotations

import pytest

from harmledger.text import dateline

FOUND = [
    ("EXAMPLETOWN, 5 May (Agency) - Five", "EXAMPLETOWN", "5 May", "Agency"),
    ("Exampletown, Syria, May 5, 2020 (XY) -- Five", "Exampletown, Syria", "May 5, 2020", "XY"),
    ("LIMA, 9 JAN 90 (XYZ RADIO) -- [REPORT] [SOME ONE] [TEXT] FIVE", "LIMA", "9 JAN 90", "XYZ RADIO"),
    ("LIMA (PERU), 9 JAN 90 (XYZ RADIO) -- [TEXT] FIVE", "LIMA (PERU)", "9 JAN 90", "XYZ RADIO"),
    ("LONDON May 5 (Agency) - Five", "LONDON", "May 5", "Agency"),
    ("DAMASCUS, Syria - Five", "DAMASCUS, Syria", None, None),
    ("DAMASCUS (XYZ): Five", "DAMASCUS", None, "XYZ"),
    ("SANA'A - Five", "SANA'A", None, None),
    ("(Agency) - Five", None, None, "Agency"),
    ("[TEXT] FIVE", None, None, None),
    ("غزة (وكالة) - قتل", "غزة", None, "وكالة"),
]
NONE = [
    "Five were killed.",
    "Exampletown - Five were killed.",
    "FIVE KILLED - ARMY DENIES INVOLVEMENT IN IT",
    "Summary: five were killed",
    "On May 5 - a Friday - five were killed.",
    "The army (XYZ) said five were killed.",
    "May 5",
    "(Agency) -",
    "",
    "- Five",
]


@pytest.mark.parametrize(("text", "place", "date", "agency"), FOUND)
def test_found(text: str, place: str | None, date: str | None, agency: str | None) -> None:
    found = dateline(text, 0, len(text))
    assert found is not None
    read = [span.of(text) if span else None for span in (found.place, found.date, found.agency)]
    assert read == [place, date, agency]
    assert found.span.start == 0
    assert text[found.span.end :].lstrip().lower().startswith(("five", "قتل"))


@pytest.mark.parametrize("text", NONE)
def test_none(text: str) -> None:
    assert dateline(text, 0, len(text)) is None


def test_it_stands_where_it_is_looked_for() -> None:
    text = "Head\n\nLIMA (XYZ) - Five"
    found = dateline(text, 6, len(text))
    assert found is not None
    assert found.span.of(text) == "LIMA (XYZ) -"
