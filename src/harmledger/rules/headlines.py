"""Headlines: what they leave out, the article, the verb, or who it was; only the head of a report is looked at."""

from __future__ import annotations

from harmledger.grammar import Match, Rule
from harmledger.lexicon import Word
from harmledger.model import Count
from harmledger.rules.casualties import ADV, BE, WHO, harm, people_of, sense_of
from harmledger.rules.meanings import HarmFact, Party, People
from harmledger.rules.people import ONE_PERSON
from harmledger.rules.reality import aimed, unreal

# What a line, or what a line tells behind "Town:" and "[Video]", begins after.
_HEADS = frozenset({"end", "close", "=:", "=|"})
# Behind the verb of a clause that has no object.
_FREE = frozenset({"end", "prep", "inplace", "PLACE", "by", "TIME", "comma", "sub", "timeplain", "adv", "rel", "and"})
# A number, a thing or an animal is done to, and nobody.
_NOBODY = frozenset({"animal", "thing", "harm.noun", "attack.noun", "means", "QTY", "say", "be", "find", "MEASURE"})
_SURE = frozenset(
    {"murdered", "assassinated", "executed", "beheaded", "decapitated", "slain", "gunned down", "lynched"}
)
_SOMEBODY = frozenset({"voice", "nationality", "PARTY", "person"})
_UNSURE = Count(1, None)
_UNKNOWN = frozenset({"word", "cap"})


def heads(match: Match) -> bool:
    """Tell whether a match begins a line, or what a line tells behind its place or "[Video]"."""
    if match.first == 0:
        return True
    types = match.context.types_at(match.line, match.first - 1)
    return not types.isdisjoint(_HEADS)


def _is_free(match: Match) -> bool:
    return not match.context.types_at(match.line, match.stop).isdisjoint(_FREE)


def _someone(match: Match) -> HarmFact | None:
    """Somebody by a name or trade that no lexicon knows: how many the word means cannot be told."""
    types_at, line, verb = match.context.types_at, match.line, match.value("verb")
    nodes = match.nodes("who")
    if not heads(match) or not _is_free(match):
        return None
    if any(not _NOBODY.isdisjoint(types_at(line, node)) for node in nodes):
        return None
    sure = verb.text in _SURE or " dead" in verb.text or " to death" in verb.text or match.has("be")
    if not sure and _SOMEBODY.isdisjoint(types_at(line, nodes[-1])):
        return None
    sense = sense_of(verb, "harm")
    if sense.get("outcome") != "killed":
        return None
    people = People(_UNSURE, match.span("verb"), number="named", named=True, rule=match.rule.id)
    return harm(match, people, sense)


def _they(match: Match) -> HarmFact | None:
    """ "They kill cleaner", as headlines are translated: one unknown noun behind the verb."""
    types_at, line = match.context.types_at, match.line
    sense = sense_of(match.value("verb"), "harm")
    if sense.get("outcome") != "killed" or not _is_free(match):
        return None
    if any(not _NOBODY.isdisjoint(types_at(line, node)) for node in match.nodes("who")):
        return None
    return harm(match, People(_UNSURE, match.span("who"), number="one", rule=match.rule.id), sense)


def _quoted(match: Match) -> HarmFact | None:
    """A nickname in quotes."""
    sense = sense_of(match.value("verb"), "harm")
    count = Count.exactly(2) if match.has("two") else ONE_PERSON
    people = People(count, match.span("verb"), number="named", named=True, rule=match.rule.id)
    return harm(match, people, sense) if sense.get("outcome") == "killed" else None


def _nobody_told(match: Match) -> HarmFact | None:
    """ "Dies after being shot": one person, whoever it was."""
    if not heads(match) or not _is_free(match):
        return None
    people = People(ONE_PERSON, match.span("verb"), number="definite", rule=match.rule.id)
    return harm(match, people, sense_of(match.value("verb"), "die", "harm.adj", "harm"))


def _murder(match: Match) -> HarmFact | None:
    """A killing named by its noun alone: one, or two and more where the noun means several."""
    if not heads(match):
        return None
    noun: Word = match.value("verb")
    sense = noun.sense("harm.noun")
    if sense.get("outcome") != "killed" or noun.text in ("death", "suicide") or sense.get("number"):
        return None
    several = sense.get("event") or sense.get("many")
    count = Count(2, None) if several else ONE_PERSON
    return harm(match, People(count, match.span("verb"), number="one", rule=match.rule.id), sense)


def _bodies(match: Match) -> HarmFact | None:
    """Bodies without a verb; "body" and "bodies" alone may be of an office."""
    people = match.value("who")
    if not isinstance(people, People) or people.number != "body" or unreal(match, match.first):
        return None
    plain = people.noun is None or people.noun.text in ("body", "bodies")
    stated = people.count.is_exact and people.count.floor > 1
    if plain and not match.has("lies") and not (stated and heads(match)):
        return None
    return HarmFact("killed", people, match.offsets, match.rule.id, match.first, verb=match.span("who"))


def _remains(match: Match) -> HarmFact | None:
    people = People(_UNSURE, match.span("who"), number="body", rule=match.rule.id)
    return HarmFact("killed", people, match.offsets, match.rule.id, match.first, verb=match.span("verb"))


def _then(match: Match) -> HarmFact | None:
    """A second verb of who heads the line: “Man visits his family and is murdered”."""
    line, first = match.line, match.first
    while first > 0 and _HEADS.isdisjoint(match.context.types_at(line, first - 1)):
        first -= 1
    types, told = match.context.types_at(line, first), line.values[first]
    if isinstance(told, People) and told.number in ("one", "named", "definite") and told.count == ONE_PERSON:
        people = told
    elif "pron.singular" in types or types == _UNKNOWN:
        people = People(ONE_PERSON, match.span("verb"), number="definite", rule=match.rule.id)
    else:
        return None
    return harm(match, people, sense_of(match.value("verb"), "die", "harm"))


def _both(match: Match) -> HarmFact | None:
    """Two verbs with one object: “they murder and burn a man”; the first tells the outcome."""
    return None if aimed(match, match.first) else harm(match, people_of(match), sense_of(match.value("verb"), "harm"))


def _party(match: Match) -> HarmFact | None:
    """A party as the object: how many of it cannot be told."""
    party: Party = match.value("who")
    sense = sense_of(match.value("verb"), "harm")
    if sense.get("outcome") != "killed" or aimed(match, match.first) or not _is_free(match):
        return None
    people = People(_UNSURE, match.span("who"), number="bare", party=party.senses[0], rule=match.rule.id)
    return harm(match, people, sense)


def _listed(match: Match) -> HarmFact | None:
    before = match.context.types_at(match.line, match.first - 1)
    free = heads(match) or "cause" in before
    return harm(match, people_of(match), sense_of(match.value("verb"), "harm.adj", "harm")) if free else None


def _left_dead(match: Match) -> HarmFact | None:
    return harm(match, people_of(match), sense_of(match.value("verb"), "harm.adj"))


_NAME = "<word|voice|padj|PLACE|NAME|nationality|PARTY|object|of|=-|quote|person>"

_NICKNAME = "<quote> <word|NAME|PLACE|det|cap>{1,4}? <quote>"

HEADLINES = (
    Rule(
        "casualty.headline.someone",
        "Somebody by a trade or name that no lexicon knows, at the head of a line: “Tinsmith executed in market”",
        f"who:(<word&cap|voice&cap|padj&cap|PLACE|NAME|nationality|PARTY> {_NAME}{{0,5}}?) be:({BE})? verb:<harm.pp>",
        _someone,
        ("Tinsmith executed in market", "Mexico: Local official killed in resort", "Exampla is murdered at home"),
        ("Bill killed in committee", "The search warrant was executed at noon", "Tinsmith wounded in market"),
    ),
    Rule(
        "casualty.headline.they",
        "Somebody by a word that no lexicon knows, without an article: “They kill tinsmith in market”",
        '("they"|<PARTY|GROUP>) <adv>? verb:<harm.base|harm.s> <one|det>? <padj|harm.adj>{0,2} who:<word>{1,2}',
        _they,
        ("They kill tinsmith in market",),
        ("They kill time in market", "They kill a man in market"),
    ),
    Rule(
        "casualty.headline.quoted",
        "A nickname in quotes: “They kill ‘The Tinsmith’ in market”",
        f"verb:<harm.base|harm.s|harm.past> {_NICKNAME} two:(<and> {_NICKNAME})?",
        _quoted,
        ("They kill 'El Testo' in market",),
        ("They kill 'two men' in market",),
    ),
    Rule(
        "casualty.headline.dies",
        "Nobody is told who died: “Dies after being shot in market”",
        "verb:<die.s>",
        _nobody_told,
        ("Dies after being shot in market",),
        ("Hope dies in market",),
    ),
    Rule(
        "casualty.headline.found",
        "Nobody is told who was found dead: “Abandoned beheaded in front of a park”, “Lies dead in market”",
        "<find|=lies> <adv>? verb:<harm.adj&!harm.people|deadadj&harm.pp|=dead>",
        _nobody_told,
        ("Abandoned beheaded in market", "Lies dead in market"),
        ("They found two men",),
    ),
    Rule(
        "casualty.headline.murder",
        "A killing named by its noun: “Murder in market”, “Second homicide of the day in the town”",
        '<padj|another|word&cap>? verb:<harm.noun.singular> ("of" "the" <unit|=week|=night>)?'
        ' (<be>? ("registered"|"recorded"|"reported"|"occurred"|"occurs"))? (<by> <word|means>)?'
        " <inplace|=at|=on|=near|=outside|=inside|=under>",
        _murder,
        ("Murder in market", "Second homicide of the day in the town"),
        ("Murder suspect arrested in market", "The murder in the market shocked the town"),
    ),
    Rule(
        "casualty.headline.bodies",
        "Bodies at the head of a line, with or without a verb: “Two charred bodies in market”",
        'who:<GROUP> lies:(<be>? ("thrown"|"scattered"|"hung"|"placed"|"left"|"floating"))?',
        _bodies,
        ("Two charred bodies in market", "Lifeless body is thrown in ditch"),
        ("Body urges calm in market", "Two men in market"),
    ),
    Rule(
        "casualty.headline.remains",
        "Remains that were left or found: “They leave remains in market”",
        'verb:<find> <adv|padj|deadadj>? who:"remains"',
        _remains,
        ("They leave remains in market",),
        ("The town remains calm",),
    ),
    Rule(
        "casualty.headline.then",
        "A second verb of who heads the line: “Man visits his family and is murdered”",
        f"<and> {ADV} (<be> {ADV})? verb:<harm.pp&!harm.people|die.past|die.s>",
        _then,
        ("Man visits his family and is murdered in market",),
        ("Gunmen storm market and kill two men",),
    ),
    Rule(
        "casualty.headline.both",
        "Two verbs with one object: “They murder and burn a man”",
        f"verb:<harm.base|harm.s|harm.past> <and> <harm|effect|word> <det>? {WHO}",
        _both,
        ("They murder and burn a man in market",),
        ("They murder a man and burn a house",),
    ),
    Rule(
        "casualty.headline.party",
        "A party as the object: “Cartel executes members of Los Zetas”",
        "verb:<harm.base|harm.s|harm.past|harm.ing> (<one|det> <padj|harm.adj|deadadj>{0,2})? who:<PARTY&!GROUP>",
        _party,
        ("Gunmen execute Zetas in market",),
        ("Gunmen executed the Zetas leader's plan",),
    ),
    Rule(
        "casualty.headline.listed",
        "People in front of others that the verb tells: “Soldier, civilian killed in market”",
        "who:<GROUP> <comma> <GROUP> verb:<harm.pp|harm.adj>",
        _listed,
        ("Soldier, civilian killed in market",),
        ("The army, a soldier killed in market",),
    ),
    Rule(
        "casualty.headline.left",
        "People left dead: “Father and son left dead in market”",
        f'{WHO} <be>? "left" {ADV} verb:<harm.adj>',
        _left_dead,
        ("Two women are left dead in market",),
        ("Two women left the market",),
    ),
    Rule(
        "casualty.headline.of_a_place",
        "People of a place as the object: “Airstrikes kill Idlib civilians”",
        f"verb:<harm.base|harm.s|harm.past> <PLACE|nationality> {WHO}",
        lambda match: harm(match, people_of(match), sense_of(match.value("verb"), "harm")),
        ("Airstrikes kill Idlib civilians",),
        ("Airstrikes kill in Idlib",),
    ),
)
