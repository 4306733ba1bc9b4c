"""Means: weapons that are named, craft that take part in an attack, and the words that tell an attack."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Sense, Word
from harmledger.rules.meanings import AttackFact, MeansFact
from harmledger.rules.reality import untold

# A vehicle is a weapon only against people; "drove into the village" is how somebody came.
_DROVE = ("drove into", "drive into", "drives into", "driving into", "drove over")
_CROWDS = ("crowd", "crowds", "gathering", "procession", "parade", "queue")
# Within so many nodes a craft, or a word for falling, tells that a bomb came from the air.
_AROUND = 6
_FROM_ABOVE = ("dropped", "drop", "dropping", "fell", "fall", "falling", "rained", "landed", "air", "aerial")
_BEEN = ("have been", "has been", "had been")


def means_fact(sense: Sense, at: tuple[int, int], rule: str, node: int, strong: bool = True) -> MeansFact:
    """Return what a sense of a weapon word tells."""
    return MeansFact(str(sense.get("code")), str(sense.get("launch", "unspecified")), at, rule, node, strong)


def _means(match: Match) -> MeansFact | None:
    word: Word = match.value("means")
    if untold(match, match.nodes("means")[0]) or of_no_person(match, match.nodes("means")[-1]):
        return None
    for kind in ("means", "carrier", "attack.noun", "attack"):
        for sense in word.senses(kind):
            if sense.get("code"):
                return means_fact(sense, match.span("means"), match.rule.id, match.nodes("means")[0], kind != "attack")
    return None


def _planted(match: Match) -> MeansFact:
    at = match.span("means") if match.has("means") else match.offsets
    node = match.nodes("means")[0] if match.has("means") else match.first
    return MeansFact("ied", "directly_emplaced", at, match.rule.id, node)


def _one_bomb(match: Match) -> MeansFact | None:
    """A bomb that nobody is said to have dropped, and that is not a state's, lay there or was thrown."""
    types_at, line = match.context.types_at, match.line
    near = range(max(0, match.first - _AROUND), min(len(line), match.stop + _AROUND))
    if any("carrier" in types_at(line, node) or getattr(line.values[node], "text", "") in _FROM_ABOVE for node in near):
        return None
    return None if untold(match, match.stop - 1) else _planted(match)


def _set_on_fire(match: Match) -> MeansFact | None:
    word: Word = match.value("means")
    return MeansFact("arson", "unspecified", match.span("means"), match.rule.id, match.first) if word else None


def of_no_person(match: Match, node: int) -> bool:
    """Tell "shot a dog", no person, and "drove into the village", where nobody is said to have been run over."""
    types_at, line = match.context.types_at, match.line
    word = line.values[node]
    drove = isinstance(word, Word) and word.text in _DROVE
    if not drove and "shot" not in types_at(line, node):
        return False
    node += 1
    while not types_at(line, node).isdisjoint(("QTY", "det", "padj")) and "GROUP" not in types_at(line, node):
        node += 1
    if drove:
        behind = line.values[node]
        crowd = isinstance(behind, Word) and behind.text in _CROWDS
        return not crowd and types_at(line, node).isdisjoint(("GROUP", "person"))
    return "animal" in types_at(line, node)


def counted_up(match: Match, node: int) -> bool:
    """Tell "has recorded 260 attacks", a sum that somebody keeps, from "two attacks"."""
    types_at, line = match.context.types_at, match.line
    if "attack.noun" not in types_at(line, node):
        return False
    while not types_at(line, node - 1).isdisjoint(("padj", "adv")) and "QTY" not in types_at(line, node - 1):
        node -= 1
    keeps = "say:report" in types_at(line, node - 2) or getattr(line.values[node - 2], "text", "") in _BEEN
    return keeps and "QTY" in types_at(line, node - 1)


def _attack(match: Match) -> AttackFact | None:
    if untold(match, match.first) or of_no_person(match, match.first) or counted_up(match, match.first):
        return None
    word: Word = match.value("attack")
    before = match.line.values[match.first - 1] if match.first else None
    definite = isinstance(before, Word) and before.text in ("the", "this", "that", "these")
    return AttackFact(
        match.offsets,
        match.rule.id,
        match.first,
        noun="attack.noun" in word.types,
        plural="attack.noun" in word.types and word.text.endswith("s") and not word.text.endswith("ss"),
        definite=definite,
    )


_BOMB = 'means:("bomb"|"bombs"|"explosives"|"explosive"|"high-powered bomb"|"powerful bomb")'
_STRIKES = (
    ""
    "<attack.past|attack.s|attack.ing|harm.past|harm.ing|effect.past|effect.ing|effect.s|launch.past|launch.ing|commit.past>"
)
_STRIKING = "<attack.ing|harm.ing|effect.ing|launch.ing>"

MEANS = (
    Rule(
        "means.named",
        "A weapon or a kind of attack that is named",
        "means:<means|attack.noun|attack.past|attack.pp|attack.ing|attack.s>",
        _means,
        ("An airstrike hit the market.", "The town was shelled."),
        ("The market was hit.",),
    ),
    Rule(
        "means.carrier",
        "A craft or a gun that does something: “helicopters fired on the village”",
        f"means:<carrier> (<!end&!comma&!be>{{0,4}}? {_STRIKES}|<!end&!comma&!be>{{0,3}}? <be> "
        f'(<adv>? {_STRIKING}|<!end&!comma&!harm&!effect>{{0,5}}? "used"))',
        _means,
        ("Helicopters fired on the village.",),
        ("Helicopters brought the wounded to the capital.", "A helicopter was hit on Monday."),
    ),
    Rule(
        "means.by_carrier",
        "A craft or a gun by which something is done: “bombed by jets”, “fired from a tank”",
        'x:<attack|attack.noun|harm|launch|effect|means> <!end>{0,6}? ("by"|"from"|"with"|"using"|"involving") '
        "<!end&!comma>{0,3}? "
        "means:<carrier>",
        _means,
        ("The village was bombed by jets.",),
        ("The village was visited by helicopters.",),
    ),
    Rule(
        "means.planted",
        "A bomb that was planted, or that went off where it lay",
        f"{_BOMB} <!end&!comma&!carrier>{{0,5}}? "
        '("planted"|"placed"|"hidden"|"concealed"|"attached"|"left"|"laid"|"went '
        'off"|"exploded"|"detonated"|"explodes"|"set off"|"strapped"|"explosion"|"blast"|"goes off")',
        _planted,
        ("A bomb planted under a bus killed two people.", "A bomb exploded in the market."),
        ("Warplanes dropped bombs on the market.",),
    ),
    Rule(
        "means.planting",
        "Somebody plants a bomb",
        '("planted"|"placed"|"planting"|"placing"|"hid"|"set '
        'off"|"detonated"|"detonate"|"detonating"|"laid"|"hurled"|"threw"|"left"|"throwing"|"explosion '
        f'of"|"exploded"|"setting off") <!end&!comma&!carrier>{{0,4}}? {_BOMB}',
        _planted,
        ("They planted a bomb under the bus.",),
        ("They found bread under the bus.",),
    ),
    Rule(
        "means.one_bomb",
        "A bomb told by what it did, or how it came: “damaged by a bomb”, “a bomb was thrown at”",
        f'(("by"|"with") (<one>|<QTY>) <padj>{{0,2}} {_BOMB}|(<one>|<QTY>) <padj>{{0,2}} ("bomb"|"bombs") '
        '<be|aux|adv>{0,3} (<effect.past|effect.ing|harm.past|harm.ing>|"thrown"|"hurled"|"tossed"|"rocked"|"shook")'
        '|("hurling"|"throwing"|"tossing"|"placing"|"planting") "of" <det|one|QTY>{0,2} ("bomb"|"bombs"))',
        _one_bomb,
        ("The offices were damaged by a bomb.", "A bomb was thrown at the market."),
        ("The offices were damaged by Angolan bombs.", "A bomb dropped from a plane damaged the offices."),
    ),
    Rule(
        "means.device",
        "A device that went off",
        'means:("device"|"devices") <!end&!comma>{0,2}? ("exploded"|"went off"|"detonated"|"goes off"|"explode")',
        _planted,
        ("Two devices exploded on the campus.",),
        ("Two devices were found on the campus.",),
    ),
    Rule(
        "means.bomb_attack",
        "An attack with a bomb, as against one from the air",
        'means:("bomb attack"|"bomb attacks"|"bomb blast"|"bomb blasts"|"bomb explosion"|"bomb explosions")',
        _planted,
        ("A bomb attack killed two people.",),
        ("A bombing killed two people.",),
    ),
    Rule(
        "means.set_on_fire",
        "Somebody sets a thing on fire: “soldiers burned down homes”",
        "<PARTY|GROUP|actor.weak> <adv|TIME|have|commit.pp>{0,3} means:<=burned|=burnt|=burned down|=burnt down> "
        "<!end&!comma>{0,4}? <object>",
        _set_on_fire,
        ("Soldiers burned two houses.",),
        ("Two houses burned.",),
    ),
    Rule(
        "attack.named",
        "A word that tells an attack",
        "attack:<attack.noun|attack.past|attack.pp|attack.ing|attack.s|attack.base>",
        _attack,
        ("The attack happened at noon.", "The shells had hit the market."),
        (
            "The market was open.",
            "They warned of an attack.",
            "An attack would be a crime.",
            "If an attack comes, hide.",
            "The photographer shot 12 portraits.",
        ),
    ),
)
