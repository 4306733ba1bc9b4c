"""Assemble: an event's facts become one claim."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from harmledger.lexicon import Sense
from harmledger.model import (
    Attribution,
    Claim,
    Flag,
    Harm,
    Remark,
    Span,
    Voice,
    When,
    Where,
)
from harmledger.reading.algebra import Reckoner
from harmledger.reading.attributions import Attributor
from harmledger.reading.discourse import Event, Story, own_place
from harmledger.reading.document import Document
from harmledger.reading.harm_forms import HarmForms
from harmledger.reading.statements import Statement
from harmledger.reading.things import means_of, objects_of
from harmledger.reading.whereabouts import Locator
from harmledger.rules.meanings import ActFact, HarmFact, PartFact, People, VoiceFact

# Words before a time that carry no meaning of their own.
_PLAIN = re.compile(r"(?:(?:on|in|at|the|of|during|by|around|from)\s+)+", re.IGNORECASE)
_KEPT_WHOLE = ("recent", "period", "since", "season", "ago", "shift", "same", "later", "overnight")
_DEAD_WORDS = ("killed", "dead", "deceased", "victims")
_SUSPECTED = re.compile(r"\b(?:suspected|likely|probably|believed to be|thought to be|presumed)(?: to be)?\s+(?:the\s+)?$", re.IGNORECASE)


class Assembler:
    """Builds the claims of one report."""

    def __init__(self, document: Document, story: Story, locator: Locator, attributor: Attributor) -> None:
        """Take the document, its story, and what resolves places and actors."""
        self.document = document
        self.story = story
        self.locator = locator
        self.attributor = attributor
        self.outlet = Voice(name=document.report.source, kind="outlet")
        self.forms = HarmForms(document, self._party_name, self._said_of_harm)

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims in the order of the text, numbered."""
        return tuple(self._claim(event, number) for number, event in enumerate(self.story.events, 1))

    def _claim(self, event: Event, number: int) -> Claim:
        self.event = event
        statements = event.statements
        self.told = [*event.headline, *statements]
        when, day = self._when(event)
        where = self._where(event)
        self.country = where.country if where and where.country else self.locator.setting.country
        self.day = day
        harm, flags = self._harm(event)
        acts = [act for statement in self.told for act in self._acts(statement)]
        actors = self.attributor.attributions(acts, day, self.country, self._said_of_act) if event.kind != "context" else ()
        return Claim(
            id=f"c{number}",
            kind=event.kind,  # type: ignore[arg-type]
            when=when,
            where=where,
            harm=harm,
            actors=actors,
            means=means_of(self.document, self.told) if event.kind == "incident" else (),
            objects=objects_of(self.document, event),
            characterisation=self._characterisation(statements),
            context=self._remarks(event, number),
            flags=(*flags, *self._doubts(when, where)),
            span=self.document.span(statements[0].sentence.start, statements[-1].sentence.end),
            rule=event.rule,
        )

    # When

    def _when(self, event: Event) -> tuple[When | None, date | None]:
        time = event.time or next(
            (found for statement in event.headline if (found := self.document.time_of(statement))), None
        )
        from_frame = time is None and event.kind == "incident"
        time = time or (self.story.frame if event.kind == "incident" else None)
        if time is None:
            return None, self.document.published
        mention, found = time
        start, end = mention.at
        if mention.words.kind not in _KEPT_WHOLE and (plain := _PLAIN.match(self.document.text, start, end)):
            start = plain.end() if plain.end() < end else start
        span = self.document.span(start, end)
        made = When(
            edtf=found.edtf,
            earliest=found.earliest.isoformat() if found.earliest else None,
            latest=found.latest.isoformat() if found.latest else None,
            basis=self.document.text[start:end],
            weaker=found.weaker,
            time_of_day=mention.words.part,
            hint=found.hint,
            span=span,
            rule=mention.words.rule,
            derived_from=("opening of the report",) if from_frame else self.document.origin(span),
        )
        return made, found.latest or found.earliest or self.document.published

    # Where

    def _where(self, event: Event) -> Where | None:
        place = event.place
        if place is None:
            place = next((found for statement in event.headline if (found := own_place(statement))), None)
        if place is None and event.kind == "incident":
            located = [fact for statement in self.told for fact in statement.places if fact.role in ("in", "target")]
            place = located[0] if located else None
        return self.locator.where(place.place if place else None)

    # Harm

    def _harm(self, event: Event) -> tuple[tuple[Harm, ...], list[Flag]]:
        trees: dict[str, Reckoner] = {}
        told = {fact.outcome for fact in event.harms}
        for statement in self.told:
            facts = self.document.distinct(statement.harms)
            if statement in event.headline:
                facts = [fact for fact in facts if fact.people.count.is_exact or fact.outcome not in told]
            outcomes = dict.fromkeys(fact.outcome for fact in facts)
            for outcome in outcomes:
                reckoner = trees.setdefault(outcome, Reckoner(outcome))
                reckoner.sentence([fact for fact in facts if fact.outcome == outcome])
            for part in statement.parts:
                outcome = self._outcome_of(part, facts, trees)
                if outcome:
                    trees[outcome].part(part)
        harms: list[Harm] = []
        flags: list[Flag] = []
        civilians = any(one.people.status == "civilian" for tree in trees.values() for one in tree.tree.branches)
        for reckoner in trees.values():
            harms += self.forms.harms(reckoner.tree, civilians)
            for fact in reckoner.tree.contradictions:
                words = self.document.text[fact.people.at[0] : fact.people.at[1]]
                flags.append(
                    Flag(
                        code="counts_differ",
                        words=f"The text also gives another number of {fact.outcome}: “{words}”.",
                        span=self.document.span(*fact.people.at),
                    )
                )
        return tuple(harms), flags

    def _outcome_of(self, part: PartFact, facts: list[HarmFact], trees: dict[str, Reckoner]) -> str | None:
        words = self.document.text[part.at[0] : part.people.at[0]].casefold()
        if any(word in words for word in _DEAD_WORDS) and "killed" in trees:
            return "killed"
        before = [fact for fact in facts if fact.at[0] <= part.at[0]]
        if before:
            return before[-1].outcome
        return next(reversed(trees), None)

    def _party_name(self, people: People) -> str | None:
        if people.party is None:
            return None
        actor = self.attributor.actor((people.party,), self.day, self.country)
        return actor.name if actor else None

    # Voices

    def _voice(self, statement: Statement | None) -> Voice:
        fact = next(iter(statement.voices), None) if statement else None
        if fact is None:
            return self.outlet
        return self._named_voice(fact)

    def _named_voice(self, fact: VoiceFact) -> Voice:
        sense: Sense | None = fact.sense
        words = self.document.text[fact.words[0] : fact.words[1]]
        kind = sense.get("kind") if sense and sense.type == "voice" else "party"
        return Voice(
            name=(sense.get("name") if sense else None) or words,
            kind=kind or "unknown",
            span=self.document.span(*fact.words),
            class_="sealed" if sense and sense.get("sealed") else "internal",
        )

    def _said_of_harm(self, fact: HarmFact) -> Voice:
        return self._voice(self.document.statement_at(fact.at[0]))

    def _said_of_act(self, act: ActFact) -> Voice:
        return self._voice(self.document.statement_at(act.at[0]))

    # Actors

    def _acts(self, statement: Statement) -> Iterable[ActFact]:
        spoken = {fact.words for fact in statement.voices}
        for act in statement.acts:
            if act.at in spoken and act.role == "target":
                continue
            if act.stance == "alleged" and _SUSPECTED.search(self.document.text, max(0, act.at[0] - 30), act.at[0]):
                act.stance = "suspected"
            yield act

    # What stands beside

    def _characterisation(self, statements: list[Statement]) -> tuple[Span, ...]:
        found = []
        for start, end in self.document.loaded:
            if any(one.sentence.start <= start < one.sentence.end for one in statements):
                span = self.document.span(start, end)
                if span is not None:
                    found.append(span)
        return tuple(found)

    def _remarks(self, event: Event, number: int) -> tuple[Remark, ...]:
        remarks = []
        for statement in event.statements:
            visit = statement.cue("visit")
            if visit and event.kind == "incident":
                last = [fact.at[1] for fact in statement.places if fact.at[0] > visit.at[0]]
                end = max([visit.at[1], *last[:1]]) if last else statement.sentence.end
                remarks.append(self._remark("visit", visit.at[0], end, visit.rule))
        first = next(one for one in self.story.events if one.kind == "incident") if event.kind == "incident" else None
        if first is event and self.story.lead:
            for act in self.story.lead.acts:
                for party in (act.party, *act.party.others):
                    remarks.append(self._remark("attribution_in_lead", *party.at, act.rule))
        return tuple(remark for remark in remarks if remark)

    def _remark(self, kind: str, start: int, end: int, rule: str) -> Remark | None:
        span = self.document.span(start, end)
        if span is None:
            return None
        return Remark(kind=kind, quote=span.of(self.document.report.text), span=span, rule=rule)

    @staticmethod
    def _doubts(when: When | None, where: Where | None) -> Iterable[Flag]:
        if when is not None and when.edtf is None:
            yield Flag(code="time_unresolved", words=when.hint or "The time stays open.", span=when.span)
        if where is not None and where.hint:
            yield Flag(code="place_unresolved", words=where.hint, span=where.span)
        if where is not None and where.unsure:
            yield Flag(
                code="place_derived",
                words=f"Derived from the rest of the report, to be checked: {', '.join(where.unsure)}.",
                span=where.span,
            )


