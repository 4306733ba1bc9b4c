"""Ties: to which deed a time in a sentence belongs: the event, a death, an answer to it, speech, or what came after."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from harmledger.grammar import Alphabet, Line

# How many nodes before and behind a time its verb or noun is looked for.
_BEFORE, _BEHIND = 24, 16
# How far before a noun its verb stands, and how far behind a time the noun that is the subject of its clause.
_PHRASE, _SUBJECT = 8, 6
# A time farther behind a verb of saying is that of what was said.
_SAID = 4
_EVENT = frozenset({"harm", "harm.noun", "attack", "attack.noun", "effect", "shot", "tie.event"})
_NOUNS = frozenset({"attack.noun", "harm.noun", "tie.event"})
_AFTER = frozenset({"tie.aftermath", "aftermath", "charge"})
_SAYING = frozenset({"say.base", "say.s", "say.past", "say.ing"})
# "Alleged" and "suspects" are words of saying that say nothing here; "Tell" is a name.
_UNSAID = frozenset({"say:allege", "person"})
# Prepositions that tie a noun to the verb before it, which "charged with" holds within.
_LINKS = frozenset({"=of", "=with", "=from", "=to"})


class Tie(IntEnum):
    """What a time belongs to; the smaller, the surer it is the time of the event."""

    EVENT = 0
    LOOSE = 1
    ANSWER = 2
    SPEECH = 3
    DEATH = 4
    SAID = 5
    AFTERMATH = 6


class Ties(NamedTuple):
    """The characters of the words that times belong to, and of those that part clauses and phrases."""

    of: dict[str, Tie]
    nouns: frozenset[str]
    walls: frozenset[str]
    breaks: frozenset[str]
    links: frozenset[str]
    possessive: frozenset[str]
    articles: frozenset[str]


def ties(alphabet: Alphabet) -> Ties:
    """Return the ties of an alphabet's words; where a word has several senses the one farther from the event counts."""

    def having(*wanted: str, without: frozenset[str] = frozenset()) -> frozenset[str]:
        return frozenset(
            c for c, types in alphabet.types.items() if not types.isdisjoint(wanted) and types.isdisjoint(without)
        )

    return Ties(
        {char: told for char, types in alphabet.types.items() if (told := _tie_of(types)) is not None},
        having(*_NOUNS),
        having("sub"),
        having("prep", without=_LINKS) | having("comma", "sub", "end"),
        having(*_LINKS, "charge"),
        having("='s"),
        having("=the", "=a", "=an"),
    )


def _tie_of(types: frozenset[str]) -> Tie | None:
    if not _AFTER.isdisjoint(types):
        return Tie.AFTERMATH
    if "die" in types:
        return Tie.DEATH
    if not _EVENT.isdisjoint(types):
        return Tie.EVENT
    if not _SAYING.isdisjoint(types) and _UNSAID.isdisjoint(types) and not {"cap", "say.base"} <= types:
        return Tie.SAID
    return Tie.ANSWER if "tie.answer" in types else None


def tie(line: Line, node: int, first: int, stop: int, known: Ties) -> Tie:
    """Return what the time at a node of the sentence from `first` to `stop` belongs to.

    The noun right behind it ("Monday's strike"), else the nearest verb or noun before it, else the one behind it.
    """
    types = line.types
    before = types[node - 1] if node > first else ""
    within = before in known.articles or types[node + 1 : node + 2] in known.possessive
    near = types[node + 1 : min(stop, node + (5 if within else 2))]
    if any(known.of.get(char) is Tie.EVENT if within else char in known.nouns for char in near):
        return Tie.EVENT
    if near[:1] in known.of and before not in known.of:
        # "Gunmen today killed", "the president today said".
        return Tie.SPEECH if known.of[near[0]] is Tie.SAID else known.of[near[0]]
    if before in known.articles:
        return Tie.LOOSE
    if node > first and before not in known.walls:
        for at in range(node - 1, max(first, node - _BEFORE) - 1, -1):
            if types[at] in known.of:
                return _through_noun(types, at, node, first, known)
    return _behind(types, node, first, stop, known)


def _through_noun(types: str, at: int, node: int, first: int, known: Ties) -> Tie:
    """Look past the noun: "died of his wounds on Monday", "charged with murder on Monday"."""
    found = known.of[types[at]]
    if found is Tie.SAID and (node - at > _SAID or any(char in known.walls for char in types[at + 1 : node])):
        # "Police said that a car drove up on Sunday."
        return Tie.LOOSE
    if found is Tie.EVENT:
        for before in range(at - 1, max(first, at - _PHRASE) - 1, -1):
            verb = known.of.get(types[before])
            if verb in (Tie.DEATH, Tie.AFTERMATH):
                return found if known.links.isdisjoint(types[before : before + 2]) else verb
            if types[before] in known.breaks:
                break
    return found


def _behind(types: str, node: int, first: int, stop: int, known: Ties) -> Tie:
    """Return the tie of the first verb behind a time that opens its clause; close by where it does not."""
    opens = node <= first + 1 or types[node - 1] in known.breaks
    for at in range(node + 1, min(stop, node + (_BEHIND if opens else 3))):
        found = known.of.get(types[at])
        if found is not None and (types[at] not in known.nouns or at <= node + _SUBJECT):
            return Tie.SPEECH if found is Tie.SAID else found
        if types[at] in known.walls:
            # "He was walking home on Monday when a shell hit him."
            return Tie.EVENT if at == node + 1 else Tie.LOOSE
    return Tie.LOOSE
