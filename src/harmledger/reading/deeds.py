"""Deeds: which of the acts, means and voices of a report belong to the event whose harm is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from harmledger.reading.statements import Statement
from harmledger.reading.story import Event
from harmledger.rules.meanings import ActFact, HarmFact

# Rules whose words speak about a deed that was told: who is blamed for it, who claims it, who denies it.
_ANSWERS = frozenset([
    "actor.accused", "actor.acknowledged_act", "actor.claimed", "actor.denied",
    "actor.held_responsible", "actor.held_responsible.which", "actor.linked", "actor.misfire", "actor.on_trial",
    "actor.own_deed", "actor.own_side", "actor.responsible",
])  # fmt: skip
_ATTACKERS = frozenset([
    "assailant", "assailants", "attacker", "attackers", "bomber", "bombers", "gunman", "gunmen", "killer", "killers",
    "perpetrator", "perpetrators", "shooter", "suicide bomber", "suspect", "suspects",
])  # fmt: skip


class _Told(NamedTuple):
    """What the sentences before have told: parties, places, and codes of means."""

    parties: set[str]
    sites: set[str]
    means: set[str]

    def add(self, statement: Statement) -> None:
        self.parties.update(sense.key for act in statement.acts for sense in act.party.senses)
        self.sites.update(_sites(statement))
        self.means.update(fact.code for fact in statement.means)


def deeds_of(event: Event) -> list[Statement]:
    """Return the event's sentences with the acts that are tied to its harm, and with their means and objects alone.

    An act is tied where the harm is told, or the attack before it; in a later sentence only where its words point
    back ("the attack", "blamed … for") or tell the same means again. What else a party did is not this event.
    """
    arrested = all(fact.outcome == "detained" for fact in event.harms)
    kept: list[Statement] = []
    opened = False
    harmless = not event.harmed
    told = _Told(set(), set(), set())
    for statement in event.statements:
        acts = list(_acts(statement, arrested))
        harmed = bool(statement.parts) or any(
            (arrested or fact.outcome != "detained") and not (opened and _of_the_attackers(fact))
            for fact in statement.harms
        )
        tied = acts
        if not harmed:
            known = told.parties if harmless else set()
            tied = [
                act
                for act in acts
                if not act.passing and (not opened or _points_back(act, statement, told) or _by(act, known))
            ]
        own = {act.at for act in tied}
        others = [act.node for act in acts if _did(act) and act.at not in own]
        kept.append(_alone(statement, _main(tied), others, aside=bool(acts) and not tied, first=not opened))
        told.add(kept[-1])
        opened = opened or harmed or any(_did(act) for act in tied)
    return kept


def headline_of(event: Event, body: Iterable[Statement]) -> list[Statement]:
    """Return the headline's sentences; it names no other party where the body tells who did it."""
    named = any(_did(act) for statement in body for act in statement.acts)
    return [
        replace(statement, acts=[act for act in _acts(statement, False) if not (named and _did(act))])
        if statement.acts
        else statement
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


def _by(act: ActFact, known: set[str]) -> bool:
    """Tell whether the party that did what was told before does more; it is a deed as good where none was harmed."""
    return any(sense.key in known for sense in act.party.senses)


def _of_the_attackers(fact: HarmFact) -> bool:
    """Tell "the gunman was shot dead by the police": who did it, not to whom it was done."""
    noun = fact.people.noun
    return fact.people.number == "definite" and noun is not None and noun.text in _ATTACKERS


def _points_back(act: ActFact, statement: Statement, before: _Told) -> bool:
    """Tell whether an act told behind the harm is the one that did it."""
    if act.rule in _ANSWERS or act.tied:
        return True
    if any(attack.definite for attack in statement.attacks):
        return True
    codes = {fact.code for fact in statement.means}
    if act.party.craft:
        codes.add(str(act.party.craft[0].get("code")))
    sites = _sites(statement)
    if sites and sites.isdisjoint(before.sites):
        return False
    return not codes.isdisjoint(before.means)


def _sites(statement: Statement) -> set[str]:
    return {fact.place.name for fact in statement.places if fact.role in ("in", "target")}


def _main(acts: list[ActFact]) -> list[ActFact]:
    """What a party "was doing" at the time stands beside what another did."""
    done = any(_did(act) and not act.passing for act in acts)
    return [act for act in acts if not (done and act.passing)]


def _alone(statement: Statement, acts: list[ActFact], others: list[int], aside: bool, first: bool) -> Statement:
    """Return the sentence with these acts; another's act takes its means and objects along.

    So does a denial, unless the attack is told by it for the first time.
    """
    if not (statement.acts or statement.means or statement.objects):
        return statement
    if aside:
        return replace(statement, acts=[], means=[], objects=[])
    denials = [act.node for act in acts if act.stance == "denied" and not first]
    ends = [*denials, *others]
    if not ends:
        return statement if acts == statement.acts else replace(statement, acts=acts)
    denial, end = min(denials, default=statement.stop), min(ends)
    return replace(
        statement,
        acts=[act for act in acts if act.node <= denial or act.rule in _ANSWERS],
        means=[fact for fact in statement.means if fact.node < end],
        objects=[fact for fact in statement.objects if fact.node < end],
    )
