"""Resolve actors: party phrases become canonical names, by the day and the country in which their words mean them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import UNSET

from harmledger.lexicon import Actor, Sense
from harmledger.model import Attribution, Voice
from harmledger.reading.document import Document
from harmledger.rules.meanings import ActFact, Party

_VAGUE = ("unidentified", "civilians")


class Attributor:
    """Resolves the acts of one event."""

    def __init__(self, actors: Mapping[str, Actor], document: Document) -> None:
        """Take the table of actors and the document."""
        self.actors = actors
        self.document = document

    def actor(self, senses: tuple[Sense, ...], day: date | None, country: str | None) -> Actor | None:
        """Return whom the words mean on that day in that country; None when generic words mean nobody there."""
        found = [self.actors[sense.key] for sense in senses if sense.key in self.actors]
        generic = any(sense.get("way") == "generic" for sense in senses)
        if generic:
            found = [actor for actor in found if country in actor.context or not actor.context]
            found.sort(key=lambda actor: country not in actor.context)
        valid = [actor for actor in found if actor.valid_on(day)]
        if not valid and generic:
            return None
        here = [actor for actor in valid if country in actor.context or actor.country == country]
        return next(iter(here or valid or found), None)

    def attributions(
        self,
        acts: Iterable[ActFact],
        day: date | None,
        country: str | None,
        said_by: Callable[[ActFact], Voice | None],
    ) -> tuple[Attribution, ...]:
        """Return one attribution an actor and role, in the order told; unnamed actors only where nobody is named."""
        made: dict[tuple[str, str], Attribution] = {}
        vague: dict[tuple[str, str], Attribution] = {}
        number = 0
        for act in acts:
            parties: list[Party] = [act.party, *act.party.others]
            either = act.party.either and len(parties) > 1
            number += either
            for party in parties:
                actor = self.actor(party.senses, day, country)
                if actor is None:
                    continue
                role, span = act.role, self.document.span(*party.at)
                one = Attribution(
                    actor=actor.name,
                    as_written=span.of(self.document.report.text) if span else self.document.text[slice(*party.at)],
                    role=role,  # type: ignore[arg-type]
                    stance=act.stance,  # type: ignore[arg-type]
                    span=span,
                    derived_from=self.document.origin(span),
                    rule=act.rule,
                    said_by=said_by(act),
                    any_of=number if either else UNSET,
                )
                into = vague if actor.level in _VAGUE else made
                key = (actor.name, role)
                if key not in into or (into[key].stance == "alleged" and act.stance != "alleged"):
                    into[key] = one
        named = {role for _, role in made}
        made.update({key: one for key, one in vague.items() if key[1] not in named})
        return self._settled(made)

    @staticmethod
    def _settled(made: dict[tuple[str, str], Attribution]) -> tuple[Attribution, ...]:
        """One who helped is not also who did it; one who did it is not also who was aimed at."""
        kept = []
        for (name, role), one in made.items():
            if role == "perpetrator" and (name, "supporter") in made:
                continue
            if role == "target" and ((name, "perpetrator") in made or (name, "supporter") in made):
                continue
            kept.append(one)
        return tuple(kept)
