"""Actors: who did it, who helped, and who was aimed at."""

from __future__ import annotations

from typing import Any

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Sense, Word
from harmledger.rules.meanings import ActFact, Name, Party, People, PlaceWords
from harmledger.rules.means import of_no_person
from harmledger.rules.parties import party_of

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
_FIGHTS = ("member_of_armed_forces", "directly_participating")
# What points back to a deed told before, and verbs of coming that are no regular past.
_POINTING = ("the", "this", "that", "these", "those")
_CAME = ("came", "broke", "drove", "drove into", "rode", "went", "took", "burst", "fell", "flew", "set", "sneaked", "ran")
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


def act_of(match: Match, role: str, stance: str = "alleged") -> ActFact | None:
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
    if isinstance(before, Word) and before.text in NOT_BEFORE_A_SUBJECT:
        return None
    types = match.context.types_at
    if "actor.weak" in types(match.line, first) and "det" in types(match.line, first - 1):
        return None
    if not match.has("having") and not match.has("what") and not _active(match):
        return None
    if of_no_person(match, match.nodes("verb")[0]):
        return None
    act = by_name(match)
    if act:
        act.tied = match.has("what") and _definite(match, match.nodes("what")[0])
        act.passing = match.has("going") and "aux" in types(match.line, match.nodes("going")[0])
    return act


def _definite(match: Match, node: int) -> bool:
    """Tell "the multiple crime", told before, from "a crime"."""
    types_at, line = match.context.types_at, match.line
    while not types_at(line, node - 1).isdisjoint(("padj", "word", "adv", "nationality", "PARTY", "actor")):
        node -= 1
    before = line.values[node - 1] if node else None
    return isinstance(before, Word) and before.text in _POINTING


def _coordinated(match: Match) -> ActFact | None:
    """What a party did first must be told in the past: "soldiers entered …", not "soldiers from the south and …"."""
    moved = match.value("moved")
    text = moved.text if isinstance(moved, Word) else ""
    if not (text.endswith("ed") or text in _CAME) or not _active(match):
        return None
    before = match.context.types_at(match.line, match.first - 1) if match.first else frozenset(("end",))
    return by_name(match) if not before.isdisjoint(("end", "comma", "det", "TIME", "sub", "padj")) else None


def _they(match: Match) -> ActFact | None:
    """They are the subject of the sentence before, when it is a party that nobody stands before."""
    types_at, line = match.context.types_at, match.line
    if match.first < 2 or "end" not in types_at(line, match.first - 1) or not _active(match):
        return None
    first = match.first - 1
    while first > 0 and "end" not in types_at(line, first - 1):
        first -= 1
    people = (node for node in range(first, match.first) if not types_at(line, node).isdisjoint(("PARTY", "GROUP")))
    node = next(people, None)
    if node is None or _after_preposition(match, node):
        return None
    party = actor_of(line.values[node], line.span(node, node + 1))
    return ActFact(party, "perpetrator", "alleged", party.at, match.rule.id, match.first) if party else None


def _after_preposition(match: Match, node: int) -> bool:
    before = _before(match, node)
    return isinstance(before, Word) and before.text in NOT_BEFORE_A_SUBJECT


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
    return not OBJECTS_BEHIND.isdisjoint(behind) or ("and" in behind and isinstance(match.value("who"), Party))


def _agent(match: Match) -> ActFact | None:
    """What stands right before "by" must be the deed, or what befell whom, when or where: "held by" names no agent."""
    by = match.nodes("by")[0]
    types = match.context.types_at(match.line, by - 1)
    if types <= {"word"} or "based" in types or ("say" in types and "comma" not in types):
        return None
    verb = match.nodes("verb")[0]
    if any(match.context.types_at(match.line, node) & {"modal", "neg"} for node in range(max(0, verb - 2), verb)):
        return None
    act = act_of(match, "perpetrator")
    if act:
        nodes = (verb, verb - 1, verb - 2, verb - 3)
        act.tied = any(node > 0 and _is_deed(match, node) and _definite(match, node) for node in nodes)
    return act


def _is_deed(match: Match, node: int) -> bool:
    return not match.context.types_at(match.line, node).isdisjoint(("attack.noun", "harm.noun", "deed", "means"))


def by_name(match: Match) -> ActFact | None:
    return act_of(match, "perpetrator", "suspected" if _doubted(match) else "alleged")


def _adjective(match: Match) -> ActFact | None:
    """The name of a capital or a leader needs an "'s": "a Damascus attack" is one in Damascus."""
    party = actor_of(match.value("who"), match.span("who"))
    weak = party is not None and party.weak
    act = None if weak and not match.has("of") else by_name(match)
    if act:
        act.tied = _definite(match, act.node)
    return act


def with_role(role: str, stance: str) -> Any:
    return lambda match: act_of(match, role, stance)


ACTOR = "who:<PARTY|actor.weak|actor|GROUP>"
FILL = "<adv|TIME|PLACE|NAME|inplace|say:suspect|=who|=which|=that|=then|=again|=also|=based>"
SIDE = "<quote>? (<comma|open> <!end&!comma&!close>{1,14}? <comma|close>)? (<comma>? <=who|=which>)?"
_DOES = (
    ""
    "<attack.past|attack.s|attack.base|harm.past|harm.s|harm.base|shot.past|effect.past|effect.s|attack.ing|harm.ing|effect.ing>"
)
# What may stand between the first verb of a party and its second one, and that second one.
_PASSED = "<!end&!say&!sub&!be&!PARTY&!means&!attack.noun&!who>"
_PAST = "<harm.past|attack.past|shot.past|effect.past>"
LEAD = "<det|hedge|padj|adv|say:suspect|QTY|word|=-|quote>{0,5}?"

ACTS = (
    Rule(
        "actor.subject",
        "The party as the subject of an attack: “government forces shelled the town”",
        f"{ACTOR} {SIDE} {FILL}{{0,3}} having:<have>? {FILL}{{0,2}} "
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
        "actor.subject.coordinated",
        "The party as the subject of a second verb: “soldiers entered the house and killed two people”",
        f"who:<PARTY|GROUP> moved:<word|attack.past> {_PASSED}{{0,12}}? <and> <adv|TIME>{{0,2}} verb:{_PAST}",
        _coordinated,
        ("Government forces entered the house and killed two people.",),
        (
            "Government forces entered the house, where rebels waited and killed two people.",
            "Government forces entered the house and a bomb killed two people.",
        ),
    ),
    Rule(
        "actor.subject.they",
        "The party as “they” of the next sentence: “Rebels came to the town. They abducted two people.”",
        f"who:<=they> <adv|TIME|have>{{0,2}} verb:{_PAST}",
        _they,
        ("Government forces arrived at night. They killed two people.",),
        ("Villagers met government forces. They killed two people.",),
    ),
    Rule(
        "actor.undertakes",
        "The party undertakes an attack: “the army carried out an airstrike”",
        f"{ACTOR} {SIDE} {FILL}{{0,3}} having:<have>? {FILL}{{0,2}} <aux>? "
        "verb:<commit.past|commit.s|commit.ing|commit.pp> "
        "<!end&!prep&!say>{0,5}? what:<attack.noun|harm.noun|deed>",
        _subject,
        ("The army carried out an airstrike.",),
        ("The army carried out repairs.", "The army launched an investigation into the killing."),
    ),
    Rule(
        "actor.uses",
        "The party uses a weapon: “rebels fired rockets at the town”",
        f"{ACTOR} {SIDE} {FILL}{{0,3}} having:<have>? {FILL}{{0,2}} <aux>? verb:<launch.past|launch.s|launch.ing> "
        "<!end&!prep&!say>{0,4}? what:<means>",
        _subject,
        ("Government forces fired several rockets at the town.",),
        ("Government forces fired the commander.",),
    ),
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
        by_name,
        ("They suffered at the hands of government forces.",),
        ("They died in hospital.",),
    ),
    Rule(
        "actor.adjective",
        "A party named before the attack: “an Israeli airstrike”, “Russian shelling”",
        'who:<nationality|PARTY|actor|actor.generic|actor.weak> of:"\'s"? <padj|dir|QTY|TIME|adv>{0,3} '
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
        with_role("perpetrator", "suspected"),
        ("Warplanes believed to be Russian fired missiles.",),
        ("Russian warplanes fired missiles.",),
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
