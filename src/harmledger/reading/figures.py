"""Figures: what several voices say of the same people is one number and its range, never several groups.

The report's own number stands: a voice's higher figure closes its open end, and every other one is flagged. Where the
number that stands is itself a voice's, a higher figure of another voice widens it, and so does a lower one beside it.
"""

from __future__ import annotations

from harmledger.model import Count
from harmledger.reading.casualty_tree import RECENT, Branch, Tree, described, single, sum_of, tellable
from harmledger.reading.tellings import OWN, Telling


class Figures:
    """The figures of one outcome: the one that stands for all, who tells it, and those of other voices."""

    def __init__(self, tree: Tree) -> None:
        """Look after the group of a tree whose number stands for all."""
        self.tree = tree
        self.whole: Branch | None = None
        self._by = OWN
        self._told = 0
        self._open = False
        self._others: list[Count] = []

    def stand(self, telling: Telling) -> None:
        """Let the number told first stand: that of the only group, or of the only one not told by sex or age."""
        if self.whole is None or self.whole not in self.tree.branches:
            if len(self.tree.branches) > RECENT:
                return
            groups = [one for one in self.tree.branches if _stands(one)]
            plain = groups if len(self.tree.branches) == 1 else [one for one in groups if not described(one.people)]
            if len(plain) == 1:
                self.whole, self._by, self._others = plain[0], telling.by, []
                self._told, self._open = len(self.whole.parts), self.whole.count.high is None

    def take(self, made: list[Branch], telling: Telling, update: bool) -> bool:
        """Take what is told of the people whose number stands; False where it is for the algebra to reckon."""
        whole = self.whole
        if whole is None or whole not in self.tree.branches or (update and whole.count.is_exact):
            return False
        counted = [one for one in made if not (one.people.others and one.people.number != "stated")]
        figures = [one for one in counted if _figure(one)]
        if not figures:
            return not update and self._among(whole, counted)
        if len(counted) > 1 or telling.by in (OWN, self._by):
            return False
        self._widen(whole, figures[0])
        return True

    def supersedes(self, telling: Telling) -> bool:
        """Tell whether a figure is told as later than that of another voice, which it replaces."""
        return telling.later and self.whole is not None and self._by != OWN

    def _among(self, whole: Branch, made: list[Branch]) -> bool:
        """Take groups and persons as some of all; others are so where the number is open, or some were told before."""
        if any(one.people.others for one in made):
            since = len(whole.parts) > self._told and all(whole.has_room(one.count) for one in made)
            if not self._open and not since:
                return False
        elif not whole.people.generic or (sum_of(made) == whole.count or not sum_of(made).within(whole.count)):
            return False
        whole.admit([one for one in made if tellable(one.people)])
        return True

    def _widen(self, whole: Branch, other: Branch) -> None:
        """Put a voice's figure beside the number: it closes an open end, or widens what another voice told."""
        count = other.count
        if not whole.parts and other.parts:
            whole.admit(other.parts)
        if whole.count.low is not None and whole.count.high is not None and _inside(count, whole.count):
            return
        if count != whole.count:
            self.tree.contradictions.append((self.tree.outcome, other.people))
        if _top(count) <= _top(whole.count) or (self._by == OWN and not self._open):
            return
        self._others.append(count)
        whole.people.count = Count(whole.count.low, max(self._others, key=_top).high)
        self.tree.recount()


def _top(count: Count) -> int:
    return max(count.floor, count.high or 0)


def _inside(count: Count, whole: Count) -> bool:
    return whole.floor <= (count.low if count.low is not None else _top(count)) and _top(count) <= _top(whole)


def _stands(one: Branch) -> bool:
    """Tell a number of several people from persons told one by one and from a plural without a number."""
    return one.people.number in ("stated", "body", "union") and not single(one.people) and _top(one.count) > 1


def _figure(one: Branch) -> bool:
    """Tell a figure of all from persons told one by one, from others, and from a group by sex or age."""
    return _stands(one) and not described(one.people) and not one.people.others
