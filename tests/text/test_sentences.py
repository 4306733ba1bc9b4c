"""Sentences, case by case. All sentences are invented; the character | marks where one ends."""

from __future__ import annotations

import re

import pytest

from harmledger.text import clean, sentences
from harmledger.text.sentences import _END

CUT = [
    "Lt. Col. Doe spoke.|Brig. Gen. Roe did not.",
    "House No. 5 was hit.|No. 6 stood.|Was it?|No.|The army denied it.",
    "The U.S. Air Force struck.|It left the U.S.|The U.N. Security Council met.",
    "It fell at 5 a.m. on Friday.|It fell at 5 a.m. Friday.|It fell at 10 p.m.|Residents fled.",
    "They met on St. Mary Street.|J. K. Doe and Sen. A. B. Roe came.|Doe Jr. left.|So did Roe Sr.|They were late.",
    "It rose by 3.5 percent.|On Jan. 5 it fell.|It ended in Sept.|Fighting went on.",
    "Five died...|Two are missing.|Five ... in all ... died.",
    'He said: "They fired."|The army denied it.|"Why?" he asked.|"Stop!" she said.',
    "(Five died.)|Two were hurt [one of them badly].|More followed.",
    "Was it the army?!|Nobody knows!|Five died.",
    "See www.example.org.|The rest is at https://example.org/a.b?c=d today.",
    "They were killed.|The army (al. said) denied it, e.g. Doe.",
    "Weapons, i.e. mortars, were fired by Acme Co. of the town.|It was no. 5.",
    "THE U.S. ARMY SAID SO.|GEN. DOE DENIED IT.|FIVE DIED.",
    "قتل خمسة مدنيين.|وأصيب ثلاثة؟|نعم!|قال د. فلان ذلك.",
    "Five were killed in the village.|5 were hurt.",
    "U.S. officials said so.|He fled to Mass. Police came.|He fell ill.|Police came at 4 p.m. - the usual hour.",
    "Vitamin C. works and plan B. did not.",
]


def parts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def kinds(text: str) -> list[tuple[str, int, str]]:
    return [(s.kind, s.paragraph, text[s.start : s.end]) for s in sentences(text)]


@pytest.mark.parametrize("marked", CUT)
def test_cut(marked: str) -> None:
    assert parts(marked.replace("|", " ")) == marked.split("|")


def test_a_stop_without_a_space_ends_a_sentence_between_small_and_capital() -> None:
    assert parts("Five were killed.The army denied it.") == ["Five were killed.", "The army denied it."]
    assert parts("Read a.b.C and 3.5X and news.COM now.") == ["Read a.b.C and 3.5X and news.COM now."]


def test_a_headline_needs_no_full_stop() -> None:
    assert kinds("Strike kills five\n\nFive were killed. Two were hurt.") == [
        ("headline", 0, "Strike kills five"),
        ("body", 1, "Five were killed."),
        ("body", 1, "Two were hurt."),
    ]
    assert kinds("Strike kills five in town\nFive were killed.")[0] == ("headline", 0, "Strike kills five in town")


@pytest.mark.parametrize(
    "text",
    [
        "Five were killed.\n\nTwo were hurt.",
        "Five were killed",
        "Summary:\n\nFive were killed.",
        "x " * 120 + "\n\nFive.",
    ],
)
def test_no_headline(text: str) -> None:
    assert kinds(text)[0][0] == "body"


def test_bullets_are_cut_at_their_lines_and_lose_their_marks() -> None:
    text = "Summary:\n• Five killed\n- Two hurt. One missing\n1. A school hit\n(b) None\n* Done"
    assert kinds(text) == [
        ("body", 0, "Summary:"),
        ("bullet", 1, "Five killed"),
        ("bullet", 2, "Two hurt."),
        ("bullet", 2, "One missing"),
        ("bullet", 3, "A school hit"),
        ("bullet", 4, "None"),
        ("bullet", 5, "Done"),
    ]


def test_bullets_within_a_line_part_sentences() -> None:
    assert parts("five killed • two hurt • one missing.") == ["five killed", "two hurt", "one missing."]


WRAPPED = (
    "Five people were killed on Tuesday in the village of Upper Example when\n"
    "a shell hit a house. Two children were among the dead, the rescue service\n"
    "Example Relief said on Wednesday, and the search for others was going on\n"
    "until 5 May and beyond.\n\nThe army denied it."
)


def test_wrapped_lines_are_one_paragraph() -> None:
    assert [(s.paragraph, s.kind) for s in sentences(WRAPPED)] == [(0, "body"), (0, "body"), (1, "body")]
    assert parts(WRAPPED)[1].startswith("Two children")
    assert parts(WRAPPED)[1].endswith("beyond.")


def test_lines_that_were_not_wrapped_stand_alone() -> None:
    text = (
        "Five people were killed in the strike on the old town\nTwo hurt in the shelling of a village to the east\nEnd"
    )
    assert len(parts(text)) == 3


def test_a_line_that_breaks_off_before_a_small_letter_goes_on() -> None:
    assert parts("Five people were killed on Tuesday in\nthe village. Two hurt.") == [
        "Five people were killed on Tuesday in\nthe village.",
        "Two hurt.",
    ]


def test_a_blank_line_always_ends() -> None:
    assert parts("Five people were killed on Tuesday in\n\nthe village.")[0].endswith("in")


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    text = "Strike kills five\n\nEXAMPLETOWN, 5 May (Agency) - Five were killed."
    assert kinds(text)[1:] == [
        ("dateline", 1, "EXAMPLETOWN, 5 May (Agency) -"),
        ("body", 1, "Five were killed."),
    ]


def test_crumbs_are_passed_over() -> None:
    cleaned = clean("Strike kills five\nCredit: (An Agency)\nFive were killed.\nShare this\n")
    found = sentences(cleaned.text, [crumb.span for crumb in cleaned.crumbs])
    assert [s.kind for s in found] == ["headline", "body"]


@pytest.mark.parametrize("text", ["", " ", "\n \n\t\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentences(text) == []


@pytest.mark.parametrize("text", [".", "...", "•", "- ", '"', "1.", "[TEXT]", "(a)", "\n.\n", "a\n•\nb", ") . ("])
def test_odd_texts_lose_nothing_but_marks_of_bullets(text: str) -> None:
    assert all(s.start < s.end for s in sentences(text))


@pytest.mark.parametrize(
    "unit", [".", "a.", "A. ", ". ", '."', "\n", "- ", "•", "a.b", "Mr. ", "...'", " • ", "[TEXT", "(", "A" * 30, "1. "]
)
def test_each_mark_is_looked_at_once(unit: str) -> None:
    # The pattern is possessive: what it scans are its matches, which do not overlap, and one blank stretch after each.
    text = unit * 2_000
    matches = list(_END.finditer(text))
    assert sum(m.end() - m.start() for m in matches) <= len(text)
    assert (
        "".join(re.sub(r"\s", "", text[s.start : s.end]) for s in sentences(text)) in re.sub(r"\s", "", text)
        or "•" in text
    )
