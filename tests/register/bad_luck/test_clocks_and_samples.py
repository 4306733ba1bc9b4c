"""A clock that jumps, and the line between invented and real: what is SYNTHETIC stays so and stays apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.register.bad_luck.soundness import assert_sound, read_reports, reports
from tests.register.conftest import BEGIN, QuickReaders

from harmledger.cli.main import main
from harmledger.register.actions.add import add
from harmledger.register.clock import Clock
from harmledger.register.home import SETTINGS
from harmledger.register.models import Leaf, LedgerState, ReportRow
from harmledger.register.offers import Offer, Outcome, Refused, Taken
from harmledger.register.opening import Register
from harmledger.samples import samples

Made = Callable[..., Path]


def _add(register: Register, *texts: str) -> list[Outcome]:
    offers = [Offer(data=text.encode()) for text in texts]
    return list(add(register, offers, QuickReaders()))  # type: ignore[arg-type]


def test_a_clock_that_jumps_back(engine: str, made: Made) -> None:
    """A flat battery puts a clock to 1970, daylight saving and a careless hand by hours; all of it is kept in order."""
    folder = made()
    jumps = [BEGIN, BEGIN - timedelta(hours=1), datetime(1970, 1, 1, tzinfo=UTC), BEGIN + timedelta(days=9000), BEGIN]
    told: list[str] = []
    for number, at in enumerate(jumps):
        with Register.open(folder, clock=lambda at=at: at) as register:  # type: ignore[misc]
            taken = _add(register, f"Invented report {number}.", f"Another invented report {number}.")
            told += [one.report for one in taken if isinstance(one, Taken)]
    with Register.open(folder) as register:
        assert len(set(told)) == 2 * len(jumps)
        assert reports(register) == set(told)
        assert read_reports(register) == sorted(told)
        assert list(ReportRow.objects.order_by("number").values_list("id", flat=True)) == told
        years = [json.loads(entry)["at"][:4] for entry in Leaf.objects.order_by("seq").values_list("entry", flat=True)]
        assert "1970" in years  # what the clock said is kept, and the order is that of the acts
        assert years[-1] == "2024"
        assert_sound(register)


def test_a_clock_that_jumps_at_each_look(made: Made) -> None:
    folder, looks = made(), iter(range(1_000_000))

    def wild() -> datetime:
        return BEGIN + timedelta(days=(-1) ** (look := next(looks)) * (look % 7), microseconds=look)

    with Register.open(folder, clock=wild) as register:
        outcomes = _add(register, *(f"Invented report {number}." for number in range(70)))
        assert all(isinstance(one, Taken) for one in outcomes)
        assert len(reports(register)) == 70
        assert_sound(register)


def test_samples_enter_a_synthetic_register_only(made: Made, clock: Clock) -> None:
    texts = [sample.text for sample in samples()]
    loose = [f"\n  {text.replace(' ', chr(10))}\n" for text in texts]  # broken into other lines
    with Register.open(made("real"), clock=clock) as register:
        for outcome in _add(register, *texts, *loose):
            assert isinstance(outcome, Refused)
            assert outcome.sentence == "it is SYNTHETIC, and this register is not"
        assert reports(register) == set()
        assert list(register.vault.names()) == []
    with Register.open(made("synthetic", synthetic=True), clock=clock) as register:
        assert all(isinstance(outcome, Taken) for outcome in _add(register, *texts))
        assert len(reports(register)) == len(texts)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sample_in_another_encoding(encoding: str, made: Made, clock: Clock) -> None:
    with Register.open(made(), clock=clock) as register:
        offers = [Offer(data=sample.text.encode(encoding)) for sample in samples()]
        outcomes = list(add(register, offers, QuickReaders()))  # type: ignore[arg-type]
        assert all(isinstance(outcome, Refused) for outcome in outcomes)


def test_files_of_the_demo(made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--out", str(tmp_path / "demo")]) == 0
    real, synthetic = made("real"), made("synthetic", synthetic=True)
    files = sorted(str(path) for path in (tmp_path / "demo").glob("SYNTHETIC*.txt"))
    assert len(files) == len(list(samples()))
    capsys.readouterr()
    assert main(["add", "--register", str(real), *files]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert [line.rpartition(": ")[2] for line in told.err.splitlines()] == [
        "it is SYNTHETIC, and this register is not."
    ] * len(files)
    assert main(["add", "--register", str(synthetic), *files]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(files)


def test_synthetic_cannot_be_switched_off(made: Made, clock: Clock) -> None:
    folder = made(synthetic=True)
    settings = folder / SETTINGS
    assert "synthetic" not in settings.read_text(encoding="utf-8").casefold()
    with Register.open(folder, clock=clock) as register:
        assert register.synthetic
        acts = [json.loads(entry) for entry in Leaf.objects.order_by("seq").values_list("entry", flat=True)]
        founded = [act for act in acts if act["act"] == "founded"]
        assert [act["facts"] for act in founded] == [{"synthetic": True}]
        assert LedgerState.objects.get().size == len(acts) == 2  # its founder, and its founding
    settings.write_text(settings.read_text(encoding="utf-8") + "synthetic = false\n", encoding="utf-8")
    assert main(["add", "--register", str(folder), str(settings)]) == 1  # a setting that does not exist
