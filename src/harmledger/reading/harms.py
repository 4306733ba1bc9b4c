"""Harms: goes through an event's sentences and reckons what they say of each outcome."""

from __future__ import annotations

from collections.abc import Iterable

from harmledger.model import Count, Flag, Harm
from harmledger.reading.algebra import Reckoner
from harmledger.reading.casualty_tree import Tree, narrowed, others_than, sum_of
from harmledger.reading.document import Document
from harmledger.reading.harm_forms import HarmForms
from harmledger.reading.identity import at_odds
from harmledger.reading.persons import DEATHS, Cast
from harmledger.reading.statements import Statement
from harmledger.reading.story import Event
from harmledger.reading.tellings import tellings
from harmledger.rules.meanings import HarmFact, PartFact, People

_DEAD_WORDS = ("killed", "dead", "deceased", "victim")
# Not an outcome of the model: people who were hit, of whom some may be told to have died.
_HIT = "hit"


def harms_of(event: Event, document: Document, forms: HarmForms) -> tuple[tuple[Harm, ...], list[Flag]]:
    """Return the harm of an event, and flags where the text gives numbers that contradict each other.

    The body tells it; a headline is heard only about outcomes of which the body gives no number.
    """
    trees: dict[str, Reckoner] = {}
    cast = Cast(document)
    for statement in event.statements:
        cast.hear(statement)
    for statement in event.headline:
        cast.hear(statement, headline=True)
    for statement in event.statements:
        _reckon(statement, document, cast, trees)
    known = {outcome for outcome, reckoner in trees.items() if reckoner.tree.total.is_exact}
    for statement in event.headline:
        _reckon(statement, document, cast, trees, known)
    _survivors(trees)
    civilians = any(one.people.status == "civilian" for tree in trees.values() for one in tree.tree.branches)
    harms = [harm for reckoner in trees.values() for harm in forms.harms(reckoner.tree, civilians)]
    return tuple(harms), list(_differences(trees.values(), document))


def _family(fact: HarmFact, dead: list[People]) -> str:
    """Return under which head a fact is reckoned; `dead` are people whose death its sentence told before."""
    if fact.outcome in DEATHS:
        return "killed"
    beside = fact.people.others or any(one is not fact.people for one in dead)
    return _HIT if fact.presumed and not beside else fact.outcome


def _reckon(
    statement: Statement, document: Document, cast: Cast, trees: dict[str, Reckoner], known: Iterable[str] = ()
) -> None:
    if not (statement.harms or statement.parts):
        return
    families: dict[str, list[HarmFact]] = {}
    facts = cast.facts(statement)
    dead: list[People] = []  # two of them say all there is to ask
    for fact in facts:
        family = _family(fact, dead)
        if fact.outcome in DEATHS and len(dead) < 2 and all(one is not fact.people for one in dead):
            dead.append(fact.people)
        told_of = fact.presumed and fact.people.number == "definite" and "killed" in trees
        if family not in known and not told_of:
            families.setdefault(family, []).append(fact)
    for number, (family, told) in enumerate(families.items()):
        outcome = "injured" if family == _HIT else family
        reckoner = trees.setdefault(family, Reckoner(outcome))
        for telling, run in tellings(statement, told, document.text):
            reckoner.sentence(run, number > 0, telling)
    for part in () if known else statement.parts:
        owner = _whole_of(part, families, trees, document.text)
        if owner:
            trees[owner].part(part)


def _survivors(trees: dict[str, Reckoner]) -> None:
    """Of those shot or brought to a hospital, the ones who are not told to have died are the wounded."""
    hit = trees.pop(_HIT, None)
    if hit is None or not hit.tree.branches:
        return
    if "killed" in trees:
        _outlive(hit.tree, trees["killed"].tree)
        if not hit.tree.branches:
            return
    wounded = trees.get("injured")
    if wounded and _told_one_by_one(wounded.tree) and _told_one_by_one(hit.tree):
        hurt = list(wounded.tree.branches)
        others = [one for one in hit.tree.branches if all(at_odds(one.people, other.people) for other in hurt)]
        wounded.tree.branches += [one for one in others if one.people.stands_for is None]
    elif wounded is None or wounded.tree.vague or hit.tree.total.floor > wounded.tree.total.floor:
        trees["injured"] = hit


def _told_one_by_one(tree: Tree) -> bool:
    return all(one.count == Count(1, 1) and not one.derived for one in tree.branches)


def _outlive(hit: Tree, dead: Tree) -> None:
    """Leave of those hit who did not die: a person told is not one of the persons who died, but may be of a group."""
    persons = [one for one in hit.branches if one.count == Count(1, 1)]
    groups = [one for one in hit.branches if one.count != Count(1, 1)]
    died = [one for one in dead.branches if one.count.floor > 1]
    persons = [one for one in persons if all(at_odds(one.people, group.people) for group in died)]
    if groups and not others_than(hit, dead):
        left = sum_of(groups).less(dead.total)
        groups = narrowed(groups, left) if left.high != 0 and left.floor > 0 else []
    hit.branches = groups + persons


def _whole_of(part: PartFact, families: dict[str, list[HarmFact]], trees: dict[str, Reckoner], text: str) -> str | None:
    """Return the outcome to whose people a part belongs: the one told last before it, or the dead by name."""
    begin = part.people.at[0]
    words = text[part.at[0] : begin if begin > part.at[0] else part.at[1]].casefold()
    if any(word in words for word in _DEAD_WORDS) and "killed" in trees:
        return "killed"
    before = [(fact.at[0], family) for family, facts in families.items() for fact in facts if fact.at[0] <= part.at[0]]
    if before:
        return max(before)[1]
    # "Posted by relatives, including Exampla and …" tells of nobody who was harmed.
    named = part.rule == "casualty.identified.among" and words.strip(" ,(-").startswith("includ")
    return None if named else next(reversed(trees), None)


def _differences(reckoners: Iterable[Reckoner], document: Document) -> Iterable[Flag]:
    for reckoner in reckoners:
        for outcome, people in reckoner.tree.contradictions:
            words = document.text[people.at[0] : people.at[1]]
            yield Flag(
                code="counts_differ",
                words=f"The text also gives another number of {outcome}: “{words}”.",
                span=document.span(*people.at),
            )
