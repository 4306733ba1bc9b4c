"""Puts the casualty trees of an event into the model's form, with inherited status and derived remainders."""

from __future__ import annotations

from collections.abc import Callable

from harmledger.model import Group, Harm, Voice
from harmledger.reading.casualty_tree import Branch, Tree, sum_of
from harmledger.reading.document import Document
from harmledger.rules.meanings import HarmFact, People

# Outcomes that a person may be living in.
_HELD = ("detained", "abducted", "forcibly_disappeared")


class HarmForms:
    """Builds `Harm` values of one report."""

    def __init__(
        self,
        document: Document,
        party_of: Callable[[People], str | None],
        said_by: Callable[[HarmFact], Voice | None],
    ) -> None:
        """Take the document, and how parties and voices are named."""
        self.document = document
        self.party_of = party_of
        self.said_by = said_by

    def harms(self, tree: Tree, civilians: bool) -> list[Harm]:
        """Return the groups of a tree; `civilians` tells that "others" follow on people called civilians."""
        return [self._harm(one, tree.outcome, None, civilians) for one in tree.branches]

    def _harm(self, one: Branch, outcome: str, whole: Group | None, civilians: bool) -> Harm:
        people = one.people
        group = self._group(people, whole, civilians)
        parts = tuple(self._harm(part, outcome, group, False) for part in one.parts)
        rest = self._remainder(one, outcome, group)
        if rest:
            parts = (*parts, rest)
        span = self.document.span(*people.at)
        sealed = people.sealed or one.fact.sealed or _is_exposed(people, one.fact)
        return Harm(
            outcome=one.fact.outcome if whole is None else outcome,  # type: ignore[arg-type]
            low=people.count.low,
            high=people.count.high,
            reported=None if people.named or span is None else span.of(self.document.report.text),
            span=span,
            who=group,
            said_by=self.said_by(one.fact),
            parts=parts,
            rule=one.fact.rule if whole is None else people.rule or one.fact.rule,
            class_="sealed" if sealed else "internal",
            derived_from=(one.derived,) if one.derived else self.document.origin(span),
        )

    def _group(self, people: People, whole: Group | None, civilians: bool) -> Group:
        status, basis = people.status, "stated"
        if status == "unknown" and whole is not None and whole.status != "unknown":
            status, basis = whole.status, "inherited"
        elif status == "unknown" and civilians and people.others:
            status, basis = "civilian", "inherited"
        return Group(
            status=status,  # type: ignore[arg-type]
            party=self.party_of(people),
            sex=people.sex,  # type: ignore[arg-type]
            age=people.age,  # type: ignore[arg-type]
            roles=people.roles,
            basis=basis,  # type: ignore[arg-type]
        )

    def _remainder(self, one: Branch, outcome: str, group: Group) -> Harm | None:
        """The part of a whole that its parts leave over; a mere trait of some ("one is pregnant") leaves none."""
        if not one.parts or all(part.people.sealed for part in one.parts):
            return None
        rest = one.count.less(sum_of(one.parts))
        if rest.high == 0 or (rest.high is None and rest.floor == 0):
            return None
        return Harm(
            outcome=outcome,  # type: ignore[arg-type]
            low=rest.low,
            high=rest.high,
            who=Group(
                status=group.status,
                party=group.party,
                sex=group.sex,
                age=group.age,
                basis="derived" if group.status == "unknown" else "inherited",
            ),
            rule="algebra.remainder",
            derived_from=("whole less parts",),
            class_="sealed" if one.fact.sealed else "internal",
        )


def _is_exposed(people: People, fact: HarmFact) -> bool:
    """Tell one who is named and a child, or held by somebody and alive."""
    named = people.named or people.known_as != ""
    return named and (people.age == "child" or fact.outcome in _HELD)
