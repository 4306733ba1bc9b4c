"""Scan: tokens become typed nodes, phrases of the lexicon and names of the gazetteer become one node each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from harmledger.grammar import Line
from harmledger.places import Gazetteer
from harmledger.reading.names import Namer
from harmledger.reading.surfaces import Surfaces
from harmledger.reading.vocabulary import Vocabulary
from harmledger.text import Sentence, Tokens, tokens

_FIRST, _SECOND = itemgetter(0), itemgetter(1)


class Scanner:
    """Turns a cleaned text into a line of typed nodes."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        """Take the vocabulary, and the gazetteer whose names are known."""
        self.vocabulary = vocabulary
        self.namer = Namer(vocabulary, gazetteer)
        self.end = vocabulary.alphabet.char({"end"})
        self.plain = Surfaces(vocabulary, shouted=False)
        self.shouted = Surfaces(vocabulary, shouted=True)

    def line(self, text: str, sentences: Sequence[Sentence], country: str | None = None) -> Line:
        """Return the nodes of all sentences, an `end` node behind each; `country` is the one given with the report."""
        found = tokens(text)
        shouted = is_shouted(text)
        self.namer.familiar.begin(() if country else found.words, country, shouted=shouted)
        self.namer.persons.begin()
        table = self.shouted if shouted else self.plain
        pairs = list(map(table.__getitem__, found.written))
        scanned = self._with_phrases(text, found, list(map(_FIRST, pairs)), list(map(_SECOND, pairs)), shouted)
        all_types, all_starts, all_ends, all_values = scanned
        types: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        values: list[Any] = []
        for sentence in sentences:
            first = bisect_left(all_starts, sentence.start)
            stop = bisect_left(all_starts, sentence.end)
            low = len(types)
            types += all_types[first:stop]
            starts += all_starts[first:stop]
            ends += all_ends[first:stop]
            values += all_values[first:stop]
            self.namer.name(text, low, shouted, types, starts, ends, values)
            types.append(self.end)
            starts.append(sentence.end)
            ends.append(sentence.end)
            values.append(None)
        return Line("".join(types), starts, ends, values)

    def _with_phrases(
        self, text: str, found: Tokens, types: list[str], values: list[Any], shouted: bool
    ) -> tuple[list[str], list[int], list[int], list[Any]]:
        """Put one node for each phrase of several words: the longest from left to right, at the bounds of tokens."""
        hits = self.vocabulary.automaton.find_matches_as_indexes(lowered(text), overlapping=True)
        starts, ends = found.starts, found.ends
        if not hits:
            return types, starts, ends, values
        hits.sort(key=_leftmost_longest)
        runs: list[tuple[int, int, str, Any]] = []
        free = 0
        for place, start, end in hits:
            first = bisect_left(starts, start)
            if first < free or first >= len(starts) or starts[first] != start:
                continue
            behind = bisect_left(ends, end) + 1
            if behind > len(ends) or ends[behind - 1] != end:
                continue
            entry, cased = self.vocabulary.phrases[place]
            if cased is not None and text[start:end].replace("\n", " ") != cased:
                continue
            char = entry.capital if not shouted and text[start].isupper() else entry.char
            runs.append((first, behind, char, entry.word))
            free = behind
        return _replaced(runs, types, starts, ends, values)


def _leftmost_longest(hit: tuple[int, int, int]) -> tuple[int, int]:
    return hit[1], -hit[2]


def _replaced(
    runs: list[tuple[int, int, str, Any]], types: list[str], starts: list[int], ends: list[int], values: list[Any]
) -> tuple[list[str], list[int], list[int], list[Any]]:
    """Return the lists with each run (first, behind, character, value) as one element."""
    new_types: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    new_values: list[Any] = []
    at = 0
    for first, behind, char, value in runs:
        new_types += types[at:first]
        new_types.append(char)
        new_starts += starts[at:first]
        new_starts.append(starts[first])
        new_ends += ends[at:first]
        new_ends.append(ends[behind - 1])
        new_values += values[at:first]
        new_values.append(value)
        at = behind
    return new_types + types[at:], new_starts + starts[at:], new_ends + ends[at:], new_values + values[at:]


def lowered(text: str) -> str:
    """Return the text in small letters, as long as it was, line ends as spaces."""
    small = text.lower().replace("\n", " ")
    if len(small) == len(text):
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in text).replace("\n", " ")


def is_shouted(text: str) -> bool:
    """Tell whether a text is written in capitals throughout, so that a capital says nothing."""
    sample = text[:2000]
    if sample[:40].islower() or (not sample.isupper() and sum(map(str.islower, sample[:200])) > 100):
        return False
    upper = sum(map(str.isupper, sample))
    return upper > 20 and upper > 6 * sum(map(str.islower, sample))
