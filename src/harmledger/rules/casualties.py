"""Casualties told by verbs: a group of people and a word of harm, in the order and form in which reports put them."""

from __future__ import annotations

from msgspec.structs import replace

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Sense, Word
from harmledger.model import Count
from harmledger.rules.meanings import HarmFact, People, Quantity
from harmledger.rules.reality import aimed, general, of_old_age, of_things, unreal
from harmledger.rules.told_of_another import comes_upon, did_it, one_round, shot_at

_OLDEST, _ADULT = 110, 18
_KINDS = ("harm", "harm.adj", "shot", "die", "harm.noun")


def sense_of(word: Word, *kinds: str) -> Sense:
    """Return the first sense of a word of one of these types, in their order."""
    return next(sense for kind in kinds or _KINDS for sense in word.senses(kind))


def people_of(match: Match, name: str = "who") -> People | None:
    """Return the people of a capture: a group, or a bare number."""
    value = match.value(name)
    if isinstance(value, People):
        return value
    if not isinstance(value, Quantity) or of_things(match, name):
        return None
    return People(value.count, match.span(name), rule=match.rule.id)


def harm(match: Match, people: People | None, sense: Sense, presumed: bool = False) -> HarmFact | None:
    """Return the fact that the people came to this harm; None when it is not told as real."""
    node = match.nodes("verb")[0]
    if people is None or people.count.high == 0 or unreal(match, node):
        return None
    return HarmFact(
        str(sense.get("outcome", "injured")),
        people,
        match.offsets,
        match.rule.id,
        match.nodes("who")[0] if match.has("who") else node,
        verb=match.span("verb"),
        sealed=bool(sense.get("sealed")),
        presumed=presumed or sense.type == "shot",
    )


def _acts(people: People | None) -> bool:
    """Tell "gunmen killed": who fights and is not counted did it rather than suffered it."""
    return people is not None and people.status == "directly_participating" and people.number in ("bare", "definite")


def _dies_of_it(match: Match) -> bool:
    """Tell "a man wounded on Monday died of his injuries": the wounded are the dead, told by the verb that follows."""
    types = match.context.types_at
    for node in range(match.stop, match.stop + 10):
        ahead = types(match.line, node)
        if not ahead.isdisjoint(("die.past", "die.s")):
            return "harm" not in types(match.line, match.first)
        if not ahead or not ahead.isdisjoint(("GROUP", "QTY", "sub", "end")):
            return False
    return False


def stands_free(match: Match) -> bool:
    """Tell whether nothing stands behind the verb that it could have killed."""
    return bool(match.context.types_at(match.line, match.stop).isdisjoint(_OBJECT))


def _of_an_age(match: Match) -> People | None:
    """Return the one whose age a number with a verb of one is: "Exampla Inventi, 65, was killed"."""
    value = match.value("who")
    between = range(match.nodes("who")[0] + 1, match.nodes("verb")[0])
    if not isinstance(value, Quantity) or value.count.floor < 2:
        return None
    if not any("=was" in match.context.types_at(match.line, node) for node in between):
        return None
    years = value.count.floor if value.count.is_exact and value.count.floor <= _OLDEST else None
    age = "unknown" if years is None else "child" if years < _ADULT else "adult"
    at = match.span("who")
    return People(Count(1, 1), at, age=age, number="named", named=True, years=years, rule=match.rule.id)


def _passive(match: Match) -> HarmFact | None:
    if _dies_of_it(match) or did_it(match) or shot_at(match):
        return None
    return harm(match, _of_an_age(match) or people_of(match), sense_of(match.value("verb"), "harm", "shot", "harm.adj"))


def _elliptical(match: Match) -> HarmFact | None:
    """Without an auxiliary the group in front was harmed, unless somebody stands behind: then it did the killing."""
    types, line, stop = match.context.types_at, match.line, match.stop
    people = people_of(match)
    if people is None or _acts(people) or _dies_of_it(match) or did_it(match) or shot_at(match, people):
        return None
    # "Hunters shot 14 boars", "passengers killed two hours".
    if "MEASURE" in types(line, stop) or ("QTY" in types(line, stop) and "animal" in types(line, stop + 1)):
        return None
    acts = _PAST.intersection(match.value("verb").types) and not types(line, stop).isdisjoint(_OBJECT)
    if one_round(match):
        return None
    if acts and types(line, stop + 1).isdisjoint(("harm.adj", "harm.pp", "shot.pp")):
        return None
    if isinstance(match.value("who"), Quantity) and "cause" not in types(line, match.first - 1):
        people.at = match.offsets
    sense = sense_of(match.value("verb"), "harm.adj", "harm", "shot")
    # "The killer of a teacher arrested": whoever it was done to is not who was held.
    of_another = sense.get("outcome") == "detained" and "of" in types(line, match.first - 1)
    return None if of_another else harm(match, people, sense)


def _active(match: Match) -> HarmFact | None:
    verb = match.nodes("verb")[0]
    if aimed(match, verb) or general(match, verb):
        return None
    behind = match.context.types_at(match.line, match.stop)
    # "4 killed 9 injured" without a comma: the second number is of the second verb.
    before = match.context.types_at(match.line, match.first - 1)
    if not before.isdisjoint(("QTY", "GROUP")) and not behind.isdisjoint(("harm.people", "harm.adj")):
        return None
    # "Killed three bills", "30 cows": a number before a word for something else counts nobody.
    if isinstance(match.value("who"), Quantity) and not behind.isdisjoint(("object", "means", "animal")):
        return None
    return harm(match, people_of(match), sense_of(match.value("verb"), "harm", "shot", "harm.noun"))


def _died(match: Match) -> HarmFact | None:
    if of_old_age(match):
        return None
    return harm(match, people_of(match), sense_of(match.value("verb"), "die", "harm"))


def _wounds(match: Match) -> HarmFact | None:
    people = people_of(match)
    if people is not None and (comes_upon(match, people) or did_it(match)):
        return None
    return harm(match, people, match.value("verb").sense("wound"), presumed=True) if people else None


def _hospital(match: Match) -> HarmFact | None:
    """Taken to a hospital: hurt, where nothing else is told."""
    people = people_of(match)
    if people is None or people.number == "body" or match.value("where").get("object", "code") != "hospital":
        return None
    if people.count.high != 1 and not people.of:  # how many were taken there is no number of the hurt
        people = replace(people, number="definite", parts=[], noun=None, generic=False)
    return harm(match, people, Sense("hospital", "rushed", {"outcome": "injured"}), presumed=True)


_PAST = frozenset({"harm.past", "shot.past"})
# What begins the object of an active verb.
_OBJECT = frozenset({"GROUP", "QTY", "det", "one", "poss", "NAME", "word"})
# What may stand between a group and its verb: no other people, no other harm, no end of a clause that brings another.
GAP = "<!GROUP&!harm&!harm.adj&!die&!and&!sub&!attack&!effect&!QTY>{0,8}?"
WHO = "who:(<GROUP>|<QTY>)"
ADV = "(<adv>|<hedge>){0,3}"
_HARM_PP = "verb:<harm.pp|shot.pp|harm.adj>"
BE = f"(<aux> {ADV}){{0,2}} <be> {ADV}"
DOES = "verb:<harm.past|harm.ing|harm.base|harm.s|shot.past|shot.ing|shot.s|shot.base>"

HARMS = (
    Rule(
        "casualty.passive",
        "A group and a passive verb of harm: “four civilians were killed”",
        f"{WHO} {GAP} {BE} {_HARM_PP}",
        _passive,
        ("Four civilians were killed in the attack.", "Two women from the village have been injured."),
        ("Four civilians were not killed.", "The attack killed four civilians.", "Gunmen have killed four civilians."),
    ),
    Rule(
        "casualty.passive.who",
        "People told by a relative clause: “four civilians who were killed”",
        f'{WHO} (<comma> <!end&!comma&!GROUP&!be&!say>{{1,6}}? <comma>)? <comma>? ("who"|"that") {BE} {_HARM_PP}',
        _passive,
        ("They buried four civilians who were killed in the attack.",),
        ("They buried four civilians who were not killed in the attack.",),
    ),
    Rule(
        "casualty.passive.relative",
        "People with a relative clause before the verb: “a lawyer who defended him was killed”",
        f'{WHO} <comma>? ("who"|"that"|"whose"|"which") <!GROUP&!QTY&!harm&!die>{{1,9}}? told:<be>? {ADV} '
        "verb:<harm.pp|die.past|die.s>",
        lambda match: _died(match) if match.has("told") or "die" in match.value("verb").types else None,
        ("A lawyer who worked in the town was killed at home.",),
        ("A lawyer worked in the town.",),
    ),
    Rule(
        "casualty.passive.then",
        "A second verb of the same people: “was shot in the head and died”",
        f"{WHO} {GAP} ({BE})? <harm.pp|shot.pp|harm.adj> <!GROUP&!QTY&!sub&!and>{{0,8}}? (<comma>? <and>)? {ADV} <be>? "
        f"{ADV} verb:<harm.pp|die.past|die.s>",
        _died,
        ("A man was shot in the head and died at home.",),
        ("A man was shot in the head.",),
    ),
    Rule(
        "casualty.elliptical",
        "A group and a verb of harm without an auxiliary: “two killed, seven injured”, “five others wounded”",
        f"{WHO} {ADV} verb:(<harm.adj>|<harm.pp>|<shot.pp>)",
        _elliptical,
        ("2 dead, 7 hurt in market blast.", "The attack left four civilians dead and seven wounded."),
        ("Four killed the three men.",),
    ),
    Rule(
        "casualty.elliptical.placed",
        "As before, with a place or a time between: “man from Invented shot to death”",
        f"{WHO} (<PLACE|TIME|prep|NAME|of|comma|word|object|PARTY|quote|one|force>){{1,6}}? {ADV} "
        "verb:<harm.pp&!harm.adj|harm.adj&harm.past>",
        lambda match: _elliptical(match) if stands_free(match) and isinstance(match.value("who"), People) else None,
        ("Five residents from Invented Town, killed by a bomb, were buried.",),
        ("Gunmen in the town killed two men.",),
    ),
    Rule(
        "casualty.active",
        "A verb of harm and its object: “killed four civilians”, “injuring two”",
        f"{DOES} {ADV} <det>? {ADV} {WHO}",
        _active,
        ("The shelling killed four civilians and injured two.",),
        (
            "The shelling did not kill four civilians.",
            "They plan to kill four civilians.",
            "Members killed 3 bills.",
            "The law forbids attacks that kill or injure civilians.",
        ),
    ),
    Rule(
        "casualty.active.both",
        "One number for the dead and the wounded together: “killed or wounded 12 people”",
        f"verb:<harm.noun> <det>? {ADV} {WHO}",
        lambda match: _active(match) if " " in match.value("verb").text else None,
        ("The shelling killed and wounded 12 people.",),
        ("The shelling killed 12 people.",),
    ),
    Rule(
        "casualty.alongside",
        "People harmed with those told before: “was killed alongside his wife”",
        f'verb:<harm.pp|die.past> ("with"|<!GROUP&!QTY&!sub>{{0,8}}? ("alongside"|"along with"|"together with")) '
        f"{ADV} <det>? {WHO}",
        _died,
        ("He was killed alongside his wife.",),
        ("He was killed in a clash with two men.",),
    ),
    Rule(
        "casualty.with_kin",
        "Kin who were harmed together: “died in the attack with his wife and their daughter”",
        f'verb:<harm.pp|die.past> (<prep|det|PLACE|TIME|attack.noun|object|means>){{1,6}}? "with" {ADV} who:<KIN>',
        _died,
        ("He died in the attack with his wife.",),
        ("He died in a quarrel with his wife.",),
    ),
    Rule(
        "casualty.as_was",
        "People harmed as those told before: “was killed, as was her daughter”",
        f'verb:<harm.pp|die.past> <comma>? "as" <be> {ADV} <det>? {WHO}',
        _died,
        ("A farmer was killed, as was her daughter.",),
        ("A farmer was killed as she was working.",),
    ),
    Rule(
        "casualty.died",
        "A group that died: “two children died”",
        f'{WHO} {GAP} ("who"|"that")? (<aux> {ADV})? verb:<die.past|die.s|die.base>',
        _died,
        ("Two children died in the fire.", "A nurse succumbed to her wounds."),
        ("Nobody died.",),
    ),
    Rule(
        "casualty.wounds",
        "People with wounds: “suffered a gunshot wound”, “with injuries to the leg”",
        f'{WHO} {GAP} ("who"|"that")? (<aux> {ADV}){{0,2}} (<suffer>|"had"|"has") <!GROUP&!harm&!die&!sub>{{0,5}}? '
        "verb:<wound>",
        _wounds,
        ("The boy suffered a gunshot wound.", "Police found a man with a gunshot wound."),
        ("The wound of the town is deep.",),
    ),
    Rule(
        "casualty.hospital",
        "People taken to a hospital: they were hurt, where nothing else is told of them",
        f"{WHO} {GAP} {BE} verb:<rushed> <!GROUP&!harm&!die&!sub>{{0,4}}? where:<object>",
        _hospital,
        ("The driver was taken to a hospital.",),
        ("The driver was taken to a school.",),
    ),
    Rule(
        "casualty.hospital.condition",
        "People in a hospital and their condition: “was taken to Invented Hospital in critical condition”",
        f"{WHO} {GAP} {BE} <rushed> <!GROUP&!harm&!die&!sub>{{0,6}}? verb:<harm.adj>",
        _passive,
        ("The driver was taken to a clinic in critical condition.",),
        ("The driver was taken to a school.",),
    ),
)
