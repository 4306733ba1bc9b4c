"""People: counted, described and listed groups, and the sub-groups they break down into."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Sense, Word
from harmledger.model import Count
from harmledger.rules.meanings import GROUP, GROUP_PARTY, Age, Party, People, Quantity

OPEN_PLURAL = Count(2, None)
ONE_PERSON = Count(1, 1)
ADULT_YEARS = 18


def _describe(people: People, match: Match) -> None:
    """Take what modifiers and the noun say of the people."""
    senses: list[Sense] = []
    for value in match.values("mod"):
        if isinstance(value, Age):
            people.age = "child" if value.years < ADULT_YEARS else "adult"
        elif isinstance(value, Party):
            people.party = value.senses[0]
        elif isinstance(value, Word):
            senses += value.senses("padj")
            people.party = next(iter(value.senses("nationality")), people.party)
            people.others = people.others or value.text in ("other", "additional", "further", "more", "fellow")
    noun = match.value("noun")
    if isinstance(noun, Word):
        senses += noun.senses("person")[:1]
        people.noun = noun
    for sense in senses:
        _apply(people, sense)


def _apply(people: People, sense: Sense) -> None:
    for name in ("status", "sex"):
        if sense.get(name) and getattr(people, name) == "unknown":
            setattr(people, name, sense.get(name))
    if sense.get("age") and people.age == "unknown":
        people.age = sense.get("age")
    if sense.get("child_if_young"):
        people.generic = False
    people.roles = tuple(dict.fromkeys((*people.roles, *sense.get("roles", ()))))
    people.sealed = people.sealed or bool(sense.get("sealed"))
    if sense.key in ("people", "civilian", "youth", "worker") or (people.sex == people.age == "unknown"):
        people.generic = True


def _node(people: People, match: Match, party: bool = False) -> Node:
    _describe(people, match)
    people.generic = people.generic and people.sex == "unknown" and people.age == "unknown" and not people.roles
    return Node(GROUP_PARTY if party else GROUP, people)


def _people(match: Match, count: Count, number: str, **more: bool) -> People:
    return People(count, match.offsets, number=number, rule=match.rule.id, **more)


def _counted(match: Match) -> Node | None:
    quantity: Quantity = match.value("q")
    count = quantity.count
    noun = match.value("noun")
    number = noun.get("person", "number") if isinstance(noun, Word) else None
    if number and count.is_exact:
        count = Count.exactly(int(number) * count.floor)
    return _node(_people(match, count, "stated"), match)


def _one(match: Match) -> Node | None:
    noun = match.value("noun")
    number = noun.get("person", "number") if isinstance(noun, Word) else None
    return _node(_people(match, Count.exactly(int(number or 1)), "one"), match)


def _plural(match: Match) -> Node | None:
    noun = match.value("noun")
    fights = isinstance(noun, Word) and noun.get("person", "status") in ("member_of_armed_forces", "directly_participating")
    party = fights or any(isinstance(value, Party) for value in match.values("mod")) or (
        isinstance(noun, Word) and bool(noun.senses("actor") or noun.senses("actor.generic") or noun.get("person", "roles") == ["police"])
    )
    return _node(_people(match, OPEN_PLURAL, "definite" if match.has("det") else "bare"), match, party)


def _single(match: Match) -> Node | None:
    noun = match.value("noun")
    fights = isinstance(noun, Word) and noun.get("person", "status") in ("member_of_armed_forces", "directly_participating")
    return _node(_people(match, ONE_PERSON, "definite"), match, fights)


def _possessed(match: Match) -> Node | None:
    quantity = match.value("q")
    noun = match.value("noun")
    plural = "person.plural" in noun.types and "person.singular" not in noun.types
    count = quantity.count if isinstance(quantity, Quantity) else OPEN_PLURAL if plural else ONE_PERSON
    return _node(_people(match, count, "possessed"), match)


def _others(match: Match) -> Node | None:
    quantity = match.value("q")
    count = quantity.count if isinstance(quantity, Quantity) else OPEN_PLURAL
    return _node(_people(match, count, "stated", others=True), match)


def _stands_alone(match: Match) -> bool:
    """Tell whether a bare "another" or "others" means people: only beside a word of harm."""
    types = match.context.types_at
    near = types(match.line, match.stop) | types(match.line, match.first - 1)
    return not near.isdisjoint(("aux", "harm", "harm.adj", "die", "die.past", "shot", "and", "incl"))


def _bare_others(match: Match) -> Node | None:
    return _others(match) if match.line.values[match.first].text != "more" and _stands_alone(match) else None


def _another(match: Match) -> Node | None:
    if not match.has("noun") and not match.has("q") and not _stands_alone(match):
        return None
    quantity = match.value("q")
    count = quantity.count if isinstance(quantity, Quantity) else ONE_PERSON
    return _node(_people(match, count, "stated", others=True), match)


def _family(match: Match) -> Node | None:
    quantity: Quantity = match.value("q")
    return _node(_people(match, quantity.count, "stated"), match)


def _entire_family(match: Match) -> Node | None:
    return _node(_people(match, OPEN_PLURAL, "stated"), match)


def _bodies(match: Match) -> Node | None:
    quantity = match.value("q")
    single = ONE_PERSON if "body.singular" in match.value("noun").types else OPEN_PLURAL
    return Node(GROUP, _people(match, quantity.count if isinstance(quantity, Quantity) else single, "body"))


def _named(match: Match) -> Node | None:
    age = match.value("age")
    years = age.years if isinstance(age, Age) else age.count.low if isinstance(age, Quantity) else None
    if years is None or not 0 <= years <= 110 or (isinstance(age, Quantity) and not age.count.is_exact):
        return None
    people = _people(match, ONE_PERSON, "named", named=True)
    people.age = "child" if years < ADULT_YEARS else "adult"
    return Node(GROUP, people)


_MOD = "(<padj>|<AGE>|<nationality>|<PARTY&!GROUP>|<and&padj>)"
_NOUN = "noun:<person>"
_MEMBERS = '("of" ("the"|"a"|"one"|"same"|"single"|"his"|"her"|"their"|"an"){0,2} <padj>? <family> <NAME>?)?'

UNITS = (
    Rule(
        "people.counted",
        "A counted group: “four civilians”, “at least three young women”",
        f"q:<QTY> mod:{_MOD}{{0,4}} {_NOUN} {_MEMBERS}",
        _counted,
        ("At least four civilians were killed.", "Three members of a family were killed."),
        ("The civilians were killed.",),
        priority=3,
    ),
    Rule(
        "people.counted_of",
        "A counted part of people: “four of the civilians”, “dozens of young men”",
        f'q:<QTY> "of" ("the"|"these"|"those"|"his"|"her"|"their")? mod:{_MOD}{{0,4}} {_NOUN}',
        _counted,
        ("Four of the passengers were killed.",),
        ("Four passengers were killed.",),
        priority=3,
    ),
    Rule(
        "people.one",
        "One person: “a woman”, “an elderly man”",
        f"<one> mod:{_MOD}{{0,5}} {_NOUN} {_MEMBERS}",
        _one,
        ("A woman was killed.", "A 12-year-old girl was injured."),
        ("Women were killed.",),
        priority=3,
    ),
    Rule(
        "people.one_aged",
        "One person told by age alone: “a 12-year-old”",
        "<one>? mod:<AGE>",
        _one,
        ("A 12-year-old was killed.",),
        ("A 12-year-old boy was killed.",),
        priority=1,
    ),
    Rule(
        "people.others",
        "People besides those told before: “five others”, “several more”",
        f"q:<QTY> mod:{_MOD}{{0,1}} <others> mod2:<padj>{{0,2}} noun:<person>?",
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
        f"<another> q:<QTY>? mod:{_MOD}{{0,4}} noun:<person>?",
        _another,
        ("Another child was injured.", "Another five people were injured."),
        ("A child was injured.",),
        priority=4,
    ),
    Rule(
        "people.plural",
        "A group without a number: “civilians”, “the young women”",
        f"det:<det>? mod:{_MOD}{{0,4}} noun:<person.plural>",
        _plural,
        ("Civilians were killed.",),
        ("A civilian was killed.",),
    ),
    Rule(
        "people.single",
        "One person already known or told by a role: “the driver”",
        f"det:<det> mod:{_MOD}{{0,4}} noun:<person.singular>",
        _single,
        ("The driver was killed.",),
        ("Drivers were killed.",),
    ),
    Rule(
        "people.possessed",
        "People told by their kin: “his wife”, “her two children”",
        f"<poss> q:<QTY>? mod:{_MOD}{{0,3}} {_NOUN}",
        _possessed,
        ("He was killed with his wife and her two children.",),
        ("A wife was killed.",),
        priority=3,
    ),
    Rule(
        "people.family_of",
        "A family told by its number: “a family of five”",
        f'<one|det>? mod:{_MOD}{{0,2}} <family> "of" q:<QTY>',
        _family,
        ("A family of five was killed.",),
        ("A family was displaced.",),
        priority=4,
    ),
    Rule(
        "people.family",
        "A family without a number of persons",
        f'(<one|det|QTY>)? mod:{_MOD}{{0,2}} ("entire"|"whole")? <family>',
        _entire_family,
        ("An entire family was killed.",),
        ("A familiar man was killed.",),
    ),
    Rule(
        "people.bodies",
        "The dead told as bodies: “the bodies of four men”, “two bodies”",
        f"(<det>|q:<QTY>|<one>)? <padj|harm.adj>? noun:<body>",
        _bodies,
        ("Two bodies were recovered from the rubble.",),
        ("Two people were recovered from the rubble.",),
        priority=4,
    ),
    Rule(
        "people.named",
        "A person told by name and age; the name is read for counting and kept sealed",
        "<NAME> <NAME>? <comma> age:<AGE|QTY> <comma>",
        _named,
        ("Exampla Invented, 34, was killed.",),
        ("In Exampla, 34 people were killed.",),
    ),
)
