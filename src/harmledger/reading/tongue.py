"""A tongue: all that it takes to read sentences of one language, made when the first of them is met."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from harmledger.grammar import Line, Trace
from harmledger.lexicon import load_lexicon
from harmledger.places import Gazetteer
from harmledger.reading.cascade import Cascade
from harmledger.reading.document import Document
from harmledger.reading.scan import Scanner, lowered
from harmledger.reading.sealing import Sealer
from harmledger.reading.statements import Statement, statements
from harmledger.reading.ties import ties
from harmledger.reading.unread import Leftovers, Unread
from harmledger.reading.vocabulary import Vocabulary
from harmledger.rules import catalogue, grammar
from harmledger.rules.meanings import NamesFact
from harmledger.text import Sentence


def rules_digest(language: str) -> str:
    """Return the SHA-256 over the id, pattern and label of every rule of a language."""
    total = sha256()
    for rule in catalogue(language):
        total.update(f"{rule.id}\0{rule.pattern}\0{rule.label}\n".encode())
    return total.hexdigest()


# A text of one paragraph that is longer is no headline.
_LONGEST = 180


def headline(text: str, sentences: list[Sentence]) -> int:
    """Return how many sentences at the beginning are headlines: the title, or a text of one open line."""
    first = next((place for place, one in enumerate(sentences) if one.kind != "headline"), len(sentences))
    if first or not sentences:
        return first
    start, end = sentences[0].start, sentences[-1].end
    alone = sentences[-1].paragraph == sentences[0].paragraph and end - start <= _LONGEST
    return len(sentences) if alone and text[end - 1] not in ".!?" else 0


def _nodes_of(count: int, line: Line, end: str) -> int:
    """Return how many nodes so many sentences at the beginning of a line have."""
    stop = 0
    for _ in range(count):
        stop = line.types.index(end, stop) + 1
    return stop


class Told(NamedTuple):
    """What some sentences tell: their folded line, statements, names of persons, and what no rule took up."""

    line: Line
    statements: list[Statement]
    names: list[NamesFact]
    unread: Unread


class Tongue:
    """The words and rules of one language, bound to one alphabet."""

    def __init__(self, language: str, gazetteer: Gazetteer) -> None:
        """Load the words and bind the rules; patterns are compiled when a text first needs them."""
        rules = grammar(language)
        self.lexicon = load_lexicon(language)
        self.vocabulary = Vocabulary(self.lexicon, rules.rules)
        self.scanner = Scanner(self.vocabulary, gazetteer)
        self.cascade = Cascade(rules, self.vocabulary.alphabet)
        self.sealer = Sealer(self.lexicon)
        self.rules_digest = rules_digest(language)
        self._ties = ties(self.vocabulary.alphabet)
        self._leftovers = Leftovers(self.vocabulary.alphabet)

    def read(self, document: Document, sentences: list[Sentence], trace: Trace | None) -> Told:
        """Return what some of a document's sentences tell."""
        names: list[NamesFact] = []
        line = self.scanner.line(document.text, sentences, document.report.country)
        line = self.cascade.fold(line, trace, names)
        head = _nodes_of(headline(document.text, sentences), line, self.scanner.end)
        facts = self.cascade.facts(line, trace, head)
        made = statements(line, sentences, facts, self.scanner.end, self._ties)
        return Told(line, made, names, self._leftovers.of(line, facts))

    def loaded(self, text: str) -> list[tuple[int, int]]:
        """Return where loaded words stand, the longest of those that overlap."""
        hits = self.vocabulary.loaded.find_matches_as_indexes(lowered(text), overlapping=True)
        found: list[tuple[int, int]] = []
        for _, start, end in sorted(hits, key=lambda hit: (hit[1], -hit[2])):
            inside = (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
            if not inside and (not found or start >= found[-1][1]):
                found.append((start, end))
        return found
