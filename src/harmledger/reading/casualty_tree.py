"""Trees of people: the groups of one outcome side by side, each with the parts into which it breaks down."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from harmledger.model import Count
from harmledger.reading.identity import SINGLE, at_odds, differ, learn, same_among
from harmledger.rules.meanings import HarmFact, People

# Of so many told last a person may be one told again: that bounds the work on a list of hundreds.
RECENT = 40
# How people are told of whom no number is given.
_UNCOUNTED = ("bare", "definite")


class Branch(Struct, eq=False):
    """A group of a tree: its people, where its harm was told, and the branches into which it breaks down."""

    people: People
    fact: HarmFact
    parts: list[Branch] = []
    derived: str = ""
    _told: tuple[list[Branch], int, Count] | None = None

    @property
    def count(self) -> Count:
        """Return how many the group holds."""
        return self.people.count

    def admit(self, made: list[Branch]) -> bool:
        """Take the people of one mention as parts where there is room for them; tell whether all found their place."""
        known = self.parts[-RECENT:]
        settled = [self._settle(one, known) for one in made]
        return all(settled)

    def _settle(self, part: Branch, known: list[Branch]) -> bool:
        """Put a part where it belongs: it may be known, one of a group told before, or a group of those told before."""
        people = part.people
        same = same_among(people, [one.people for one in known])
        if same:
            learn(same, people)
            return True
        for group in known:
            if group.count.floor > max(1, people.count.floor) and describes(group.people, people):
                if covers(group.people, people) and group.has_room(part.count):
                    group.parts.append(part)
                    group.grow()
                    return True
                if group.people.number != "possessed":
                    return True
        mine = [one for one in known if people.count.floor > 1 and single(one.people) and covers(people, one.people)]
        if mine and sum_of(mine).within(people.count) and not part.parts:
            self.parts = [one for one in self.parts if one not in mine]
            part.parts = mine
        if not self.has_room(part.count):
            self.parts += mine if part.parts is mine else []
            return False
        self.parts.append(part)
        return True

    def grow(self) -> None:
        """Let a plural without a number, such as "women", be as many as are told of."""
        if self.people.number == "bare" and self.count.high is None:
            self.people.count = Count(max(self.count.floor, self._sum().floor), None)

    def has_room(self, count: Count) -> bool:
        """Tell whether so many more fit beside the parts."""
        return (self._sum() + count).within(self.count)

    def _sum(self) -> Count:
        """Return the sum of the parts, adding only those that came since it was last asked for."""
        known = self._told if self._told and self._told[0] is self.parts else (self.parts, 0, Count(0, 0))
        total = known[2] + sum_of(self.parts[known[1] :])
        self._told = (self.parts, len(self.parts), total)
        return total


class Tree(Struct):
    """The groups of one outcome side by side, and the people whose number contradicted them."""

    outcome: str
    branches: list[Branch] = []
    contradictions: list[tuple[str, People]] = []
    _told: tuple[list[Branch], int, Count] | None = None

    @property
    def total(self) -> Count:
        """Return the sum over the groups, adding only those that came since it was last asked for."""
        known = self._told if self._told and self._told[0] is self.branches else (self.branches, 0, Count(0, 0))
        total = known[2] + sum_of(self.branches[known[1] :])
        self._told = (self.branches, len(self.branches), total)
        return total

    def recount(self) -> None:
        """Forget the sum: the number of a group is another now."""
        self._told = None

    def persons(self) -> list[Branch]:
        """Return the last told of those who are told one by one."""
        found, open_ = [], list(self.branches[-RECENT:])
        while open_:
            one = open_.pop(0)
            open_ += one.parts[-RECENT:]
            if single(one.people):
                found.append(one)
        return found[-RECENT:]

    @property
    def vague(self) -> bool:
        """Tell whether only a plural without a number tells of anybody: "injuries", "officers"."""
        return all(one.people.number in _UNCOUNTED and one.count.high is None for one in self.branches)


def narrowed(groups: list[Branch], left: Count) -> list[Branch]:
    """Return what is left of groups when so many remain: those of whom nothing worse is told."""
    if left == sum_of(groups):
        return groups
    first = groups[0]
    return [Branch(replace(first.people, count=left, parts=[], of=[]), first.fact, derived="hit less dead")]


def spread(group: Branch) -> list[Branch]:
    """Return kin of whom some are children and some are not, or unknown, as those they are; others as one group.

    Told "five daughters" of whom one is 21 years old and two are children, a reader of the count must not take all for
    women, nor for children.
    """
    people, parts = group.people, group.parts
    ages = {one.people.age for one in parts} - {"unknown"}
    if people.number not in ("possessed", "bare") or people.age != "unknown" or not ages:
        return [group]
    left = people.count.less(sum_of(parts))
    if left.high == 0 and len(ages) == 1:
        people.age = ages.pop()
        return [group]
    rest = [] if left.high == 0 else [Branch(replace(people, count=left, parts=[]), group.fact, derived="rest of kin")]
    return [*parts, *rest]


def others_than(tree: Tree, other: Tree) -> bool:
    """Tell whether the people of one tree cannot be those of another, by sex or age."""
    return all(at_odds(one.people, two.people) for one in tree.branches for two in other.branches)


def sum_of(branches: list[Branch]) -> Count:
    """Return the sum over branches that stand side by side."""
    total = Count(0, 0)
    for one in branches:
        total = total + one.count
    return total


def described(people: People) -> bool:
    """Tell whether sex, age or a role is told."""
    return people.sex != "unknown" or people.age != "unknown" or bool(people.roles)


def tellable(people: People) -> bool:
    """Tell whether there is something to say of a part of a number: who it is, or that it is one person."""
    return (described(people) or people.number == "one") and people.number != "definite"


def specific(people: People) -> bool:
    """Tell whether the words say who, so that it may be a part of a plain number."""
    return described(people) or people.number in SINGLE


def single(people: People) -> bool:
    """Tell whether one person is told as such."""
    return people.number in SINGLE and people.count == Count(1, 1)


def alike(one: People, other: People) -> bool:
    """Tell whether two groups are described in the same way."""
    return (one.sex, one.age, one.roles) == (other.sex, other.age, other.roles) and not differ(one, other)


def describes(group: People, person: People) -> bool:
    """Tell whether a person may be one of a group that is told by sex, age or role."""
    return described(group) and not at_odds(group, person)


def covers(group: People, person: People) -> bool:
    """Tell whether all that is told of a group is told of the person as well."""
    pairs = ((group.sex, person.sex), (group.age, person.age))
    return describes(group, person) and all(a in ("unknown", b) for a, b in pairs)


def vague(people: People) -> bool:
    """Tell whether there is only a plural noun, such as "casualties"."""
    return people.number in _UNCOUNTED and not described(people)
