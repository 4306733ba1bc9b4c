"""Identity: whether two tellings of people may be of the same, by sex, age, kin, number and name."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger.rules.meanings import People

# How a single person is told, by which two tellings may be of one or of two.
SINGLE = ("one", "possessed", "named")
_CULPRITS = frozenset({"suspect", "accused", "intruder", "gunman"})
_VICTIMS = frozenset({"victim", "bystander", "passerby", "passer-by", "customer", "clerk"})
# A birthday may lie between two tellings.
_YEARS_APART = 1


def at_odds(one: People, other: People) -> bool:
    """Tell whether two groups cannot be one: men and women, children and adults, persons of other years."""
    if one.sex != other.sex and "unknown" not in (one.sex, other.sex):
        return True
    if one.years is not None and other.years is not None:
        return abs(one.years - other.years) > _YEARS_APART
    return one.age != other.age and "unknown" not in (one.age, other.age)


def other_name(one: People, other: People) -> bool:
    """Tell whether both have a name and the names are of two persons, be they of one family."""
    if not one.known_as or not other.known_as:
        return False
    names, more = one.known_as.casefold().split(), other.known_as.casefold().split()
    if len(names) == 1 or len(more) == 1:
        return not set(names) & set(more)
    if set(names) <= set(more) or set(more) <= set(names):  # told by both surnames alone
        return False
    return names[0] != more[0]


def same_name(one: People, other: People) -> bool:
    """Tell whether both have a name and it is the same, be one told by the surname alone."""
    return bool(one.known_as and other.known_as) and not other_name(one, other)


def side(people: People) -> str | None:
    """Return on which side of a shooting the noun sets somebody: of those who did it, the police, or the victims."""
    noun = people.noun.text.casefold() if people.noun else ""
    if people.status == "directly_participating" or noun in _CULPRITS:
        return "culprit"
    return "police" if "police" in people.roles else "victim" if noun in _VICTIMS else None


def opposed(one: str | None, other: str | None) -> bool:
    """Tell whether nobody is on both sides: who did it is neither its victim nor an officer."""
    return "culprit" in (one, other) and None not in (one, other) and one != other


def differ(one: People, other: People) -> bool:
    """Tell whether two persons are surely two."""
    return at_odds(one, other) or other_name(one, other)


def likeness(one: People, other: People) -> int:
    """Return how much speaks for two groups being one; 0 where something speaks against it."""
    if one.count.low != other.count.low or differ(one, other):
        return 0
    named = bool(one.known_as and other.known_as)
    told = [(one.sex, other.sex), (one.age, other.age)]
    return 1 + 8 * named + sum(a == b != "unknown" for a, b in told) + 2 * (one.years == other.years is not None)


def same_among(people: People, known: Iterable[People]) -> People | None:
    """Return the one of the known that these people are most likely, the first of equals; None for nobody."""
    best, most = None, 0
    for other in known:
        score = likeness(people, other)
        if score > most:
            best, most = other, score
    return best


def learn(people: People, more: People) -> None:
    """Add what another telling says of the same people; a number of years outranks a noun such as "man"."""
    if more.years is not None and people.years is None:
        people.age, people.years = more.age, more.years
    names = ("sex", "age", "status") if people.count == more.count else ("status",)
    for name in names:
        if getattr(people, name) == "unknown":
            setattr(people, name, getattr(more, name))
    people.known_as = people.known_as or (more.known_as if people.count == more.count else "")
