"""Casualties told by nouns: the death of, casualties, the wounded, tolls, and bodies."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.model import Count
from harmledger.rules.casualties import ADV, GAP, WHO, harm, people_of, sense_of
from harmledger.rules.meanings import HarmFact, People, Quantity
from harmledger.rules.people import OPEN_PLURAL
from harmledger.rules.reality import unreal

_TOLD = ("be", "aux", "harm.pp")


def _nominal(match: Match) -> HarmFact | None:
    return harm(match, people_of(match), sense_of(match.value("verb"), "harm.noun"))


def _counts(match: Match) -> bool:
    """Tell whether an uncounted noun of harm counts anyone: "deaths were reported", not "died of his injuries"."""
    types, line = match.context.types_at, match.line
    behind, before = types(line, match.stop), types(line, match.first - 1)
    if not behind.isdisjoint(("of", "GROUP", "QTY", "word", "object", "attack.noun")):
        return False
    noun: Word = match.value("verb")
    if "poss" in before and noun.sense("harm.noun").key == "injury":
        return False
    if noun.sense("harm.noun").key != "injury" and noun.text not in _CRIMES:
        return True
    return "suffer" not in before and ("cause" in before or not behind.isdisjoint(_TOLD))


# Of these a plural without a number is spoken of in general: "a rise in homicides", "other murders".
_CRIMES = frozenset({"homicides", "murders", "slayings", "shooting deaths"})
# How many nodes behind a noun of harm a "not" still takes it back: "casualties there were not known".
_BEHIND = 4


def _not_known(match: Match) -> bool:
    """Tell "casualties were not known" and "there were no reports of casualties": nobody was counted."""
    types_at, line = match.context.types_at, match.line
    for node in range(match.stop, min(match.stop + _BEHIND, len(line))):
        types = types_at(line, node)
        if not types.isdisjoint(("end", "comma", "and")):
            return False
        if "neg" in types:
            return True
    return False


def _counted_noun(match: Match) -> HarmFact | None:
    """ "12 civilian casualties", "four deaths": the noun carries the outcome, the number the count."""
    quantity: Quantity | None = match.value("q")
    noun: Word = match.value("verb")
    plural = "harm.noun.plural" in noun.types
    if unreal(match, match.first) or "none" in match.context.types_at(match.line, match.first):
        return None
    sense = noun.sense("harm.noun")
    several = sense.get("number")
    if quantity is not None and "suffer" in match.context.types_at(match.line, match.first - 1):
        return None
    if quantity is None and not ((plural or several or match.has("one")) and _counts(match)):
        return None
    if quantity is None and (_not_known(match) or match.has("list")):
        return None
    count = quantity.count if quantity else Count(2, None) if plural else Count(1, 1)
    if not plural and not several and count.floor > 1:  # "the 2011 murder", "two murder suspects"
        return None
    if several and quantity is None:
        count = Count.exactly(several)
    elif quantity is None and noun.sense("harm.noun").get("many"):
        count = OPEN_PLURAL
    number = "stated" if quantity else "bare" if plural else "definite"
    at = (match.span("q")[0] if quantity else match.offsets[0], match.offsets[1])
    people = People(count, at, generic=True, rule=match.rule.id, number=number)
    for word in match.values("mod"):
        for sense in word.senses("padj") if isinstance(word, Word) else ():
            people.status = sense.get("status", people.status)
    if noun.text.startswith("civilian"):
        people.status = "civilian"
    outcome = str(noun.sense("harm.noun").get("outcome"))
    return HarmFact(outcome, people, match.offsets, match.rule.id, match.first, verb=match.span("verb"))


def _harmed_people(match: Match) -> HarmFact | None:
    quantity: Quantity = match.value("who")
    sense = match.value("verb").sense("harm.people")
    if unreal(match, match.first):
        return None
    people = People(quantity.count, match.offsets, rule=match.rule.id)
    return HarmFact(
        str(sense.get("outcome")), people, match.offsets, match.rule.id, match.first, verb=match.span("verb")
    )


def _toll(match: Match) -> HarmFact | None:
    quantity = match.value("who")
    toll = match.value("verb")
    outcome = toll.get("toll", "outcome", "killed") if isinstance(toll, Word) else "killed"
    if match.has("people") and isinstance(match.value("people"), Word):
        outcome = match.value("people").get("harm.people", "outcome", outcome)
    people = people_of(match) if isinstance(quantity, People | Quantity) else None
    if people is None:
        return None
    return HarmFact(str(outcome), people, match.offsets, match.rule.id, match.nodes("who")[0], update=True)


def _are_bodies(people: People) -> bool:
    """Tell whether people are told as dead by the words for them: bodies, or "a murdered man"."""
    noun = people.noun is not None and "body" in people.noun.types
    return people.number == "body" or noun or any(map(_are_bodies, people.of))


def _found(match: Match) -> HarmFact | None:
    people = match.value("who")
    node = match.nodes("verb")[0]
    if not isinstance(people, People) or not _are_bodies(people) or unreal(match, node):
        return None
    return HarmFact("killed", people, match.offsets, match.rule.id, match.nodes("who")[0], verb=match.span("verb"))


_TAKES = frozenset({"claims", "claimed", "claim", "takes", "took", "cost", "costs"})


def _lives(match: Match) -> HarmFact | None:
    people = match.value("who")
    if not isinstance(people, People) or people.noun is None or not people.noun.get("person", "counted_only"):
        return None
    # Only a number takes lives with any verb: "a life", "her whole life" is also what somebody has or lives.
    taken = people.number == "one" and match.value("verb").text.split()[0] in _TAKES
    if not (taken or people.number == "stated"):
        return None
    node = match.nodes("verb")[0]
    return (
        None
        if unreal(match, node)
        else HarmFact("killed", people, match.offsets, match.rule.id, node, verb=match.span("verb"))
    )


NOUNS = (
    Rule(
        "casualty.nominal",
        "A noun of harm and the people: “the death of four civilians”",
        f'verb:<harm.noun> <dir>? ("of"|"to"|"among"|"for"|"amongst") <det>? {ADV} {WHO}',
        _nominal,
        ("The raid led to the death of six villagers.", "It caused injuries to two children."),
        ("The death of the market was announced.",),
    ),
    Rule(
        "casualty.nominal.counted",
        "A counted noun of harm: “12 civilian casualties”, “four deaths”, “one fatality”",
        '(list:("list"|"lists") <of>)? (q:<QTY>|one:<one>)? mod:<padj>{0,2} verb:<harm.noun>',
        _counted_noun,
        ("The attack caused 12 civilian casualties.", "Four deaths were reported."),
        (
            "No casualties were reported.",
            "He died of his injuries.",
            "Casualties there were not known.",
            "The name stands in the ministry's list of fatalities.",
        ),
    ),
    Rule(
        "casualty.people_noun",
        "The harmed as a noun: “10 wounded”, “five dead”",
        "who:<QTY> verb:<harm.people>",
        _harmed_people,
        ("Hospitals received 10 wounded.",),
        ("Hospitals received the wounded.",),
    ),
    Rule(
        "casualty.lives",
        "Lives that were taken: “claimed two lives”",
        f"verb:<cause|harm.s> {ADV} {WHO}",
        _lives,
        ("The blast claimed two lives.",),
        (
            "The blast left two men behind.",
            "He was left with a life of pain.",
            "She suffered a non life-threatening wound.",
        ),
    ),
    Rule(
        "casualty.toll",
        "A toll and its number: “the death toll rose to 12”",
        f'verb:<toll> <!QTY&!GROUP>{{0,5}}? (<update>|<aux>|"of"|"at"|"to"|<comma>) {ADV} <quote>? {WHO} '
        "people:<harm.people|harm.adj>?",
        _toll,
        ("The death toll rose to 12.",),
        ("The toll on the town was heavy.",),
    ),
    Rule(
        "casualty.toll.changed",
        "A toll that went from one number to another: “the toll was revised from 11 down to eight”",
        f'verb:<toll> <!QTY&!GROUP&!end>{{0,9}}? "from" <QTY|GROUP&!CLAN> <adv|word|prep>{{0,2}}? "to" {ADV} {WHO} '
        "people:<harm.people|harm.adj>?",
        _toll,
        ("The death toll was revised from 11 down to eight.",),
        ("The death toll rose to 12.",),
    ),
    Rule(
        "casualty.toll.brought",
        "An act that brought the toll to a number: “bringing the death toll to 12”",
        f"verb:<update> {ADV} {WHO} people:(<harm.people>|<harm.adj>)?",
        lambda match: _toll(match) if " the " in match.value("verb").text else None,
        ("Two died in hospital, bringing the death toll to 12.",),
        ("The water rose to 12 metres.",),
    ),
    Rule(
        "casualty.bodies",
        "Bodies that were found or recovered",
        f"{WHO} {GAP} <aux>{{0,3}} {ADV} verb:<find>",
        _found,
        ("The bodies of two men were recovered from the rubble.",),
        ("Two men were recovered from the rubble.",),
    ),
    Rule(
        "casualty.bodies.active",
        "Somebody found, recovered or left bodies",
        f'verb:<find|cause> ("of")? <det>? {ADV} {WHO}',
        _found,
        ("Rescuers recovered two bodies.", "They found a murdered man."),
        ("Rescuers recovered two people.",),
    ),
)
