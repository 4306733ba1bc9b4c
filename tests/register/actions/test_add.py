"""Adding: outcomes in their order, a few at a time, whatever of it is interrupted. All texts are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from tests.register.conftest import Quick, QuickReaders

from harmledger.model import Report
from harmledger.reading import Reader
from harmledger.register.actions import add as adding
from harmledger.register.actions.add import add
from harmledger.register.clock import Clock
from harmledger.register.models import ClaimRow, Incident, Link, ReadingRow, ReportRow
from harmledger.register.offers import Declared, Offer, Outcome, Refused, Taken
from harmledger.register.opening import Register
from harmledger.register.preparing import Prepared
from harmledger.register.readers import Readers

TEXT = "In Nairab three women were killed and two men were injured by shelling on Monday, an invented report says."


def _offers(count: int) -> Iterator[Offer]:
    return (Offer(data=f"Invented report {number}.".encode()) for number in range(count))


def _all(register: Register, offers: Iterator[Offer] | list[Offer], readers: object = None) -> list[Outcome]:
    return list(add(register, offers, readers or QuickReaders()))  # type: ignore[arg-type]


class Ahead(QuickReaders):
    """Readers some batches ahead, as processes beside are."""

    ahead = 3

    def __init__(self) -> None:
        self.asked: list[int] = []

    def prepare(self, reports: Sequence[Report]) -> Iterator[Prepared | str]:
        self.asked.append(len(reports))
        return super().prepare(reports)


@pytest.mark.parametrize("readers", [QuickReaders, Ahead])
def test_outcomes_come_in_the_order_of_the_offers(
    readers: Callable[[], object], engine: str, opened: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "_REPORTS", 2)
    offers = [*_offers(5), Offer(data=b""), *_offers(3), Offer(data=b"The last invented one.")]
    outcomes = _all(opened, offers, readers())
    assert [one.position for one in outcomes] == list(range(1, 11))
    assert isinstance(outcomes[5], Refused)
    told = [one.report for one in outcomes if isinstance(one, Taken)]
    assert told[5:8] == told[:3]  # offered again before their batch was read
    assert ReportRow.objects.count() == ReadingRow.objects.count() == 6
    assert all(one.unread is None for one in outcomes if isinstance(one, Taken))


def test_memory_stays_flat(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """Offers are asked for only as they are needed: of many files, a few are held."""
    monkeypatch.setattr(adding, "_REPORTS", 2)
    asked: list[int] = []

    def offers() -> Iterator[Offer]:
        for number, offer in enumerate(_offers(20)):
            asked.append(number)
            yield offer

    for done, _ in enumerate(add(opened, offers(), QuickReaders()), start=1):  # type: ignore[arg-type]
        assert len(asked) <= done + 2


def test_large_ones_are_taken_in_smaller_batches(opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_BYTES", 1000)
    readers = Ahead()
    _all(opened, [Offer(data=f"{number} ".encode() + b"x" * 600) for number in range(6)], readers)
    assert readers.asked == [2, 2, 2]


def test_stopped_in_the_middle_and_continued(engine: str, opened: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "_REPORTS", 2)
    outcomes = add(opened, _offers(6), Ahead())  # type: ignore[arg-type]
    first = next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert isinstance(first, Taken)
    assert ReportRow.objects.count() > ReadingRow.objects.count() >= 1  # some are kept and wait
    again = _all(opened, _offers(6))
    assert isinstance(again[0], Taken)
    assert again[0].report == first.report
    assert ReportRow.objects.count() == ReadingRow.objects.count() == 6


def test_claims_and_incidents_of_a_real_reading(engine: str, opened: Register, reader: Reader) -> None:
    offer = Offer(data=TEXT.encode(), declared=Declared(published="2024-05-08", country="SY"))
    [outcome] = _all(opened, [offer], Readers(reader=reader))
    assert isinstance(outcome, Taken)
    assert outcome.claims == ClaimRow.objects.count() >= 1
    incidents = ClaimRow.objects.filter(nature="incident").count()
    assert len(outcome.incidents) == incidents == Incident.objects.count() == Link.objects.count() == 1
    assert ReadingRow.objects.get().language == "en"


def test_one_that_cannot_be_read_is_kept_and_read_another_time(made: Callable[..., Path], clock: Clock) -> None:
    class Raising(Quick):
        def read(self, report: Report) -> object:  # type: ignore[override]
            raise RecursionError

    with Register.open(made(), clock=clock) as register:
        [failed] = _all(register, list(_offers(1)), Readers(reader=Raising()))  # type: ignore[arg-type]
        assert isinstance(failed, Taken)
        assert (failed.status, failed.claims) == ("new", 0)
        assert failed.unread is not None
        assert failed.unread.startswith("RecursionError at harmledger.register.preparing:")
        [healed] = _all(register, list(_offers(1)))
        assert healed == Taken(
            position=1,
            report=failed.report,
            status="known",
            claims=1,
            incidents=healed.incidents,  # type: ignore[union-attr]
        )
        assert _all(register, list(_offers(1))) == [Taken(position=1, report=failed.report, status="known")]
