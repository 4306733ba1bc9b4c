"""Actors: who did it, who helped, and who was aimed at."""

from __future__ import annotations

from typing import Any

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Sense, Word
from harmledger.rules.meanings import ActFact, Name, Party, People, PlaceWords
from harmledger.rules.parties import party_of
from harmledger.rules.reality import unreal

# Words before a party that make it where or against whom something happens, not who does it.
NOT_BEFORE_A_SUBJECT = frozenset([
    "about", "against", "along", "amid", "among", "around", "at", "behind", "between", "by", "for", "from", "in",
    "inside", "into", "near", "of", "off", "on", "outside", "over", "targeting", "than", "through", "to", "toward",
    "towards", "under", "upon", "with",
])  # fmt: skip
# What stands behind a verb that has an object: without one, "killed" and "attacked" are what happened to the party.
OBJECTS_BEHIND = frozenset([
    "AGE", "GAZ", "GROUP", "NAME", "PARTY", "PLACE", "QTY", "actor", "actor.weak", "adv", "cap", "det", "dir",
    "hedge", "means", "nationality", "num", "object", "one", "padj", "person", "placenoun", "poss", "voice",
])  # fmt: skip
_CAMPAIGNS = ("operation", "operations", "offensive", "offensives", "onslaught", "actions")
# How many nodes before "used by" the weapon stands.
_WEAPON = 5
# Words for single fighters that before an attack tell its sort.
_SORTS = ("terrorist", "extremist", "criminal", "subversive", "guerrilla", "paramilitary", "sniper")
# People counted by the forces that they belong to.
_OF_FORCES = ("people.one_party", "people.counted_party")
_FIGHTS = ("member_of_armed_forces", "directly_participating")
# What points back to a deed told before.
_POINTING = ("the", "this", "that", "these", "those")


def actor_of(value: object, at: tuple[int, int]) -> Party | None:
    """Return the party that a node stands for: a party phrase, people who fight, or a word that names a state."""
    if isinstance(value, Party):
        return value
    if isinstance(value, People):
        of_forces = value.rule in _OF_FORCES or value.status in _FIGHTS
        if value.party and (value.party.type != "nationality" or of_forces):
            return Party((value.party,), value.at, craft=_tools(value), rule=value.rule)
        senses = party_of(value.noun, adjectives=False) if value.noun else ()
        return Party(senses, value.at, craft=_tools(value), rule=value.rule) if senses else None
    word = value.word if isinstance(value, Name | PlaceWords) else value
    senses = party_of(word) if isinstance(word, Word) else ()
    return Party(senses, at) if senses else None


def _tools(people: People) -> tuple[Sense, tuple[int, int]] | None:
    """Return the means that people are named by: a suicide bomber, a sniper."""
    return next(((sense, people.at) for sense in people.noun.senses("means")), None) if people.noun else None


def of_a_campaign(value: object) -> bool:
    """Tell "an offensive" or "operations", within which much is done, from a single deed."""
    return isinstance(value, Word) and value.text in _CAMPAIGNS


def is_next(match: Match, node: int) -> bool:
    """Tell "before the police shot him", which follows the deed that the sentence is about."""
    return any(getattr(match.line.values[at], "text", "") == "before" for at in range(max(0, node - 3), node))


def act_of(match: Match, role: str, stance: str = "alleged") -> ActFact | None:
    """Return the act of the party captured as `who`, None where it names none."""
    party = actor_of(match.value("who"), match.span("who"))
    if party is None:
        return None
    if stance == "alleged" and match.has("doubt"):
        stance = "suspected"
    verb = match.value("verb")
    deed = verb.get("harm", "outcome") if isinstance(verb, Word) else None
    return ActFact(party, role, stance, party.at, match.rule.id, match.nodes("who")[0], deed)


def node_before(match: Match, node: int) -> Any:
    """Return the value of the node before a phrase, articles and adjectives passed over."""
    while node > 0:
        kinds = match.context.types_at(match.line, node - 1)
        if "say:suspect" in kinds or kinds.isdisjoint(("det", "padj", "QTY", "MEASURE", "measure")):
            break
        node -= 1
        if "det" in kinds:
            break
    return match.line.values[node - 1] if node > 0 else None


def _doubted(match: Match) -> bool:
    before = node_before(match, match.nodes("who")[0])
    return isinstance(before, Word) and before.get("say", "stance") == "suspected"


def definite(match: Match, node: int) -> bool:
    """Tell "the multiple crime", told before, from "a crime"."""
    types_at, line = match.context.types_at, match.line
    while not types_at(line, node - 1).isdisjoint(("padj", "word", "adv", "nationality", "PARTY", "actor")):
        node -= 1
    before = line.values[node - 1] if node else None
    return isinstance(before, Word) and before.text in _POINTING


# A word that no lexicon knows, or one that only tells of persons who are held.
_NO_DEED = frozenset({"word", "=held", "=taken", "=custody", "=detention"})


def _agent(match: Match) -> ActFact | None:
    """What stands right before "by" must be the deed, or what befell whom, when or where: "held by" names no agent."""
    by = match.nodes("by")[0]
    types = match.context.types_at(match.line, by - 1)
    doubted = "say:suspect" in types
    if types <= _NO_DEED or "based" in types or ("say" in types and not doubted and "comma" not in types):
        return None
    verb = match.nodes("verb")[0]
    if any(match.context.types_at(match.line, node) & {"modal", "neg"} for node in range(max(0, verb - 2), verb)):
        return None
    if _only_used(match, by - 1) or any(_accuses(match, node) for node in range(verb + 1, by)):
        return None
    act = act_of(match, "perpetrator", "suspected" if doubted else "alleged")
    if act:
        nodes = (verb, verb - 1, verb - 2, verb - 3)
        act.tied = any(node > 0 and _is_deed(match, node) and definite(match, node) for node in nodes)
        act.passing = any(node >= 0 and of_a_campaign(match.line.values[node]) for node in nodes[:2])
        act.passing = act.passing or is_next(match, verb)
    return act


def _only_used(match: Match, verb: int) -> bool:
    """Tell "a building used by the army" from "rockets used by the army": only a weapon is used in a deed."""
    if getattr(match.line.values[verb], "text", "") not in ("used", "laid", "placed", "hidden"):
        return False
    before = range(max(0, verb - _WEAPON), verb)
    return not any("means" in match.context.types_at(match.line, node) for node in before)


def _accuses(match: Match, node: int) -> bool:
    return getattr(match.line.values[node], "text", "") in ("accusations", "accusation", "allegations", "charges")


def _is_deed(match: Match, node: int) -> bool:
    return not match.context.types_at(match.line, node).isdisjoint(("attack.noun", "harm.noun", "deed", "means"))


def by_name(match: Match) -> ActFact | None:
    """Return the party captured as `who` as the perpetrator, suspected where the words before it say so."""
    return act_of(match, "perpetrator", "suspected" if _doubted(match) else "alleged")


def _adjective(match: Match) -> ActFact | None:
    """The name of a capital or a leader needs an "'s": "a Damascus attack" is one in Damascus."""
    party = actor_of(match.value("who"), match.span("who"))
    weak = party is not None and party.weak
    act = None if (weak and not match.has("of")) or _only_a_sort(match) or _owned(match) else by_name(match)
    if act:
        act.tied = definite(match, act.node)
        act.passing = of_a_campaign(match.line.values[match.stop - 1])
    return act


def _only_a_sort(match: Match) -> bool:
    """Tell "the terrorist attack", which says of what sort it was, from "the terrorists' attack"."""
    value = match.value("who")
    noun = value.noun if isinstance(value, People | Party) else value
    return not match.has("of") and isinstance(noun, Word) and noun.text in _SORTS


def _owned(match: Match) -> bool:
    """Tell "seized the army's rifles" from "the army's rockets hit": arms that somebody has did nothing."""
    types_at, line = match.context.types_at, match.line
    if not match.has("of") or types_at(line, match.stop - 1).isdisjoint(("means",)):
        return False
    acts = types_at(line, match.stop - 1) & {"attack.noun", "attack", "carrier"}
    behind = types_at(line, match.stop) & {"harm", "effect", "attack", "launch", "attack.noun", "aux"}
    return not acts and not behind


def _at_hands(match: Match) -> ActFact | None:
    return None if unreal(match, match.first) else by_name(match)


def _believed(match: Match) -> ActFact | None:
    """Who made a weapon is not who used it."""
    made = "based" in match.context.types_at(match.line, match.stop)
    return None if made else act_of(match, "perpetrator", "suspected")


def with_role(role: str, stance: str) -> Any:
    """Return a builder of acts in a role, with a stance."""
    return lambda match: act_of(match, role, stance)


ACTOR = "who:<PARTY|actor.weak|actor|GROUP>"
FILL = "<adv|TIME|PLACE|NAME|inplace|say:suspect|=who|=which|=that|=then|=again|=also|=based>"
SIDE = (
    "<quote>? (<prep> <PLACE>)? (<comma|open> <!end&!comma&!close>{1,14}? <comma|close>)? (<be> <det>? <=ones|=one>)? "
    "(<comma>? <=who|=which>)?"
)
LEAD = "<det|hedge|padj|adv|say:suspect|QTY|MEASURE|measure|word|=-|quote>{0,5}?"

ACTS = (
    Rule(
        "actor.agent",
        "The party behind “by”: “shelled by government forces”",
        f"verb:<attack|attack.noun|harm|harm.noun|means|effect|shot|commit.pp|launch.pp|deed> <!end&!by>{{0,9}}? "
        f"by:<by> doubt:<say:suspect>? {LEAD} {ACTOR}",
        _agent,
        ("The town was shelled by government forces.",),
        (
            "The town may be shelled by government forces.",
            "Two people were killed in a town held by government forces.",
        ),
    ),
    Rule(
        "actor.hands",
        "The party at whose hands somebody suffered",
        f"<athands> {LEAD} {ACTOR}",
        _at_hands,
        ("They suffered at the hands of government forces.",),
        ("They died in hospital.", "They did not die at the hands of government forces."),
    ),
    Rule(
        "actor.adjective",
        "A party named before the attack: “an Israeli airstrike”, “Russian shelling”",
        'who:<nationality|PARTY|actor|actor.generic|actor.weak> of:("\'s"|"\'")? <padj|dir|QTY|TIME|adv>{0,3} '
        '(<attack.noun|means>|"act of aggression"|"aggression")',
        _adjective,
        ("An Israeli airstrike hit the house.",),
        ("An airstrike hit the Israeli house.", "A Damascus attack killed two people."),
    ),
    Rule(
        "actor.believed",
        "A nationality that something is believed to be: “warplanes believed to be Russian”",
        "<carrier|means|attack.noun|PARTY> <!end>{0,5}? doubt:<say:suspect> <!end&!comma>{0,3}? "
        "who:<nationality|PARTY>",
        _believed,
        ("Warplanes believed to be Russian fired missiles.",),
        ("Russian warplanes fired missiles.", "The bombs were likely Russian-made."),
    ),
    Rule(
        "actor.supporter",
        "Somebody who helped the party: “supported by Russian forces”",
        '("supported by"|"backed by"|"with the support of"|"with support from"|"aided by"|"assisted by"|"with the '
        f'help of"|"with air cover from") ("the")? {ACTOR}',
        with_role("supporter", "alleged"),
        ("The army, supported by Russian forces, shelled the town.",),
        ("Russian forces shelled the town.",),
    ),
    Rule(
        "actor.target",
        "The party that was aimed at: “an attack on the police”",
        '(<attack.noun> ("on"|"against"|"targeting")|<attack.ing|attack.past>) '
        "<det|adv|padj|poss|dir|nationality|NAME|QTY>{0,4} who:<PARTY|actor|GROUP>",
        with_role("target", "alleged"),
        ("They attacked government forces.",),
        ("Government forces attacked.",),
    ),
)
