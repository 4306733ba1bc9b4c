"""Parties: names and nationalities of actors become party phrases, with their forces."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Sense, Word
from harmledger.rules.meanings import PARTY, Name, Party, PlaceWords


def party_of(word: Word, adjectives: bool = True) -> tuple[Sense, ...]:
    """Return the senses of a word that name a party: names and generic words, else nationalities, else capitals."""
    named = word.senses("actor") + word.senses("actor.generic")
    if named or not adjectives:
        return named
    return word.senses("nationality") or word.senses("actor.weak")


def craft_of(match: Match) -> tuple[Sense, tuple[int, int]] | None:
    """Return what the party's words say that it flies or fires: "Russian warplanes", "regime artillery"."""
    for node in range(match.first, match.stop):
        value = match.line.values[node]
        if isinstance(value, Word):
            senses = value.senses("carrier") or value.senses("craft")
            if not senses and "force" in value.types:
                senses = value.senses("means")
            if senses:
                return senses[0], match.line.span(node, node + 1)
    return None


def _party(match: Match) -> Node | None:
    if stateless := _of_no_state(match):
        return stateless
    parties = []
    for node in match.nodes("who"):
        value = match.line.values[node]
        word = value.word if isinstance(value, Name | PlaceWords) else value
        senses = party_of(word) if isinstance(word, Word) else ()
        if senses:
            parties.append(Party(senses, match.line.span(node, node + 1), rule=match.rule.id))
    if not parties:
        return None
    first = parties[0]
    first.others = parties[1:]
    first.either = match.has("either")
    first.noun = _fighters(match)
    if not first.others and match.rule.id != "party.forces_of":
        first.at = match.offsets
    first.craft = craft_of(match)
    return Node(PARTY, first)


def _fighters(match: Match) -> Word | None:
    """Return the last word when it names people: "Russian soldiers" act as a party and are counted as people."""
    first, last = match.line.values[match.first], match.line.values[match.stop - 1]
    heads = (first, last) if match.rule.id == "party.forces_of" else (last,)  # "a member of the police"
    return next((one for one in heads if isinstance(one, Word) and "person" in one.types), None)


def _of_no_state(match: Match) -> Node | None:
    """A nationality before fighters says where they are from, not for which state they fight."""
    last, who = match.line.values[match.stop - 1], match.value("who")
    if not (isinstance(last, Word) and "irregular" in last.types and isinstance(who, Word)):
        return None
    senses = party_of(last, adjectives=False)
    if party_of(who, adjectives=False) or not senses:
        return None
    return Node(PARTY, Party(senses, match.offsets, noun=_fighters(match), rule=match.rule.id))


def _two(match: Match) -> Node | None:
    if stateless := _of_no_state(match):
        return stateless
    words: list[tuple[Word, tuple[int, int]]] = []
    for name in ("who", "who2"):
        if match.has(name):
            words.append((match.value(name), match.span(name)))
    parties = [
        Party(senses, at, rule=match.rule.id)
        for word, at in words
        if isinstance(word, Word) and (senses := party_of(word))
    ]
    if not parties:
        return None
    first = parties[0]
    first.others = parties[1:]
    first.either = match.has("either")
    parties[-1].at = (parties[-1].at[0], match.offsets[1])
    first.noun = _fighters(match)
    first.craft = craft_of(match)
    return Node(PARTY, first)


def _country(match: Match) -> Node | None:
    """Only a country has aircraft or soldiers by its bare name: "Damascus police" are in Damascus."""
    value = match.value("who")
    name = value.name if isinstance(value, PlaceWords) else value.text
    word = value.word if isinstance(value, Name | PlaceWords) else value
    senses = party_of(word) if isinstance(word, Word) else ()
    states = {str(sense.get("name")).removeprefix("Government of ") for sense in senses}
    return _party(match) if name in states and not getattr(value, "within", None) else None


FORCE = "<force|irregular|carrier>"

PARTIES = (
    Rule(
        "party.name",
        "An actor by name, with or without its force: “SDF”, “Syrian army forces”, “the Russian air force”",
        f"who:<actor&!person> {FORCE}{{0,2}}",
        _party,
        ("The SDF attacked the town.",),
        ("The town was attacked.",),
        priority=2,
    ),
    Rule(
        "party.fighters",
        "Fighters as a force: “militant groups”, “police forces”; without such a word they are people",
        "who:<actor&person> "
        '("forces"|"force"|"group"|"groups"|"militia"|"militias"|"movement"|"coalition"|"cell"|"elements"|"units"|"unit")',
        _party,
        ("Insurgent units attacked the town.",),
        ("Militants attacked the town.",),
        priority=2,
    ),
    Rule(
        "party.nationality",
        "A nationality with its forces: “Russian warplanes”",
        'who:<nationality> (("and"|either:"or"|"-"|"/") ("the")? who2:<nationality|actor|actor.generic>)? '
        f"<dir|padj>? {FORCE}{{1,2}}",
        _two,
        ("Chadian jets bombed the town.",),
        ("A Russian teacher was killed.",),
        priority=3,
    ),
    Rule(
        "party.nationalities",
        "Two parties before their forces: “Russian and Assad regime forces”",
        'who:<nationality|actor> ("and"|either:"or"|"-"|"/") ("the")? who2:<actor|nationality|actor.generic> '
        f"{FORCE}{{0,2}}",
        _two,
        ("Russian and Assad regime forces shelled the town.",),
        ("Russian teachers left.",),
        priority=4,
    ),
    Rule(
        "party.generic",
        "A word that means a party by the country: “government forces”, “the army”, “gunmen”",
        f"who:<actor.generic&!person> {FORCE}{{0,2}}",
        _party,
        ("The regime shelled the town.",),
        ("The town was shelled.",),
        priority=1,
    ),
    Rule(
        "party.possessed_forces",
        "Somebody's forces: “Syria's army”",
        f'who:<actor.weak|actor> "\'s" <padj>? {FORCE}{{1,2}}',
        _party,
        ("Syria's army shelled the town.",),
        ("Syria's towns were shelled.",),
        priority=3,
    ),
    Rule(
        "party.country_forces",
        "A country's forces by its bare name: “United States aircraft”",
        f"who:<actor.weak> {FORCE}{{1,2}}",
        _country,
        ("South Africa troops shelled the town.",),
        ("Damascus police were calm.", "South Africa was calm."),
        priority=3,
    ),
    Rule(
        "party.forces_of",
        "The forces of somebody: “forces of the Syrian government”",
        f'<force|irregular> "of" ("the")? who:<actor|actor.generic|actor.weak|nationality> {FORCE}{{0,2}}',
        _party,
        ("Forces of the Syrian government shelled the town.",),
        ("Forces of nature hit the town.",),
        priority=3,
    ),
)
