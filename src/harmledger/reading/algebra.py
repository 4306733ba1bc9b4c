"""Casualty algebra: what the sentences of one event say of one outcome becomes a tree of groups.

Parts never exceed the whole, an unstated remainder is derived, the same dead told twice are counted once, and what
contradicts is kept and flagged.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from harmledger.model import Count
from harmledger.rules.meanings import HarmFact, PartFact, People


@dataclass(slots=True)
class Branch:
    """A group of a tree: its people, where its harm was told, and the branches into which it breaks down."""

    people: People
    fact: HarmFact
    parts: list[Branch] = field(default_factory=list)
    inherited: bool = False

    @property
    def count(self) -> Count:
        """Return how many the group holds."""
        return self.people.count


@dataclass(slots=True)
class Tree:
    """The groups of one outcome side by side, and what contradicted them."""

    outcome: str
    branches: list[Branch] = field(default_factory=list)
    contradictions: list[HarmFact] = field(default_factory=list)

    @property
    def total(self) -> Count:
        """Return the sum over the groups."""
        total = Count(0, 0)
        for branch in self.branches:
            total = total + branch.count
        return total


def branch(people: People, fact: HarmFact) -> list[Branch]:
    """Return the branches of a mention: the members of a listing side by side, each with its parts."""
    if people.of:
        return [made for member in people.of for made in branch(member, fact)]
    return [Branch(people, fact, [made for part in people.parts for made in branch(part, fact)])]


def sum_of(branches: list[Branch]) -> Count:
    """Return the sum over branches that stand side by side."""
    total = Count(0, 0)
    for one in branches:
        total = total + one.count
    return total


def _specific(people: People) -> bool:
    return people.sex != "unknown" or people.age != "unknown" or bool(people.roles) or people.number in ("named", "one", "possessed")


def _alike(one: People, other: People) -> bool:
    return (one.sex, one.age, one.roles) == (other.sex, other.age, other.roles)


class Reckoner:
    """Takes the mentions of one outcome in the order of the text."""

    def __init__(self, outcome: str) -> None:
        """Begin with nobody."""
        self.tree = Tree(outcome)

    def sentence(self, facts: list[HarmFact]) -> None:
        """Take all mentions of one sentence: side by side, unless one tells the same people less exactly."""
        groups: list[list[Branch]] = []
        for fact in facts:
            if fact.people.number == "definite" and self.tree.branches:
                continue
            made = branch(fact.people, fact)
            if groups and self._retold(groups, made):
                continue
            groups.append(made)
        if groups:
            self._merge([one for group in groups for one in group], facts)

    @staticmethod
    def _retold(groups: list[list[Branch]], made: list[Branch]) -> bool:
        """Merge into a group of the same sentence: "murdered several people …, killing five civilians"."""
        for place, group in enumerate(groups):
            before, after = sum_of(group), sum_of(made)
            if len(group) == 1 and not before.is_exact and before.high is None and after.within(before) and not made[0].people.others:
                if after.low is not None and after.floor >= before.floor and after.is_exact:
                    groups[place] = made
                    return True
            if not after.is_exact and after.high is None and before.is_exact and not made[0].people.others and made[0].people.number in ("bare", "definite"):
                return True
            if before == after and len(made) == len(group) == 1 and before.is_exact and _alike(group[0].people, made[0].people) and not made[0].people.others:
                return True
        return False

    def _merge(self, made: list[Branch], facts: list[HarmFact]) -> None:
        tree = self.tree
        if not tree.branches:
            tree.branches = made
            return
        before, after = tree.total, sum_of(made)
        if any(fact.update for fact in facts):
            self._update(made)
        elif any(one.people.others for one in made):
            tree.branches += made
        elif not after.is_exact and after.high is None and after.floor <= before.floor:
            return
        elif not before.is_exact and after.within(before) and (before.low is None or after.floor >= before.floor):
            self._refine(made)
        elif after == before:
            self._same(made)
        elif before.high is not None and after.floor < before.floor:
            self._part(made, facts)
        elif after.floor > before.floor:
            self._whole(made, facts)

    def _update(self, made: list[Branch]) -> None:
        old = self.tree.branches
        if len(made) == 1 and sum_of(old).within(made[0].count) and all(_specific(one.people) for one in old):
            made[0].parts = made[0].parts or old
        elif len(made) == 1 and len(old) == 1 and not made[0].parts:
            made[0].parts = old[0].parts
            self._describe(made[0].people, old[0].people)
        self.tree.branches = made

    def _refine(self, made: list[Branch]) -> None:
        """A vague number told before is told exactly now."""
        old = self.tree.branches
        if len(old) == 1 and len(made) == 1:
            self._describe(made[0].people, old[0].people)
            made[0].parts = made[0].parts or old[0].parts
        self.tree.branches = made

    @staticmethod
    def _describe(people: People, known: People) -> None:
        if people.status == "unknown":
            people.status = known.status

    def _same(self, made: list[Branch]) -> None:
        """The same number again: the more specific telling of the same people gives the parts."""
        old = self.tree.branches
        if len(old) == 1 and len(made) == 1:
            if not old[0].parts:
                old[0].parts = made[0].parts
            self._fill(old[0].people, made[0].people)
        elif len(old) == 1 and not old[0].parts and old[0].people.generic:
            old[0].parts = made
        elif len(made) == 1 and made[0].people.generic and not made[0].parts:
            made[0].parts = old
            self.tree.branches = made

    @staticmethod
    def _fill(people: People, more: People) -> None:
        for name in ("sex", "age", "status"):
            if getattr(people, name) == "unknown":
                setattr(people, name, getattr(more, name))

    def _part(self, made: list[Branch], facts: list[HarmFact]) -> None:
        """Fewer than the whole: a part of it, where it says who they were; otherwise a contradiction."""
        old = self.tree.branches
        for one in made:
            if not _specific(one.people) or one.people.named or one.people.number in ("possessed", "definite"):
                if one.people.generic and one.people.number == "stated":
                    self.tree.contradictions.append(one.fact)
                continue
            room = [branch for branch in old if branch.people.generic and not self._holds(branch, one)]
            for holder in room[:1]:
                if (sum_of(holder.parts) + one.count).within(holder.count):
                    holder.parts.append(one)

    @staticmethod
    def _holds(holder: Branch, one: Branch) -> bool:
        return any(_alike(part.people, one.people) for part in holder.parts)

    def _whole(self, made: list[Branch], facts: list[HarmFact]) -> None:
        """More than told so far: the whole of which the earlier were parts, or a contradiction."""
        old = self.tree.branches
        if len(made) == 1 and made[0].people.generic and all(_specific(one.people) for one in old):
            kept = [one for one in old if not self._holds(made[0], one) and one.people.number != "named"]
            if (sum_of(made[0].parts) + sum_of(kept)).within(made[0].count):
                made[0].parts += kept
            self.tree.branches = made
        elif all(one.people.number in ("one", "possessed", "named") for one in made) and all(
            one.people.number in ("one", "possessed", "named") for one in old
        ):
            self.tree.branches += made
        else:
            self.tree.contradictions += facts

    def part(self, fact: PartFact) -> None:
        """Take a sub-group named behind the harm."""
        if not self.tree.branches:
            return
        made = branch(fact.people, self.tree.branches[-1].fact)
        for holder in reversed(self.tree.branches):
            if (sum_of(holder.parts) + sum_of(made)).within(holder.count):
                holder.parts += [one for one in made if not self._holds(holder, one)]
                return
