"""Somebody told before, by a pronoun: “she died”, “then shot himself”."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.rules.meanings import GROUP, People
from harmledger.rules.people import ONE_PERSON, OPEN_PLURAL, counted

_ACTS_ON = frozenset(
    {"harm.past", "harm.base", "harm.s", "harm.ing", "shot.past", "shot.base", "shot.s", "shot.ing", "find"}
    | {"=hit", "=struck", "=hitting", "=striking"}
)
# How far back the subject of a sentence may stand.
_SENTENCE = 30
_BEFALLS = frozenset({"be", "die.past", "die.s", "die.base", "suffer", "rushed"})


def _pronoun(match: Match) -> Node | None:
    """ "He died", "they shot him": whoever it is was told before, or nobody else is told."""
    types, line = match.context.types_at, match.line
    before, after = match.first - 1, match.stop
    while "adv" in types(line, after):
        after += 1
    if types(line, after).isdisjoint(_BEFALLS) and types(line, before).isdisjoint(_ACTS_ON):
        return None
    pronoun: Word = match.value("who")
    several = "pron.plural" in pronoun.types
    people = counted(match, OPEN_PLURAL if several else ONE_PERSON, "definite")
    people.sex = pronoun.get("pron", "sex", "unknown")
    return Node(GROUP, people)


def _self(match: Match) -> Node | None:
    """One more beside those the verb killed ("… and then himself"); after the verb it is who was told before."""
    types = match.context.types_at(match.line, match.first - 1)
    if getattr(match.line.values[match.stop], "text", "") == "-":  # "self-defence"
        return None
    joined = not types.isdisjoint(("and", "adv", "comma"))
    if not joined and types.isdisjoint(_ACTS_ON):
        return None
    people = counted(match, ONE_PERSON, "one" if joined else "definite", others=joined)
    people.sex = match.value("who").get("self", "sex", "unknown")
    people.stands_for = _subject(match, people.sex)
    return Node(GROUP, people)


def _subject(match: Match, sex: str) -> People | None:
    """Return whom a "himself" stands for: the nearest one before it in its sentence whom no verb has as its object."""
    types_at, line = match.context.types_at, match.line
    for node in range(match.first - 1, max(-1, match.first - 1 - _SENTENCE), -1):
        types = types_at(line, node)
        if "end" in types:
            return None
        person = line.values[node]
        if not isinstance(person, People) or person.count != ONE_PERSON or {person.sex, sex} == {"m", "f"}:
            continue
        if types_at(line, node - 1).isdisjoint(_ACTS_ON):
            return person
    return None


UNITS = (
    Rule(
        "people.pronoun",
        "Somebody told before, by a pronoun beside a verb of harm: “she died”, “they shot him”",
        "who:<pron>",
        _pronoun,
        ("She died in hospital.", "They killed him at home."),
        ("She bought bread.",),
    ),
)

ATTACHED = (
    Rule(
        "people.self",
        "Who harmed himself or herself: “then shot himself”",
        "<adv>? who:<self>",
        _self,
        ("He killed his wife and himself.", "The man shot himself."),
        ("The man hurt nobody but looked at himself.",),
        priority=1,
    ),
)
