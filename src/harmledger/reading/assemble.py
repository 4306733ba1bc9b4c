"""Assemble: an event's facts become one claim."""

from __future__ import annotations

from harmledger.model import Claim
from harmledger.reading.attributions import Attributor
from harmledger.reading.certainty import Judge
from harmledger.reading.deeds import deeds_of, headline_of
from harmledger.reading.document import Document
from harmledger.reading.event_places import EventPlaces
from harmledger.reading.harm_forms import HarmForms
from harmledger.reading.harms import harms_of
from harmledger.reading.moments import moment
from harmledger.reading.remarks import characterisation_of, doubts_of, remarks_of
from harmledger.reading.story import Event, Story
from harmledger.reading.things import means_of, objects_of
from harmledger.reading.voices import Voices
from harmledger.reading.whereabouts import Locator
from harmledger.rules.meanings import People


class Assembler:
    """Builds the claims of one report."""

    def __init__(
        self, document: Document, story: Story, locator: Locator, attributor: Attributor, judge: Judge
    ) -> None:
        """Take the document, its story, what resolves places and actors, and what tells how surely it was read."""
        self.document = document
        self.story = story
        self.locator = locator
        self.places = EventPlaces(document.statements, story.events, locator)
        self.attributor = attributor
        self.judge = judge
        self.voices = Voices(document)
        self.forms = HarmForms(document, self._party_name, self.voices.of_harm)

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims in the order of the text, numbered."""
        main = next((event for event in self.story.events if event.kind == "incident"), None)
        made = []
        for number, event in enumerate(self.story.events, 1):
            claim = self._claim(event, number)
            made.append(self.judge.judge(claim, event, self.story, self.document) if event is main else claim)
        return tuple(made)

    def _claim(self, event: Event, number: int) -> Claim:
        self.event = event
        statements = event.telling
        when, day = moment(self.document, event)
        where = self.places.where(event)
        self.country = where.country if where and where.country else self.locator.setting.country
        self.day = day
        harm, flags = harms_of(event, self.document, self.forms)
        body = deeds_of(event)
        headline = headline_of(event, body)
        told = [*headline, *body] if event.kind != "context" else []
        acts = [act for statement in told for act in statement.acts]
        actors = self.attributor.attributions(acts, day, self.country, self.voices.of_act)
        return Claim(
            id=f"c{number}",
            kind=event.kind,  # type: ignore[arg-type]
            when=when,
            where=where,
            harm=harm,
            actors=actors,
            means=means_of(self.document, body, headline) if event.kind == "incident" else (),
            objects=objects_of(self.document, event, body, headline),
            characterisation=characterisation_of(statements, self.document),
            context=remarks_of(event, self.story, self.document),
            flags=(*flags, *doubts_of(when, where)),
            span=self.document.span(statements[0].sentence.start, statements[-1].sentence.end),
            rule=event.rule,
        )

    # Harm

    def _party_name(self, people: People) -> str | None:
        if people.party is None:
            return None
        actor = self.attributor.actor((people.party,), self.day, self.country)
        return actor.name if actor else None
