"""Deeds: which of the acts, means and voices of a report belong to the event whose harm is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from harmledger.reading.discourse import Event
from harmledger.reading.statements import Statement
from harmledger.rules.meanings import ActFact

# Rules whose words speak about a deed that was told: who is blamed for it, who claims it, who denies it.
_ANSWERS = frozenset([
    "actor.accused", "actor.acknowledged_act", "actor.claimed", "actor.denied", "actor.misfire", "actor.own_deed",
    "actor.responsible",
])  # fmt: skip


def deeds_of(event: Event) -> list[Statement]:
    """Return the event's sentences with the acts that are tied to its harm, and with their means and objects alone.

    An act is tied where the harm is told, or the attack before it; in a later sentence only where its words point
    back ("the attack", "blamed … for") or tell the same means again. What else a party did is not this event.
    """
    arrested = all(fact.outcome == "detained" for fact in event.harms)
    kept: list[Statement] = []
    opened = False
    for statement in event.statements:
        acts = [act for act in _acts(statement, arrested)]
        harmed = bool(statement.parts) or any(arrested or fact.outcome != "detained" for fact in statement.harms)
        tied = acts if harmed or not opened else [act for act in acts if _points_back(act, statement, kept)]
        opened = opened or harmed or any(_did(act) for act in tied)
        kept.append(_alone(statement, _main(tied), aside=bool(acts) and not tied))
    return kept


def headline_of(event: Event, body: Iterable[Statement]) -> list[Statement]:
    """Return the headline's sentences; it names no other party where the body tells who did it."""
    named = any(_did(act) for statement in body for act in statement.acts)
    return [
        replace(statement, acts=[act for act in _acts(statement, False) if not (named and _did(act))])
        for statement in event.headline
    ]


def _acts(statement: Statement, arrested: bool) -> Iterable[ActFact]:
    """Yield who did what; an arrest is the answer to a deed, unless arrests are what the event is."""
    spoken = {fact.words for fact in statement.voices}
    for act in statement.acts:
        if not (act.at in spoken and act.role == "target") and (arrested or act.deed != "detained"):
            yield act


def _did(act: ActFact) -> bool:
    return act.role == "perpetrator" and act.stance not in ("denied", "alternative_explanation")


def _points_back(act: ActFact, statement: Statement, before: Iterable[Statement]) -> bool:
    """Tell whether an act told behind the harm is the one that did it."""
    if act.rule in _ANSWERS or act.tied:
        return True
    if act.passing:
        return False
    if any(attack.definite for attack in statement.attacks):
        return True
    codes = {fact.code for fact in statement.means}
    if act.party.craft:
        codes.add(str(act.party.craft[0].get("code")))
    return any(fact.code in codes for one in before for fact in one.means)


def _main(acts: list[ActFact]) -> list[ActFact]:
    """What a party "was doing" at the time stands beside what another did."""
    done = any(_did(act) and not act.passing for act in acts)
    return [act for act in acts if not (done and act.passing)]


def _alone(statement: Statement, acts: list[ActFact], aside: bool) -> Statement:
    """Return the sentence with these acts; another's act takes its means and objects along, as does a denied one."""
    if aside:
        return replace(statement, acts=[], means=[], objects=[])
    denial = min((act.node for act in acts if act.stance == "denied"), default=None)
    if denial is None:
        return replace(statement, acts=acts)
    return replace(
        statement,
        acts=acts,
        means=[fact for fact in statement.means if fact.node < denial],
        objects=[fact for fact in statement.objects if fact.node < denial],
    )
