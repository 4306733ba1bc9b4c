"""The cascade: which rules make up which stage, in order; and the list of all rules for people to read."""

from __future__ import annotations

from harmledger.grammar import Rule
from harmledger.rules import (
    actors,
    answers,
    asides,
    background,
    casualties,
    casualty_identified,
    casualty_named,
    casualty_nouns,
    casualty_parts,
    casualty_unlisted,
    clock,
    cues,
    displacement,
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
    place_roles,
    places,
    pronouns,
    subjects,
    times,
    voices,
)
from harmledger.rules.meanings import (
    AGE,
    ALL,
    CLAN,
    GROUP,
    GROUP_PARTY,
    KNOWN_NAME,
    NAME,
    PARTY,
    PLACE,
    PLACE_WEAK,
    QTY,
    TIME,
)

# The stages that fold words into phrases, in order: later ones see what earlier ones made.
FOLDING: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("times", times.WORDS),
    ("times joined", clock.JOINS),
    ("times placed", clock.PLACED),
    ("numbers", numbers.RULES),
    ("places named", places.NAMES),
    ("places related", places.RELATED),
    ("places contained", places.CONTAINED),
    ("parties", parties.PARTIES),
    ("parties named twice", party_phrases.ALIASES),
    ("parties belonging", party_phrases.BELONGING),
    ("parties joined", party_phrases.JOINED),
    ("people", (*people.UNITS, *individuals.UNITS, *pronouns.UNITS)),
    ("people attached", (*pronouns.ATTACHED, *individuals.ATTACHED, *named_kin.ATTACHED, *listings.ATTACHED)),
    ("people listed", (*listings.UNIONS, *asides.LISTED)),
    ("people nested", listings.NESTED),
    ("people of a family", asides.BEHIND),
)
# The stages that collect facts from the folded line.
COLLECTING: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    (
        "casualties",
        (
            *casualties.HARMS,
            *casualty_nouns.NOUNS,
            *casualty_named.NAMED,
            *casualty_unlisted.UNLISTED,
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
# Finds the names of people who may have to stay unnamed, where numbers are folded and names are not yet.
NAMES = ("names told", (*named_voices.RULES, *named_persons.RULES))
NAMES_BEHIND = "numbers"
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


def english() -> tuple[tuple[tuple[str, tuple[Rule, ...]], ...], tuple[tuple[str, tuple[Rule, ...]], ...]]:
    """Return the English cascade: the folding stages and the collecting stages."""
    return FOLDING, COLLECTING


def catalogue() -> tuple[Rule, ...]:
    """Return every rule, in the order of the cascade."""
    return tuple(rule for _, rules in (*FOLDING, NAMES, *COLLECTING) for rule in rules)
