"""Scan: tokens become typed nodes, phrases of the lexicon and names of the gazetteer become one node each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from harmledger.grammar import Line
from harmledger.places import fold
from harmledger.reading.vocabulary import Entry, Vocabulary
from harmledger.rules.meanings import KNOWN_NAME, NAME, Name
from harmledger.text import Sentence, Tokens, tokens

# Longest name looked up in the gazetteer, in tokens (hyphens count).
LONGEST_NAME = 6
# Small words that stand inside names.
LINKS = frozenset({"-", "al", "el", "ad", "an", "ar", "as", "at", "ash", "az", "ez", "de", "del", "la", "las", "los", "bin", "ibn", "abu", "umm", "y", "da", "do", "dos", "of", "'"})
# A word of the lexicon with one of these types is not read as a place's name when it stands alone.
FIRM = frozenset({"actor", "month", "weekday", "nationality", "voice", "daypart", "dayword", "person", "harm", "harm.noun", "attack.noun", "attack", "placenoun", "dir", "prep", "det", "num", "say", "object", "means", "rel", "padj", "sub", "aux", "modal", "neg", "incl", "hedge", "vague", "unit"})


class Scanner:
    """Turns a cleaned text into a line of typed nodes."""

    def __init__(self, vocabulary: Vocabulary, knows: Callable[[str], bool]) -> None:
        """Take the vocabulary, and the gazetteer's look-up of a folded name."""
        self.vocabulary = vocabulary
        self.knows = knows
        char = vocabulary.alphabet.char
        self.end = char({"end"})
        self.word, self.cap, self.sign = char({"word"}), char({"word", "cap"}), char({"sign"})
        self.name, self.known = char(NAME), char(KNOWN_NAME)
        self.known_weak = char(KNOWN_NAME | {"actor.weak"})
        self.digits = {
            kind: char({"num", "digits", kind} if kind else {"num", "digits"})
            for kind in ("", "day", "year", "shortyear", "decimal")
        }
        self.clock, self.dotdate = char({"clocktime"}), char({"dotdate"})
        self.names: dict[str, bool] = {}

    def line(self, text: str, sentences: Sequence[Sentence]) -> Line:
        """Return the nodes of all sentences, an `end` node behind each."""
        found = tokens(text)
        shouted = _shouted(text)
        phrases = self._phrases(text, found)
        types: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        values: list[Any] = []
        for sentence in sentences:
            first = bisect_left(found.starts, sentence.start)
            stop = bisect_left(found.starts, sentence.end)
            low = len(types)
            self._nodes(text, found, first, stop, phrases, shouted, types, starts, ends, values)
            self._name(text, low, shouted, types, starts, ends, values)
            types.append(self.end)
            starts.append(sentence.end)
            ends.append(sentence.end)
            values.append(None)
        return Line("".join(types), starts, ends, values)

    def _phrases(self, text: str, found: Tokens) -> dict[int, tuple[int, Entry]]:
        """Return {first token: (token behind the last, entry)} of the longest phrases from left to right."""
        hits = self.vocabulary.automaton.find_matches_as_indexes(lowered(text), overlapping=True)
        taken: dict[int, tuple[int, Entry]] = {}
        if not hits:
            return taken
        starts, ends, free = found.starts, found.ends, -1
        hits.sort(key=lambda hit: (hit[1], -hit[2]))
        for place, start, end in hits:
            first = bisect_left(starts, start)
            if first < free or first >= len(starts) or starts[first] != start:
                continue
            last = bisect_left(ends, end)
            if last >= len(ends) or ends[last] != end:
                continue
            entry, cased = self.vocabulary.phrases[place]
            if cased is not None and text[start:end].replace("\n", " ") != cased:
                continue
            taken[first] = (last + 1, entry)
            free = last + 1
        return taken

    def _nodes(
        self,
        text: str,
        found: Tokens,
        first: int,
        stop: int,
        phrases: dict[int, tuple[int, Entry]],
        shouted: bool,
        types: list[str],
        starts: list[int],
        ends: list[int],
        values: list[Any],
    ) -> None:
        single = self.vocabulary.single
        token = first
        while token < stop:
            start = found.starts[token]
            phrase = phrases.get(token)
            if phrase is not None and phrase[0] <= stop:
                behind, entry = phrase
                types.append(entry.capital if not shouted and text[start].isupper() else entry.char)
                starts.append(start)
                ends.append(found.ends[behind - 1])
                values.append(entry.word)
                token = behind
                continue
            word = found.words[token]
            known = single.get(word)
            starts.append(start)
            ends.append(found.ends[token])
            token += 1
            if known is not None:
                capital = text[start] != word[0]
                if known.cased is not None and capital and not (shouted and known.word.types):
                    written = text[start : ends[-1]]
                    if written == known.cased.word.text or (written.isupper() and known.cased.word.text.isupper()):
                        known = known.cased
                    elif written.title() == known.cased.word.text:
                        known = known.cased
                types.append(known.capital if capital and not shouted else known.char)
                values.append(known.word)
            elif word[0].isdigit():
                char, value = self._figure(word)
                types.append(char)
                values.append(value)
            elif word[0].isalpha():
                types.append(self.cap if not shouted and text[start].isupper() else self.word)
                values.append(None)
            else:
                types.append(self.sign)
                values.append(None)

    def _figure(self, word: str) -> tuple[str, Any]:
        if ":" in word:
            return self.clock, None
        if word.count(".") > 1:
            return self.dotdate, None
        if not word.replace(",", "").replace(".", "").isascii():
            return self.sign, None
        value = self.vocabulary.number(word)
        number = value.get("num", "value")
        if "." in word:
            return self.digits["decimal"], value
        if len(word) == 4 and 1900 <= number <= 2100 and "," not in word:
            return self.digits["year"], value
        if len(word) <= 2 and 1 <= number <= 31:
            return self.digits["day"], value
        return self.digits["shortyear" if len(word) == 2 else ""], value

    def _is_known(self, key: str) -> bool:
        known = self.names.get(key)
        if known is None:
            known = self.names[key] = self.knows(fold(key))
            if len(self.names) > 50_000:
                self.names.clear()
        return known

    def _name(
        self,
        text: str,
        low: int,
        shouted: bool,
        types: list[str],
        starts: list[int],
        ends: list[int],
        values: list[Any],
    ) -> None:
        """Fold runs of capitalised words into names, those that the gazetteer holds being known."""
        node, stop = low, len(types)
        firm = self.vocabulary.alphabet.types
        while node < stop:
            if not self._may_start(text, types[node], starts[node], shouted, firm):
                node += 1
                continue
            length, known = self._longest(text, node, stop, shouted, types, starts, ends, values, firm)
            if length == 0:
                node += 1
                continue
            weak = known and length == 1 and "actor.weak" in firm[types[node]]
            words = text[starts[node] : ends[node + length - 1]].replace("\n", " ")
            types[node : node + length] = [self.known_weak if weak else self.known if known else self.name]
            ends[node : node + length] = [ends[node + length - 1]]
            starts[node : node + length] = [starts[node]]
            values[node : node + length] = [Name(words, known, values[node] if weak else None)]
            stop -= length - 1
            node += 1

    def _may_start(self, text: str, char: str, start: int, shouted: bool, firm: dict[str, frozenset[str]]) -> bool:
        if shouted:
            return char == self.word or "actor.weak" in firm[char] or "padj" in firm[char] or "placenoun" in firm[char]
        return text[start].isupper()

    def _longest(
        self,
        text: str,
        node: int,
        stop: int,
        shouted: bool,
        types: list[str],
        starts: list[int],
        ends: list[int],
        values: list[Any],
        firm: dict[str, frozenset[str]],
    ) -> tuple[int, bool]:
        """Return how many nodes from this one on make a name, and whether the gazetteer holds it."""
        most = min(stop, node + LONGEST_NAME)
        for behind in range(most, node, -1):
            last = behind - 1
            if not (shouted or text[starts[last]].isupper()) or types[last] == self.sign:
                continue
            if behind - node == 1 and not FIRM.isdisjoint(firm[types[node]]):
                continue
            if self._is_known(text[starts[node] : ends[last]]):
                if behind - node > 1 and all(values[at] is not None for at in range(node, behind)) and shouted:
                    continue
                return self._widened(text, node, behind, stop, shouted, types, starts, ends)
        if shouted or types[node] != self.cap:
            return 0, False
        behind = self._run(text, node + 1, stop, types, starts, ends)
        # A lone unknown word at the beginning of a sentence is a word with a capital, not a name.
        if behind == node + 1 and (node == 0 or types[node - 1] == self.end):
            return 0, False
        return behind - node, False

    def _run(self, text: str, behind: int, stop: int, types: list[str], starts: list[int], ends: list[int]) -> int:
        """Return where a run of unknown capitalised words ends, small linking words within it allowed."""
        while behind < stop:
            if types[behind] == self.cap:
                behind += 1
                continue
            inner = behind
            while inner < min(stop, behind + 2) and text[starts[inner] : ends[inner]].lower() in LINKS:
                inner += 1
            if behind < inner < stop and types[inner] == self.cap:
                behind = inner + 1
                continue
            break
        return behind

    def _widened(
        self,
        text: str,
        node: int,
        behind: int,
        stop: int,
        shouted: bool,
        types: list[str],
        starts: list[int],
        ends: list[int],
    ) -> tuple[int, bool]:
        """A known name with unknown capitalised words at its side is part of another name, often a person's."""
        if shouted or behind >= stop or types[behind] != self.cap:
            return behind - node, True
        return self._run(text, behind, stop, types, starts, ends) - node, False


def lowered(text: str) -> str:
    """Return the text in small letters, as long as it was, line ends as spaces."""
    small = text.lower().replace("\n", " ")
    if len(small) == len(text):
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in text).replace("\n", " ")


def _shouted(text: str) -> bool:
    """Tell whether a text is written in capitals throughout, so that a capital says nothing."""
    sample = text[:2000]
    upper = sum(map(str.isupper, sample))
    return upper > 20 and upper > 6 * sum(map(str.islower, sample))
