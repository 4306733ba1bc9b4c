"""Parties: names and nationalities of actors become party phrases; who attacked, who helped, who is accused."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Sense, Word
from harmledger.rules.meanings import PARTY, Party

_KINDS = ("actor", "actor.generic", "nationality", "actor.weak")


def party_of(word: Word, kinds: tuple[str, ...] = _KINDS) -> tuple[Sense, ...]:
    """Return the senses of a word that name a party, of the first kind that it has."""
    return next((word.senses(kind) for kind in kinds if word.senses(kind)), ())


def _party(match: Match) -> Node | None:
    parties = []
    for node in match.nodes("who"):
        value = match.line.values[node]
        senses = party_of(value) if isinstance(value, Word) else ()
        if senses:
            parties.append(Party(senses, match.line.span(node, node + 1), rule=match.rule.id))
    if not parties:
        return None
    first = parties[0]
    first.others = parties[1:]
    first.either = match.has("either")
    if not first.others:
        first.at = match.offsets
    return Node(PARTY, first)


def _two(match: Match) -> Node | None:
    words: list[tuple[Word, tuple[int, int]]] = []
    for name in ("who", "who2"):
        if match.has(name):
            words.append((match.value(name), match.span(name)))
    parties = [
        Party(senses, at, rule=match.rule.id)
        for word, at in words
        if isinstance(word, Word)
        and (senses := word.senses("actor") or word.senses("nationality") or word.senses("actor.generic"))
    ]
    if not parties:
        return None
    first = parties[0]
    first.others = parties[1:]
    first.either = match.has("either")
    parties[-1].at = (parties[-1].at[0], match.offsets[1])
    return Node(PARTY, first)


def _joined(match: Match) -> Node | None:
    parties: list[Party] = [value for value in match.values("all") if isinstance(value, Party)]
    first = parties[0]
    first.others = first.others + [other for party in parties[1:] for other in (party, *party.others)]
    for party in parties[1:]:
        party.others = []
    first.either = first.either or match.has("either")
    return Node(PARTY, first)


_FORCE = '("forces"|"force"|"troops"|"army"|"military"|"soldiers"|"warplanes"|"warplane"|"jets"|"jet"|"aircraft"|"planes"|"air force"|"helicopters"|"helicopter"|"navy"|"regime"|"government"|"militia"|"militias"|"occupation"|"artillery"|"drones"|"fighter jets"|"security forces"|"group"|"groups"|"movement"|"gunmen"|"authorities"|"armed forces"|"side"|"coalition"|"command"|"defence ministry"|"defense ministry"|"ministry of defence"|"air strikes"|"allies"|"organization"|"organisation"|"cell"|"elements"|"units"|"unit"|"paramilitary"|"militants"|"fighters"|"rebels"|"police")'

PARTIES = (
    Rule(
        "party.name",
        "An actor by name, with or without its force: “SDF”, “Syrian army forces”, “the Russian air force”",
        f"who:<actor> {_FORCE}{{0,2}}",
        _party,
        ("The SDF attacked the town.",),
        ("The town was attacked.",),
        priority=2,
    ),
    Rule(
        "party.nationality",
        "A nationality with its forces: “Russian warplanes”",
        f'who:<nationality> (("and"|either:"or"|"-"|"/") ("the")? who2:<nationality|actor|actor.generic>)? <dir|padj>? {_FORCE}{{1,2}}',
        _two,
        ("Russian warplanes bombed the town.", "Russian or Syrian aircraft bombed the town."),
        ("A Russian teacher was killed.",),
        priority=3,
    ),
    Rule(
        "party.nationalities",
        "Two parties before their forces: “Russian and Assad regime forces”",
        f'who:<nationality|actor> ("and"|either:"or"|"-"|"/") ("the")? who2:<actor|nationality|actor.generic> {_FORCE}{{0,2}}',
        _two,
        ("Russian and Assad regime forces shelled the town.",),
        ("Russian teachers left.",),
        priority=4,
    ),
    Rule(
        "party.generic",
        "A word that means a party by the country: “government forces”, “the army”, “gunmen”",
        f"who:<actor.generic&!person> {_FORCE}{{0,1}}",
        _party,
        ("Government forces shelled the town.",),
        ("The town was shelled.",),
        priority=1,
    ),
    Rule(
        "party.possessed_forces",
        "Somebody's forces: “Syria's army”",
        f"who:<actor.weak|actor> \"'s\" <padj>? {_FORCE}{{1,2}}",
        _party,
        ("Syria's army shelled the town.",),
        ("Syria's towns were shelled.",),
        priority=3,
    ),
    Rule(
        "party.forces_of",
        "The forces of somebody: “forces of the Syrian government”",
        f'{_FORCE} "of" ("the")? who:<actor|actor.weak|nationality> {_FORCE}?',
        _party,
        ("Forces of the Syrian government shelled the town.",),
        ("Forces of nature hit the town.",),
        priority=3,
    ),
)


JOINED = (
    Rule(
        "party.joined",
        "Parties together or as alternatives: “the army and allied militias”, “Russia or Syria”",
        'all:(<PARTY> (<comma> ("the")? <PARTY>){0,2} <comma>? ("and"|either:("or"|"and/or")) ("the")? <padj>? <PARTY>)',
        _joined,
        ("The Syrian army and Russian forces shelled the town.",),
        ("The Syrian army shelled the town.",),
    ),
)
