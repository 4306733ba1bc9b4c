"""Displacement: people who fled their homes, or whom somebody drove out."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.model import Count
from harmledger.rules.casualties import ADV, GAP, WHO, harm, people_of
from harmledger.rules.meanings import HarmFact, People

# So many who flee are not the culprits, nor a few who got away.
_MANY = 10


def _fled(match: Match) -> HarmFact | None:
    """Tell families who fled their homes from a gunman who got away."""
    people, verb = people_of(match), match.value("verb")
    if people is None or people.status == "directly_participating":
        return None
    homes = "home" in verb.text or "house" in verb.text or people.rule == "people.family"
    return harm(match, people, verb.sense("flee")) if homes or people.count.floor >= _MANY else None


def _driven(match: Match) -> HarmFact | None:
    people = people_of(match)
    word = match.values("who")[-1]
    if people is None and isinstance(word, Word):
        people = People(Count(2, None), match.span("who"), noun=word, number="bare", rule=match.rule.id)
    return harm(match, people, match.value("verb").sense("flee"))


DISPLACED = (
    Rule(
        "displaced.fled",
        "People who left their homes: “dozens of families fled”",
        f'{WHO} {GAP} ("who"|"that")? (<aux|have> {ADV})? verb:<flee.past>',
        _fled,
        ("Dozens of families fled.", "Two families fled their homes."),
        ("Two gunmen fled.", "Two men fled.", "Two families did not flee their homes."),
    ),
    Rule(
        "displaced.driven",
        "People who were made to flee: “forcing 2,000 families to flee”",
        f'<drive> {ADV} <det>? who:(<GROUP>|<QTY>|<padj|nationality>{{0,2}} <person>) "to" verb:<flee.base>',
        _driven,
        ("The shelling forced 2,000 families to flee.", "It was forcing more Syrians to flee their homes."),
        ("The shelling could force 2,000 families to flee.",),
    ),
)
