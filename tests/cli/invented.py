"""A hand-made reading of an invented report, and a reader that finds one word: what the terminal's tests look at."""

from __future__ import annotations

import re

from harmledger.model import (
    Attribution,
    Claim,
    Considered,
    Group,
    Harm,
    HarmledgerError,
    Means,
    Object,
    Reading,
    Remark,
    Report,
    Span,
    TraceStep,
    Versions,
    Voice,
    When,
    Where,
)

TEXT = (
    "Last Tuesday, Borduria's jets bombed the Sbrodj camp, west of Klow. Rescuers said that five civilians were killed:"
    " three women, one of whom was pregnant, and two infants. Several others were injured."
)
REPORT = Report(id="invented", text=TEXT, title="An invented raid", published="2023-10-26", country="SY")
VERSIONS = Versions(schema="1", reader="0", rules="0", lexicon="0", gazetteer=None)
SEALED = "one of whom was pregnant"


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def reading_of(claims: tuple[Claim, ...], report: str = "invented") -> Reading:
    return Reading(report=report, language="en", claims=claims, reader=VERSIONS)


def civilians(**more: object) -> Group:
    return Group(status="civilian", **more)  # type: ignore[arg-type]


KILLED = Harm(
    outcome="killed",
    low=5,
    high=5,
    reported="five civilians",
    span=span("five civilians were killed"),
    rule="casualty.passive",
    reading_certainty=0.99,
    who=civilians(),
    said_by=Voice(name="Rescuers", kind="rescuer"),
    parts=(
        Harm(
            outcome="killed",
            low=3,
            high=3,
            span=span("three women"),
            who=civilians(sex="f", age="adult", basis="inherited"),
            parts=(
                Harm(
                    outcome="killed",
                    low=1,
                    high=1,
                    span=span(SEALED),
                    who=civilians(sex="f", age="adult", roles=("pregnant",), basis="inherited"),
                    class_="sealed",
                ),
            ),
        ),
        Harm(
            outcome="killed",
            low=2,
            high=2,
            span=span("two infants"),
            who=civilians(age="child", roles=("infant",), basis="inherited"),
        ),
    ),
)
INJURED = Harm(
    outcome="injured",
    low=2,
    high=None,
    span=span("Several others"),
    who=civilians(basis="inherited"),
    derived_from=("harm[0]",),
)
RAID = Claim(
    id="c1",
    kind="incident",
    when=When(
        edtf="2023-10-24",
        earliest="2023-10-24",
        latest="2023-10-24",
        span=span("Last Tuesday"),
        weaker=("2023-10-17",),
        rule="time.weekday",
    ),
    where=Where(
        name="Sbrodj camp",
        relation="west of",
        reference="Klow",
        lat=35.93,
        lon=36.63,
        radius_m=15_000,
        level="district",
        country="SY",
        span=span("Sbrodj camp"),
        rule="place.relation",
    ),
    harm=(KILLED, INJURED),
    actors=(Attribution(actor="Borduria", as_written="Borduria's jets", span=span("Borduria's jets"), rule="actor"),),
    means=(Means(code="airstrike", launch="air_launched", span=span("bombed"), rule="means"),),
    objects=(Object(code="idp_camp", span=span("Sbrodj camp")),),
    context=(Remark(kind="visit", quote="a visit"),),
)
TRACE = (
    TraceStep(stage="clauses", rule="casualty.passive", label="So many were killed", span=KILLED.span),
    TraceStep(
        stage="resolve",
        rule="place.relation",
        label="A place told by another",
        span=span("Sbrodj camp"),
        considered=(Considered(name="Sbrodj town", taken=False, reasons=("the text says camp",)),),
    ),
    TraceStep(
        stage="clauses",
        rule="casualty.bare",
        label="A bare number",
        span=span("two infants"),
        outcome="rejected",
        why="inside a longer match",
    ),
)


class OneWordReader:
    """Reads "killed" as one killed person, and nothing else; refuses a report without a word in it."""

    def read(self, report: Report, explain: bool = False) -> Reading:
        report.published_day()
        if not report.text.strip():
            raise HarmledgerError("There is no word in it.")
        harms = tuple(
            Harm(outcome="killed", low=1, high=1, reported=found[0], span=Span(*found.span()), rule="word")
            for found in re.finditer(r"killed\S*", report.text)
        )
        claims = (Claim(id="c1", kind="incident", harm=harms),) if harms else ()
        return reading_of(claims, report.id)
