"""A planted name, visibly invented, looked for wherever it should not have got to. All texts are invented."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register.bad_luck.searching import found_in, index_words, ledger_holds
from tests.register.conftest import Quick, QuickReaders

from harmledger.cli.main import main
from harmledger.model import Reading, Report
from harmledger.reading import Reader
from harmledger.register.actions.add import add
from harmledger.register.clock import Clock
from harmledger.register.models import ReadingRow
from harmledger.register.offers import Custody, Declared, Offer, Refused, Taken
from harmledger.register.opening import Register
from harmledger.register.readers import Readers

NAME = ("Qyzzle", "Vronk")
PLANTED = "Qyzzle Vronk"
Made = Callable[..., Path]


def _one(register: Register, readers: object, offer: Offer) -> Taken | Refused:
    [outcome] = add(register, [offer], readers)  # type: ignore[arg-type]
    return outcome


@pytest.mark.parametrize(
    "offer",
    [
        Offer(data=b"An invented report.", file_name=f"{PLANTED}.txt"),
        Offer(data=b"An invented report.", custody=Custody(how=f"From {PLANTED}, by hand.")),
        Offer(data=b"An invented report.", custody=Custody(by=PLANTED)),
        *(
            Offer(data=b"An invented report.", declared=Declared(source=PLANTED, source_kind=kind))
            for kind in ("person", "witness", "victim", "relative")
        ),
    ],
    ids=["file name", "how", "by", "person", "witness", "victim", "relative"],
)
def test_protected_fields_are_nowhere_in_the_open(engine: str, offer: Offer, made: Made, clock: Clock) -> None:
    folder = made()
    with Register.open(folder, clock=clock) as register:
        assert isinstance(_one(register, QuickReaders(), offer), Taken)
        assert found_in(folder, *NAME) == []
        assert index_words() & {"qyzzle", "vronk"} == set()
    assert found_in(folder, *NAME) == []  # and not in what closing the database wrote


SEALED = [
    f"Three women were killed when shells hit the village of Nairab on Monday, resident {PLANTED} said.",
    f"Three women were killed in the village of Nairab on Monday, resident {PLANTED} said. {PLANTED} was not hurt.",
    f"A woman, {PLANTED}, was raped by soldiers in Nairab on Monday, a relative said.",
]


@pytest.mark.parametrize("text", SEALED, ids=["voice", "voice met again", "sexual violence"])
def test_a_sealed_stretch_is_nowhere_in_the_open(
    engine: str, text: str, made: Made, clock: Clock, reader: Reader
) -> None:
    folder = made()
    offer = Offer(data=text.encode(), declared=Declared(published="2024-05-08", country="SY"))
    with Register.open(folder, clock=clock) as register:
        outcome = _one(register, Readers(reader=reader), offer)
        assert isinstance(outcome, Taken)
        assert outcome.unread is None
        assert found_in(folder, *NAME) == []
        assert index_words() & {"qyzzle", "vronk"} == set()
        assert register.synthetic is False
    assert found_in(folder, *NAME) == []


def test_the_search_for_it_finds_what_is_there(engine: str, made: Made, clock: Clock, reader: Reader) -> None:
    """The tests above could not fail otherwise: an internal name is in the index and in the tables."""
    folder = made()
    text = f"In Nairab three women were killed on Monday, officials in {PLANTED} said."
    declared = Declared(title=f"A day in {PLANTED}", source=PLANTED)
    with Register.open(folder, clock=clock) as register:
        _one(register, Readers(reader=reader), Offer(data=text.encode(), declared=declared))
        places = found_in(folder, *NAME)
        assert {"register_report.body", "register_source.body"} <= {place.replace("row.", ".") for place in places}
        assert {"qyzzle", "vronk"} <= index_words()
        assert not ledger_holds(*NAME)  # in no case
        log = (folder / "log.jsonl").read_text(encoding="utf-8")
        assert log
        assert "vronk" not in log.casefold()


@pytest.mark.parametrize(
    ("data", "declared", "name"),
    [
        (b"\x89PNG\r\n\x1a\n Qyzzle Vronk" + bytes(300), Declared(), "a.png"),
        (b"", Declared(title=PLANTED), "Qyzzle Vronk.txt"),
        (b"Qyzzle Vronk " * 700_000, Declared(), "Qyzzle Vronk.txt"),
        (b"An invented report of Qyzzle Vronk.", Declared(published="Qyzzle Vronk"), "a.txt"),
    ],
    ids=["binary", "empty", "too large", "no date"],
)
def test_what_is_refused_leaves_no_trace(data: bytes, declared: Declared, name: str, made: Made, clock: Clock) -> None:
    folder = made()
    with Register.open(folder, clock=clock) as register:
        outcome = _one(register, QuickReaders(), Offer(data=data, declared=declared, file_name=name))
        assert isinstance(outcome, Refused)
        assert "vronk" not in outcome.sentence.casefold()
        assert found_in(folder, *NAME) == []
        assert list(register.vault.names()) == []


class Raising(Quick):
    def read(self, report: Report) -> Reading:
        raise ValueError(f"cannot make anything of {report.text}")


class Fickle:
    """Readers of which some reports make the reader raise."""

    ahead = 0

    def __init__(self, *readers: Quick) -> None:
        self._readers = iter(readers)

    def prepare(self, reports: list[Report]) -> object:
        return (next(iter(Readers(reader=next(self._readers)).prepare([one]))) for one in reports)  # type: ignore[arg-type]


def test_an_error_of_the_reader_keeps_the_report_and_not_its_words(engine: str, made: Made, clock: Clock) -> None:
    folder = made()
    offers = [Offer(data=f"Invented report {number} of {PLANTED}.".encode()) for number in range(3)]
    with Register.open(folder, clock=clock) as register:
        outcomes = list(add(register, offers, Fickle(Quick(), Raising(), Quick())))  # type: ignore[arg-type]
        assert [isinstance(one, Taken) and one.unread is None for one in outcomes] == [True, False, True]
        failed = outcomes[1]
        assert isinstance(failed, Taken)
        assert failed.unread is not None
        assert failed.unread.startswith("ValueError at harmledger.")
        assert "vronk" not in failed.unread.casefold()
        assert ReadingRow.objects.count() == 2
        assert not ledger_holds(*NAME)
        assert "vronk" not in (folder / "log.jsonl").read_text(encoding="utf-8").casefold()
        again = list(add(register, offers, QuickReaders()))  # type: ignore[arg-type]
        assert [one.report for one in again if isinstance(one, Taken)] == [
            one.report for one in outcomes if isinstance(one, Taken)
        ]
        assert ReadingRow.objects.count() == 3


def test_nothing_of_it_in_what_the_command_tells(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made()
    monkeypatch.setenv("HARMLEDGER_REGISTER", str(folder))
    monkeypatch.setattr("harmledger.register.readers.make_reader", lambda places: Raising())
    good = tmp_path / f"{PLANTED}.txt"
    good.write_text(f"An invented report of {PLANTED}.", encoding="utf-8")
    (tmp_path / f"{PLANTED}.png").write_bytes(b"\x89PNG Qyzzle Vronk" + bytes(300))
    broken = os.fsdecode(b"Qyzzle\xffVronk.txt")
    calls: list[list[str]] = [
        [str(good), str(tmp_path / f"{PLANTED}.png"), str(tmp_path / broken), str(tmp_path / f"{PLANTED}.pdf")],
        [str(good), "--source", PLANTED, "--title", PLANTED, "--how", PLANTED, "--by", PLANTED],
        [str(good), "--published", PLANTED],
        [str(good), "--country", PLANTED],
        [str(good), "--language", PLANTED],
        [str(good), "--obtained-from", PLANTED],
        [str(good), "--source-kind", PLANTED],
    ]
    for call in calls:
        assert main(["add", *call]) == 1
        told = capsys.readouterr()
        for stream in (told.out, told.err):
            assert "qyzzle" not in stream.casefold()
            assert "vronk" not in stream.casefold()
    monkeypatch.setattr("harmledger.register.readers.make_reader", lambda places: Quick())
    assert main(["add", str(good)]) == 0  # with a healthy reader it is read
    assert "1 claim" in capsys.readouterr().out
    assert "vronk" not in (folder / "log.jsonl").read_text(encoding="utf-8").casefold()


def test_an_error_of_ours_tells_its_place_alone(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made()
    monkeypatch.delenv("HARMLEDGER_TRACEBACK", raising=False)

    def fail(*_: object) -> None:
        raise KeyError(PLANTED)

    monkeypatch.setattr("harmledger.register.actions.capturing.decode", fail)
    file = tmp_path / "a.txt"
    file.write_text("An invented report.", encoding="utf-8")
    assert main(["add", str(file), "--register", str(folder)]) == 70
    told = capsys.readouterr()
    assert "KeyError at harmledger.register.actions.capturing:" in told.err
    assert "Vronk" not in told.err + told.out
    log = (folder / "log.jsonl").read_text(encoding="utf-8")
    assert '"event":"unforeseen"' in log
    assert "Vronk" not in log
