"""Casualty algebra: what the sentences of one event say of one outcome becomes a tree of groups.

Parts never exceed the whole, an unstated remainder is derived, the same dead told twice are counted once, and what
contradicts is kept and flagged.
"""

from __future__ import annotations

from harmledger.model import Count
from harmledger.reading.casualty_tree import (
    RECENT,
    Branch,
    Tree,
    alike,
    described,
    single,
    specific,
    spread,
    sum_of,
    vague,
)
from harmledger.reading.figures import Figures
from harmledger.reading.identity import at_odds, differ, learn, likeness, same_among
from harmledger.reading.tellings import BY_ITSELF, Telling
from harmledger.rules.listings import shared
from harmledger.rules.meanings import HarmFact, PartFact, People


def _spans(count: Count) -> bool:
    """Tell a stated range, "between four and five": a number within it, told by one source, takes nothing from it."""
    return count.low is not None and count.high is not None and count.low != count.high


class Reckoner:
    """Takes the mentions of one outcome in the order of the text."""

    def __init__(self, outcome: str) -> None:
        """Begin with nobody."""
        self.tree = Tree(outcome)
        self.figures = Figures(self.tree)

    def sentence(self, facts: list[HarmFact], beside: bool = False, telling: Telling = BY_ITSELF) -> None:
        """Take all mentions of one sentence: side by side, unless one tells the same people less exactly.

        `beside` says that its "others" are others than those of another outcome ("one was killed and two others hurt");
        `telling` says in whose words the sentence gives them.
        """
        groups: list[list[Branch]] = []
        for fact in facts:
            if fact.people.number == "definite" and self.tree.branches:
                self._recall(fact.people)
                continue
            made = self._branches(fact.people, fact)
            if not _retold(groups, made):
                groups.append(made)
        if self._each_tells_all(groups) or _itemised(groups):
            groups = groups[:1]
        if groups:
            made = [one for group in groups for one in group]
            # Who died so that "the toll rose to eight" is among the eight.
            made = [one for one in made if one.fact.update] or made
            update = any(fact.update for fact in facts) or self.figures.supersedes(telling)
            if not self.figures.take(made, telling, update):
                self._merge(made, update, beside)
            self.figures.stand(telling)

    def _each_tells_all(self, groups: list[list[Branch]]) -> bool:
        """Tell whether a sentence quotes the same number several times over: "one was killed, … a man died"."""
        total = self.tree.total
        return (
            len(groups) > 1
            and bool(self.tree.branches)
            and all(sum_of(group) == total and len(group) == 1 for group in groups)
            and not any(at_odds(groups[0][0].people, group[0].people) or group[0].people.others for group in groups)
            and not any(group[0].fact.listed for group in groups)
        )

    def part(self, fact: PartFact) -> None:
        """Take a sub-group named behind the harm."""
        if not self.tree.branches:
            return
        if fact.share is not None:
            fact.people.count = shared(self.tree.branches[-1].count, fact.share) or fact.people.count
        made = self._branches(fact.people, self.tree.branches[-1].fact)
        if len(made) == 1 and single(made[0].people) and self.tree.total == made[0].count and fact.identifies:
            learn(self.tree.branches[0].people, made[0].people)
            return
        made = self._unknown(made)
        if fact.identifies:
            made = [one for one in made if described(one.people)]
        if not made:
            return
        for holder in reversed(self.tree.branches[-RECENT:]):
            if not single(holder.people) and holder.has_room(sum_of(made)):
                holder.admit(made)
                return
        if self._other_persons(made, False):
            self.tree.branches += made
        else:
            self._contradict(made)

    def _recall(self, people: People) -> None:
        """Hear what "the boy" says of the only one told before."""
        if self.tree.total == people.count and len(self.tree.branches) == 1:
            known = self.tree.branches[0].people
            if likeness(known, people):
                learn(known, people)

    def _unknown(self, made: list[Branch]) -> list[Branch]:
        """Return those of a mention who were not told before; of the others it may tell more."""
        known = [one.people for one in self.tree.persons()]
        left = []
        for one in sorted(made, key=lambda one: not described(one.people)):
            same = same_among(one.people, known) if single(one.people) else None
            if same is None:
                left.append(one)
            else:
                learn(same, one.people)
                known = [other for other in known if other is not same]
        return left

    def _branches(self, people: People, fact: HarmFact) -> list[Branch]:
        """Return the branches of a mention: the members of a listing side by side, each with its parts."""
        if people.of:
            return [made for member in people.of for made in self._branches(member, fact)]
        whole = Branch(people, fact)
        for part in people.parts:
            for made in self._branches(part, fact):
                if whole.has_room(made.count):
                    whole.parts.append(made)
                else:
                    self._contradict([made])
        return spread(whole)

    def _contradict(self, made: list[Branch]) -> None:
        self.tree.contradictions += [(self.tree.outcome, one.people) for one in made]

    def _merge(self, made: list[Branch], update: bool, beside: bool) -> None:
        tree = self.tree
        if tree.branches and not update and not any(one.people.others for one in made):
            made = self._unknown(made)
            if not made:
                return
        before, after = tree.total, sum_of(made)
        if not tree.branches:
            tree.branches = made
        elif (not beside and self._details(made)) or self._is_in(before, after):
            return
        elif update:
            self._replace(made)
        elif after == before and not self._other_persons(made, beside):
            self._same(made)
        elif (not beside and self._others(made, before)) or self._other_persons(made, beside):
            tree.branches += made
        elif after.high is None and (after.floor <= before.floor or all(vague(one.people) for one in made)):
            return
        elif not before.is_exact and after.within(before) and after.floor >= before.floor:
            self._replace(made)
        elif after.floor < before.floor:
            self._part(made)
        elif after.floor > before.floor:
            self._whole(made)

    @staticmethod
    def _is_in(before: Count, after: Count) -> bool:
        """Tell whether a number lies within a range told before."""
        return _spans(before) and after.within(before) and after.floor >= before.floor and not _spans(after)

    def _details(self, made: list[Branch]) -> bool:
        """Take persons who tell a group one by one: "four were shot: … one in the leg, … another in the arm".

        "Another was wounded" goes on with those told before; "another died" may be one more.
        """
        if not all(one.count == Count(1, 1) and (one.people.noun or one.people.others) for one in made):
            return False
        begun = not all(one.people.others for one in made)
        for holder in reversed(self.tree.branches[-RECENT:]):
            wounded = self.tree.outcome == "injured"
            goes_on = begun or wounded or any(single(part.people) for part in holder.parts)
            whole = holder.people.number == "stated" and holder.count.floor > 1
            if goes_on and whole and holder.has_room(sum_of(made)):
                return holder.admit(made)
        return False

    @staticmethod
    def _others(made: list[Branch], before: Count) -> bool:
        """Tell others than those before; "a clerk and two others" of three told before are no others."""
        known = len(made) == 1 and before.is_exact and made[0].count.floor > 1 and made[0].count.floor + 1 == before.low
        return any(one.people.others for one in made) and not known

    def _other_persons(self, made: list[Branch], beside: bool) -> bool:
        """Tell second persons from the same ones told again."""
        if not all(single(one.people) for one in (*made, *self.tree.branches)):
            return False
        if len(made) == 1 and made[0].people.others and not beside:
            return True
        return all(differ(one.people, other.people) for one in self.tree.branches[-RECENT:] for other in made)

    def _replace(self, made: list[Branch]) -> None:
        """A later or more exact number takes the place of the one before, which may explain it."""
        old = self.tree.branches
        if len(made) == 1:
            whole = made[0]
            if len(old) == 1:
                learn(whole.people, old[0].people)
            if not whole.parts:
                kept = old[0].parts if len(old) == 1 else [one for one in old if specific(one.people)]
                whole.parts = kept if sum_of(kept).within(whole.count) else []
        self.tree.branches = made

    def _same(self, made: list[Branch]) -> None:
        """The same number again: the more specific telling of the same people gives the parts."""
        old = self.tree.branches
        if len(old) == 1 and len(made) == 1:
            if not old[0].parts:
                old[0].parts = made[0].parts
            if not at_odds(old[0].people, made[0].people):
                learn(old[0].people, made[0].people)
        elif len(old) == 1 and not old[0].parts and old[0].people.generic:
            old[0].parts = made
        elif len(made) == 1 and made[0].people.generic and not made[0].parts:
            made[0].parts = old
            self.tree.branches = made

    def _part(self, made: list[Branch]) -> None:
        """Fewer than the whole: a part of it, where it says who they were; otherwise a contradiction."""
        for one in made:
            if described(one.people) and one.people.number != "definite":
                any(holder.admit([one]) for holder in self.tree.branches if holder.people.generic)
            elif one.people.generic and one.people.number == "stated":
                self._contradict([one])

    def _whole(self, made: list[Branch]) -> None:
        """More than told so far: the whole of which the earlier were parts, or a contradiction."""
        old = self.tree.branches
        if sum_of(made).high is None and sum_of(made).floor <= 2:
            return
        if len(made) == 1 and made[0].people.generic and all(specific(one.people) for one in old):
            made[0].admit([one for one in old if described(one.people)])
            self.tree.branches = made
        elif all(single(one.people) for one in (*made, *old)):
            self.tree.branches += made
        else:
            self._contradict(made)


def _itemised(groups: list[list[Branch]]) -> bool:
    """Tell a group and its persons one after the other, as many as it holds: they become its parts."""
    rest = [group[0] for group in groups[1:] if len(group) == 1 and single(group[0].people)]
    whole = groups[0][0] if groups else None
    if whole is None or len(groups[0]) > 1 or not 1 < len(rest) == len(groups) - 1 or whole.count != sum_of(rest):
        return False
    return whole.admit(rest)


def _retold(groups: list[list[Branch]], made: list[Branch]) -> bool:
    """Tell whether a mention tells a group of its own sentence again: "murdered several people …, killing five"."""
    if any(one.people.others for one in made):
        return False
    after = sum_of(made)
    if groups and len(made) == 1 and made[0].people.number == "definite":
        return True
    recent = groups[-RECENT:]
    for place, group in enumerate(recent, len(groups) - len(recent)):
        if _listed_beside(group[0].fact, made[0].fact):
            continue
        before = sum_of(group)
        if _blurs(group, before) and after.floor >= before.floor and (after.is_exact or vague(group[0].people)):
            groups[place] = made
            return True
        if _blurs(made, after) and vague(made[0].people) and after.floor <= max(before.floor, 2):
            return True
        if len(group) == len(made) == 1 and _named_person(group[0], made[0]):
            return True
        if before == after and len(group) == 1 < len(made) and all(single(one.people) for one in made):
            group[0].admit([one for one in made if described(one.people)])
            return True
        one_each = before == after and before.is_exact and len(made) == len(group) == 1
        if one_each and alike(group[0].people, made[0].people):
            return True
    return False


def _listed_beside(one: HarmFact, other: HarmFact) -> bool:
    """Tell "killed a nurse in Exampla and a nurse in Testville": by one verb, they are two."""
    return one.verb == other.verb and (one.listed or other.listed)


def _named_person(one: Branch, other: Branch) -> bool:
    """Tell "a woman named …" by one verb: a person and the person's name are one."""
    if one.fact.verb != other.fact.verb:
        return False
    if other.fact.people.at == other.fact.verb and other.count == Count(1, 1) and one.people.at[0] < other.fact.verb[0]:
        return True
    named = {one.people.number, other.people.number} == {"one", "named"}
    return named and single(one.people) and single(other.people) and not at_odds(one.people, other.people)


def _blurs(group: list[Branch], count: Count) -> bool:
    """Tell whether a mention gives no upper number, so that another of its sentence may tell it more exactly."""
    return count.high is None and len(group) == 1 and not group[0].people.others
