"""Actors: who did it, who is said to have, who helped, who was aimed at, and who denies."""

from __future__ import annotations

from typing import Any

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Sense, Word
from harmledger.rules.meanings import ActFact, Name, Party, People, PlaceWords
from harmledger.rules.parties import party_of

# Words before a party that make it where or against whom something happens, not who does it.
_NOT_BEFORE_A_SUBJECT = frozenset([
    "about", "against", "along", "amid", "among", "around", "at", "behind", "between", "by", "for", "from", "in",
    "inside", "into", "near", "of", "off", "on", "outside", "over", "targeting", "than", "through", "to", "toward",
    "towards", "under", "upon", "with",
])  # fmt: skip
# What stands behind a verb that has an object: without one, "killed" and "attacked" are what happened to the party.
_OBJECT = frozenset([
    "AGE", "GAZ", "GROUP", "NAME", "PARTY", "PLACE", "QTY", "actor", "actor.weak", "adv", "cap", "det", "dir",
    "hedge", "means", "nationality", "num", "object", "one", "padj", "person", "placenoun", "poss", "voice",
])  # fmt: skip
_FIGHTS = ("member_of_armed_forces", "directly_participating")
_SAYS_IT_ITSELF = ("opened fire", "blew himself up", "blew herself up", "exploded", "clashed")


def actor_of(value: object, at: tuple[int, int]) -> Party | None:
    """Return the party that a node stands for: a party phrase, people who fight, or a word that names a state."""
    if isinstance(value, Party):
        return value
    if isinstance(value, People):
        if value.party and (value.party.type != "nationality" or value.status in _FIGHTS):
            return Party((value.party,), value.at, craft=_tools(value), rule=value.rule)
        senses = party_of(value.noun, adjectives=False) if value.noun else ()
        return Party(senses, value.at, craft=_tools(value), rule=value.rule) if senses else None
    word = value.word if isinstance(value, Name | PlaceWords) else value
    senses = party_of(word) if isinstance(word, Word) else ()
    return Party(senses, at) if senses else None


def _tools(people: People) -> tuple[Sense, tuple[int, int]] | None:
    """Return the means that people are named by: a suicide bomber, a sniper."""
    return next(((sense, people.at) for sense in people.noun.senses("means")), None) if people.noun else None


def _act(match: Match, role: str, stance: str = "alleged") -> ActFact | None:
    party = actor_of(match.value("who"), match.span("who"))
    if party is None:
        return None
    if stance == "alleged" and match.has("doubt"):
        stance = "suspected"
    verb = match.value("verb")
    deed = verb.get("harm", "outcome") if isinstance(verb, Word) else None
    return ActFact(party, role, stance, party.at, match.rule.id, match.nodes("who")[0], deed)


def _before(match: Match, node: int) -> Any:
    """Return the value of the node before a phrase, articles and adjectives passed over."""
    while node > 0:
        kinds = match.context.types_at(match.line, node - 1)
        if "say:suspect" in kinds or kinds.isdisjoint(("det", "padj", "QTY")):
            break
        node -= 1
        if "det" in kinds:
            break
    return match.line.values[node - 1] if node > 0 else None


def _doubted(match: Match) -> bool:
    before = _before(match, match.nodes("who")[0])
    return isinstance(before, Word) and before.get("say", "stance") == "suspected"


def _subject(match: Match) -> ActFact | None:
    first = match.nodes("who")[0]
    before = _before(match, first)
    if isinstance(before, Word) and before.text in _NOT_BEFORE_A_SUBJECT:
        return None
    types = match.context.types_at
    if "actor.weak" in types(match.line, first) and "det" in types(match.line, first - 1):
        return None
    if not match.has("having") and not match.has("what") and not _active(match):
        return None
    return _act(match, "perpetrator", "suspected" if _doubted(match) else "alleged")


def _active(match: Match) -> bool:
    """Tell whether the verb is what the party does and not what was done to it."""
    verb = match.value("verb")
    types: frozenset[str] = verb.types if isinstance(verb, Word) else frozenset()
    if match.has("going"):
        return not types.isdisjoint(("attack.ing", "harm.ing", "effect.ing"))
    if types.isdisjoint(("attack.pp", "harm.pp", "shot.pp", "effect.pp")) or verb.text in _SAYS_IT_ITSELF:
        return True
    node = match.stop
    while "TIME" in match.context.types_at(match.line, node):
        node += 1
    behind = match.context.types_at(match.line, node)
    return not _OBJECT.isdisjoint(behind) or ("and" in behind and isinstance(match.value("who"), Party))


def _agent(match: Match) -> ActFact | None:
    """What stands right before "by" must be the deed, or what befell whom, when or where: "held by" names no agent."""
    by = match.nodes("by")[0]
    types = match.context.types_at(match.line, by - 1)
    if types <= {"word"} or "based" in types or ("say" in types and "comma" not in types):
        return None
    verb = match.nodes("verb")[0]
    if any(match.context.types_at(match.line, node) & {"modal", "neg"} for node in range(max(0, verb - 2), verb)):
        return None
    return _act(match, "perpetrator")


def _by_name(match: Match) -> ActFact | None:
    return _act(match, "perpetrator", "suspected" if _doubted(match) else "alleged")


def _adjective(match: Match) -> ActFact | None:
    """The name of a capital or a leader needs an "'s": "a Damascus attack" is one in Damascus."""
    party = actor_of(match.value("who"), match.span("who"))
    weak = party is not None and party.weak
    return None if weak and not match.has("of") else _by_name(match)


def _with(role: str, stance: str) -> Any:
    return lambda match: _act(match, role, stance)


_ACTOR = "who:<PARTY|actor.weak|actor|GROUP>"
_FILL = "<adv|TIME|PLACE|NAME|inplace|say:suspect|=who|=which|=that|=then|=again|=also|=based>"
_SIDE = "<quote>? (<comma|open> <!end&!comma&!close>{1,14}? <comma|close>)? (<comma>? <=who|=which>)?"
_DOES = (
    ""
    "<attack.past|attack.s|attack.base|harm.past|harm.s|harm.base|shot.past|effect.past|effect.s|attack.ing|harm.ing|effect.ing>"
)
_LEAD = "<det|hedge|padj|adv|say:suspect|QTY|word|=-|quote>{0,5}?"

ACTS = (
    Rule(
        "actor.subject",
        "The party as the subject of an attack: “government forces shelled the town”",
        f"{_ACTOR} {_SIDE} {_FILL}{{0,3}} having:<have>? {_FILL}{{0,2}} "
        f"going:(<aux|=began|=started|=continued|=kept> <adv>?)? verb:{_DOES}",
        _subject,
        ("Government forces shelled the town.", "The army, supported by militias, shelled the town."),
        (
            "Government forces were calm.",
            "Government forces were attacked.",
            "An attack on government forces killed two people.",
        ),
    ),
    Rule(
        "actor.undertakes",
        "The party undertakes an attack: “the army carried out an airstrike”",
        f"{_ACTOR} {_SIDE} {_FILL}{{0,3}} having:<have>? {_FILL}{{0,2}} <aux>? "
        "verb:<commit.past|commit.s|commit.ing|commit.pp> "
        "<!end&!prep&!say>{0,5}? what:<attack.noun|harm.noun|deed>",
        _subject,
        ("The army carried out an airstrike.",),
        ("The army carried out repairs.", "The army launched an investigation into the killing."),
    ),
    Rule(
        "actor.uses",
        "The party uses a weapon: “rebels fired rockets at the town”",
        f"{_ACTOR} {_SIDE} {_FILL}{{0,3}} having:<have>? {_FILL}{{0,2}} <aux>? verb:<launch.past|launch.s|launch.ing> "
        "<!end&!prep&!say>{0,4}? what:<means>",
        _subject,
        ("Government forces fired several rockets at the town.",),
        ("Government forces fired the commander.",),
    ),
    Rule(
        "actor.agent",
        "The party behind “by”: “shelled by government forces”",
        f"verb:<attack|attack.noun|harm|harm.noun|means|effect|shot|commit.pp|launch.pp|deed> <!end&!by>{{0,9}}? "
        f"by:<by> doubt:<say:suspect>? {_LEAD} {_ACTOR}",
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
        f"<athands> {_LEAD} {_ACTOR}",
        _by_name,
        ("They suffered at the hands of government forces.",),
        ("They died in hospital.",),
    ),
    Rule(
        "actor.adjective",
        "A party named before the attack: “an Israeli airstrike”, “Russian shelling”",
        'who:<nationality|PARTY|actor|actor.generic|actor.weak> of:"\'s"? <padj|dir|QTY|TIME|adv>{0,3} '
        "<attack.noun|means>",
        _adjective,
        ("An Israeli airstrike hit the house.",),
        ("An airstrike hit the Israeli house.", "A Damascus attack killed two people."),
    ),
    Rule(
        "actor.believed",
        "A nationality that something is believed to be: “warplanes believed to be Russian”",
        "<carrier|means|attack.noun|PARTY> <!end>{0,5}? doubt:<say:suspect> <!end&!comma>{0,3}? "
        "who:<nationality|PARTY>",
        _with("perpetrator", "suspected"),
        ("Warplanes believed to be Russian fired missiles.",),
        ("Russian warplanes fired missiles.",),
    ),
    Rule(
        "actor.accused",
        "Somebody is blamed: “blamed the army for the attack”, “attributed to the army”",
        f"<say:accuse|=responsibility> (<!end&!of>{{0,7}}? <=on|=to>)? {_LEAD} {_ACTOR}",
        _by_name,
        ("Residents blamed government forces for the attack.",),
        ("Residents praised government forces.",),
    ),
    Rule(
        "actor.responsible",
        "Somebody is said to be responsible: “the army was responsible for the attack”",
        f"{_ACTOR} {_FILL}{{0,2}} <aux>{{0,2}} (<responsible> <!end&!comma>{{0,4}}? "
        '<attack|attack.noun|harm|harm.noun|deed|means>|<say:accuse|say:suspect> "of" '
        "<harm|attack|commit|harm.noun|attack.noun>)",
        _by_name,
        ("The army was responsible for the killing.",),
        ("The army was responsible to nobody.",),
    ),
    Rule(
        "actor.claimed",
        "Somebody claims or admits to have done it",
        f"{_ACTOR} {_SIDE} <adv|aux|have|TIME>{{0,3}} (<say:claim_responsibility>|<say:acknowledge> "
        f"<det|aux|have|=that|=it|=to>{{0,4}} <attack|harm|commit|effect|attack.noun>)",
        _with("perpetrator", "claimed_responsibility"),
        ("The SDF claimed responsibility for the attack.",),
        ("The SDF has not claimed responsibility.",),
    ),
    Rule(
        "actor.acknowledged_act",
        "Somebody admits the act and denies to be answerable: “acknowledged striking … but denied responsibility”",
        f"{_ACTOR} <adv|aux|have|TIME>{{0,3}} (<say:acknowledge_the_act_only>|<say:acknowledge> <!end>{{1,16}}? "
        "<say:deny>)",
        _with("perpetrator", "acknowledged_act_denied_responsibility"),
        ("The army acknowledged striking the house but denied responsibility.",),
        ("The army acknowledged striking the house.",),
    ),
    Rule(
        "actor.denied",
        "Somebody denies to have done it",
        f"{_ACTOR} {_SIDE} <adv|aux|have|TIME>{{0,3}} (<say:deny> (<!end&!comma>{{0,2}}? "
        '<attack|harm|commit|attack.noun>|"any"? "involvement"|"responsibility")?|<say.past> "it" ("was"|"is") '
        '"not" ("responsible"|"behind"|"involved"))',
        _with("perpetrator", "denied"),
        (
            "The SDF denied responsibility for the attack.",
            "Officials blamed the SDF, which denied carrying out the attack.",
        ),
        ("The SDF claimed responsibility for the attack.",),
    ),
    Rule(
        "actor.misfire",
        "Another explanation: “a misfired rocket of Islamic Jihad”",
        f'(<say:explain_otherwise>|("misfired"|"errant"|"failed"|"stray") <means>) <launch|=from|=of|by>{{1,2}} '
        f"{_LEAD} {_ACTOR}",
        _with("perpetrator", "alternative_explanation"),
        ("The army said that a misfired rocket fired by Islamic Jihad hit the house.",),
        ("A rocket fired by Islamic Jihad hit the house.",),
    ),
    Rule(
        "actor.supporter",
        "Somebody who helped the party: “supported by Russian forces”",
        '("supported by"|"backed by"|"with the support of"|"with support from"|"aided by"|"assisted by"|"with the '
        f'help of"|"with air cover from") ("the")? {_ACTOR}',
        _with("supporter", "alleged"),
        ("The army, supported by Russian forces, shelled the town.",),
        ("Russian forces shelled the town.",),
    ),
    Rule(
        "actor.target",
        "The party that was aimed at: “an attack on the police”",
        '(<attack.noun> ("on"|"against"|"targeting")|<attack.ing|attack.past>) '
        "<det|adv|padj|poss|dir|nationality|NAME|QTY>{0,4} who:<PARTY|actor|GROUP>",
        _with("target", "alleged"),
        ("They attacked government forces.",),
        ("Government forces attacked.",),
    ),
)
