"""Casualties told by what struck them: “was hit in the leg”, “a bullet struck her”, “a triple shooting”."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Sense, Word
from harmledger.model import Count
from harmledger.rules.casualties import ADV, BE, GAP, harm, people_of
from harmledger.rules.meanings import HarmFact, Name, People
from harmledger.rules.reality import unreal

_STRUCK = Sense("struck", "shot", {"outcome": "injured"})
# Parts of the body: whoever was hit there was hurt.
_BODY = (
    '("head"|"face"|"neck"|"chest"|"back"|"stomach"|"abdomen"|"torso"|"side"|"hip"|"groin"|"buttocks"|"buttock"|"arm"'
    '|"arms"|"shoulder"|"elbow"|"wrist"|"hand"|"finger"|"leg"|"legs"|"thigh"|"knee"|"calf"|"ankle"|"foot"|"feet"|"toe"'
    '|"eye"|"body"|"forehead"|"cheek"|"jaw"|"pelvis"|"hand")'
)
_IN_THE = (
    '("in"|"on"|"to") ("the"|<poss>) ("upper"|"lower"|"left"|"right"|"back"|"side"|<padj>|<adv>){0,2} (<of> "the")?'
)
_HIT = '("hit"|"struck"|"stuck")'
_HITS = 'verb:("hit"|"hits"|"hitting"|"struck"|"strikes"|"striking"|"grazing"|"grazes")'
_BY = "<!GROUP&!QTY&!end&!sub&!harm&!and>{0,5}? by:<means>"


def _struck(match: Match) -> HarmFact | None:
    people = match.value("who")
    if not isinstance(people, People) or "by" in match.context.types_at(match.line, match.first - 1):
        return None
    return harm(match, people, _STRUCK, presumed=True)


def _behind_a_weapon(match: Match) -> HarmFact | None:
    """A weapon that struck somebody, and not "her house": what stands behind is no thing of theirs."""
    behind = match.context.types_at(match.line, match.stop)
    return _struck(match) if behind.isdisjoint(("object", "placenoun", "word", "person")) else None


def _fatally(match: Match) -> HarmFact | None:
    """So many of those told before the comma; the number stands without a verb of its own."""
    people = people_of(match)
    return harm(match, people, Sense("fatally", "harm", {"outcome": "killed"})) if people else None


def _named(match: Match) -> HarmFact | None:
    """Somebody by name with a wound or in a hospital."""
    before = match.context.types_at(match.line, match.first - 1)
    if match.has("where") and match.value("where").get("object", "code") != "hospital":
        return None
    if not before.isdisjoint(("of", "prep", "poss", "by")):
        return None
    name: Name = match.value("name")
    people = People(Count(1, 1), match.span("verb"), number="named", named=True, known_as=name.text, rule=match.rule.id)
    return harm(match, people, _STRUCK, presumed=True)


def _several(match: Match) -> HarmFact | None:
    """A shooting told by the number of those hit, of whom some may be told to have died."""
    word: Word = match.value("verb")
    if unreal(match, match.first):
        return None
    number = Count.exactly(int(word.get("shooting", "number")))
    people = People(number, match.span("verb"), number="definite", rule=match.rule.id)
    return HarmFact(
        "injured", people, match.offsets, match.rule.id, match.first, verb=match.span("verb"), presumed=True
    )


STRUCK = (
    Rule(
        "casualty.struck",
        "Somebody hit in a part of the body: “was struck in the leg”",
        f"who:<GROUP> {GAP} {BE} verb:{_HIT} <adv>? {_IN_THE} {_BODY}",
        _struck,
        ("A girl was struck in the leg.",),
        ("A car was struck in the back.", "A girl was struck by luck."),
    ),
    Rule(
        "casualty.struck.by",
        "Somebody hit by a shot: “was hit by what may have been gunfire”",
        f'who:<GROUP> {GAP} {BE} verb:{_HIT} <adv>? ("by"|"with") {_BY}',
        _struck,
        ("A teenager was hit by a round of gunfire.",),
        ("A teenager was hit by a car.",),
    ),
    Rule(
        "casualty.struck.active",
        "What hit somebody in a part of the body: “the shot hit him in the arm”",
        f"{_HITS} who:<GROUP> {_IN_THE} {_BODY}",
        _struck,
        ("The shot hit a girl in the arm.",),
        ("The shot hit a girl's car in the back.",),
    ),
    Rule(
        "casualty.struck.weapon",
        "A shot that hit somebody: “a bullet struck a girl”",
        f"by:<means> <!GROUP&!QTY&!end&!sub&!harm>{{0,6}}? {_HITS} {ADV} <det>? who:<GROUP>",
        _behind_a_weapon,
        ("A bullet struck a girl on her way home.",),
        ("A bullet struck a house.",),
    ),
    Rule(
        "casualty.struck.named",
        "Somebody by name and a wound: “Exampla Invented suffered a gunshot wound”",
        "name:<NAME&!GAZ> <!GROUP&!NAME&!harm&!sub&!end&!comma>{0,3}? "
        '("suffered"|"suffering"|"suffering from"|"sustained"|"had"|"with") <!GROUP&!harm&!die&!sub>{0,5}? '
        "verb:<wound>",
        _named,
        ("Exampla Invented suffered a gunshot wound.", "Police found Exampla Invented with a gunshot wound."),
        ("A house in Exampla suffered damage.",),
    ),
    Rule(
        "casualty.struck.named.hospital",
        "Somebody by name taken to a hospital: “Exampla Invented was taken to a hospital”",
        f"name:<NAME&!GAZ> {BE} verb:<rushed> <!GROUP&!harm&!die&!sub>{{0,4}}? where:<object>",
        _named,
        ("Exampla Invented was taken to a hospital.",),
        ("Exampla Invented was taken to a school.",),
    ),
    Rule(
        "casualty.sent",
        "What sent somebody to a hospital: “a shooting sent a boy to the hospital”",
        'verb:("sent"|"sends"|"sending"|"landed"|"lands"|"landing"|"put"|"puts") <det>? who:<GROUP> ("to"|"in") '
        '("the"|<one>)? (<word>|<NAME>){0,2} ("hospital"|"hospitals")',
        _struck,
        ("A shooting sent an 8-year-old boy to the hospital.",),
        ("They sent a doctor to the village.",),
    ),
    Rule(
        "casualty.shot.fatally",
        "Those of several shot who died: “five people shot, one fatally”",
        'who:<QTY> ("of whom"|"of them")? verb:"fatally" (<comma>|<prep>|<and>|".")',
        _fatally,
        ("Five people were shot, one fatally, at a party.",),
        ("Five people were fatally shot.",),
    ),
    Rule(
        "casualty.shooting.several",
        "A shooting told by how many it hit: “a triple shooting”",
        "verb:<shooting>",
        _several,
        ("A triple shooting left one man dead.",),
        ("A shooting left one man dead.",),
    ),
)
