"""Casualties: a group of people and a word of harm, in the order and form in which reports put them."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Sense, Word
from harmledger.model import Count
from harmledger.rules.meanings import HarmFact, PartFact, People, Quantity

# How many nodes before the verb a "not" or a "may" still governs it.
_REACH = 5
_UNREAL = ("neg", "modal", "cond", "none")


def _unreal(match: Match, node: int) -> bool:
    """Tell whether the harm is denied, only possible or intended: a negation or a modal stands close before it."""
    alphabet_types = match.context.types_at
    for before in range(node - 1, max(-1, node - 1 - _REACH), -1):
        types = alphabet_types(match.line, before)
        if "end" in types or "sub" in types and "cond" not in types:
            return False
        if not types.isdisjoint(_UNREAL) and "GROUP" not in types:
            return True
    return False


def _sense(word: Word, *kinds: str) -> Sense:
    return next(sense for kind in kinds for sense in word.senses(kind))


def _people(match: Match, name: str = "who") -> People | None:
    value = match.value(name)
    if isinstance(value, People):
        return value
    if isinstance(value, Quantity):
        people = People(value.count, match.span(name), rule=match.rule.id)
        people.others = match.has("another")
        return people
    return None


def _fact(match: Match, kinds: tuple[str, ...], people: People | None, **more: bool) -> HarmFact | None:
    verb: Word = match.value("verb")
    sense = _sense(verb, *kinds)
    node = match.nodes("verb")[0]
    if people is None or _unreal(match, node):
        return None
    # "Four killed three": the first are not the ones who died.
    if people.count.high == 0 or (people.status == "directly_participating" and people.number in ("bare", "definite") and not match.has("passive")):
        return None
    return HarmFact(
        str(sense.get("outcome", "injured")),
        people,
        match.offsets,
        match.rule.id,
        match.nodes("who")[0] if match.has("who") else node,
        verb=match.span("verb"),
        sealed=bool(sense.get("sealed")),
        **more,
    )


def _passive(match: Match) -> HarmFact | None:
    return _fact(match, ("harm", "harm.adj", "shot", "die"), _people(match))


def _elliptical(match: Match) -> HarmFact | None:
    """Without an auxiliary the group in front was harmed, unless somebody stands behind: then it did the killing."""
    stop = match.stop
    line = match.line
    if stop < len(line):
        following = line.values[stop]
        people = _people(match)
        acts = people is not None and isinstance(following, People | Quantity) and "harm.past" in match.value("verb").types
        if acts and "harm.adj" not in match.context.types_at(line, stop + 1 if stop + 1 < len(line) else stop):
            return None
    return _fact(match, ("harm.adj", "harm", "shot"), _people(match))


def _active(match: Match) -> HarmFact | None:
    people = _people(match)
    if people is None:
        return None
    node = match.nodes("verb")[0]
    if _unreal(match, node):
        return None
    sense = _sense(match.value("verb"), "harm", "shot", "harm.noun")
    fact = HarmFact(
        str(sense.get("outcome", "injured")),
        people,
        match.offsets,
        match.rule.id,
        match.nodes("who")[0],
        verb=match.span("verb"),
        sealed=bool(sense.get("sealed")),
    )
    if "harm.base" in match.value("verb").types and "harm.past" not in match.value("verb").types:
        # "to kill four civilians" is an aim; "attacks kill four" is a headline.
        before = match.line.values[node - 1] if node else None
        if isinstance(before, Word) and before.text == "to":
            return None
    return fact


def _died(match: Match) -> HarmFact | None:
    return _fact(match, ("die",), _people(match))


def _nominal(match: Match) -> HarmFact | None:
    return _fact(match, ("harm.noun",), _people(match))


def _counted_noun(match: Match) -> HarmFact | None:
    """"12 civilian casualties", "four deaths": the noun carries the outcome, the number the count."""
    quantity: Quantity | None = match.value("q")
    noun: Word = match.value("verb")
    if _unreal(match, match.first) or "none" in match.context.types_at(match.line, match.first):
        return None
    plural = "harm.noun.plural" in noun.types
    count = quantity.count if quantity else Count(2, None) if plural else Count(1, None)
    people = People(count, match.offsets, rule=match.rule.id, number="stated" if quantity else "bare")
    for word in match.values("mod"):
        for sense in word.senses("padj") if isinstance(word, Word) else ():
            people.status = sense.get("status", people.status)
    if noun.text.startswith("civilian"):
        people.status = "civilian"
    sense = noun.sense("harm.noun")
    if quantity is None and not plural:
        return None
    return HarmFact(str(sense.get("outcome")), people, match.offsets, match.rule.id, match.first, verb=match.span("verb"))


def _harmed_people(match: Match) -> HarmFact | None:
    quantity: Quantity = match.value("who")
    sense = match.value("verb").sense("harm.people")
    if _unreal(match, match.first):
        return None
    people = People(quantity.count, match.offsets, rule=match.rule.id)
    return HarmFact(str(sense.get("outcome")), people, match.offsets, match.rule.id, match.first, verb=match.span("verb"))


def _toll(match: Match) -> HarmFact | None:
    quantity = match.value("who")
    count = quantity.count
    toll = match.value("verb")
    outcome = toll.get("toll", "outcome", "killed") if isinstance(toll, Word) else "killed"
    if match.has("people") and isinstance(match.value("people"), Word):
        outcome = match.value("people").get("harm.people", "outcome", outcome)
    people = quantity if isinstance(quantity, People) else People(count, match.span("who"), rule=match.rule.id)
    return HarmFact(str(outcome), people, match.offsets, match.rule.id, match.nodes("who")[0], update=True)


def _found(match: Match) -> HarmFact | None:
    people = match.value("who")
    if not isinstance(people, People) or people.number != "body":
        return None
    node = match.nodes("verb")[0]
    return None if _unreal(match, node) else HarmFact(
        "killed", people, match.offsets, match.rule.id, match.nodes("who")[0], verb=match.span("verb")
    )


def _part(match: Match) -> PartFact | None:
    people = _people(match)
    return PartFact(people, match.offsets, match.rule.id, match.nodes("who")[0]) if people else None


# What may stand between a group and its verb: no other people, no other harm, no end of a clause that brings another.
_GAP = "<!GROUP&!harm&!harm.adj&!die&!and&!sub&!attack&!effect&!QTY>{0,8}?"
_WHO = "who:(<GROUP>|<QTY>)"
_HARM_PP = "verb:<harm.pp|shot.pp>"
_ADV = "(<adv>|<hedge>){0,3}"

HARMS = (
    Rule(
        "casualty.passive",
        "A group and a passive verb of harm: “four civilians were killed”",
        f"{_WHO} {_GAP} passive:<aux>{{1,3}} {_ADV} {_HARM_PP}",
        _passive,
        ("Four civilians were killed in the attack.", "Two women from the village have been injured."),
        ("Four civilians were not killed.", "The attack killed four civilians."),
    ),
    Rule(
        "casualty.passive.who",
        "People told by a relative clause: “four civilians who were killed”",
        f'{_WHO} <comma>? ("who"|"that") passive:<aux>{{1,3}} {_ADV} {_HARM_PP}',
        _passive,
        ("They buried four civilians who were killed in the attack.",),
        ("They buried four civilians who were not killed in the attack.",),
    ),
    Rule(
        "casualty.elliptical",
        "A group and a verb of harm without an auxiliary: “two killed, seven injured”, “five others wounded”",
        f"{_WHO} {_ADV} verb:(<harm.adj>|<harm.pp>|<shot.pp>)",
        _elliptical,
        ("2 dead, 7 hurt in market blast.", "The attack left four civilians dead and seven wounded."),
        ("Four killed the three men.",),
    ),
    Rule(
        "casualty.active",
        "A verb of harm and its object: “killed four civilians”, “injuring two”",
        f"verb:<harm.past|harm.ing|harm.base|harm.s|shot.past> {_ADV} <det>? {_ADV} {_WHO}",
        _active,
        ("The shelling killed four civilians and injured two.",),
        ("The shelling did not kill four civilians.", "They plan to kill four civilians."),
    ),
    Rule(
        "casualty.active.both",
        "One number for the dead and the wounded together: “killed or wounded 12 people”",
        f"verb:<harm.noun> <det>? {_ADV} {_WHO}",
        lambda match: _active(match) if " " in match.value("verb").text else None,
        ("The shelling killed and wounded 12 people.",),
        ("The shelling killed 12 people.",),
    ),
    Rule(
        "casualty.died",
        "A group that died: “two children died”",
        f"{_WHO} {_GAP} <aux>? {_ADV} verb:<die.past|die.s|die.base>",
        _died,
        ("Two children died in the fire.", "A nurse succumbed to her wounds."),
        ("Nobody died.",),
    ),
    Rule(
        "casualty.nominal",
        "A noun of harm and the people: “the death of four civilians”",
        f'verb:<harm.noun> <dir>? ("of"|"to"|"among"|"for"|"amongst") <det>? {_ADV} {_WHO}',
        _nominal,
        ("The attack resulted in the death of four civilians.", "It caused injuries to two children."),
        ("The death of the market was announced.",),
    ),
    Rule(
        "casualty.nominal.counted",
        "A counted noun of harm: “12 civilian casualties”, “four deaths”",
        "q:<QTY>? mod:<padj>{0,2} verb:<harm.noun>",
        _counted_noun,
        ("The attack caused 12 civilian casualties.", "Four deaths were reported."),
        ("No casualties were reported.",),
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
        "casualty.toll",
        "A toll and its number: “the death toll rose to 12”",
        f'verb:<toll> <!end&!QTY&!GROUP>{{0,5}}? (<update>|<aux>|"of"|"at"|"to"|"from"|<comma>) {_ADV} {_WHO} people:<harm.people|harm.adj>?',
        _toll,
        ("The death toll rose to 12.",),
        ("The toll on the town was heavy.",),
    ),
    Rule(
        "casualty.toll.brought",
        "An act that brought the toll to a number: “bringing the death toll to 12”",
        f"verb:<update> {_ADV} {_WHO} people:(<harm.people>|<harm.adj>)?",
        lambda match: _toll(match) if " the " in match.value("verb").text else None,
        ("Two died in hospital, bringing the death toll to 12.",),
        ("The water rose to 12 metres.",),
    ),
    Rule(
        "casualty.bodies",
        "Bodies that were found or recovered",
        f"{_WHO} {_GAP} <aux>{{0,3}} {_ADV} verb:<find>",
        _found,
        ("The bodies of two men were recovered from the rubble.",),
        ("Two men were recovered from the rubble.",),
    ),
    Rule(
        "casualty.bodies.active",
        "Somebody found or recovered bodies",
        f'verb:<find> ("of")? <det>? {_ADV} {_WHO}',
        _found,
        ("Rescuers recovered two bodies.",),
        ("Rescuers recovered two people.",),
    ),
    Rule(
        "casualty.part",
        "A sub-group named behind the harm: “…, including a woman”",
        f"<comma|open>? <incl> {_ADV} <det>? {_WHO}",
        _part,
        ("Four civilians were killed, including a woman.",),
        ("Four civilians and a woman were killed.",),
    ),
)
