"""People: counted, described and listed groups; what the words before and behind the noun say of them."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Sense, Word
from harmledger.model import Count
from harmledger.rules.meanings import ALL, CLAN, GROUP, GROUP_PARTY, KIN, Age, Name, Party, People, PlaceWords, Quantity

OPEN_PLURAL = Count(2, None)
ONE_PERSON = Count(1, 1)
ADULT_YEARS = 18
OLDEST = 110
FIGHTING = ("member_of_armed_forces", "directly_participating")

# Adjectives of people besides those told before.
_OTHER = frozenset({"other", "additional", "further", "more", "fellow", "second", "third", "fourth", "fifth", "sixth"})
# What may stand before a noun for people.
MOD = "(<padj>|<AGE>|<nationality>|<PARTY&!GROUP>)"
NOUN = "noun:<person>"
# In what stands behind a number or "a": also how the dead look, and one word that no lexicon knows.
_LOOK = "(<padj>|<AGE>|<nationality>|<PARTY&!GROUP>|<deadadj>)"
# How a family is called: "the 'Exampla' family", "the Exampla and al-Inventi families".
CLAN_NAME = "(<NAME|PLACE|PARTY|quote|poss|and|=->|<word>){0,7}?"
MEMBERS = f'(("of"|"from"|"belonging to") (<det>|<one>|<poss>|<QTY>|<padj>){{0,3}} {CLAN_NAME} <family> <NAME>?)?'


def described(people: People, match: Match) -> None:
    """Take what modifiers and the noun say of the people."""
    senses: list[Sense] = []
    for value in match.values("mod"):
        if isinstance(value, Age):
            people.age = "child" if value.years < ADULT_YEARS else "adult"
            people.years = value.years if value.exact else None
        elif isinstance(value, Party):
            people.party = value.senses[0]
        elif isinstance(value, Word):
            senses += value.senses("padj")
            people.party = next(iter(value.senses("nationality")), people.party)
            people.others = people.others or value.text in _OTHER
            if "deadadj" in value.types and people.number != "definite":
                people.number = "body"
    noun = match.value("noun")
    if isinstance(noun, Party):
        people.party = noun.senses[0]
        noun = noun.noun
    if isinstance(noun, Word):
        senses += noun.senses("person")[:1]
        people.noun = noun
    for sense in senses:
        _apply(people, sense)


def _apply(people: People, sense: Sense) -> None:
    said = sense.attributes
    if people.status == "unknown":
        people.status = said.get("status", "unknown")
    if people.sex == "unknown":
        people.sex = said.get("sex", "unknown")
    if people.age == "unknown":
        people.age = said.get("age", "unknown")
    if "roles" in said:
        people.roles = tuple(dict.fromkeys((*people.roles, *said["roles"])))
    if "sealed" in said:
        people.sealed = True
    if sense.key in ("people", "civilian", "youth", "worker") or (people.sex == people.age == "unknown"):
        people.generic = True


def group(people: People, match: Match, party: bool = False) -> Node:
    """Return the node of a group, described by the words of the match; one that fights is a party as well."""
    described(people, match)
    people.generic = people.generic and people.sex == "unknown" and people.age == "unknown" and not people.roles
    return Node(GROUP_PARTY, people) if party else node_of(people)


def node_of(people: People, stop: int | None = None) -> Node:
    """Return the node of people; those told by whose kin they are can be told from others."""
    return Node(KIN if people.number == "possessed" else GROUP, people, stop)


def counted(match: Match, count: Count, number: str, others: bool = False, named: bool = False) -> People:
    """Return people of a count at the match."""
    return People(count, match.offsets, number=number, others=others, named=named, rule=match.rule.id)


def known_as(match: Match, first: int | None = None) -> str:
    """Return the name within a match, or from one of its nodes on, for telling persons apart only."""
    values = match.line.values[match.first if first is None else first : match.stop]
    return " ".join(value.text for value in values if isinstance(value, Name)) or next(
        (value.name for value in values if isinstance(value, PlaceWords)), ""
    )


def plural(noun: Word) -> bool:
    """Tell whether a noun can only mean several."""
    return "person.plural" in noun.types and "person.singular" not in noun.types


def fights(noun: Word | None) -> bool:
    """Tell whether a noun means people who bear arms for a party."""
    return isinstance(noun, Word) and noun.get("person", "status") in FIGHTING


def _counted(match: Match) -> Node | None:
    count = match.value("q").count
    noun = match.value("noun")
    number = noun.get("person", "number") if isinstance(noun, Word) else None
    if number and count.is_exact:
        count = Count.exactly(int(number) * count.floor)
    if isinstance(noun, Party) and noun.noun is None:
        return None
    return group(counted(match, count, "stated"), match)


def _one(match: Match) -> Node | None:
    noun = match.value("noun")
    number = noun.get("person", "number") if isinstance(noun, Word) else None
    if isinstance(noun, Word) and plural(noun) and not number:
        return None
    return group(counted(match, Count.exactly(int(number or 1)), "one"), match)


def _all(match: Match) -> Node | None:
    made = _plural(match)
    return Node(ALL, made.value) if made else None


def _one_of_a_party(match: Match) -> Node | None:
    noun = match.value("noun").noun
    return _one(match) if noun is not None and not plural(noun) else None


def _plural(match: Match) -> Node | None:
    noun: Word = match.value("noun")
    if noun.get("person", "counted_only"):
        return None
    party = (
        fights(noun)
        or any(isinstance(value, Party) for value in match.values("mod"))
        or bool(noun.senses("actor") or noun.senses("actor.generic") or noun.get("person", "roles") == ["police"])
    )
    twins = noun.get("person", "number")
    count = Count.exactly(int(twins)) if twins else OPEN_PLURAL
    return group(counted(match, count, "definite" if match.has("det") else "bare"), match, party)


def _others(match: Match) -> Node | None:
    quantity = match.value("q")
    count = quantity.count if isinstance(quantity, Quantity) else OPEN_PLURAL
    return group(counted(match, count, "stated", others=True), match)


def _stands_alone(match: Match) -> bool:
    """Tell whether a bare "another" or "others" means people: only beside a word of harm."""
    types = match.context.types_at
    near = types(match.line, match.stop) | types(match.line, match.first - 1)
    return not near.isdisjoint(
        ("aux", "harm", "harm.adj", "die", "die.past", "shot", "and", "incl", "adv", "suffer", "rushed", "comma")
    )


def _bare_others(match: Match) -> Node | None:
    return _others(match) if match.line.values[match.first].text != "more" and _stands_alone(match) else None


def _another(match: Match) -> Node | None:
    if not match.has("noun") and not match.has("q") and not _stands_alone(match):
        return None
    quantity = match.value("q")
    count = quantity.count if isinstance(quantity, Quantity) else ONE_PERSON
    return group(counted(match, count, "stated", others=True), match)


def _family(match: Match) -> Node | None:
    return group(counted(match, match.value("q").count, "stated"), match)


def _entire_family(match: Match) -> Node | None:
    return Node(CLAN, group(counted(match, OPEN_PLURAL, "stated"), match).value)


def _bodies(match: Match) -> Node | None:
    quantity, noun = match.value("q"), match.value("noun")
    few = Count(1, None) if noun.get("body", "open") else ONE_PERSON if "body.singular" in noun.types else OPEN_PLURAL
    count = quantity.count if isinstance(quantity, Quantity) and not noun.get("body", "open") else few
    # "Their bodies" are of people told before.
    own = match.has("of") and match.value("of").text in ("his", "her", "their")
    people = counted(match, count, "definite" if own else "body")
    people.noun = noun
    return Node(GROUP, people)


UNITS = (
    Rule(
        "people.counted",
        "A counted group: “four civilians”, “at least three young women”, “two cleaning workers”",
        f"q:<QTY> mod:({_LOOK}{{0,4}} (<word>|<NAME>|<object>){{0,2}} {_LOOK}?) {NOUN} {MEMBERS}",
        _counted,
        ("At least four civilians were killed.", "Three members of a family were killed."),
        ("The civilians were killed.",),
        priority=3,
    ),
    Rule(
        "people.counted_party",
        "A counted group of a party: “three SDF fighters”",
        "q:<QTY> mod:<padj>{0,2} noun:<PARTY&!GROUP>",
        _counted,
        ("Three SDF fighters were killed.",),
        ("Three Russian warplanes bombed the town.",),
        priority=2,
    ),
    Rule(
        "people.counted_of",
        "A counted part of people: “four of the civilians”, “dozens of young men”",
        f'q:<QTY> "of" ("the"|"these"|"those"|"his"|"her"|"their")? mod:{_LOOK}{{0,4}} {NOUN}',
        _counted,
        ("Four of the passengers were killed.",),
        ("Four passengers were killed.",),
        priority=3,
    ),
    Rule(
        "people.one",
        "One person: “a woman”, “an elderly man”, “a murdered person”",
        f"<one> mod:({_LOOK}{{0,5}} (<and> {_LOOK})? <word|object|NAME>{{0,2}} {_LOOK}?) {NOUN} {MEMBERS}",
        _one,
        ("A woman was killed.", "A 12-year-old girl was injured."),
        ("Women were killed.",),
        priority=3,
    ),
    Rule(
        "people.one_party",
        "One of a party: “a member of the police”, “an SDF fighter”",
        "<one> mod:<padj>{0,2} noun:<PARTY&!GROUP>",
        _one_of_a_party,
        ("A member of the national police was killed.",),
        ("A Russian warplane bombed the town.",),
        priority=2,
    ),
    Rule(
        "people.others",
        "People besides those told before: “five others”, “several more”",
        f"q:<QTY> mod:{MOD}{{0,1}} <others> mod2:<padj&!harm.adj>{{0,2}} noun:<person>?",
        _others,
        ("Five others were injured.", "Several others were injured."),
        ("Five were injured.",),
        priority=4,
    ),
    Rule(
        "people.others.bare",
        "People besides those told before, without a number: “others were injured”",
        "<others>",
        _bare_others,
        ("One man was killed and others were injured.",),
        ("One man was killed.",),
    ),
    Rule(
        "people.another",
        "One more, or so many more: “another child”, “another five people”",
        f"<another> q:<QTY>? mod:{MOD}{{0,4}} noun:<person>?",
        _another,
        ("Another child was injured.",),
        ("A child was injured.",),
        priority=4,
    ),
    Rule(
        "people.plural",
        "A group without a number: “civilians”, “the young women”",
        f"det:<det>? mod:{MOD}{{0,4}} noun:<person.plural> {MEMBERS}",
        _plural,
        ("Civilians were killed.",),
        ("A civilian was killed.",),
    ),
    Rule(
        "people.all",
        "All of a kind: “all women”, “all members of one family”",
        f'det:"all" mod:{MOD}{{0,4}} noun:<person.plural> {MEMBERS}',
        _all,
        ("All passengers were killed.",),
        ("Passengers were killed.",),
        priority=1,
    ),
    Rule(
        "people.family_of",
        "A family told by its number: “a family of five”",
        f'<one|det>? mod:{MOD}{{0,2}} <family> "of" q:<QTY>',
        _family,
        ("A family of five was killed.",),
        ("A family was displaced.",),
        priority=4,
    ),
    Rule(
        "people.family",
        "A family without a number of persons",
        f'((<one|det|QTY>) mod:{MOD}{{0,2}} ("entire"|"whole")? {CLAN_NAME})? <family>',
        _entire_family,
        ("An entire family was killed.",),
        ("A familiar man was killed.",),
    ),
    Rule(
        "people.bodies",
        "The dead told as bodies: “the bodies of four men”, “two bodies”, “human remains”",
        "(<det>|q:<QTY>|<one>|of:<poss>)? <adv|word>? (<quote>? <padj|deadadj> <quote|and|comma>?){0,3} noun:<body>",
        _bodies,
        ("Two bodies were recovered from the rubble.",),
        ("Two people were recovered from the rubble.",),
        priority=4,
    ),
)
