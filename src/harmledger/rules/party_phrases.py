"""Parties told with more words: their other names, whose they are, what unit, and who acts beside them."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.rules.meanings import PARTY, Party
from harmledger.rules.parties import FORCE, craft_of


def _joined(match: Match) -> Node | None:
    parties: list[Party] = [value for value in match.values("all") if isinstance(value, Party)]
    first = parties[0]
    first.others = first.others + [other for party in parties[1:] for other in (party, *party.others)]
    for party in parties[1:]:
        party.others = []
    first.either = first.either or match.has("either")
    first.craft = first.craft or next((party.craft for party in parties if party.craft), None)
    return Node(PARTY, first)


def _alias(match: Match) -> Node | None:
    """The same party twice: its name, and its short or long name in brackets."""
    parties: list[Party] = [value for value in match.values("all") if isinstance(value, Party)]
    party = parties[0]
    keys = [{sense.key for sense in one.senses} for one in parties[:2]]
    if keys[0].isdisjoint(keys[1]) or (len(parties) > 2 and not _generic(parties[2])):
        return None
    party.senses = tuple(sense for sense in party.senses if sense.key in keys[1]) + party.senses
    party.craft = party.craft or parties[-1].craft
    return Node(PARTY, party)


def _generic(party: Party) -> bool:
    """Tell "guerrillas", a word for any such party, from a name."""
    return all(sense.get("way") == "generic" or "Unidentified" in str(sense.get("name")) for sense in party.senses)


def _aside(match: Match) -> Node | None:
    """A remark in square brackets leaves the party what it is, with its forces behind the remark."""
    more = match.value("more")
    if isinstance(more, Party) and not _generic(more):
        return None
    party: Party = match.value("who")
    party.craft = party.craft or craft_of(match)
    return Node(PARTY, party)


def _belonging(match: Match) -> Node | None:
    """Whose they are says who they are, where the first words name nobody in particular."""
    owner: Party = match.value("who")
    if match.has("craft"):
        owner.at = match.offsets
        owner.craft = owner.craft or craft_of(match)
    return Node(PARTY, owner)


ALIASES = (
    Rule(
        "party.aside",
        "A party with a remark of those who monitor broadcasts: “FMLN [long name, not known] guerrillas”",
        f'who:<PARTY> "[" <!end&!close&!open>{{1,8}} "]" (more:<PARTY>|{FORCE}{{0,2}})',
        _aside,
        ("The FMLN [Front of Exampla] guerrillas attacked the town.",),
        ("The army (the police said) attacked the town.",),
    ),
    Rule(
        "party.alias",
        "A party with its other name in brackets: “the Shining Path [Sendero Luminoso]”",
        f"all:(<PARTY> <open> <PARTY> <close> (<PARTY>|{FORCE}{{0,2}}))",
        _alias,
        ("The Revolutionary Armed Forces of Colombia (FARC) attacked the town.",),
        ("The army (the police said) attacked the town.",),
    ),
)

BELONGING = (
    Rule(
        "party.belonging",
        "Fighters and whose they are: “rebels belonging to the FARC”, “guerrillas of the ELN”",
        '(<PARTY|person&actor|person&actor.generic|irregular> ("belonging to"|"belonging" "to"|"of"|"from"|"loyal" '
        '"to") ("the")? <padj|word>{0,1}? who:<PARTY>)',
        _belonging,
        ("Rebels belonging to the FARC attacked the town.",),
        ("Rebels and the FARC attacked the town.",),
    ),
    Rule(
        "party.numbered",
        "A numbered unit of a party: “the FARC 12th Front”",
        'who:<PARTY> "\'s"? craft:<MEASURE> '
        '("front"|"fronts"|"battalion"|"brigade"|"regiment"|"division"|"column"|"detachment"|"company"|"squad")',
        _belonging,
        ("The FARC 12th Front attacked the town.",),
        ("The FARC attacked the 12th Front.",),
        priority=1,
    ),
    Rule(
        "party.craft_of",
        "Craft and whose they are: “helicopters of the air force”",
        'craft:<carrier> ("of"|"belonging to"|"operated by"|"flown by") ("the")? <padj>? who:<PARTY>',
        _belonging,
        ("Helicopters of the Chadian army fired rockets at the town.",),
        ("Helicopters flew over the Chadian army.",),
    ),
    Rule(
        "party.unit_of",
        "A unit that no list knows, and whose it is: “the army's Exampla battalion”",
        'who:<PARTY> "\'s" <cap|NAME|GAZ|MEASURE|QTY|num|padj|dir>{0,3} '
        '("battalion"|"brigade"|"regiment"|"division"|"unit"|"units"|"troops"|"soldiers"|"forces"|"air force"|"navy"'
        '|"artillery"|"special forces"|"patrol"|"column"|"squad"|"commandos"|"fighters")',
        _belonging,
        ("The army's Exampla battalion shelled the town.",),
        ("The army's enemy shelled the town.",),
    ),
)

JOINED = (
    Rule(
        "party.joined",
        "Parties together or as alternatives: “the army and allied militias”, “Russia or Syria”",
        'all:(<PARTY> (<comma> ("the")? <PARTY>){0,2} <comma>? ("and"|either:("or"|"and/or")) ("the")? <padj>? '
        "<PARTY>)",
        _joined,
        ("Chadian jets and Angolan jets shelled the town.",),
        ("The Syrian army shelled the town.",),
    ),
)
