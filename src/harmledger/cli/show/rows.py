"""The rows of a claim's table: what each value says in words, how surely it was read, and the value itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import UNSET

from harmledger.cli.show.codes import how_surely, said
from harmledger.cli.show.parts import branches, outcome, sealed, voice
from harmledger.cli.show.safe import inline, quoted
from harmledger.cli.show.spots import where_words
from harmledger.cli.show.times import when_words
from harmledger.model import Attribution, Claim, Harm, Means, Object
from harmledger.model.traced import Traced


class Row(NamedTuple):
    """One line of the table; `letter` is the field's, `value` what the words tell, None where nothing is stated."""

    label: str
    letter: str | None
    words: str
    value: Traced | None = None

    @property
    def sure(self) -> str:
        """How surely this text says it; empty where there is nothing to be sure of."""
        return how_surely(self.value.reading_certainty) if self.value else ""


def rows(claim: Claim, text: str) -> list[Row]:
    """Return the claim's rows in the order in which people ask: when, where, who, by whom, with what, what was hit."""
    found = [
        Row("When", "T", when_words(claim.when, text), claim.when) if claim.when else Row("When", "T", "not stated"),
        Row("Where", "P", where_words(claim.where), claim.where) if claim.where else Row("Where", "P", "not stated"),
        *_harms(claim.harm),
        *_actors(claim.actors, text),
        *_listed("With", "M", ((_means(means, text), means) for means in claim.means)),
        *_listed("Hit", "O", ((_object(thing, text), thing) for thing in claim.objects)),
    ]
    if claim.characterisation:
        words = "; ".join(quoted(span.of(text)) for span in claim.characterisation)
        found.append(Row("Its words", "W", f"{words}  (kept, never coded)"))
    found += [Row("Beside it", None, f"{quoted(note.quote)} ({said(note.kind)})", note) for note in claim.context]
    found += [Row("To check", None, inline(flag.words)) for flag in claim.flags]
    return [row for row in found if row.value or row.words != "not stated" or claim.kind == "incident"]


def _harms(harms: tuple[Harm, ...]) -> Iterator[Row]:
    """Yield each harm with its parts as a tree, or that none is reported, which is not none."""
    if not harms:
        yield Row("Harm", "H", "no casualties reported")
    for harm in harms:
        for depth, words, part in branches(harm):
            yield Row("" if depth else outcome(harm), "H", "  " * depth + words, part)


def _actors(actors: tuple[Attribution, ...], text: str) -> Iterator[Row]:
    if not actors:
        yield Row("By whom", "A", "not stated")
    for number, actor in enumerate(actors):
        either = "" if actor.any_of is UNSET else "one of: "
        words = (
            f"{either}{inline(actor.actor)}  ·  {said(actor.role)}, {said(actor.stance)}"
            f"{_as_written(actor, text) or '  ·  in the title'}"
            f"{voice(actor.said_by)}{sealed(actor.class_)}"
        )
        yield Row("" if number else "By whom", "A", words, actor)


def _listed(label: str, letter: str, values: Iterable[tuple[str, Traced]]) -> Iterator[Row]:
    """Yield one row a value, the label on the first alone; nothing stated is said once."""
    number = -1
    for number, (words, value) in enumerate(values):
        yield Row("" if number else label, letter, words, value)
    if number < 0 and label == "With":
        yield Row(label, letter, "not stated")


def _means(means: Means, text: str) -> str:
    either = "" if means.any_of is UNSET else "one of: "
    launch = "" if means.launch == "unspecified" else f", {said(means.launch)}"
    return f"{either}{said(means.code)}{launch}{_as_written(means, text)}"


def _object(thing: Object, text: str) -> str:
    under = f", protected: {said(thing.protected)}" if thing.protected else ""
    return f"{said(thing.code)}: {said(thing.effect)}{under}{_as_written(thing, text)}"


def _as_written(value: Traced, text: str) -> str:
    return f"  ·  {quoted(value.span.of(text))}" if value.span else ""
