"""Subjects: the party as the subject of what was done: it attacked, it entered and killed, it fired rockets."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.rules.actors import (
    ACTOR,
    FILL,
    NOT_BEFORE_A_SUBJECT,
    OBJECTS_BEHIND,
    SIDE,
    actor_of,
    by_name,
    definite,
    is_next,
    node_before,
    of_a_campaign,
)
from harmledger.rules.meanings import ActFact, Party
from harmledger.rules.means import of_no_person

_SAYS_IT_ITSELF = ("opened fire", "blew himself up", "blew herself up", "exploded", "clashed")


def _subject(match: Match) -> ActFact | None:
    first = match.nodes("who")[0]
    before = node_before(match, first)
    if isinstance(before, Word) and before.text in NOT_BEFORE_A_SUBJECT:
        return None
    types = match.context.types_at
    if "actor.weak" in types(match.line, first) and "det" in types(match.line, first - 1):
        return None
    if "none" in types(match.line, first - 1):
        return None  # "no group has claimed the attack"
    if not match.has("having") and not match.has("what") and not _active(match):
        return None
    if of_no_person(match, match.nodes("verb")[0]):
        return None
    act = by_name(match)
    if act:
        act.tied = match.has("what") and definite(match, match.nodes("what")[0])
        act.passing = (
            of_a_campaign(match.value("what"))
            or is_next(match, first)
            or (match.has("going") and "aux" in types(match.line, match.nodes("going")[0]))
        )
    return act


def _coordinated(match: Match) -> ActFact | None:
    """The first verb's subject stands at the beginning of its clause: not "a group of soldiers' wives entered"."""
    if not _active(match):
        return None
    before = match.context.types_at(match.line, match.first - 1) if match.first else frozenset(("end",))
    return (
        by_name(match) if not before.isdisjoint(("end", "comma", "det", "one", "TIME", "sub", "padj", "poss")) else None
    )


def _they(match: Match) -> ActFact | None:
    """They are the subject of the sentence before, when it is the first told there and the only party."""
    types_at, line = match.context.types_at, match.line
    if match.first < 2 or "end" not in types_at(line, match.first - 1) or not _active(match):
        return None
    first = match.first - 1
    while first > 0 and "end" not in types_at(line, first - 1):
        first -= 1
    people = [node for node in range(first, match.first) if not types_at(line, node).isdisjoint(("PARTY", "GROUP"))]
    if not people or _governed(match, people[0]) or any("PARTY" in types_at(line, node) for node in people[1:]):
        return None
    node = people[0]
    party = actor_of(line.values[node], line.span(node, node + 1))
    return ActFact(party, "perpetrator", "alleged", party.at, match.rule.id, match.first) if party else None


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


def _governed(match: Match, node: int) -> bool:
    before = node_before(match, node)
    return isinstance(before, Word) and before.text in NOT_BEFORE_A_SUBJECT


_DOES = (
    ""
    "<attack.past|attack.s|attack.base|harm.past|harm.s|harm.base|shot.past|effect.past|effect.s|attack.ing|harm.ing|effect.ing>"
)
# What may stand between the first verb of a party and its second one, and that second one.
_PASSED = "<!end&!say&!sub&!be&!PARTY&!means&!attack.noun&!who>"
_CAME = (
    '("entered"|"stormed"|"raided"|"came"|"arrived"|"broke into"|"broke"|"burst into"|"burst"|"drove"|"drove into"'
    '|"rode"'
    '|"went"|"surrounded"|"reached"|"searched"|"invaded"|"infiltrated"|"crossed"|"stopped"|"intercepted"|"attacked"'
    '|"ambushed"|"looted"|"set"|"burned"|"opened")'
)
_PAST = "<harm.past|attack.past|shot.past|effect.past>"

SUBJECTS = (
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
        f"who:<PARTY|GROUP> {_CAME} {_PASSED}{{0,12}}? <and> <adv|TIME>{{0,2}} verb:{_PAST}",
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
)
