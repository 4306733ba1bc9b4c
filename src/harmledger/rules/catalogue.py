"""The catalogue: the rules of every language, stage by stage, for the reader and for people to read."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from harmledger.grammar import Rule
from harmledger.rules import (
    actors,
    answers,
    asides,
    background,
    casualties,
    casualty_identified,
    casualty_more,
    casualty_named,
    casualty_nouns,
    casualty_parts,
    casualty_struck,
    casualty_unlisted,
    clock,
    cues,
    displacement,
    headlines,
    households,
    individuals,
    listings,
    means,
    named_kin,
    named_persons,
    named_voices,
    numbers,
    objects,
    parties,
    party_phrases,
    people,
    place_relations,
    place_roles,
    places,
    pronouns,
    subjects,
    times,
    voices,
)
from harmledger.rules.languages import Language, Stages
from harmledger.rules.meanings import (
    AGE,
    ALL,
    CLAN,
    GROUP,
    GROUP_PARTY,
    KIN,
    KNOWN_NAME,
    NAME,
    PARTY,
    PLACE,
    PLACE_WEAK,
    QTY,
    TIME,
)

# The stages that fold words into phrases, in order: later ones see what earlier ones made.
_FOLDING: Stages = (
    ("times", times.WORDS),
    ("times joined", clock.JOINS),
    ("times placed", clock.PLACED),
    ("numbers", numbers.RULES),
    ("places named", places.NAMES),
    ("places related", place_relations.RELATED),
    ("places contained", places.CONTAINED),
    ("parties", parties.PARTIES),
    ("parties named twice", party_phrases.ALIASES),
    ("parties belonging", party_phrases.BELONGING),
    ("parties joined", party_phrases.JOINED),
    ("people", (*people.UNITS, *individuals.UNITS, *pronouns.UNITS)),
    ("people attached", (*pronouns.ATTACHED, *individuals.ATTACHED, *named_kin.ATTACHED, *listings.ATTACHED)),
    ("people listed", (*households.HOUSEHOLDS, *listings.UNIONS, *asides.LISTED)),
    ("people nested", listings.NESTED),
    ("people of a family", asides.BEHIND),
)
# The stages that collect facts from the folded line.
_COLLECTING: Stages = (
    (
        "casualties",
        (
            *casualties.HARMS,
            *casualty_more.MORE,
            *casualty_nouns.NOUNS,
            *casualty_named.NAMED,
            *casualty_unlisted.UNLISTED,
            *casualty_struck.STRUCK,
            *casualty_parts.PARTS,
            *casualty_identified.IDENTIFIED,
            *displacement.DISPLACED,
        ),
    ),
    ("means", means.MEANS),
    ("actors", (*subjects.SUBJECTS, *actors.ACTS, *answers.ANSWERS)),
    ("objects", objects.OBJECTS),
    ("places", place_roles.ROLES),
    ("voices", voices.VOICES),
    ("cues", (*cues.CUES, *background.BACKGROUND)),
)
ENGLISH = Language(
    "en",
    _FOLDING,
    # Where numbers are folded and names are not yet.
    names=("names told", (*named_voices.RULES, *named_persons.RULES)),
    names_behind="numbers",
    collecting=_COLLECTING,
    headlines=("headlines", headlines.HEADLINES),
)
# Every other language is a room of its own here and loaded when a text first needs it.
LANGUAGES = ("en", "es")
# Sets of types that rules make, and that the scanner gives to words no lexicon knows.
OUTPUT_TYPES = (
    QTY,
    AGE,
    TIME,
    NAME,
    KNOWN_NAME,
    PLACE,
    PLACE_WEAK,
    PARTY,
    GROUP,
    GROUP_PARTY,
    CLAN,
    KIN,
    ALL,
    numbers.MEASURE,
)
NAMED_TYPES = (
    frozenset({"end"}),
    frozenset({"word"}),
    frozenset({"word", "cap"}),
    frozenset({"sign"}),
    frozenset({"num", "digits"}),
    frozenset({"num", "digits", "day"}),
    frozenset({"num", "digits", "year"}),
    frozenset({"num", "digits", "shortyear"}),
    frozenset({"num", "digits", "decimal"}),
    frozenset({"clocktime"}),
    frozenset({"dotdate"}),
    KNOWN_NAME | {"actor.weak"},
    KNOWN_NAME | {"nationality"},
)


@cache
def grammar(code: str) -> Language:
    """Return the rules of one of the languages that are read."""
    if code == ENGLISH.code:
        return ENGLISH
    room: Language = import_module(f"harmledger.rules.{code}").LANGUAGE
    return room


def catalogue(*codes: str) -> tuple[Rule, ...]:
    """Return every rule of these languages, of all if none is given, once and in the order of the cascade."""
    told = (rule for code in codes or LANGUAGES for rule in grammar(code).rules)
    return tuple({rule.id: rule for rule in told}.values())
