"""The founding statement is read part for part as the worked example of the design says.

The statement itself is not kept here: HARMLEDGER_SEED names the folder that holds it. Only short values are quoted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import UNSET

from harmledger.model import Attribution, Claim, Harm, Reading, Report, Span, Voice, When, Where
from harmledger.model.traced import Traced

if TYPE_CHECKING:
    from harmledger.reading import Reader

pytestmark = pytest.mark.needs("HARMLEDGER_SEED")

RUSSIA, SYRIA = "Russia", "Government of Syria"


@pytest.fixture(scope="module")
def text() -> str:
    (path,) = Path(os.environ["HARMLEDGER_SEED"]).glob("*.txt")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dated(text: str, reader: Reader) -> Reading:
    return reader.read(Report(id="seed", text=text, published="2023-10-26"))


@pytest.fixture(scope="module")
def undated(text: str, reader: Reader) -> Reading:
    return reader.read(Report(id="seed", text=text))


@pytest.fixture(scope="module", params=["dated", "undated"])
def reading(request: pytest.FixtureRequest) -> Reading:
    """Both readings, for all that does not hang on the day of publication."""
    found: Reading = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def incidents(reading: Reading) -> list[Claim]:
    found = [claim for claim in reading.claims if claim.kind == "incident"]
    assert len(found) == 3
    return found


@pytest.fixture
def idlib(incidents: list[Claim]) -> Claim:
    return incidents[0]


@pytest.fixture
def camp(incidents: list[Claim]) -> Claim:
    return incidents[1]


@pytest.fixture
def nairab(incidents: list[Claim]) -> Claim:
    return incidents[2]


def quote(value: Traced | Voice, text: str) -> str | None:
    return value.span.of(text) if value.span else None


def told(harm: Harm, text: str) -> tuple[object, ...]:
    """Return what a harm says of how many and whom, and the words it points to."""
    who = harm.who
    return harm.outcome, harm.low, harm.high, quote(harm, text), who.status, who.basis, who.sex, who.age, who.roles


def where_of(claim: Claim) -> Where:
    assert claim.where is not None
    return claim.where


def when_of(claim: Claim) -> When:
    assert claim.when is not None
    return claim.when


def acted(claim: Claim, text: str) -> list[tuple[str, str, str, str | None]]:
    return [(one.actor, one.role, one.stance, quote(one, text)) for one in claim.actors]


def all_values(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, (list, tuple)) and not isinstance(value, Span):
        for item in value:
            yield from all_values(item)
    for name in getattr(value, "__struct_fields__", ()):
        yield from all_values(getattr(value, name))


# --- the whole -------------------------------------------------------------------------------------------------------


def test_three_incidents_and_nothing_but_context_besides(reading: Reading) -> None:
    kinds = [claim.kind for claim in reading.claims]
    assert kinds.count("incident") == 3
    assert set(kinds) == {"incident", "context"}
    assert [claim.id for claim in reading.claims] == [f"c{number}" for number in range(1, len(kinds) + 1)]


def test_no_incident_begins_in_the_headline(incidents: list[Claim], text: str) -> None:
    body = text.index("In recent days")
    assert all(claim.span is not None and claim.span.start > body for claim in incidents)


def test_incidents_do_not_share_words(incidents: list[Claim]) -> None:
    spans = [claim.span for claim in incidents if claim.span]
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_every_value_holds_its_words(reading: Reading, text: str) -> None:
    for value in all_values(reading):
        if isinstance(value, Traced):
            assert value.rule
            assert value.span is not None or value.derived_from not in (UNSET, ())
        if isinstance(value, Harm):
            assert value.reported == quote(value, text)
        if isinstance(value, Attribution):
            assert value.as_written == quote(value, text)


def test_the_outlet_says_it_all(reading: Reading) -> None:
    voices = [value for value in all_values(reading) if isinstance(value, Voice)]
    assert voices
    assert {(voice.kind, voice.name, voice.span) for voice in voices} == {("outlet", None, None)}


def test_the_credit_of_the_photo_is_the_credit_of_the_report(reading: Reading) -> None:
    assert [remark.quote for remark in reading.remarks if remark.kind == "credit"] == ["White Helmets/Social Media"]


def test_nothing_is_public_and_only_the_pregnancy_is_sealed(reading: Reading, text: str) -> None:
    classes = [(value.class_, quote(value, text)) for value in all_values(reading) if isinstance(value, Traced)]
    assert {kept for kept, _ in classes} == {"internal", "sealed"}
    (sealed,) = [words for kept, words in classes if kept == "sealed"]
    assert sealed is not None
    assert sealed.startswith("one of whom")


def test_iran_is_named_and_does_nothing(reading: Reading) -> None:
    actors = {one.actor for claim in reading.claims for one in claim.actors}
    assert actors <= {RUSSIA, SYRIA}


@pytest.mark.parametrize("words", ["murdered", "terror", "blatant disregard", "liberated areas"])
def test_words_of_a_party_are_kept_as_such(words: str, reading: Reading, text: str) -> None:
    kept = [span for claim in reading.claims for span in claim.characterisation]
    kept += [remark.span for remark in reading.remarks if remark.kind == "characterisation" and remark.span]
    places = [span for span in kept if words in span.of(text)]
    assert len(places) == text.count(words) == 1


# --- Idlib city ------------------------------------------------------------------------------------------------------


def test_idlib_on_the_day_of_the_statement(dated: Reading, text: str) -> None:
    when = when_of(dated.claims[0])
    assert (when.edtf, when.earliest, when.latest, when.weaker) == ("2023-10-26", "2023-10-26", "2023-10-26", ())
    assert quote(when, text) == when.basis == "Today"


def test_idlib_is_the_city(idlib: Claim, text: str) -> None:
    where = where_of(idlib)
    assert (where.name, where.level, where.country, where.admin1) == ("Idlib", "city", "SY", "Idlib")
    assert quote(where, text) == "Idlib"
    assert where.place_id is not None
    assert where.relation is None
    assert where.lat == pytest.approx(35.93, abs=0.02)
    assert where.lon == pytest.approx(36.63, abs=0.02)
    # The city is some five kilometres across.
    assert where.radius_m is not None
    assert 2_000 <= where.radius_m <= 10_000


def test_idlib_who_did_it(idlib: Claim, text: str) -> None:
    assert acted(idlib, text) == [
        (SYRIA, "perpetrator", "alleged", "Assad regime"),
        (RUSSIA, "supporter", "alleged", "Russian forces"),
    ]


def test_idlib_the_lead_blames_both_and_that_is_kept_beside(idlib: Claim, text: str) -> None:
    beside = [remark for remark in idlib.context if remark.kind == "attribution_in_lead"]
    assert [(remark.quote, quote(remark, text)) for remark in beside] == [
        ("Russian", "Russian"),
        ("Assad regime forces", "Assad regime forces"),
    ]
    lead = Span(text.index("In recent days"), text.index("Today"))
    assert all(remark.span and lead.covers(remark.span) for remark in beside)


def test_idlib_with_what_and_what_was_hit(idlib: Claim, text: str) -> None:
    assert [(means.code, quote(means, text)) for means in idlib.means] == [
        ("artillery", "heavy artillery"),
        ("rocket", "rockets"),
    ]
    # The hospitals took in the wounded.
    assert [(thing.code, thing.effect, quote(thing, text)) for thing in idlib.objects] == [
        ("residential_area", "hit", "residential neighborhoods")
    ]


def test_idlib_who_was_killed(idlib: Claim, text: str) -> None:
    killed, _ = idlib.harm
    assert told(killed, text) == ("killed", 4, 4, "four civilians", "civilian", "stated", "unknown", "unknown", ())
    woman, rest = killed.parts
    assert told(woman, text) == ("killed", 1, 1, "a woman", "civilian", "inherited", "f", "adult", ())
    assert told(rest, text)[:6] == ("killed", 3, 3, None, "civilian", "inherited")
    assert (rest.who.sex, rest.who.age, rest.parts, woman.parts) == ("unknown", "unknown", (), ())
    assert rest.derived_from


def test_idlib_who_was_injured(idlib: Claim, text: str) -> None:
    _, injured = idlib.harm
    assert told(injured, text)[:6] == ("injured", 2, None, "several others", "civilian", "inherited")
    assert injured.parts == ()


# --- Ahl Saraqib camp ------------------------------------------------------------------------------------------------


def test_camp_on_the_tuesday_before(dated: Reading, text: str) -> None:
    when = when_of(dated.claims[1])
    assert (when.edtf, when.earliest, when.latest) == ("2023-10-24", "2023-10-24", "2023-10-24")
    assert when.weaker == ("2023-10-17",)
    assert quote(when, text) == when.basis == "Last Tuesday"


def test_camp_keeps_its_name_with_the_point_of_its_reference(idlib: Claim, camp: Claim, text: str) -> None:
    where, city = where_of(camp), where_of(idlib)
    assert (where.name, quote(where, text)) == ("Ahl Saraqib camp", "Ahl Saraqib camp")
    assert (where.place_id, where.relation, where.direction) == (None, "west of", "W")
    assert (where.reference, where.reference_id) == ("Idlib", city.place_id)
    assert (where.lat, where.lon) == (city.lat, city.lon)
    assert where.radius_m is not None
    assert city.radius_m is not None
    assert city.radius_m + 10_000 <= where.radius_m <= 60_000
    assert (where.country, where.precision) == ("SY", 2)


def test_camp_who_did_it_and_with_nothing_stated(camp: Claim, text: str) -> None:
    assert acted(camp, text) == [(RUSSIA, "perpetrator", "alleged", "Russia")]
    assert camp.means == ()


def test_camp_is_what_was_hit(camp: Claim) -> None:
    assert [(thing.code, thing.effect) for thing in camp.objects] == [("camp", "hit")]


def test_camp_who_was_killed(camp: Claim, text: str) -> None:
    killed, _ = camp.harm
    assert told(killed, text) == ("killed", 5, 5, "five civilians", "civilian", "stated", "unknown", "unknown", ())
    women, infants = killed.parts
    assert told(women, text) == ("killed", 3, 3, "three women", "civilian", "inherited", "f", "adult", ())
    assert told(infants, text)[:6] == ("killed", 2, 2, "two infants", "civilian", "inherited")
    assert (infants.who.age, infants.who.roles, infants.parts) == ("child", ("infant",), ())
    (pregnant,) = women.parts
    assert (pregnant.low, pregnant.high, pregnant.who.roles, pregnant.parts) == (1, 1, ("pregnant",), ())
    assert pregnant.class_ == "sealed"


def test_camp_who_was_injured(camp: Claim, text: str) -> None:
    _, injured = camp.harm
    assert told(injured, text)[:6] == ("injured", 5, 5, "five others", "civilian", "inherited")
    infant, children, rest = injured.parts
    assert told(infant, text)[:4] == ("injured", 1, 1, "another infant")
    assert (infant.who.age, infant.who.roles) == ("child", ("infant",))
    assert told(children, text)[:4] == ("injured", 2, 2, "two children")
    assert (children.who.age, children.who.roles) == ("child", ())
    assert told(rest, text)[:4] == ("injured", 2, 2, None)
    assert rest.derived_from


def test_camp_is_called_murder_by_the_outlet(camp: Claim, text: str) -> None:
    assert [span.of(text) for span in camp.characterisation] == ["murdered"]


# --- Nairab village --------------------------------------------------------------------------------------------------


def test_nairab_some_day_before_the_statement(dated: Reading, text: str) -> None:
    (claim,) = [claim for claim in dated.claims if claim.where and claim.where.name == "Nairab"]
    when = when_of(claim)
    assert (when.edtf, when.earliest, when.latest) == ("../2023-10-26", None, "2023-10-26")
    assert quote(when, text) == when.basis == "In recent days"
    assert when.derived_from not in (UNSET, ())


def test_nairab_stays_without_a_point(nairab: Claim, text: str) -> None:
    where = where_of(nairab)
    assert (where.name, quote(where, text), where.kind, where.level) == ("Nairab", "Nairab", "village", "village")
    assert (where.place_id, where.lat, where.lon, where.radius_m) == (None, None, None, None)
    assert (where.country, where.admin1) == ("SY", "Idlib")
    assert "admin1" in where.unsure
    assert where.derived_from not in (UNSET, ())
    assert where.hint
    assert {"place_unresolved", "place_derived"} <= {flag.code for flag in nairab.flags}


def test_nairab_who_did_it(nairab: Claim, text: str) -> None:
    assert acted(nairab, text) == [(SYRIA, "perpetrator", "alleged", "Assad’s forces")]


def test_nairab_no_casualties_are_reported_and_nothing_is_said_to_be_hit(nairab: Claim) -> None:
    assert (nairab.harm, nairab.objects, nairab.means) == ((), (), ())


def test_nairab_the_visit_is_kept_beside(nairab: Claim, text: str) -> None:
    (visit,) = [remark for remark in nairab.context if remark.kind == "visit"]
    assert visit.quote.startswith("a visit by a UN delegation")
    assert visit.span is not None
    assert visit.span.of(text) == visit.quote


def test_nairab_the_disregard_is_the_outlets_word(nairab: Claim, text: str) -> None:
    assert "blatant disregard" in [span.of(text) for span in nairab.characterisation]


# --- context ---------------------------------------------------------------------------------------------------------


def of_context(reading: Reading, words: str, text: str) -> Claim:
    """Return the context that some words of the statement belong to."""
    at = text.index(words)
    place = Span(at, at + len(words))
    (claim,) = [one for one in reading.claims if one.kind == "context" and one.span and one.span.covers(place)]
    return claim


def test_numerous_civilian_casualties_are_context(reading: Reading, text: str) -> None:
    claim = of_context(reading, "numerous civilian casualties", text)
    (harm,) = claim.harm
    expected = ("casualties_undifferentiated", 2, None, "numerous civilian casualties", "civilian", "stated")
    assert told(harm, text)[:6] == expected


def test_what_goes_on_since_2020_is_context(reading: Reading, text: str) -> None:
    claim = of_context(reading, "since 2020", text)
    when = when_of(claim)
    assert quote(when, text) == "since 2020"
    assert when.edtf is not None
    assert when.edtf.startswith("2020/")
    assert when.earliest == "2020-01-01"
    assert when.latest in (None, "2023-10-26")
    (harm,) = [harm for harm in claim.harm if harm.outcome != "displaced"]
    assert (harm.outcome, harm.low, harm.high, harm.who.status) == ("casualties_undifferentiated", 2, None, "civilian")
    assert [(thing.code, thing.effect) for thing in claim.objects] == [
        ("home", "damaged"),
        ("public_facility", "damaged"),
        ("school", "damaged"),
        ("mosque", "damaged"),
    ]


def test_displacement_is_context(reading: Reading, text: str) -> None:
    context = [claim for claim in reading.claims if claim.kind == "context"]
    displaced = [harm for claim in context for harm in claim.harm if harm.outcome == "displaced"]
    assert [(harm.low, harm.high) for harm in displaced] == [(2, None)]
    assert "Syrians" in (quote(displaced[0], text) or "")


def test_context_blames_nobody(reading: Reading) -> None:
    assert [claim.id for claim in reading.claims if claim.kind == "context" and claim.actors] == []


# --- without a day of publication ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "words"), [(0, "Today"), (1, "Last Tuesday"), (2, "In recent days")])
def test_relative_times_stay_unresolved_with_their_words_and_a_hint(
    number: int, words: str, undated: Reading, text: str
) -> None:
    claim = [claim for claim in undated.claims if claim.kind == "incident"][number]
    when = when_of(claim)
    assert (when.edtf, when.earliest, when.latest, when.weaker) == (None, None, None, ())
    assert quote(when, text) == words
    assert when.hint
    assert "time_unresolved" in [flag.code for flag in claim.flags]


def test_the_missing_day_is_told(undated: Reading, dated: Reading) -> None:
    assert "not_dated" in [flag.code for flag in undated.flags]
    assert "not_dated" not in [flag.code for flag in dated.flags]
