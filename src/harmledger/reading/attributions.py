"""Resolve actors: party phrases become canonical names, by the day and the country in which their words mean them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from msgspec import UNSET

from harmledger.lexicon import Actor, Sense
from harmledger.model import Attribution, Voice
from harmledger.reading.document import Document
from harmledger.rules.meanings import ActFact, Party

_VAGUE = ("unidentified", "civilians")
# Words for armed groups that with "the" mean the one group that was named before.
_POINTING = ("militants", "rebels")
_NAMED_LEVELS = ("armed_group", "unit")
# Stances that keep an attribution beside the one that they disown.
_DISOWNED = ("denied", "alternative_explanation")


class Attributor:
    """Resolves the acts of one event."""

    def __init__(self, actors: Mapping[str, Actor], document: Document, values: Sequence[Any] = ()) -> None:
        """Take the table of actors, the document, and the values of its nodes, parties among them."""
        self.actors = actors
        self.document = document
        self._values = values

    @cached_property
    def _groups(self) -> list[tuple[int, str]]:
        """The armed groups that the report names, with where it does so."""
        named = [
            (party.at[0], sense.key)
            for value in self._values
            if isinstance(value, Party)
            for party in (value, *value.others)
            for sense in party.senses[:1]
            if sense.get("way") != "generic"
        ]
        return [(at, key) for at, key in named if self.actors[key].level in _NAMED_LEVELS]

    def _pointed_at(self, party: Party, actor: Actor) -> Actor:
        """Return the one group named before for "the rebels"; the actor itself where that is none or several."""
        start = party.at[0]
        text = self.document.text
        if actor.key not in _POINTING or "the " not in (
            text[start : start + 4].lower(),
            text[start - 4 : start].lower(),
        ):
            return actor
        before = {key for at, key in self._groups if at < start}
        return self.actors[before.pop()] if len(before) == 1 else actor

    def actor(self, senses: tuple[Sense, ...], day: date | None, country: str | None) -> Actor | None:
        """Return whom the words mean on that day in that country; None when generic words mean nobody there.

        A name outranks a generic word of that country, and that one a word that means nobody in particular. Days and
        countries only choose among several: words that can mean one actor mean it.
        """
        found = [
            (sense.get("way") == "generic", actor)
            for sense in senses
            if (actor := self.actors.get(sense.key))
            and (sense.get("way") != "generic" or not actor.context or country in actor.context)
        ]
        if not found:
            return None
        ranked = sorted(
            found,
            key=lambda one: (
                not one[1].valid_on(day),
                1 if one[0] else 2 if one[1].level in _VAGUE else 0,
                country not in one[1].context and one[1].country != country,
            ),
        )
        return ranked[0][1]

    def attributions(
        self,
        acts: Iterable[ActFact],
        day: date | None,
        country: str | None,
        said_by: Callable[[ActFact], Voice | None],
    ) -> tuple[Attribution, ...]:
        """Return one attribution an actor and role, in the order told; unnamed actors only where nobody is named.

        What an actor disowns stands beside what it is accused of.
        """
        made: dict[tuple[str, str, bool], tuple[int, Attribution]] = {}
        number = 0
        for act in acts:
            parties: list[Party] = [act.party, *act.party.others]
            either = act.party.either and len(parties) > 1
            number += either
            for party in parties:
                actor = self.actor(party.senses, day, country)
                if actor is None:
                    continue
                actor = self._pointed_at(party, actor)
                one = self._attribution(act, party, actor, number if either else None, said_by)
                rank = self._rank(act, party, actor)
                key = (actor.name, act.role, act.stance in _DISOWNED)
                if (
                    key not in made
                    or rank > made[key][0]
                    or (rank == made[key][0] and made[key][1].stance == "alleged" != act.stance)
                ):
                    made[key] = (rank, one)
        named = {role for (_, role, _), (rank, _) in made.items() if rank >= 0}
        return self._settled({key: one for key, (rank, one) in made.items() if rank >= 0 or key[1] not in named})

    def _rank(self, act: ActFact, party: Party, actor: Actor) -> int:
        """Return how telling the words are: the body's above the headline's, a name above a capital, nobody below 0."""
        if actor.level in _VAGUE:
            return -1
        statement = self.document.statement_at(act.at[0])
        headline = statement is not None and statement.sentence.kind == "headline"
        return 2 * (not headline) + (not party.weak)

    def _attribution(
        self, act: ActFact, party: Party, actor: Actor, number: int | None, said_by: Callable[[ActFact], Voice | None]
    ) -> Attribution:
        span = self.document.span(*party.at)
        return Attribution(
            actor=actor.name,
            as_written=span.of(self.document.report.text) if span else None,
            role=act.role,  # type: ignore[arg-type]
            stance=act.stance,  # type: ignore[arg-type]
            span=span,
            derived_from=self.document.origin(span),
            rule=act.rule,
            said_by=said_by(act),
            any_of=UNSET if number is None else number,
        )

    @staticmethod
    def _settled(made: dict[tuple[str, str, bool], Attribution]) -> tuple[Attribution, ...]:
        """One who helped is not also who did it; one who did it is not also who was aimed at."""
        roles = {(name, role) for name, role, disowned in made if not disowned}
        kept = []
        for (name, role, _), one in made.items():
            if role == "perpetrator" and (name, "supporter") in roles:
                continue
            if role == "target" and ((name, "perpetrator") in roles or (name, "supporter") in roles):
                continue
            kept.append(one)
        return tuple(kept)
