"""Golden cases: loading them from tests/golden, and telling where a case is not written as the README there says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from harmledger.model import (
    AGES,
    CLAIM_KINDS,
    EFFECTS,
    LEVELS,
    MEANS,
    OUTCOMES,
    ROLES_OF_ACTORS,
    SEXES,
    STANCES,
    STATUSES,
)
from harmledger.model import Report as ReportText

GOLDEN = Path(__file__).parents[1] / "golden"

CONSTRUCTS: dict[str, str] = {
    "harm.passive": "were killed, died, have been hurt",
    "harm.active": "killed six, killing two and injuring several",
    "harm.nominal": "the death of, the killing of, four deaths, casualties",
    "harm.left_dead": "left four dead and seven wounded",
    "harm.claimed_lives": "claimed the lives of, claimed six lives",
    "harm.headline": "2 dead, 7 hurt; kills 4",
    "harm.individuals": "persons told one by one, relatives, names and ages: who is the same",
    "harm.counted_noun": "a woman, a couple, an aged teacher: one or two without a number",
    "harm.subgroup": "including, among them, two of them, half of them, the dead included",
    "harm.partition": "five civilians, three women and two infants",
    "harm.remainder": "five others, another three, a fourth, the rest",
    "harm.bounds": "at least, up to, more than, between, or",
    "harm.vague": "dozens, scores, several, a number of, a bare plural",
    "harm.update": "rose to, bringing the toll to, revised down",
    "harm.toll": "since 2020, this year, a month's sum",
    "harm.negation": "no casualties, without injuring anyone, denied",
    "harm.hypothetical": "threats, warnings, exercises, conditions, fears",
    "harm.negative_context": "obituary, film, sport, other senses of kill, shoot, strike",
    "harm.other_outcomes": "abducted, detained, missing, trapped, displaced, died later, in custody",
    "harm.status": "civilians beside soldiers and militants",
    "harm.age_sex": "boy, girl, young man",
    "number.words": "a dozen, two dozen, one hundred and twenty-three",
    "number.age": "numbers that are ages",
    "number.not_a_count": "calibres, distances, clock times, money, percentages, floors",
    "time.weekday": "on Monday, last Tuesday, early on Monday",
    "time.relative": "today, yesterday, overnight, three days ago",
    "time.absolute": "28 December, October 24, 2023, 04/05/2024",
    "time.interval": "between 3 and 5 May, March 2022, earlier this month, in recent days",
    "time.background": "the day of a statement is not the day of the event",
    "time.no_fallback": "no time stated is no time, never the publication date",
    "place.name": "a bare name, a country",
    "place.kind_word": "the village of X, X village",
    "place.relation": "west of, on the outskirts of, 40 kilometres east of",
    "place.container": "a neighbourhood of a city, a province",
    "place.ambiguous": "one name, several places",
    "place.not_a_place": "dateline, capital for a government, origin, person's name",
    "actor.perpetrator": "by X, an X strike",
    "actor.supporter": "supported by X",
    "actor.joint": "X and Y warplanes",
    "actor.target": "an X checkpoint was hit",
    "actor.alternatives": "X or Y aircraft",
    "actor.stance": "suspected, claimed, denied, acknowledged",
    "actor.unknown": "never inferred from weapon or place",
    "actor.not_an_actor": "an ally, a nationality, a make of weapon, a speaker",
    "voice": "who says it",
    "means": "with what",
    "object": "what was hit, and what was not",
    "discourse.new_event": "two events are two claims",
    "discourse.same_event": "one event told twice is one claim",
    "discourse.headline_body": "the headline's dead are the body's",
    "discourse.background": "history, anniversaries, campaigns are no incidents",
    "characterisation": "a party's words, kept beside",
    "protected_names": "witnesses, children, held persons and homes by name, and who speaks for an office",
    "resolve.algebra": "the unstated remainder is derived, open ends stay open",
    "resolve.contradiction": "parts beyond the whole are flagged",
    "scan.capitals": "texts in capitals throughout",
    "clean.marks": "invisible marks, typographic forms, spans of the text as received",
    "clean.sentences": "abbreviations, wrapped lines",
    "clean.language": "a language not read, no text",
}

REPORT_KEYS = {"text", "published", "title", "country", "source", "language"}
CASE_KEYS = {"id", "construct", "negative", "pending", "expect"} | REPORT_KEYS
EXPECT_KEYS = {"kinds", "incidents", "claims", "never", "reading_flags", "protected"}
CLAIM_KEYS = {
    "kind", "harm", "when", "where", "actors", "means", "objects",
    "characterisation", "characterisation_includes", "flags", "flagged",
}  # fmt: skip
HARM_KEYS = {"outcome", "low", "high", "reported", "reported_nth", "who", "said_by", "parts", "remainder"}
WHEN_KEYS = {"edtf", "earliest", "latest", "words", "weaker", "time_of_day"}
WHERE_KEYS = {
    "name", "words", "place_id", "country", "admin1", "level", "relation", "direction",
    "reference", "lat", "lon", "kind",
}  # fmt: skip
NEVER_KEYS = {
    "kinds", "outcomes", "counts", "killed", "words", "statuses", "means", "objects", "actors", "places", "edtf",
}  # fmt: skip
CODES: dict[str, tuple[str, ...]] = {
    "outcome": OUTCOMES,
    "outcomes": OUTCOMES,
    "status": STATUSES,
    "statuses": STATUSES,
    "sex": SEXES,
    "age": AGES,
    "role": ROLES_OF_ACTORS,
    "stance": STANCES,
    "level": LEVELS,
    "effect": EFFECTS,
    "kind": CLAIM_KINDS,
    "kinds": CLAIM_KINDS,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what it says."""

    id: str
    construct: str
    negative: bool
    pending: str | None
    expect: Mapping[str, Any]
    report: ReportText
    path: Path
    raw: Mapping[str, Any]

    def __str__(self) -> str:
        return self.id


def load(folder: Path = GOLDEN) -> list[Case]:
    """Return every case of every language, in the order of files and lines."""
    files = sorted(folder.rglob("*.yml"))
    return [_case(raw, path) for path in files for raw in yaml.safe_load(path.read_text("utf-8"))]


def _case(raw: Mapping[str, Any], path: Path) -> Case:
    given = {key: str(raw[key]) for key in REPORT_KEYS if raw.get(key) is not None}
    return Case(
        id=raw["id"],
        construct=raw["construct"],
        negative=raw.get("negative", False),
        pending=raw.get("pending"),
        expect=raw["expect"],
        report=ReportText(id=raw["id"], **given),
        path=path,
        raw=raw,
    )


def options(value: Any) -> list[Any]:
    """Return the readings that a case allows: a list stands for any one of its items."""
    return value if isinstance(value, list) else [value]


def faults(case: Case) -> Iterator[str]:
    """Yield what is wrong with the way a case is written, without any reader."""
    yield from _unknown("case", case.raw, CASE_KEYS)
    yield from _unknown("expect", case.expect, EXPECT_KEYS)
    if case.construct not in CONSTRUCTS:
        yield f"construct {case.construct!r} is not declared in golden_case.py"
    never = case.expect.get("never", {})
    yield from _unknown("never", never, NEVER_KEYS)
    yield from _codes(never)
    for name in case.expect.get("protected", []):
        yield from _words(name, case.report.text)
    for claim in case.expect.get("claims", []):
        yield from _claim_faults(claim, case.report.text)
    if not any(case.expect.get(key) is not None for key in EXPECT_KEYS):
        yield "nothing is expected"


def _claim_faults(claim: Mapping[str, Any], text: str) -> Iterator[str]:
    yield from _unknown("claim", claim, CLAIM_KEYS)
    yield from _codes({"kind": claim.get("kind")})
    for harm in claim.get("harm") or []:
        yield from _harm_faults(harm, text)
    for key, allowed in (("when", WHEN_KEYS), ("where", WHERE_KEYS)):
        value = claim.get(key) or {}
        yield from _unknown(key, value, allowed)
        yield from _codes({name: item for name, item in value.items() if name != "kind"})
        yield from _words(value.get("words"), text)
    for actor in claim.get("actors") or []:
        yield from _unknown("actor", actor, {"actor", "role", "stance", "words", "any_of"})
        yield from _codes(actor)
        yield from _words(actor.get("words"), text)
    for means in claim.get("means") or []:
        if means["code"] not in MEANS:
            yield f"no means {means['code']!r}"
    for thing in claim.get("objects") or []:
        yield from _unknown("object", thing, {"code", "effect"})
        yield from _codes(thing)
    for quote in [*(claim.get("characterisation") or []), *(claim.get("characterisation_includes") or [])]:
        yield from _words(quote, text)


def _harm_faults(harm: Mapping[str, Any], text: str) -> Iterator[str]:
    yield from _unknown("harm", harm, HARM_KEYS)
    yield from _codes(harm)
    yield from _codes(harm.get("who", {}))
    yield from _words(harm.get("reported"), text)
    low, high = harm.get("low"), harm.get("high")
    if low is not None and high is not None and low > high:
        yield f"low {low} is above high {high}"
    if isinstance(harm.get("said_by"), Mapping):
        yield from _words(harm["said_by"].get("words"), text)
    for part in harm.get("parts") or []:
        yield from _harm_faults(part, text)


def _words(value: Any, text: str) -> Iterator[str]:
    """Yield those of the allowed wordings that do not stand in the text."""
    if value is not None:
        yield from (f"{words!r} does not stand in the text" for words in options(value) if words not in text)


def _unknown(where: str, given: Mapping[str, Any], allowed: set[str]) -> Iterator[str]:
    yield from (f"{where} has an unknown key {key!r}" for key in given if key not in allowed)


def _codes(given: Mapping[str, Any]) -> Iterator[str]:
    for key, value in given.items():
        known: Iterable[str] = CODES.get(key, ())
        if known and value is not None:
            yield from (f"{key} has no code {item!r}" for item in options(value) if item.lstrip("!") not in known)
