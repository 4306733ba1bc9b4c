"""Place phrases and their roles, sentence by sentence. All sentences are invented; Exampla is nowhere."""

from __future__ import annotations

import pytest

from harmledger.lexicon import load_lexicon
from harmledger.places import Gazetteer
from harmledger.reading.cascade import Cascade
from harmledger.reading.scan import Scanner
from harmledger.reading.vocabulary import Vocabulary
from harmledger.rules import grammar
from harmledger.rules.meanings import PlaceFact
from harmledger.text import clean, sentences


class Bench:
    """Scans, folds and collects, as the reader does, and shows the place facts."""

    def __init__(self) -> None:
        vocabulary = Vocabulary(load_lexicon(), grammar("en").rules)
        self.scanner = Scanner(vocabulary, Gazetteer.bundled())
        self.cascade = Cascade(grammar("en"), vocabulary.alphabet)

    def places(self, text: str) -> list[PlaceFact]:
        cleaned = clean(text)
        line = self.scanner.line(cleaned.text, sentences(cleaned.text, []))
        return [fact for fact in self.cascade.facts(self.cascade.fold(line)) if isinstance(fact, PlaceFact)]


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench()


def roles(bench: Bench, text: str, name: str) -> set[str]:
    return {fact.role for fact in bench.places(text) if fact.place.name == name}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Two people were killed in Idlib.", "Idlib", "in"),
        ("Warplanes bombed Idlib.", "Idlib", "target"),
        ("Warplanes bombed Exampla.", "Exampla", "target"),
        ("Two people were killed in Exampla.", "Exampla", "in"),
        ("A shell exploded west of Idlib.", "Idlib", "near"),
        ("Idlib: two dead in a shelling.", "Idlib", "in"),
        ("The Idlib bombing killed two people.", "Idlib", "in"),
        ("Two people from Idlib were killed.", "Idlib", "aside"),
        ("He was taken to a hospital in Idlib.", "Idlib", "aside"),
        ("An Idlib-based group told of two dead.", "Idlib", "aside"),
        ("Police in Idlib arrested a man.", "Idlib", "aside"),
        ("The bullet hit Idlib in the head.", "Idlib", "aside"),
        ("Damascus said two people were killed.", "Damascus", "spoken"),
    ],
)
def test_a_place_has_its_role(bench: Bench, text: str, name: str, role: str) -> None:
    assert role in roles(bench, text, name)


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("Shells hit Exampla, in the southern Idlib countryside.", "Exampla", ["Idlib"]),
        ("Shells hit the town of Exampla, in the northeast of Idlib.", "Exampla", ["Idlib"]),
        ("Shells hit Sarmin, Idlib, Syria.", "Sarmin", ["Idlib", "Syria"]),
        ("Two people were shot in Toledo, Ohio.", "Toledo", ["Ohio"]),
        ("Two people were shot in Dayton, Tenn., on Monday.", "Dayton", ["Tennessee"]),
        ("Two people were shot in Shelbyville, IN.", "Shelbyville", ["Indiana"]),
        ("Two people were shot in Mexico's Acapulco.", "Acapulco", ["Mexico"]),
        ("Shells hit Exampla (Idlib).", "Idlib", ["Idlib"]),
    ],
)
def test_a_place_lies_in_what_is_named_with_it(bench: Bench, text: str, name: str, within: list[str]) -> None:
    found = [fact.place for fact in bench.places(text) if fact.place.name == name]
    assert found
    assert [place.name for place in found[0].within] == within


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells hit the Kabul market.", {"Kabul"}),
        ("Shells hit the Zahrat Nour Hospital.", {"Zahrat Nour hospital"}),
        ("Shells hit Exampla village.", {"Exampla"}),
        ("Shells hit the Exampla camp.", {"Exampla camp"}),
        ("He was shot in the 2400 block of Denver Drive.", {"Denver Drive"}),
        ("Shells hit the Exampla family home.", set()),
        ("He was shot on the spot.", set()),
    ],
)
def test_what_bears_a_name(bench: Bench, text: str, names: set[str]) -> None:
    assert {fact.place.name for fact in bench.places(text)} == names
