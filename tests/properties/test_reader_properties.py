"""What holds of reading any text at all: no exception, no span beside its words, no part above its whole.

The sentences mixed into invented characters are those of the golden texts, which are invented themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.golden_case import load
from tests.reading.golden_match import span_faults

from harmledger.model import Count, Harm, Reading, Report, from_json, to_json
from harmledger.rules import LANGUAGES

if TYPE_CHECKING:
    from harmledger.reading import Reader

GOLDEN = [case.report.text for case in load()]
SENTENCES = sorted({one for text in GOLDEN for one in re.split(r"(?<=[.!?])\s+", text)})
WORDS = sorted({word for text in GOLDEN for word in re.findall(r"\S+", text)})
# Half surrogates, controls, right-to-left letters and marks, what folds, and what changes its length in small letters.
TRICKY = (
    "\ud83d\udc00\x00\x1b\x85\u2028\u202e\u2067\u200f\u200b\u064eقتل٣مدنيينİ½²№ﬁ“”’…—\r\n\t 0123456789.,:;-'\"()#@/"
)
ODD = st.text(st.characters(exclude_categories=()) | st.sampled_from(TRICKY), max_size=12)
PIECES = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(WORDS), st.sampled_from(WORDS), ODD)
GAPS = st.sampled_from([" ", " ", " ", "", "\n", "\n\n", ", "])
TEXTS = st.lists(st.tuples(PIECES, GAPS).map("".join), max_size=25).map("".join)
DAYS = st.one_of(
    st.none(),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(str),
    st.sampled_from(["2024-05-08", "2024-02-29", "2024-01-01", "2023-10-26T23:30:00+03:00"]),
)
REPORTS = st.builds(
    Report,
    id=st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    text=TEXTS | st.text(st.characters(exclude_categories=())),
    title=st.none() | TEXTS,
    published=DAYS,
    language=st.just("en"),
    country=st.none() | st.sampled_from(["SY", "UA", "NG"]),
    source=st.none() | st.just("An outlet"),
)
# One reader serves all examples: it keeps nothing of what it read.
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)


def harms(told: tuple[Harm, ...]) -> Iterator[Harm]:
    for harm in told:
        yield harm
        yield from harms(harm.parts)


def faults(report: Report, reading: Reading) -> Iterator[str]:
    """Yield what no reading may show, whatever its text says."""
    for name in ("claims", "flags", "remarks"):
        yield from span_faults(report.text, getattr(reading, name), name)
    for step in reading.trace or ():
        if step.span and not 0 <= step.span.start <= step.span.end <= len(report.text):
            yield f"{step.rule}: a span beyond the text"
    for claim in reading.claims:
        for harm in harms(claim.harm):
            if harm.count.high is not None and harm.count.floor > harm.count.high:
                yield f"{harm.rule}: {harm.count} counts nobody"
            parts = sum((part.count for part in harm.parts), Count(0, 0))
            if not parts.within(harm.count):
                yield f"{harm.rule}: parts of {parts} in a whole of {harm.count}"


def check(report: Report, reader: Reader) -> None:
    reading = reader.read(report, explain=True)
    assert list(faults(report, reading)) == []
    assert reader.read(report, explain=True) == reading
    assert from_json(to_json(reading)) == reading
    assert json.loads(to_json(reading))["report"] == report.id


@SHARED
@given(report=REPORTS)
def test_any_text_is_read_without_harm(report: Report, reader: Reader) -> None:
    check(report, reader)


@pytest.mark.fuzz
@settings(SHARED, max_examples=20_000)
@given(report=REPORTS)
def test_many_more_texts_are_read_without_harm(report: Report, reader: Reader) -> None:
    check(report, reader)


@SHARED
@given(report=REPORTS, other=REPORTS)
def test_nothing_is_kept_of_what_was_read_before(report: Report, other: Report, reader: Reader) -> None:
    before = reader.read(report)
    reader.read(other)
    assert reader.read(report) == before


@SHARED
@given(report=REPORTS)
def test_explaining_changes_nothing(report: Report, reader: Reader) -> None:
    plain, explained = reader.read(report), reader.read(report, explain=True)
    assert (plain.claims, plain.flags, plain.remarks) == (explained.claims, explained.flags, explained.remarks)


@SHARED
@given(text=st.text(st.characters(exclude_categories=())), hint=st.none() | st.sampled_from(["ar", "fr", "und"]))
def test_a_text_of_any_language_is_read_or_said_not_to_be(text: str, hint: str | None, reader: Reader) -> None:
    reading = reader.read(Report(id="any", text=text, language=hint))
    assert reading.language
    if reading.language not in LANGUAGES:
        assert reading.claims == ()
        assert "language_not_read" in [flag.code for flag in reading.flags]
