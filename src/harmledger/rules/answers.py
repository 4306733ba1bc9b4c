"""Answers: who is blamed for a deed and by whom, who owns up to it, who denies it, and what else it is put down to."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.rules.actors import (
    ACTOR,
    FILL,
    LEAD,
    NOT_BEFORE_A_SUBJECT,
    OBJECTS_BEHIND,
    SIDE,
    act_of,
    actor_of,
    by_name,
    with_role,
)
from harmledger.rules.meanings import ActFact, People, VoiceFact
from harmledger.rules.reality import unreal
from harmledger.rules.voices import sense_of

# How many nodes before the verb of blame its subject stands, and behind it what somebody is blamed for.
_SUBJECT, _CHARGE = 20, 7
_DEED = frozenset([
    "attack", "attack.noun", "commit", "deed", "effect", "harm", "harm.noun", "launch", "means", "shot", "=it",
])  # fmt: skip
# Whoever "acknowledged the bombing" need not have done it, as whoever acknowledged "the strike" has.
_ANYBODYS = ("attack", "attacks", "bombing", "bombings", "explosion", "blast", "ambush")


def _speaker(match: Match, node: int) -> VoiceFact | None:
    """Return who speaks at a node: a voice, a party, a state, or people who are no known voice."""
    types, value = match.context.types_at(match.line, node), match.line.values[node]
    if types.isdisjoint(("voice", "PARTY", "GROUP", "actor.weak")):
        return None
    sense = sense_of(value)
    if sense is None and not isinstance(value, People):
        party = actor_of(value, match.line.span(node, node + 1))
        sense = party.senses[0] if party else None
        if sense is None:
            return None
    return VoiceFact(sense, match.line.span(node, node + 1), None, match.offsets, match.rule.id, node)


def _governed(match: Match, node: int) -> bool:
    """Tell "the attack on the army accused …": behind a preposition stands no subject."""
    types_at, line = match.context.types_at, match.line
    while node > 0 and not types_at(line, node - 1).isdisjoint(("det", "padj", "cap", "nationality", "hedge")):
        node -= 1
    before = line.values[node - 1] if node else None
    return isinstance(before, Word) and before.text in NOT_BEFORE_A_SUBJECT


def _accuser(match: Match, verb: int) -> VoiceFact | None:
    """Return the subject of a verb of blame, or in the passive who stands behind "by"; None where nobody is told."""
    types_at, line = match.context.types_at, match.line
    if not types_at(line, verb - 1).isdisjoint(("be",)):
        for node in range(verb + 1, min(verb + 16, len(line.values) - 1)):
            if "end" in types_at(line, node):
                return None
            if "=by" in types_at(line, node):
                return next((one for at in (node + 1, node + 2) if (one := _speaker(match, at))), None)
        return None
    for node in range(verb - 1, max(-1, verb - 1 - _SUBJECT), -1):
        if "end" in types_at(line, node):
            break
        speaker = _speaker(match, node)
        if speaker and not _governed(match, node):
            return speaker
    return None


def _accused(match: Match) -> ActFact | None:
    """What they are blamed for must be a deed, where it is told: "blamed the army for the rise in prices" is none."""
    types_at, line = match.context.types_at, match.line
    if not types_at(line, match.stop).isdisjoint(("=of", "=for")):
        for node in range(match.stop + 1, match.stop + 1 + _CHARGE):
            types = types_at(line, node)
            if not types.isdisjoint(_DEED):
                break
            if not types.isdisjoint(("end", "comma")):
                return None
        else:
            return None
    act = by_name(match)
    if act:
        act.voice = _accuser(match, match.first)
    return act


def _held(match: Match) -> ActFact | None:
    """Somebody is held responsible for a deed, which is told behind, or before "for which"."""
    types_at, line = match.context.types_at, match.line
    ahead = range(match.stop, min(match.stop + _CHARGE, len(line)))
    if not match.has("which") and not any(not types_at(line, node).isdisjoint(_DEED) for node in ahead):
        return None
    act = by_name(match)
    if act and match.has("verb"):
        act.voice = _accuser(match, match.nodes("verb")[0])
    return act


def _responsible(match: Match) -> ActFact | None:
    act = by_name(match)
    if act and match.has("blame"):
        act.voice = _accuser(match, match.nodes("blame")[0])
    return act


def _itself(match: Match, stance: str) -> ActFact | None:
    """Build an act of which the party itself speaks."""
    act = act_of(match, "perpetrator", stance)
    if act:
        act.voice = _speaker(match, act.node)
    return act


def _claimed(match: Match) -> ActFact | None:
    """Nobody claims it where "no group has"."""
    if "none" in match.context.types_at(match.line, match.nodes("who")[0] - 1):
        return None
    deed = match.value("deed")
    if isinstance(deed, Word) and deed.text in _ANYBODYS:
        return None
    if any("=by" in match.context.types_at(match.line, node) for node in range(match.stop, match.stop + 3)):
        return None
    return _itself(match, "claimed_responsibility")


def _own_deed(match: Match) -> ActFact | None:
    """Its own forces or strike must do something to somebody: "said its soldiers were killed" owns up to nothing."""
    verb = match.nodes("verb")[0]
    if unreal(match, verb) or OBJECTS_BEHIND.isdisjoint(match.context.types_at(match.line, match.stop)):
        return None
    return _itself(match, "claimed_responsibility")


def _own_side(match: Match) -> ActFact | None:
    """Whoever acknowledges it speaks for the party that did it: "the minister of Israel … that Israeli forces"."""
    act = act_of(match, "perpetrator", "claimed_responsibility")
    if act is None:
        return None
    keys = {sense.key for sense in act.party.senses}
    for node in range(match.first - 1, max(-1, match.first - 5), -1):
        value = match.line.values[node]
        party = actor_of(value, match.line.span(node, node + 1))
        if party and not keys.isdisjoint(sense.key for sense in party.senses):
            ahead = (match.first - 1, match.first - 2, match.first - 3)
            act.voice = next((one for at in ahead if (one := _speaker(match, at)) and not _governed(match, at)), None)
            return act
    return None


_DONE = "<harm.past|attack.past|effect.past|launch.past|commit.past|shot.past>"
_BETWEEN = "<!end&!comma&!be&!by&!sub&!say&!PARTY&!GROUP>"

ANSWERS = (
    Rule(
        "actor.accused",
        "Somebody is blamed: “blamed the army for the attack”, “attributed to the army”",
        f"<say:accuse|=responsibility> (<!end&!of>{{0,7}}? <=on|=to>)? {LEAD} {ACTOR}",
        _accused,
        ("Residents blamed government forces for the attack.",),
        ("Residents praised government forces.", "Residents blamed government forces for the rise in prices."),
    ),
    Rule(
        "actor.held_responsible",
        "Somebody is held responsible: “we hold the army responsible for the attack”",
        f'verb:("hold"|"holds"|"held"|"holding") <!end&!say&!comma>{{0,6}}? {ACTOR} <!end&!say&!harm&!attack>{{0,8}}? '
        "<responsible|=responsible|=accountable>",
        _held,
        ("We hold government forces responsible for this attack.",),
        ("We hold government forces responsible for our harvest.",),
    ),
    Rule(
        "actor.on_trial",
        "Somebody is charged, tried or linked: “soldiers charged with killing six”, “their involvement in the attack”",
        f"{ACTOR} {SIDE} <!end&!say&!attack&!PARTY&!GROUP&!neg>{{0,8}}? "
        '("charged with"|("tried"|"trial"|"on trial"|"prosecuted"|"indicted"|"convicted"|"sentenced"|"charged") '
        '("for"|"of"|"with"|"in connection with")|doubt:<say:suspect>? ("involvement"|"participation"|"complicity"'
        '|"role") "in") <det|padj|poss>{0,3} <harm|attack|harm.noun|attack.noun|deed>',
        by_name,
        ("Government forces were put on trial for the killing of six people.",),
        ("Government forces were on trial for theft.",),
    ),
    Rule(
        "actor.linked",
        "Somebody is linked with a deed: “documents linking the army with the attack”",
        f'verb:("linking"|"linked"|"link"|"links"|"linked by") <det>? {ACTOR} ("with"|"to") <!end&!comma>{{0,4}}? '
        "<harm|attack|harm.noun|attack.noun|deed>",
        lambda match: act_of(match, "perpetrator", "suspected"),
        ("They found papers linking government forces with the attack.",),
        ("They found papers linking government forces with the bank.",),
    ),
    Rule(
        "actor.held_responsible.which",
        "Somebody is held responsible for what was told before: “an attack for which the army is blamed”",
        f'which:("for" "which") {LEAD} {ACTOR} <aux|be|adv>{{1,4}} <responsible|say:accuse>',
        _held,
        ("They told of the attack, for which government forces are being held responsible.",),
        ("They told of the attack for which government forces were praised.",),
    ),
    Rule(
        "actor.responsible",
        "Somebody is said to be responsible: “the army was responsible for the attack”",
        f"{ACTOR} <quote>? {FILL}{{0,2}} <aux>{{0,2}} (<responsible> <!end&!comma>{{0,4}}? "
        "<attack|attack.noun|harm|harm.noun|deed|means>|blame:<say:accuse|say:suspect> "
        '("by" <det>? <GROUP|PARTY|voice>)? ("of"|"for") <det|padj|have>{0,2} '
        "<harm|attack|commit|harm.noun|attack.noun|deed>)",
        _responsible,
        ("The army was responsible for the killing.", "The army was accused by residents of the killing."),
        ("The army was responsible to nobody.",),
    ),
    Rule(
        "actor.claimed",
        "Somebody claims or admits to have done it",
        f"{ACTOR} {SIDE} <adv|aux|have|TIME>{{0,3}} (<say:claim_responsibility>|<say:acknowledge> "
        "(<=that>? <=it|=they> <adv|have>{0,2}|<det|aux|have|=to>{0,3}) deed:<attack|harm|commit|effect|attack.noun>)",
        _claimed,
        ("The SDF claimed responsibility for the attack.", "The army acknowledged the strike."),
        ("The SDF has not claimed responsibility.", "The army acknowledged that an attack by rebels killed two."),
    ),
    Rule(
        "actor.own_deed",
        "Somebody says that its own forces or strike did it: “acknowledged that its drone strike killed ten people”",
        f"{ACTOR} {SIDE} <adv|aux|have|TIME>{{0,3}} <say:acknowledge|say:say|say:report> <TIME|adv|PLACE|=that>{{0,3}} "
        f'("its"|"their") <!end&!comma&!say>{{0,3}}? <attack.noun|force|carrier|PARTY|GROUP|irregular> '
        f"{_BETWEEN}{{0,5}}? verb:{_DONE}",
        _own_deed,
        ("The army acknowledged that its drone strike in the town killed ten people.",),
        ("The army said that its soldiers were killed.", "The army said that its forces were calm."),
        priority=1,
    ),
    Rule(
        "actor.own_side",
        "A speaker of a party owns up to what its forces did: “the minister acknowledged that the forces had struck”",
        f"<say:acknowledge> <TIME|adv>{{0,2}} <=that>? <det>? {ACTOR} <adv|have>{{0,2}} verb:{_DONE}",
        _own_side,
        ("A minister of Kenya acknowledged that Kenyan forces had struck the convoy.",),
        ("A minister of Kenya acknowledged that Ethiopian forces had struck the convoy.",),
        priority=1,
    ),
    Rule(
        "actor.acknowledged_act",
        "Somebody admits the act and denies to be answerable: “acknowledged striking … but denied responsibility”",
        f"{ACTOR} <adv|aux|have|TIME>{{0,3}} (<say:acknowledge_the_act_only>|<say:acknowledge> <!end>{{1,16}}? "
        "<say:deny>)",
        lambda match: _itself(match, "acknowledged_act_denied_responsibility"),
        ("The army acknowledged striking the house but denied responsibility.",),
        ("The army acknowledged striking the house.",),
    ),
    Rule(
        "actor.denied",
        "Somebody denies to have done it",
        f"{ACTOR} {SIDE} <adv|aux|have|TIME>{{0,3}} (<say:deny> (<!end&!comma>{{0,2}}? "
        '<attack|harm|commit|attack.noun>|"any"? "involvement"|"responsibility")?|<say.past> "it" ("was"|"is") '
        '"not" ("responsible"|"behind"|"involved"))',
        lambda match: _itself(match, "denied"),
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
        f"{LEAD} {ACTOR}",
        with_role("perpetrator", "alternative_explanation"),
        ("The army said that a misfired rocket fired by Islamic Jihad hit the house.",),
        ("A rocket fired by Islamic Jihad hit the house.",),
    ),
)
