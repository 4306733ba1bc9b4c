"""Names: runs of capitalised words become one node each; those of places that the report may mean are known."""

from __future__ import annotations

from typing import Any

from harmledger.places import Gazetteer
from harmledger.reading.familiar import Familiar
from harmledger.reading.shouted_names import ShoutedNames
from harmledger.reading.vocabulary import Vocabulary
from harmledger.rules.meanings import KNOWN_NAME, NAME, Name, PlaceWords

# The place that an institution bears the name of.
INSTITUTION = "place.institution"
# Longest name looked up in the gazetteer, in tokens (hyphens count).
LONGEST_NAME = 6
LONGEST_PERSON = 9
# Small words that stand inside names, and are none by themselves.
LINKS = frozenset(
    {
        "-",
        "al",
        "el",
        "ad",
        "an",
        "ar",
        "as",
        "at",
        "ash",
        "az",
        "ez",
        "de",
        "del",
        "la",
        "las",
        "los",
        "bin",
        "ibn",
        "abu",
        "umm",
        "y",
        "da",
        "do",
        "dos",
        "of",
        "'",
    }
)
# Of these, what stands before a family's name in small letters: "al-Exampli", "Exampla al-Inventi".
_PARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "az", "ez", "bin", "ibn", "abu", "umm"})
_THINGS = frozenset({"placenoun", "object"})
# Words of the language that begin names.
OPENERS = frozenset(
    {"tell", "tel", "tall", "mount", "fort", "port", "camp", "new", "old", "big", "little", "lake", "saint"}
)
# A word of the lexicon with one of these types is not read as a place's name when it stands alone.
FIRM = frozenset(
    {
        "actor",
        "month",
        "weekday",
        "nationality",
        "voice",
        "daypart",
        "dayword",
        "person",
        "harm",
        "harm.noun",
        "attack.noun",
        "attack",
        "placenoun",
        "dir",
        "prep",
        "det",
        "num",
        "say",
        "object",
        "means",
        "rel",
        "padj",
        "sub",
        "aux",
        "modal",
        "neg",
        "incl",
        "hedge",
        "vague",
        "unit",
        "pron",
        "die",
        "usstate",
        "cityside",
        "find",
        "one",
        "another",
        "others",
        "body",
        "family",
        "harm.adj",
        "harm.people",
        "cause",
    }
)


# In capitals throughout, a name may begin with an unknown word or with one of these.
_SHOUTED_STARTS = frozenset({"actor.weak", "padj", "placenoun"})


class Namer:
    """Folds the names of one sentence at a time, in place."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        """Take the vocabulary, and the gazetteer whose names are known."""
        self.organisations = vocabulary.lexicon.organisations
        self.vocabulary = vocabulary
        self.familiar = Familiar(gazetteer)
        char = vocabulary.alphabet.char
        self.end = char({"end"})
        self.word, self.cap, self.sign = char({"word"}), char({"word", "cap"}), char({"sign"})
        self.unknown, self.known = char(NAME), char(KNOWN_NAME)
        self.known_weak = char(KNOWN_NAME | {"actor.weak"})
        self.persons = ShoutedNames(
            vocabulary.lexicon.given_names,
            self.word,
            vocabulary.alphabet.having(frozenset({"person.singular"}), frozenset())
            | vocabulary.alphabet.having(frozenset({"voice"}), frozenset()),
        )

    def name(
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
            # Most words begin no name: seen here, before anything is called.
            if not (self._shouted_start(types[node], firm) if shouted else text[starts[node]].isupper()):
                node += 1
                continue
            length, known = self._longest(text, node, stop, shouted, types, starts, ends, values, firm)
            if shouted and types[node] == self.word:
                person = self._person(text, node, stop, types, starts, ends)
                if person >= length and person:
                    length, known = person, False
            if length == 0:
                node += 1
                continue
            weak = known and length == 1 and "actor.weak" in firm[types[node]]
            first = node if known or shouted else self._with_particle(text, low, node, types, starts, ends)
            if first < node:
                length, node = length + node - first, first
            words = text[starts[node] : ends[node + length - 1]].replace("\n", " ")
            if not known and length in (2, 3):
                self.familiar.surnames.add(text[starts[node + length - 1] : ends[node + length - 1]])
            types[node : node + length] = [self.known_weak if weak else self.known if known else self.unknown]
            ends[node : node + length] = [ends[node + length - 1]]
            starts[node : node + length] = [starts[node]]
            word, seat = values[node] if weak else None, None if known else self._seat(words, starts[node])
            values[node : node + length] = [Name(words, known, word, seat)]
            stop = len(types)
            node += 1

    def _with_particle(
        self, text: str, low: int, node: int, types: list[str], starts: list[int], ends: list[int]
    ) -> int:
        """Return where an unknown name begins with what stands before it: "al-Exampli"."""
        first = node - 2 if node - 2 >= low and text[starts[node - 1] : ends[node - 1]] == "-" else node - 1
        if first >= low and types[first] == self.word and text[starts[first] : ends[first]] in _PARTICLES:
            return first
        return node

    def _seat(self, words: str, start: int) -> PlaceWords | None:
        """Return the place that begins the name of an institution: "Exampla Bureau of Investigation"."""
        parts = words.split()
        if len(parts) < 2 or self.organisations.isdisjoint(part.lower() for part in parts[1:]):
            return None
        heads = (" ".join(parts[:stop]) for stop in (2, 1) if stop < len(parts))
        seat = next((head for head in heads if self.familiar(head, words)), None)
        return PlaceWords(seat, (start, start + len(seat)), known=True, rule=INSTITUTION) if seat else None

    def _shouted_start(self, char: str, firm: dict[str, frozenset[str]]) -> bool:
        return char == self.word or not firm[char].isdisjoint(_SHOUTED_STARTS)

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
        ahead = text[starts[node] : ends[most - 1]]
        for behind in range(most, node, -1):
            last = behind - 1
            if not (text[starts[last]].isalpha() if shouted else text[starts[last]].isupper()):
                continue
            if behind - node == 1 and (ends[last] - starts[node] < 3 or self._is_firm(node, types, firm)):
                continue
            if self.familiar(text[starts[node] : ends[last]], ahead):
                if behind - node > 1 and all(values[at] is not None for at in range(node, behind)) and shouted:
                    continue
                return self._widened(text, node, behind, stop, shouted, types, starts, ends)
        if shouted or (types[node] != self.cap and not self._opens_name(text, node, stop, types, starts, ends)):
            return 0, False
        behind = self._run(text, node + 1, stop, types, starts, ends)
        # A lone unknown word at the beginning of a sentence is a word with a capital, not a name.
        if behind == node + 1 and (node == 0 or types[node - 1] == self.end):
            return 0, False
        return behind - node, False

    def _person(self, text: str, node: int, stop: int, types: list[str], starts: list[int], ends: list[int]) -> int:
        """Return how many nodes from this one on are the name of a person, in capitals throughout."""
        ahead = range(node, min(stop, node + LONGEST_PERSON))
        words = [text[starts[at] : ends[at]].lower() for at in ahead]
        before = text[starts[node - 1] : ends[node - 1]].lower() if node else ""
        return self.persons.length(words, [types[at] for at in ahead], before)

    def _is_firm(self, node: int, types: list[str], firm: dict[str, frozenset[str]]) -> bool:
        """Whether a word is of the language and no name; “in Bridge” and “Bridge, Ohio” name places all the same."""
        kinds = FIRM & firm[types[node]]
        if not kinds <= _THINGS or not kinds:
            return bool(kinds)
        before = firm[types[node - 1]] if node else frozenset()
        behind = firm[types[node + 1]] if node + 1 < len(types) else frozenset()
        return "cap" not in firm[types[node]] or not ("=in" in before or ("comma" in behind and "end" in before))

    def _opens_name(
        self, text: str, node: int, stop: int, types: list[str], starts: list[int], ends: list[int]
    ) -> bool:
        """Whether a word of the lexicon with a capital begins a name with the unknown one behind it: "Tell Exampla"."""
        return node + 1 < stop and types[node + 1] == self.cap and text[starts[node] : ends[node]].lower() in OPENERS

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
            if self._is_inner(text, behind, stop, types, starts):
                behind += 2
                continue
            break
        return behind

    def _is_inner(self, text: str, node: int, stop: int, types: list[str], starts: list[int]) -> bool:
        """Whether a small word of the language stands inside a name, written with a capital as the rest of it is."""
        if node + 1 >= stop or types[node + 1] != self.cap or not text[starts[node]].isupper():
            return False
        return FIRM.isdisjoint(self.vocabulary.alphabet.types[types[node]])

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
        if shouted or behind >= stop:
            return behind - node, True
        if types[behind] != self.cap and text[starts[behind] : ends[behind]] not in _PARTICLES:
            return behind - node, True
        wide = self._run(text, behind, stop, types, starts, ends)
        return wide - node, wide == behind
