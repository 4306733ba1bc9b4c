"""The one door: what every reading carries, whatever its text says. All sentences are invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec import UNSET

from harmledger.model import SCHEMA_VERSION, Flag, HarmledgerError, Reading, Remark, Report
from harmledger.reading import Reader as Opened
from harmledger.reading import tongue as module
from harmledger.reading.reader import READER_VERSION

if TYPE_CHECKING:
    from harmledger.reading import Reader

STRIKE = "Four civilians were killed in an airstrike on Idlib on 3 May 2024."


def read(reader: Reader, text: str, **given: str) -> Reading:
    return reader.read(Report(id="r", text=text, **given))


def codes(flags: tuple[Flag, ...]) -> list[str]:
    return [flag.code for flag in flags]


def remarks(reading: Reading, kind: str) -> list[Remark]:
    return [remark for remark in reading.remarks if remark.kind == kind]


def test_a_reading_names_its_report_and_its_language(reader: Reader) -> None:
    reading = read(reader, STRIKE)
    assert (reading.report, reading.language) == ("r", "en")
    assert [claim.kind for claim in reading.claims] == ["incident"]


def test_a_reading_records_what_made_it(reader: Reader) -> None:
    made = read(reader, STRIKE).reader
    assert (made.schema, made.reader) == (SCHEMA_VERSION, READER_VERSION)
    assert re.fullmatch(r"[0-9a-f]{64}", made.rules)
    assert re.fullmatch(r"[0-9a-f]{64}", made.lexicon)
    assert made.gazetteer == reader.gazetteer.digest
    assert read(reader, "Трое погибли в городе, сообщила полиция.").reader == made


def test_another_reader_says_the_same(reader: Reader) -> None:
    assert read(Opened(reader.gazetteer), STRIKE) == read(reader, STRIKE)


def test_a_rule_that_is_changed_changes_the_digest_of_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    before = module.rules_digest("en")
    monkeypatch.setattr(module, "catalogue", lambda _: ())
    assert module.rules_digest("en") != before


@pytest.mark.parametrize("text", ["", " \n\t", "...", "12", "\u200b"])
def test_nothing_to_read_gives_no_claim(text: str, reader: Reader) -> None:
    assert read(reader, text).claims == ()
    assert read(reader, text, language="en").claims == ()


def test_a_report_without_a_date_is_flagged(reader: Reader) -> None:
    assert codes(read(reader, STRIKE).flags) == ["not_dated"]
    assert codes(read(reader, STRIKE, published="2024-05-04").flags) == []


@pytest.mark.parametrize("language", ["en", "fr", None])
def test_a_date_that_is_none_is_refused_in_any_language(language: str | None, reader: Reader) -> None:
    with pytest.raises(HarmledgerError, match="publication date 'soon'"):
        reader.read(Report(id="r", text=STRIKE, published="soon", language=language))


def test_a_language_that_is_not_read_is_said_so(reader: Reader) -> None:
    reading = read(reader, "Чотири мирні жителі загинули внаслідок обстрілу.", published="2024-05-04")
    assert reading.claims == ()
    assert codes(reading.flags) == ["language_not_read"]
    assert f"({reading.language})" in reading.flags[0].words
    assert reading.trace is UNSET


def test_a_language_that_is_told_is_taken(reader: Reader) -> None:
    assert read(reader, "Idlib: 4", language="en").language == "en"
    assert read(reader, "Idlib: 4", language="fr").language == "fr"


def test_a_credit_line_is_kept_beside(reader: Reader) -> None:
    text = f"{STRIKE}\n\nCredit: (An agency/Somebody)"
    (credit,) = remarks(read(reader, text), "credit")
    assert credit.span is not None
    assert credit.quote == credit.span.of(text) == "An agency/Somebody"


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("They speak of atrocities. Nothing else is told.", ["atrocities"]),
        ("They speak of ATROCITIES.", ["ATROCITIES"]),
        ("They speak of preatrocities and atrocitiesx.", []),
    ],
)
def test_loaded_words_that_no_claim_holds_are_kept_beside(text: str, quotes: list[str], reader: Reader) -> None:
    assert [remark.quote for remark in remarks(read(reader, text), "characterisation")] == quotes


def test_loaded_words_are_kept_once(reader: Reader) -> None:
    text = "Gunmen murdered four civilians in Idlib on 3 May 2024. They speak of atrocities."
    reading = read(reader, text)
    kept = [span.of(text) for claim in reading.claims for span in claim.characterisation]
    kept += [remark.quote for remark in remarks(reading, "characterisation")]
    assert sorted(kept) == ["atrocities", "murdered"]


def test_words_of_the_title_have_no_span_and_say_so(reader: Reader) -> None:
    (claim,) = read(reader, "No more is known.", title="Five civilians killed in Idlib", published="2024-05-04").claims
    (harm,) = claim.harm
    assert (harm.low, harm.high, harm.span, harm.reported, harm.derived_from) == (5, 5, None, None, ("title",))
