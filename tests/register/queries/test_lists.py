"""Lists of records: filters, pages, what is withheld, and how many statements they cost. All texts are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec
import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from tests.register.queries.invented import LIST, NAME, PLANTED, another, told

from harmledger.protection import Viewer
from harmledger.register.actions.marking import mark
from harmledger.register.connecting import SNAPSHOT
from harmledger.register.errors import UnknownId
from harmledger.register.models import ReadingRow, ReportRow, Source
from harmledger.register.opening import Register
from harmledger.register.queries import batches
from harmledger.register.queries.claims import ClaimFilter, claims
from harmledger.register.queries.incidents import incidents
from harmledger.register.queries.reports import ReportFilter, reports
from harmledger.register.queries.resolving import resolve
from harmledger.register.queries.sources import sources

Add = Callable[..., list[object]]


def ids(found: Iterator[object]) -> list[str]:
    return [one.id for one in found]  # type: ignore[attr-defined]


def test_reports_by_words_source_country_and_page(opened: Register, engine: str, add_texts: Add) -> None:
    first, second = told(opened, add_texts), another(opened, add_texts)
    both = [first.report, second.report]
    assert ids(reports(opened, LIST)) == both
    assert ids(reports(opened, LIST, after=first.report)) == both[1:]
    assert ids(reports(opened, LIST, ReportFilter(words="wounded men"))) == both[:1]
    assert ids(reports(opened, LIST, ReportFilter(words="Aleppo"))) == both[1:]
    assert ids(reports(opened, LIST, ReportFilter(words="on monday"), after=first.report)) == []
    assert ids(reports(opened, LIST, ReportFilter(words="…"))) == []
    assert ids(reports(opened, LIST, ReportFilter(source="invented  RADIO"))) == both[1:]
    assert ids(reports(opened, LIST, ReportFilter(source=Source.objects.order_by("id")[0].id))) == both[:1]
    assert ids(reports(opened, LIST, ReportFilter(country="SY"))) == both
    assert ids(reports(opened, LIST, ReportFilter(country="IQ"))) == []


def test_a_report_without_a_reading_is_unread(opened: Register, engine: str, add_texts: Add) -> None:
    first, second = told(opened, add_texts), another(opened, add_texts)
    assert [one.claims for one in reports(opened, LIST)] == [1, 1]
    assert ids(reports(opened, LIST, ReportFilter(unread=True))) == []
    (lone,) = add_texts(opened, "Alone.", quick=True)
    reading = ReadingRow.objects.get(report_id=lone.report)  # type: ignore[attr-defined]
    reading.claimrow_set.all().update(reading=ReadingRow.objects.get(report_id=second.report))
    reading.delete()
    assert ids(reports(opened, LIST, ReportFilter(unread=True))) == [lone.report]  # type: ignore[attr-defined]
    assert [one.claims for one in reports(opened, LIST)] == [1, 2, None]
    assert first.report


def test_a_hidden_name_is_in_no_list_and_finds_nothing(opened: Register, engine: str, add_texts: Add) -> None:
    told(opened, add_texts)
    for found in (reports, claims, incidents, sources):
        lines = msgspec.json.encode([*found(opened, LIST)]).decode()
        assert not any(name in lines for name in NAME), found.__name__
    assert ids(reports(opened, LIST, ReportFilter(words="vronk"))) == []
    with pytest.raises(UnknownId) as caught:
        list(reports(opened, LIST, ReportFilter(source=PLANTED)))
    assert "Vronk" not in str(caught.value)


def test_what_is_withheld_is_named_with_its_class(opened: Register, add_texts: Add) -> None:
    told(opened, add_texts)
    (report,) = reports(opened, LIST)
    assert report.withheld == {"title": "sealed", "source/name": "sealed", "source/affiliation": "sealed"}
    (claim,) = claims(opened, LIST)
    assert claim.view
    assert claim.withheld["harm/0/said_by"] == claim.withheld["harm/0/parts/0"] == claim.withheld["harm/2"] == "sealed"
    assert [harm.outcome for harm in claim.view.claim.harm] == ["killed", "injured"]
    (incident,) = incidents(opened, LIST)
    assert incident.withheld == {claim.id: claim.withheld}
    (source,) = sources(opened, LIST)
    assert source.withheld == {"name": "sealed", "affiliation": "sealed", "voice": "sealed"}
    assert source.reports == 1


def test_claims_by_report_kind_country_and_days(opened: Register, engine: str, add_texts: Add) -> None:
    first, second = told(opened, add_texts), another(opened, add_texts)
    one, two = ids(claims(opened, LIST))

    def asked(**filters: str) -> list[str]:
        return ids(claims(opened, LIST, ClaimFilter(**filters)))

    assert asked(report=first.report) == [one]
    assert asked(report=second.report) == [two]
    assert asked(nature="incident") == [one, two]
    assert asked(nature="toll") == []
    assert asked(country="SY") == [one, two]
    assert asked(country="IQ") == []
    assert asked(first="2024-05-04") == [one]
    assert asked(last="2024-05-04") == [two]
    assert asked(first="2024-05-03", last="2024-05-06") == [one, two]
    assert asked(first="2024-05-07") == []
    assert ids(claims(opened, LIST, after=one)) == [two]


def test_incidents_and_their_pages(opened: Register, engine: str, add_texts: Add) -> None:
    first, second = told(opened, add_texts), another(opened, add_texts)
    assert ids(incidents(opened, LIST)) == [*first.incidents, *second.incidents]
    assert ids(incidents(opened, LIST, after=first.incidents[0])) == [*second.incidents]
    (seen, _) = incidents(opened, LIST)
    assert seen.view
    assert seen.view.claims[0].report
    assert seen.view.claims[0].report.id == first.report
    assert seen.view.claims[0].quotes == ()


def test_what_is_withheld_wholly_keeps_its_line(opened: Register, engine: str, add_texts: Add) -> None:
    taken = another(opened, add_texts)
    (claim,) = ids(claims(opened, LIST))
    mark(opened, resolve(claim), None, "sealed", "a test")
    (line,) = claims(opened, LIST)
    assert (line.id, line.view, line.withheld) == (claim, None, {"": "sealed"})
    (incident,) = incidents(opened, LIST)
    assert (incident.view, incident.behind) == (None, "sealed")
    mark(opened, resolve(taken.incidents[0]), None, "restricted", "a test")
    (incident,) = incidents(opened, LIST)
    assert incident.behind == "restricted"
    mark(opened, resolve(taken.report), None, "restricted", "a test")
    (report,) = reports(opened, LIST)
    assert report.withheld[""] == "restricted"
    assert report.fields == {}


def test_a_public_door_shows_nothing_that_is_not_marked(opened: Register, add_texts: Add) -> None:
    another(opened, add_texts)
    anyone = Viewer("list", "anyone")
    assert [list(found(opened, anyone)) for found in (incidents, claims, reports, sources)] == [[]] * 4


@contextmanager
def counted() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connections[SNAPSHOT]) as found:
        yield found


@pytest.mark.parametrize("words", [False, True])
def test_a_batch_costs_the_same_few_statements_however_many_rows_it_has(
    opened: Register, add_texts: Add, monkeypatch: pytest.MonkeyPatch, words: bool
) -> None:
    lists: dict[str, tuple[Callable[[], Iterator[object]], int]] = {
        "reports": (lambda: reports(opened, LIST), 3),
        "claims": (lambda: claims(opened, LIST), 2),
        "incidents": (lambda: incidents(opened, Viewer("internal_export", "recorder"), words=words), 3 + words),
        "sources": (lambda: sources(opened, LIST), 2),
        "found": (lambda: reports(opened, LIST, ReportFilter(words="invented")), 4),
    }
    add_texts(opened, *(f"An invented text {number}." for number in range(7)), source="One", quick=True)
    for name, (found, statements) in lists.items():
        with counted() as few:
            assert list(found())
        assert len(few) == statements, name
    monkeypatch.setattr(batches, "BATCH", 3)
    with counted() as many:
        assert len(list(claims(opened, LIST))) == 7
    assert len(many) == 3 * 2


def test_only_one_batch_is_held_at_a_time(opened: Register, add_texts: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    add_texts(opened, *(f"An invented text {number}." for number in range(7)), quick=True)
    monkeypatch.setattr(batches, "BATCH", 3)
    for found in (claims, incidents, reports):
        with counted() as one:
            next(found(opened, LIST))
        with counted() as whole:
            assert len(list(found(opened, LIST))) == 7
        assert len(whole) == 3 * len(one)


def test_unsealing_costs_one_more_statement_for_all_keys(opened: Register, add_texts: Add) -> None:
    told(opened, add_texts)
    another(opened, add_texts)
    with counted() as found:
        assert len(list(claims(opened, Viewer("unseal", "custodian")))) == 2
    assert len(found) == 3


def test_nothing_is_decrypted_that_may_not_be_shown(
    opened: Register, add_texts: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(opened, add_texts)
    monkeypatch.setattr(opened.guard, "unlock", lambda *_: pytest.fail("something was decrypted"))
    assert all(list(found(opened, LIST)) for found in (reports, claims, incidents, sources))
    assert [one.view for one in incidents(opened, Viewer("export", "recorder"), words=True)] == [None]


def test_a_list_is_of_one_moment(opened: Register, engine: str, add_texts: Add) -> None:
    add_texts(opened, "One.", quick=True)
    with opened.moment():
        assert len(list(claims(opened, LIST))) == 1
        add_texts(opened, "Two.", quick=True)
        assert len(list(claims(opened, LIST))) == 1
    assert len(list(claims(opened, LIST))) == 2
    assert ReportRow.objects.count() == 2
