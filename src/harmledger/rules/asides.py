"""Asides behind people: whose family they are of, who all of them are, and kin that were with them."""

from __future__ import annotations

from harmledger.grammar import Match, Node, Rule
from harmledger.model import Count
from harmledger.rules.meanings import GROUP, People


def _of_family(match: Match) -> Node | None:
    """The count of those told first holds; the family is no second group, and may say who its members were."""
    whole, family = match.value("whole"), match.value("family")
    if whole.number == "definite" and not whole.count.is_exact:
        return None
    whole.at = (whole.at[0], family.at[1]) if not whole.parts else whole.at
    whole.parts += family.parts
    return Node(GROUP, whole)


def _all_of_them(match: Match) -> Node | None:
    """What is said of all is said of the people before: “nine civilians, all women and children, …”."""
    whole, same, more = match.value("whole"), match.value("same"), match.value("more")
    if whole.number == "definite" or whole.count.high == 1 or same.count != Count(2, None):
        return None
    if more is not None:
        if more.number != "bare":
            return None
        whole.parts += [same, more]
    else:
        for name in ("sex", "age", "status"):
            if getattr(whole, name) == "unknown":
                setattr(whole, name, getattr(same, name))
        whole.roles = tuple(dict.fromkeys((*whole.roles, *same.roles)))
        whole.generic = whole.generic and same.generic
        whole.parts += same.parts
    comma = match.has("end") and not match.context.types_at(match.line, match.stop).isdisjoint(("incl", "GROUP"))
    return Node(GROUP, whole, match.stop - 1 if comma else None)


def _with_kin(match: Match) -> Node | None:
    one, kin = match.value("one"), match.value("kin")
    if kin.number != "possessed" or one.of or one.number in ("definite", "bare"):
        return None
    total = one.count + kin.count
    made = People(total, match.offsets, number="union", of=[one, kin], rule=match.rule.id)
    made.sealed = one.sealed or kin.sealed
    return Node(GROUP, made)


OF = '(<of>|"from"|"belonging to")'

BEHIND = (
    Rule(
        "people.of_family",
        "The family of people told before: “17 civilians – five women among them – of the Exampla family”",
        f"whole:<GROUP&!CLAN> <comma|close>? {OF} family:<CLAN>",
        _of_family,
        ("Nine civilians (four women and five children) of the Exampla family were killed.",),
        ("The family of Exampla was killed.",),
    ),
)

LISTED = (
    Rule(
        "people.all_of_them",
        "Who all of the people were: “nine civilians, all women and children, …”, “12 people, all members of a family”",
        "whole:<GROUP> <comma> same:<ALL> (<and> more:<GROUP>)? end:<comma>?",
        _all_of_them,
        ("Nine civilians, all women and children, were killed.", "Five residents, all men, were killed."),
        ("Nine civilians, five women and four children, were killed.",),
        priority=4,
    ),
    Rule(
        "people.with_kin",
        "People and the kin with them: “a mother with her five children”",
        'one:<GROUP> "with" kin:<GROUP>',
        _with_kin,
        ("Seven people, among them a mother with her three sons, were killed.",),
        ("A mother with a bag was killed.",),
        priority=2,
    ),
)
