"""Invented claims for these tests, every name in them visibly made up."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from harmledger.model import (
    Attribution,
    Claim,
    Flag,
    Group,
    Harm,
    Means,
    Object,
    Remark,
    Span,
    Voice,
    When,
    Where,
)

NAME = "Qyzzle Vronk"
TEXT = (
    "Three people, one of them Qyzzle Vronk, were killed in Blenfarth on Monday, Zumi Plarp said. "
    "Two of the dead were women; Ondra Quib was assaulted by the Gromp guard. Nothing else was told."
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def sentence_of(span: Span) -> Span:
    start = TEXT.rfind(". ", 0, span.start)
    return Span(0 if start < 0 else start + 2, TEXT.index(".", span.end) + 1)


def plain(claim: Claim) -> dict[str, Any]:
    """Return a claim as JSON gives it back."""
    body: dict[str, Any] = json.loads(msgspec.json.encode(claim))
    return body


def harm(**fields: Any) -> Harm:
    return Harm(**{"outcome": "killed", "low": 3, "high": 3, "span": at("Three people"), **fields})


def witness() -> Voice:
    return Voice(name="Zumi Plarp", kind="witness", span=at("Zumi Plarp"), class_="sealed")


def full() -> Claim:
    """Return a claim of every kind of value, with invented names in all of their words."""
    return Claim(
        id="c1",
        kind="incident",
        when=When(edtf="2024-05-06", basis=f"Monday, {NAME}", span=at("Monday"), hint=NAME),
        where=Where(name=f"{NAME} street", reference=NAME, level="village", lat=1.5, lon=2.5, span=at("Blenfarth")),
        harm=(
            harm(
                reported=f"Three people, one of them {NAME}",
                said_by=witness(),
                parts=(
                    harm(low=1, high=1, span=at(NAME), reported=NAME, who=Group(roles=("pregnant",)), class_="sealed"),
                    harm(low=1, high=1, span=at("Two of the dead"), reported="one more"),
                    harm(low=1, high=1, span=None, derived_from=("whole less parts",), rule="algebra.remainder"),
                ),
            ),
            harm(outcome="sexual_violence", low=1, high=1, span=at("Ondra Quib"), reported="Ondra Quib"),
        ),
        actors=(
            Attribution(
                actor="Gromp",
                as_written=f"the Gromp guard {NAME}",
                span=at("the Gromp guard"),
                said_by=Voice(name=NAME, kind="official", affiliation=NAME, span=at("Monday")),
            ),
        ),
        means=(Means(code="artillery", span=at("killed")),),
        objects=(Object(code="school", span=at("dead")),),
        characterisation=(at("assaulted"),),
        context=(Remark(kind="visit", quote=f"{NAME} came", span=at("Nothing")),),
        flags=(
            Flag(code="counts_differ", words=f"The text also says “{NAME}”."),
            Flag(code="place_unresolved", words=NAME, span=at("one of them")),
            Flag(code="counts_differ", words=NAME, span=at("Ondra Quib")),
        ),
        span=Span(0, len(TEXT)),
    )


def of_kind(kind: str) -> tuple[dict[str, Any], str]:
    """Return a claim that holds something of a kind, and the path where it stands."""
    person = {"reported": None, "low": 1, "high": 1, "class_": "sealed"}
    held: dict[str, tuple[Claim, str]] = {
        "sexual_violence": (_one(harm(outcome="sexual_violence")), "harm/0"),
        "human_voice": (_one(harm(said_by=witness())), "harm/0/said_by"),
        "minor_name": (_one(harm(who=Group(age="child"), **person)), "harm/0"),
        "living_detainee": (_one(harm(outcome="detained", **person)), "harm/0"),
        "health": (_one(harm(who=Group(roles=("pregnant",)))), "harm/0"),
        "home_point": (
            Claim(
                id="c1",
                kind="incident",
                where=Where(name="x", level="exact", lat=1.5, lon=2.5, radius_m=5),
                objects=(Object(code="home"),),
            ),
            "where/lat",
        ),
    }
    claim, path = held[kind]
    return plain(claim), path


def _one(one: Harm) -> Claim:
    return Claim(id="c1", kind="incident", harm=(one,))
