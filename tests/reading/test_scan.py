"""Scanning: tokens, phrases and names become typed nodes; the words and the places' names here are few and known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.grammar import Line
from harmledger.lexicon import Lexicon, Sense
from harmledger.places import Gazetteer
from harmledger.reading import surfaces
from harmledger.reading.scan import Scanner, is_shouted, lowered
from harmledger.reading.vocabulary import Vocabulary
from harmledger.rules.meanings import Name
from harmledger.text import Sentence, sentences

WORDS = {"strike": "attack", "air": "sky", "air strike": "attack.noun", "air strike wave": "wave", "us": "pronoun"}
CASED = {"US": "actor", "White Helmets": "voice", "Amal": "actor"}


def lexicon() -> Lexicon:
    made = Lexicon(language="en")
    for surface, kind in WORDS.items():
        made.add(surface, Sense(kind, kind, {}))
    for surface, kind in CASED.items():
        made.add(surface, Sense(kind, kind, {}), cased=True)
    return made


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(Vocabulary(lexicon(), ()), Gazetteer.bundled())


def scanned(scanner: Scanner, text: str, cut: list[Sentence] | None = None) -> Line:
    return scanner.line(text, sentences(text) if cut is None else cut)


def nodes(scanner: Scanner, text: str) -> list[tuple[str, str]]:
    """Return the words and the types of every node."""
    line = scanned(scanner, text)
    kinds = ["/".join(sorted(scanner.vocabulary.alphabet.types[char])) for char in line.types]
    return [(text[slice(*line.span(at, at + 1))], kind) for at, kind in enumerate(kinds)]


def test_each_sentence_is_closed_by_a_node_of_no_width(scanner: Scanner) -> None:
    text = "one strike. another air"
    line = scanned(scanner, text, [Sentence(0, 11, "body", 0), Sentence(12, 23, "body", 0)])
    ends = [at for at, char in enumerate(line.types) if char == scanner.end]
    assert [line.span(at, at + 1) for at in ends] == [(11, 11), (23, 23)]
    assert ends[-1] == len(line) - 1


def test_the_longest_phrase_from_left_to_right(scanner: Scanner) -> None:
    assert nodes(scanner, "an air strike wave")[1:2] == [("air strike wave", "wave")]
    assert nodes(scanner, "an air strike came")[1:2] == [("air strike", "attack.noun")]
    assert nodes(scanner, "an air came")[1:2] == [("air", "sky")]


def test_phrases_keep_the_bounds_of_words(scanner: Scanner) -> None:
    assert [words for words, _ in nodes(scanner, "a fair strike")][:3] == ["a", "fair", "strike"]
    assert [words for words, _ in nodes(scanner, "an air strikes")][:3] == ["an", "air", "strikes"]


def test_a_phrase_may_be_broken_by_a_line_end(scanner: Scanner) -> None:
    assert ("air\nstrike", "attack.noun") in nodes(scanner, "they feared an air\nstrike on them")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("strike", ("strike", "attack")),
        ("a Strike", ("Strike", "attack/cap")),
        ("an Air Strike", ("Air Strike", "attack.noun/cap")),
        ("with us", ("us", "pronoun")),
        ("with US", ("US", "actor/cap")),
        ("with Us", ("Us", "cap/pronoun")),
        ("an AMAL man", ("AMAL", "actor/cap")),
        ("the amal", ("amal", "word")),
        ("White Helmets came", ("White Helmets", "cap/voice")),
        ("wearing white helmets", ("white", "word")),
        ("something else", ("something", "word")),
        ("5²", ("²", "sign")),
    ],
)
def test_words_known_and_unknown(text: str, node: tuple[str, str], scanner: Scanner) -> None:
    assert node in nodes(scanner, text)


def test_in_capitals_throughout_a_capital_says_nothing(scanner: Scanner) -> None:
    found = nodes(scanner, "AN AIR STRIKE CAME TO US AND ALL OF THEM WERE THERE")
    assert ("AIR STRIKE", "attack.noun") in found
    assert ("US", "pronoun") in found
    assert not any("cap" in kinds for _, kinds in found)


@pytest.mark.parametrize(
    ("figure", "kinds"),
    [
        ("5", "day/digits/num"),
        ("31", "day/digits/num"),
        ("45", "digits/num/shortyear"),
        ("0", "digits/num"),
        ("155", "digits/num"),
        ("1999", "digits/num/year"),
        ("1899", "digits/num"),
        ("1,999", "digits/num"),
        ("2.5", "decimal/digits/num"),
        ("10:30", "clocktime"),
        ("12.05.2024", "dotdate"),
        ("٣", "sign"),
    ],
)
def test_figures(figure: str, kinds: str, scanner: Scanner) -> None:
    assert (figure, kinds) in nodes(scanner, f"some {figure} more")


def test_figures_have_their_value(scanner: Scanner) -> None:
    line = scanned(scanner, "some 1,234 and 2.5 and 007 more")
    values = [value.get("num", "value") for value in line.values if value is not None and value.senses("num")]
    assert values == [1234, 2.5, 7]


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("shells fell on Idlib again", "Idlib", True),
        ("shells fell on Exampla again", "Exampla", False),
        ("they saw Bertuna Exampla there", "Bertuna Exampla", False),
        ("they saw Idlib Exampla there", "Idlib Exampla", False),
        ("they saw Bertuna al-Exampla there", "Bertuna al-Exampla", False),
        ("they saw Bertuna de la Exampla there", "Bertuna de la Exampla", False),
    ],
)
def test_names(text: str, name: str, known: bool, scanner: Scanner) -> None:
    found = [value for value in scanned(scanner, text).values if isinstance(value, Name)]
    assert [(one.text, one.known) for one in found] == [(name, known)]


@pytest.mark.parametrize("text", ["Exampla fell", "shells fell on it", "a strike at 5"])
def test_no_names(text: str, scanner: Scanner) -> None:
    assert not [value for value in scanned(scanner, text).values if isinstance(value, Name)]


def test_the_table_of_words_starts_anew_when_it_is_full(scanner: Scanner, monkeypatch: pytest.MonkeyPatch) -> None:
    before = nodes(scanner, "an air strike on many different words")
    monkeypatch.setattr(surfaces, "MOST", 3)
    assert nodes(scanner, "an air strike on many different words, new ones too")[: len(before) - 1] == before[:-1]
    assert len(scanner.plain) <= 4


@given(st.text())
def test_small_letters_are_as_many(text: str) -> None:
    small = lowered(text)
    assert len(small) == len(text)
    assert "\n" not in small
    assert lowered("İz\nA") == "İz a"


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("FOUR CIVILIANS WERE KILLED IN THE SHELLING OF A MARKET", True),
        ("FOUR CIVILIANS WERE KILLED IN THE SHELLING OF A MARKET, an officer said", False),
        ("Four civilians were killed", False),
        ("four civilians were killed in the shelling of a market", False),
        ("KILLED", False),
        ("", False),
    ],
)
def test_texts_in_capitals(text: str, shouted: bool) -> None:
    assert is_shouted(text) is shouted
