"""Trees of people: the groups of one outcome side by side, each with the parts into which it breaks down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from harmledger.model import Count
from harmledger.rules.meanings import HarmFact, People

# How a single person is told, by which two tellings may be of one or of two.
SINGLE = ("one", "possessed", "named")


@dataclass(slots=True)
class Branch:
    """A group of a tree: its people, where its harm was told, and the branches into which it breaks down."""

    people: People
    fact: HarmFact
    parts: list[Branch] = field(default_factory=list)
    derived: str = ""

    @property
    def count(self) -> Count:
        """Return how many the group holds."""
        return self.people.count

    def admit(self, part: Branch) -> bool:
        """Take a part where there is room for it and nobody like it yet; tell whether it was taken."""
        if any(alike(one.people, part.people) for one in self.parts) or not self.has_room(part.count):
            return False
        self.parts.append(part)
        return True

    def has_room(self, count: Count) -> bool:
        """Tell whether so many more fit beside the parts."""
        return (sum_of(self.parts) + count).within(self.count)


@dataclass(slots=True)
class Tree:
    """The groups of one outcome side by side, and the people whose number contradicted them."""

    outcome: str
    branches: list[Branch] = field(default_factory=list)
    contradictions: list[tuple[str, People]] = field(default_factory=list)

    @property
    def total(self) -> Count:
        """Return the sum over the groups."""
        return sum_of(self.branches)

    @property
    def vague(self) -> bool:
        """Tell whether only a word such as "injuries" tells of anybody."""
        return all(vague(one.people) and one.count.high is None for one in self.branches)

    def narrow(self, left: Count) -> None:
        """Leave so many of the people: those of whom nothing worse is told."""
        if left != self.total:
            first = self.branches[0]
            self.branches = [
                Branch(replace(first.people, count=left, parts=[], of=[]), first.fact, derived="hit less dead")
            ]


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


def specific(people: People) -> bool:
    """Tell whether the words say who, so that it may be a part of a plain number."""
    return described(people) or people.number in SINGLE


def single(people: People) -> bool:
    """Tell whether one person is told as such."""
    return people.number in SINGLE and people.count == Count(1, 1)


def alike(one: People, other: People) -> bool:
    """Tell whether two groups are described in the same way."""
    return (one.sex, one.age, one.roles) == (other.sex, other.age, other.roles)


def at_odds(one: People, other: People) -> bool:
    """Tell whether two persons cannot be one: a man and a woman, a child and an adult."""
    return any("unknown" not in (a, b) and a != b for a, b in ((one.sex, other.sex), (one.age, other.age)))


def vague(people: People) -> bool:
    """Tell whether there is only a plural noun, such as "casualties"."""
    return people.number in ("bare", "definite") and not described(people)
