"""Sealing: the names of persons who can be killed for being named, kept as remarks that never go out unasked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from harmledger.lexicon import Lexicon
from harmledger.model import Flag, Remark, Span
from harmledger.model.codes import Protection
from harmledger.reading.document import Document
from harmledger.rules.meanings import NamesFact, Offsets, ToldName, VoiceFact

KIND = "protected_name"
Reason = tuple[str, str]
"""Why a name is protected, and the rule that found it."""
_ADDRESS = "named.home.address"
# The words of a title are no words of the text, so that no remark can quote them.
_IN_TITLE = Flag(code="title_names_person", words="The title names a person who can be put at risk by being named.")
# Who was killed or hurt may be named by who keeps the record; nobody else here may.
_CLASSES: dict[str, Protection] = {"victim": "restricted"}
# Of children and of those who are held, no office makes the name public.
_WHATEVER_OFFICE = ("minor", "held")

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_POSSESSED = re.compile(r"^.*['’]s?\s")
_BELONGING = re.compile(r"^\W*(?:of|from|with|at|for)\s")
# Where the head of "a spokesman for the army", "the mayor of Exampla" ends.
_BOUND = re.compile(
    r"\b(?:of|for|in|at|from|to|with|near|by|on|about|after|before|who|whose|whom|that|which|when|where|while|as|said|says"
    r"|told|and)\b|[:;/–—]"
)
_CLAUSE = re.compile(r"\b(?:who|whose|whom|that|which|when|where)\b")
_BREAK = re.compile(r"[.;!?\"“”()\n]")
_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W_]*(?:-[^\W_]+)*")
_NEXT = re.compile(r" ([A-ZÀ-Þ][\w'’-]+)")
_PLACED = frozenset({"in", "near", "of", "at", "from", "outside", "around", "the"})
_LOOK_BEHIND = 90
# More voices than so many in one sentence are a list, and nobody's words.
_MOST_VOICES = 40


class Sealer:
    """Tells which of the names in a report are sealed."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the words for offices, ranks and organisations."""
        self.titles = lexicon.offices | lexicon.ranks
        self.nobody = lexicon.nobody
        self.organisations = lexicon.organisations
        self.voices = {
            surface
            for words in (lexicon.words, lexicon.cased)
            for surface, word in words.items()
            if word.senses("voice") and not word.get("voice", "sealed")
        }

    def seal(self, document: Document, facts: Iterable[NamesFact]) -> tuple[tuple[Remark, ...], tuple[Flag, ...]]:
        """Return a remark for each protected name, wherever it stands again, and a flag where the title has one.

        Persons quoted by name become voices of their sentences.
        """
        kept: dict[Offsets, Reason] = {}
        text = document.text
        offices: dict[str, int] = {}
        for fact in sorted(facts, key=lambda one: one.why in _CLASSES):  # the strictest reason counts
            for name in fact.names:
                if self._is_protected(text, fact, name) and not self._is_officer(text, fact, name, offices):
                    kept.setdefault(name.at, (fact.why, fact.rule))
                    if fact.why == "voice":
                        _hear(document, fact, name)
        if not kept:
            return (), ()
        kept.update(dict(self._again(text, kept)))
        found = [(document.span(*at), why, rule) for at, (why, rule) in sorted(kept.items())]
        remarks = tuple(_remark(document, span, why, rule) for span, why, rule in found if span)
        return remarks, () if all(span for span, _, _ in found) else (_IN_TITLE,)

    def _is_protected(self, text: str, fact: NamesFact, name: ToldName) -> bool:
        words = text[slice(*name.at)].split()
        lone = words[0].casefold()
        if len(words) == 1 and (lone in self.nobody or len(lone) < 3):
            return False
        if fact.why in _WHATEVER_OFFICE or fact.rule == _ADDRESS:
            return True
        if self._is_no_person(text, name.at, words):
            return False
        if fact.direct and name.about is None and len(words) == 1:
            return False  # "Examplawire reported": nothing tells that it is somebody
        return not self.has_office(text, name)

    def _is_officer(self, text: str, fact: NamesFact, name: ToldName, offices: dict[str, int]) -> bool:
        """Tell a name of somebody told before with an office; `offices` keeps where that was told of each name."""
        if fact.why in _WHATEVER_OFFICE or fact.rule == _ADDRESS:
            return False
        words = text[slice(*name.at)]
        if words not in offices:
            offices[words] = self._told_with_office(text, words, name.at[0])
        return offices[words] < name.at[0]

    def _is_no_person(self, text: str, at: Offsets, words: list[str]) -> bool:
        """Tell the name of an organisation or outlet: by its words, by an article, by being letters alone."""
        parts = {part.casefold() for word in words for part in word.split("-")}
        acronym = len(words) == 1 and words[0].isupper()
        return acronym or not parts.isdisjoint(self.organisations) or text[max(0, at[0] - 4) : at[0]].lower() == "the "

    def has_office(self, text: str, name: ToldName) -> bool:
        """Tell whether an office, a rank or an organisation speaks by the person, as the words beside the name say."""
        start = name.at[0]
        own = text[slice(*name.at)].casefold().split()
        if not self.titles.isdisjoint(own[:-1]):
            return True
        before = text[max(0, start - _LOOK_BEHIND) : start].rstrip()
        return self._before(before) or (name.about is not None and self._beside(text[slice(*name.about)]))

    def _before(self, before: str) -> bool:
        """Tell an office right before the name ("the interior minister"), or apposed ("the mayor of Exampla,")."""
        last = _last(before).strip("(\"“'").casefold()
        if last in self.titles or last.rstrip(".") in self.titles:
            return True
        if last in ("'s", "’s") or last.endswith(("'s", "’s")):
            owner = before[:-2].rstrip()
            return any(owner.casefold().endswith(tail) for tail in self._tails(owner))
        if not before.endswith(","):
            return False
        phrase = _BREAK.split(before[:-1])[-1].rpartition(",")[2]
        heads = [head for head in _BOUND.split(phrase) if head.strip()]
        return bool(heads) and self._is_office(heads[0])

    def _tails(self, owner: str) -> list[str]:
        """Return the ends of a text that name an organisation known as a voice."""
        words = owner.split()
        tails = [" ".join(words[-length:]) for length in range(1, min(5, len(words)) + 1)]
        return [tail.casefold() for tail in tails if tail in self.voices or tail.casefold() in self.voices]

    def _beside(self, about: str) -> bool:
        """Tell an office in what is said of the name: “34, a spokesman for …”; whose kin holds one is none."""
        if _BELONGING.match(about) and self._belongs(about):
            return True
        for piece in re.split(r"[,()]", about)[:4]:
            clause = _CLAUSE.search(piece)
            said = piece[: clause.start()] if clause else piece
            # Only the first head counts, and those joined to it: "a neighbour of the mayor" is no mayor.
            heads = re.split(r"\b(?:and|as well as)\b", said)
            if any(self._is_office(bounds[0]) for head in heads if (bounds := _BOUND.split(head.strip()))):
                return True
            if clause:
                break
        return False

    def _belongs(self, about: str) -> bool:
        """Tell "of Human Rights Watch" or "from the UN" from "of Exampla"."""
        owner = re.split(r"[,()]", _BELONGING.sub("", about.strip()))[0].strip().removeprefix("the ")
        parts = [word.casefold() for word in _WORD.findall(owner)]
        known = owner in self.voices or owner.casefold() in self.voices
        return known or owner.isupper() or not self.organisations.isdisjoint(parts)

    def _is_office(self, head: str) -> bool:
        words = _WORD.findall(_POSSESSED.sub("", head))
        return bool(words) and words[-1].casefold().rstrip(".") in self.titles

    def _told_with_office(self, text: str, name: str, before: int) -> int:
        """Return where a text first tells a name with an office (“President Exampla Invented”); its end if nowhere."""
        for start in _occurrences(text, name, before):
            first = start
            while (word := _last(text[max(0, first - 30) : first]))[:1].isupper():
                if word.casefold().rstrip(".") in self.titles:
                    return start
                first = text.rfind(word, 0, first)
            stop = start + len(name)
            about = (stop + 1, _end_of(text, stop)) if text[stop : stop + 1] in (",", "(") else None
            if self.has_office(text, ToldName((first, stop), about)):
                return start
        return len(text)

    def _again(self, text: str, kept: dict[Offsets, Reason]) -> Iterator[tuple[Offsets, Reason]]:
        """Yield where a protected name stands again, or a part of it alone, or a longer form of it.

        One pass over the words with a capital: a list of many names must not take the square of its length.
        """
        by_word: dict[str, dict[str, Reason]] = {}
        for at, reason in kept.items():
            name = text[slice(*at)]
            for word in _CAPITAL.findall(name) if reason[1] != _ADDRESS else ():
                by_word.setdefault(word, {}).setdefault(name, reason)
        taken = sorted(kept)
        for found in _CAPITAL.finditer(text):
            names = by_word.get(found[0])
            if names is None or _is_within(found.span(), taken):
                continue
            for name, reason in names.items():
                if again := self._stands_again(text, found.start(), found[0], name):
                    yield again, reason
                    break

    def _stands_again(self, text: str, at: int, word: str, name: str) -> Offsets | None:
        start = at - name.index(word)
        if start >= 0 and text.startswith(name, start) and " " in name:
            return start, start + len(name)
        longer = self._longer(text, (at, at + len(word)))
        if name == word:
            return longer
        alone = len(word) > 2 and longer == (at, at + len(word)) and not _is_placed(text, at)
        return longer if alone else None

    def _longer(self, text: str, at: Offsets) -> Offsets:
        """Return a word of a name with the capitalised words at its sides."""
        start, stop = at
        while (word := text[max(0, start - 30) : start].rpartition(" ")[0].rpartition(" ")[2]) and (
            text[start - 1] == " " and word[0].isupper() and word[-1].isalnum() and self._may_be_name(word)
        ):
            start -= len(word) + 1
        while (found := _NEXT.match(text, stop)) and self._may_be_name(found[1]):
            stop = found.end()
        return start, stop

    def _may_be_name(self, word: str) -> bool:
        low = word.casefold()
        return low not in self.nobody and low not in self.titles and low not in self.organisations


def _is_within(at: Offsets, taken: list[Offsets]) -> bool:
    """Tell whether offsets overlap one of those in order."""
    place = bisect_right(taken, at)
    return any(first < at[1] and at[0] < behind for first, behind in taken[max(0, place - 2) : place + 1])


def _is_placed(text: str, start: int) -> bool:
    return _last(text[max(0, start - 12) : start]).casefold() in _PLACED


def _last(text: str) -> str:
    """Return the last word of a text, with the signs at it."""
    return text.split()[-1] if text and not text.isspace() else ""


def _end_of(text: str, start: int) -> int:
    """Return where the sentence, quote or bracket around an offset ends."""
    found = _BREAK.search(text, start + 2)
    return found.start() if found else len(text)


def _occurrences(text: str, words: str, before: int) -> Iterator[int]:
    """Yield where words stand whole in a text before an offset."""
    start = text.find(words, 0, before)
    while start >= 0:
        stop = start + len(words)
        if not (text[start - 1 : start].isalnum() or text[stop : stop + 1].isalnum()):
            yield start
        start = text.find(words, stop, before)


def _hear(document: Document, fact: NamesFact, name: ToldName) -> None:
    """Let a person who is quoted by name be a voice of the sentence, unless somebody is heard there in these words."""
    statement = document.statement_at(name.at[0])
    if (
        statement is None
        or len(statement.voices) > _MOST_VOICES
        or any(one.at[0] < fact.at[1] and fact.at[0] < one.at[1] for one in statement.voices)
    ):
        return
    statement.voices.append(VoiceFact(None, name.at, fact.stance, fact.at, fact.rule, statement.first))


def _remark(document: Document, span: Span, why: str, rule: str) -> Remark:
    quote = span.of(document.report.text)
    return Remark(kind=KIND, quote=quote, span=span, rule=rule, class_=_CLASSES.get(why, "sealed"))
