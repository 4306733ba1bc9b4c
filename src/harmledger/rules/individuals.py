"""One person: told by a noun alone, by kin, by a pronoun, by age, or by a name, which is counted and kept unread."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.lexicon import Word
from harmledger.model import Count
from harmledger.rules.meanings import Age, People, Quantity
from harmledger.rules.people import (
    ADULT_YEARS,
    MOD,
    NOUN,
    OLDEST,
    ONE_PERSON,
    OPEN_PLURAL,
    counted,
    fights,
    group,
    known_as,
    node_of,
    plural,
)

# What tells of a person in front, and what stands before a place.
_TELLS_OF_ONE = frozenset({"=was", "=is", "have", "die.past", "suffer", "say", "rushed", "find"})
_PLACED = frozenset({"prep", "inplace", "of", "comma", "and"})


def told_by(noun: Word) -> Count:
    """Return how many a singular noun tells: one, or two by "couple"."""
    return Count.exactly(int(noun.get("person", "number") or 1))


def _single(match: Match) -> Node | None:
    noun: Word = match.value("noun")
    if noun.get("person", "counted_only"):
        return None
    return group(counted(match, told_by(noun), "definite"), match, fights(noun))


_SOMEBODY = frozenset({"someone", "somebody"})


def _alone(match: Match) -> Node | None:
    """A singular noun without an article, as headlines have it; no part of a compound, no owner and no speaker."""
    noun: Word = match.value("noun")
    behind = match.context.types_at(match.line, match.stop)
    if noun.get("person", "counted_only") or not behind.isdisjoint(
        ("person", "harm.noun", "wound", "poss", "say", "object", "attack.noun")
    ):
        return None
    before = match.context.types_at(match.line, match.first - 1)
    if not before.isdisjoint(("word", "NAME", "sign")) and "cap" not in before and noun.text not in _SOMEBODY:
        return None
    return group(_aged(counted(match, told_by(noun), "one"), _age_before(match)), match, fights(noun))


def _age_before(match: Match) -> Age | None:
    """Return the age told before the place that stands between: “a 15-year-old Exampla boy”."""
    types, line, node = match.context.types_at, match.line, match.first - 1
    while match.first - node <= 3 and not types(line, node).isdisjoint(("NAME", "PLACE", "GAZ")):
        node -= 1
    return _age(line.values[node]) if node < match.first - 1 and "AGE" in types(line, node) else None


def _found_dead(match: Match) -> Node | None:
    """The look of the dead may be a verb: "gunmen executed man" is an act, "police find executed man" a find."""
    acts = "harm.past" in match.context.types_at(match.line, match.first)
    found = match.context.types_at(match.line, match.first - 1) & {"find", "cause", "end"}
    return None if acts and not found else _alone(match)


def _possessed(match: Match) -> Node | None:
    quantity = match.value("q")
    noun: Word = match.value("noun")
    count = quantity.count if isinstance(quantity, Quantity) else OPEN_PLURAL if plural(noun) else ONE_PERSON
    people = counted(match, count, "possessed")
    # The owner's name is not a word of the count.
    people.at = (match.span("own")[0], match.span("noun")[1])
    named = group(people, match)
    if count.high == 1:
        people.known_as = known_as(match, match.nodes("noun")[-1])
        return named
    return node_of(people, match.nodes("noun")[-1] + 1)


def _one_aged(match: Match) -> Node | None:
    """With an article one person of that age; without one usually the age of a person named before or behind."""
    if not match.context.types_at(match.line, match.first - 1).isdisjoint(("person", "NAME")):
        return None
    if (match.has("place") and match.has("one")) or "person" in match.context.types_at(match.line, match.stop):
        return None
    if not (match.has("one") or match.value("mod").exact):  # "between 20 and 26 years old" is told of several
        return None
    people = counted(match, ONE_PERSON, "one" if match.has("one") else "named")
    _aged(people, match.value("mod"))
    people.known_as = known_as(match)
    people.at = (people.at[0], match.span("mod")[1])
    return group(people, match)


def _age(value: object) -> Age | None:
    if isinstance(value, Age):
        return value
    if isinstance(value, Quantity) and value.count.is_exact and not value.vague and value.count.floor <= OLDEST:
        return Age(value.count.floor)
    return None


def _aged(people: People, age: Age | None) -> People:
    if age is not None:
        people.age = "child" if age.years < ADULT_YEARS else "adult"
        people.years = age.years if age.exact else None
    return people


def _stop(match: Match) -> int | None:
    """Leave the comma behind an age where a listing goes on."""
    types = match.context.types_at
    going_on = not types(match.line, match.stop).isdisjoint(("and", "GROUP", "NAME", "one", "poss", "title"))
    comma = match.has("end") and "comma" in types(match.line, match.stop - 1)
    return match.stop - 1 if comma and going_on else None


def _named(match: Match, told: str = "age") -> Node | None:
    age = _age(match.value(told))
    if match.has(told) and age is None:
        return None
    people = _aged(counted(match, ONE_PERSON, "named", named=True), age)
    people.at = match.span(told) if match.has(told) else match.span("title")
    people.known_as = known_as(match)
    return node_of(people, _stop(match))


def _named_before_a_verb(match: Match) -> Node | None:
    """A place has no age: a number, and a verb behind it that tells of one."""
    types, line = match.context.types_at, match.line
    if types(line, match.stop).isdisjoint(_TELLS_OF_ONE) or not types(line, match.first - 1).isdisjoint(_PLACED):
        return None
    return _named(match, "age" if match.has("age") else "years")


def _told_age(match: Match) -> Node | None:
    people: People = match.value("who")
    age = _age(match.value("age"))
    if age is None or people.count != ONE_PERSON or people.of:
        return None
    if isinstance(match.value("age"), Quantity) and not (match.has("end") and (match.has("front") or people.named)):
        return None
    people.known_as = people.known_as or known_as(match)
    return node_of(_aged(people, age), _stop(match))


def _apposed(match: Match) -> Node | None:
    people, same = match.value("who"), match.value("same")
    if people.count != ONE_PERSON or people.number not in ("possessed", "one", "definite") or same.number != "named":
        return None
    if people.age == "unknown":
        people.age, people.years = same.age, same.years
    people.known_as = people.known_as or same.known_as
    return node_of(people, _stop(match))


def _told_ages(match: Match) -> Node | None:
    people: People = match.value("who")
    ages = [_age(value) for value in match.values("ages") if isinstance(value, Quantity)]
    if not people.count.is_exact or people.count.floor != len(ages) or None in ages:
        return None
    if people.age == "unknown" and len({age.years < ADULT_YEARS for age in ages if age is not None}) == 1:
        _aged(people, ages[0])
    return node_of(people, _stop(match))


def _told_name(match: Match) -> Node | None:
    people: People = match.value("who")
    if match.has("age"):
        age = _age(match.value("age"))
        return node_of(_aged(people, age), _stop(match)) if age and people.count == ONE_PERSON else None
    if people.count != ONE_PERSON or people.named or people.of:
        return None
    people.known_as = people.known_as or known_as(match)
    return node_of(people)


UNITS = (
    Rule(
        "people.one_aged",
        "One person told by age alone, or by age and name: “a 12-year-old”",
        "one:<one|det>? mod:<AGE> (<title>? (<NAME&!GAZ>|place:<PLACE>))?",
        _one_aged,
        ("A 12-year-old was killed.",),
        ("A 12-year-old boy was killed.",),
        priority=1,
    ),
    Rule(
        "people.single",
        "One person already known or told by a role: “the driver”",
        f"det:<det> mod:{MOD}{{0,4}} noun:<person.singular>",
        _single,
        ("The driver was killed.",),
        ("Drivers were killed.",),
    ),
    Rule(
        "people.alone",
        "One person without an article, as in headlines: “Man shot dead”, “elderly woman killed”",
        f"mod:{MOD}{{0,4}} noun:<person.singular>",
        _alone,
        ("Man shot dead in market.", "Shell kills elderly woman."),
        ("A man was shot dead.", "The police officer's statement was read."),
    ),
    Rule(
        "people.alone.dead",
        "One dead person without an article, in headlines: “finds lifeless man”",
        f"mod:(<deadadj> {MOD}{{0,2}}) noun:<person.singular>",
        _found_dead,
        ("Neighbour finds lifeless man in ditch.",),
        ("Gunmen executed man.",),
    ),
    Rule(
        "people.possessed",
        "People told by their kin: “his wife”, “her two children”",
        f"<NAME&!GAZ>? own:<poss> q:<QTY>? mod:{MOD}{{0,3}} {NOUN} (<title>? <NAME&!GAZ>)?",
        _possessed,
        ("He was killed with his wife and her two children.",),
        ("A wife was killed.",),
        priority=3,
    ),
    Rule(
        "people.named",
        "A person told by name and age; the name is read for counting and kept sealed",
        "<title>{0,2} <NAME> <NAME>? <comma> age:<AGE|QTY> end:<comma>",
        _named,
        ("Exampla Invented, 34, was killed.",),
        ("In Exampla, 34 people were killed.",),
    ),
    Rule(
        "people.named.told",
        "A person told by age and by a name, be it a place's as well, before a verb: “Exampla, 34, was shot”",
        "(<PLACE> <comma> age:<AGE|QTY> end:<comma>|<NAME&!GAZ> <comma>? years:<AGE|QTY> comma:<comma>?)",
        _named_before_a_verb,
        ("Damascus, 34, was killed.", "Exampla Invented, 34 was killed."),
        ("In Damascus, 34, including two children, were killed.", "In Exampla, 34 were killed."),
    ),
    Rule(
        "people.named.bracket",
        "A person told by name with the age in brackets: “(34)”, “(34 years old)”",
        "<title>{0,2} <NAME> <NAME>? <open> (<word>|<person>|<comma>){0,3} age:<AGE|QTY> <close>",
        _named,
        ("The dead are Exampla Invented (34) and a neighbour.",),
        ("Exampla (north of the town) was bombed.",),
    ),
    Rule(
        "people.titled",
        "A person told by a title and a name",
        "title:<title>{1,2} (<NAME>|<word>){1,3}",
        _named,
        ("Mr. Invented was killed.",),
        ("The market was bombed.",),
        priority=1,
    ),
)

ATTACHED = (
    Rule(
        "people.apposed",
        "The same person told again by age and name: “his wife, 34-year-old Exampla Invented,”",
        "who:<GROUP> <comma>? same:<GROUP> end:<comma>?",
        _apposed,
        ("He was killed with his wife, 34-year-old Exampla Invented, at home.",),
        ("A woman, a 34-year-old man and a child were killed.",),
        priority=5,
    ),
    Rule(
        "people.ages_behind",
        "The ages of people told behind, as many as there are people: “two brothers, 9 and 13,”",
        "who:<GROUP> <comma|open> ages:(<QTY> ((<comma>|<and>){1,2} <QTY>){1,4}) end:<comma|close>",
        _told_ages,
        ("Two brothers, 9 and 13, were killed.",),
        ("Two brothers, 9 women and 13 men, were killed.",),
        priority=4,
    ),
    Rule(
        "people.aged_behind",
        "The age of a person told behind: “a teacher, 34,”, “a girl (8)”, “a man aged 24”",
        'who:<GROUP> front:(<comma>|<open>|"described"|"believed"|"as"|"to"|"being"|<be>){0,3} age:<AGE|QTY> '
        "(<title>? <NAME&!GAZ>)? end:<comma|close>?",
        _told_age,
        ("A girl, 8, was killed.", "A man aged 24 was injured."),
        ("A woman and 12 men were killed.",),
        priority=3,
    ),
    Rule(
        "people.named_behind",
        "The name of a person told behind: “a teacher, Exampla Invented, 34,”",
        "who:<GROUP> <title>? <NAME&!GAZ> (<comma|open> age:<AGE|QTY> end:<comma|close>)?",
        _told_name,
        ("A teacher Exampla Invented was killed.",),
        ("Four people in Exampla were killed.",),
        priority=3,
    ),
)
