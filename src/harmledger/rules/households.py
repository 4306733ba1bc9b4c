"""Households: kin listed with their names and ages; who is told twice, who is whose child, and how many that makes."""

from __future__ import annotations

from dataclasses import dataclass

from harmledger.grammar import Match, Node, Rule
from harmledger.rules.listings import begins_a_clause, is_whole_of, sum_of_people
from harmledger.rules.meanings import GROUP, KIN, Age, Name, People, Quantity
from harmledger.rules.people import ADULT_YEARS, ONE_PERSON, OPEN_PLURAL

_OFFSPRING = frozenset({"son", "daughter", "sons", "daughters", "boy", "girl", "baby", "infant", "child", "children"})
_KIN = _OFFSPRING | {
    "brothers",
    "sisters",
    "siblings",
    "grandsons",
    "granddaughters",
    "grandchildren",
    "nephews",
    "nieces",
}
_LISTING = frozenset({":", "-"})


@dataclass(slots=True)
class _Item:
    """A person or a group of a list, and what stands before: nothing, a comma, a colon or dash, or "and"."""

    people: People
    before: str
    name: bool = False


def _items(match: Match) -> list[_Item]:
    """Return the members of the list; what stands in brackets tells of the one before, a name behind "of" of nobody."""
    line, types_at = match.line, match.context.types_at
    items: list[_Item] = []
    before, years, inside = "", None, False
    for node in match.nodes("all"):
        value, types = line.values[node], types_at(line, node)
        if "open" in types or "close" in types:
            inside = "open" in types
        elif inside:
            _told_in_brackets(items, value)
        elif isinstance(value, People | Name) and node > match.first and "of" in types_at(line, node - 1):
            years = None
        elif isinstance(value, People):
            items.append(_Item(value, before))
            before = ""
        elif isinstance(value, Age):
            years = value.years
        elif isinstance(value, Name):
            owns = (
                node + 1 < match.stop and line.starts[node + 1] == line.ends[node] and "KIN" in types_at(line, node + 1)
            )
            if not owns:
                at = line.span(node, node + 1)
                items.append(_Item(_person(match, (at[1] - 1, at[1]), value, years), before, name=True))
                before = ""
            years = None
        elif "comma" in types or "and" in types:
            said = getattr(value, "text", "")
            before = "and" if "and" in types else ":" if said in _LISTING else before or ","
    return items


def _person(match: Match, at: tuple[int, int], name: Name, years: int | None) -> People:
    people = People(ONE_PERSON, at, number="named", named=True, known_as=name.text, rule=match.rule.id)
    if years is not None:
        people.age, people.years = ("child" if years < ADULT_YEARS else "adult"), years
    return people


def _told_in_brackets(items: list[_Item], value: object) -> None:
    if not items or items[-1].people.count != ONE_PERSON:
        return
    last = items[-1].people
    if isinstance(value, People) and last.sex == "unknown":
        last.sex = value.sex
    years = value.years if isinstance(value, Age) else value.count.low if isinstance(value, Quantity) else None
    if years is not None and last.years is None:
        last.age, last.years = ("child" if years < ADULT_YEARS else "adult"), years


def _same(last: _Item, item: _Item) -> bool:
    """Tell the same person told again: "his wife, Exampla", "Exampla, the brother of Testo"."""
    one, other = last.people, item.people
    if item.before not in ("", ",") or one.count != ONE_PERSON or other.count != ONE_PERSON:
        return False
    named = item.name or other.number == "named"
    if one.number in ("possessed", "one", "definite") and not one.known_as:
        return named
    return last.name and other.number in ("one", "definite") and not other.known_as


def _learn(people: People, more: People) -> None:
    for name in ("sex", "age", "status"):
        if getattr(people, name) == "unknown":
            setattr(people, name, getattr(more, name))
    people.years = people.years if people.years is not None else more.years
    people.known_as = people.known_as or more.known_as or "-"


class _Listing:
    """The people of a list, each under the kin of whom they are told."""

    def __init__(self) -> None:
        self.people: list[People] = []
        self.open: list[tuple[People, list[People]]] = []
        self.last: _Item | None = None

    def take(self, item: _Item) -> None:
        """Take the next of the list: told before, one of the kin told before, or somebody else."""
        if self.last and _same(self.last, item):
            _learn(self.last.people, item.people)
            return
        self.last = item
        while self.open and not self._belongs(item):
            self._close()
        if self.open:
            self.open[-1][1].append(item.people)
        else:
            self.people.append(item.people)
        kin = item.people.number == "possessed" or item.people.age == "child" or _is_among(item.people, _KIN)
        if kin and item.people.count.high != 1 and not item.people.parts:
            self.open.append((item.people, []))

    def close(self) -> list[People]:
        """Return everybody when the list has ended."""
        while self.open:
            self._close()
        return self.people

    def _belongs(self, item: _Item) -> bool:
        group, members = self.open[-1]
        people = item.people
        if people.others or (not members and item.before == "and"):
            return False
        known = people.known_as != "" or _is_among(people, _OFFSPRING)
        told = item.name or people.number == "named" or (people.number == "one" and known)
        listed = item.before in ("", ":") or bool(members)
        below = (listed or item.before == ",") and people.number in ("possessed", "bare", "stated")
        if not told and not (below and group.age == "child" and _is_among(people, _OFFSPRING)):
            return False
        room = sum_of_people([*members, people]).within(group.count)
        return room and (group.number == "possessed" or listed or _is_among(group, _KIN))

    def _close(self) -> None:
        """Give a group its members: what is true of all of them is true of each, and their ages outrank its noun."""
        group, members = self.open.pop()
        if not members:
            return
        if group.count == OPEN_PLURAL and len(members) > 1:
            group.count = sum_of_people(members)
        for one in members:
            if one.sex == "unknown":
                one.sex = group.sex
            if one.age == "unknown" and group.age == "child" and one.count == ONE_PERSON:
                one.age = "child"
        if group.age == "child" and any(one.age == "adult" for one in members):
            group.age = "unknown"
        group.parts = [one for one in members if one.age != group.age or one.sex != group.sex or one.years is not None]


def _is_among(people: People, nouns: frozenset[str]) -> bool:
    return people.noun is not None and people.noun.text in nouns


def _household(match: Match) -> Node | None:
    items = _items(match)
    stop = None
    if begins_a_clause(match) and items[-1].people is match.line.values[match.stop - 1]:
        stop = match.stop - 1
        while stop > match.first and not isinstance(match.line.values[stop - 1], People | Name):
            stop -= 1
        items.pop()
    if len(items) < 2 or any(one.people.number == "definite" and not one.people.count.is_exact for one in items):
        return None
    if all(one.people.of for one in items):
        return None
    listing = _Listing()
    for item in items:
        listing.take(item)
    people = [one for member in listing.close() for one in (member.of or [member])]
    first, rest = people[0], people[1:]
    if not rest:
        return Node(GROUP, first, stop)
    if is_whole_of(first, rest):
        first.parts += rest
        return Node(GROUP, first, stop)
    made = People(sum_of_people(people), match.offsets, number="union", of=people, rule=match.rule.id)
    made.sealed = any(one.sealed for one in people)
    made.others = first.others
    return Node(KIN if first.number == "possessed" else GROUP, made, stop)


_PERSON = "(<AGE>? <title>{0,2} <NAME&!GAZ>|<GROUP>)"
_TAIL = "(<of> <NAME|GROUP>)? <PLACE>? (<open> (<NAME|GROUP|AGE|QTY|comma|person|word>){1,3} <close>)?"
_BETWEEN = "(<comma|and>){0,3} <adv>?"
_APART = "(<comma|and>){1,3} <adv>?"

HOUSEHOLDS = (
    Rule(
        "people.household",
        "Kin listed with their names and ages: “his wife, Exampla, and their children, a son of two and Testa (12)”",
        f"all:((({_PERSON} {_TAIL} {_APART}){{0,3}} <KIN> {_TAIL} ({_BETWEEN} {_PERSON} {_TAIL}){{1,12}})"
        f"|(({_PERSON} {_TAIL} {_APART}){{1,3}} <KIN> {_TAIL}))",
        _household,
        (
            "He was killed with his wife, Enasa Inventi, and their two sons Testo Inventi (4) and Omaro Inventi (12).",
            "Testo Inventi and his wife were killed.",
        ),
        ("His wife was killed.",),
        priority=5,
    ),
)
