"""Intake is measured on reports that are all new, and a filled register is a real one; all texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import intake, marks, million, results
from bench.intake import Arrangement, Intake, IntakeFailed
from bench.speed import Spread
from harmledger.evidence import Vault
from harmledger.register.actions.add import add
from harmledger.register.models import ReportRow
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify
from harmledger.register.word_index import search

NOTHING_MISSED = {"of_single_rows": 0.33, "memory": 1.1, "large": 0.8, "next": "read faster."}


@pytest.fixture(scope="module")
def readers() -> million.ReadBefore:
    """Five texts, read."""
    return million.ReadBefore(5)


def test_flashes_are_short_and_each_is_another() -> None:
    made = [intake.flash(number) for number in range(200)]
    sizes = [len(one.text.split()) for one in made]
    assert len({one.text for one in made}) == len(made)
    assert 30 <= sum(sizes) / len(sizes) <= 45
    assert intake.flash(7) == intake.flash(7)


def test_a_rate_is_told_of_new_reports_only(tmp_path: Path, readers: million.ReadBefore) -> None:
    million.fill(tmp_path / "register", 3, readers)
    with Register.open(tmp_path / "register") as register:
        offers = [intake.offer(readers.report(number)) for number in (2, 3)]
        assert intake.taken(add(register, offers[1:], readers)) == 1
        with pytest.raises(IntakeFailed):
            intake.taken(add(register, offers[:1], readers))


def test_a_filled_register_is_a_real_one_and_filling_can_be_resumed(
    tmp_path: Path, readers: million.ReadBefore
) -> None:
    folder = tmp_path / "register"
    million.fill(folder, 70, readers)
    million.fill(folder, 150, readers)
    with Register.open(folder) as register:
        assert ReportRow.objects.count() == 150
        assert len(search("149")) == 1
        assert not list(register.vault.names())
        kinds = {finding.kind for finding in verify(register).findings}
        assert kinds == {"object_missing"}


def test_but_for_its_vault_a_filled_register_verifies(
    tmp_path: Path, readers: million.ReadBefore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(million, "NoVault", Vault)
    million.fill(tmp_path / "register", 70, readers)
    with Register.open(tmp_path / "register") as register:
        report = verify(register)
        assert report.findings == ()
        assert report.counts


def test_two_registers_are_compared_in_turn(
    tmp_path: Path, readers: million.ReadBefore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(million, "TAKEN_IN", 3)
    monkeypatch.setattr(million, "AT_A_TIME", 2)
    for name in ("small", "large"):
        million.fill(tmp_path / name, 4, readers)
    for _ in range(2):  # a second comparison offers other reports
        ratios = million.compare(tmp_path / "small", tmp_path / "large", readers, rounds=2)
        assert set(ratios) == {million.WHOLE, million.KEEPING}
        assert all(one.low > 0 for one in ratios.values())


def test_every_arrangement_gets_a_ratio_a_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, count in {"SINGLES": 3, "REPORTS": 4, "WARM_UP": 1, "EARLY": 2, "LATE": 4}.items():
        monkeypatch.setattr(intake, name, count)
    monkeypatch.setattr(intake, "memory", lambda folder, early, late: 1.0)
    found = intake.measure(rounds=1, disk=tmp_path)
    assert [(one.text, one.processes) for one in found.arrangements] == [
        ("reports", 0),
        ("reports", 1),
        ("flashes", 0),
        ("flashes", 1),
    ]
    for one in found.arrangements:
        assert [len(ratios) for ratios in (one.of_singles, one.of_django, one.of_reader)] == [1, 1, 1]
        assert min(one.of_singles + one.of_django + one.of_reader) > 0
    assert not list(tmp_path.iterdir())


def test_memory_is_that_of_a_process_of_its_own(tmp_path: Path) -> None:
    flat = intake.memory(tmp_path / "register", 5, 10)
    assert flat is not None
    assert 0.9 < flat < 1.5
    assert intake.memory(tmp_path / "register", 5, 10) is None, "the register is there already"


def measured(share: float, flat: float, large: float) -> Intake:
    """An intake of these figures."""
    one = Arrangement("flashes", 1, 35.0, [share] * 3, [0.5], [0.9])
    return Intake([one], flat, 20_000, {million.WHOLE: Spread(large, large, large)})


def test_the_page_gives_ratios_and_names_what_is_missed() -> None:
    page = results.intake_part(measured(0.25, 1.02, 0.97))
    assert "| flashes of 35 words | 1 | 0.25 (0.25–0.25) | 0.50 (0.50–0.50) | 0.90 (0.90–0.90) |" in page
    assert "1.02 times" in page
    assert "20,000 reports in the register instead of 1,000, read and kept: 0.97" in page
    misses = [str(miss) for miss in marks.intake_misses(measured(0.25, 1.3, 0.7), {"intake": NOTHING_MISSED})]
    assert misses == [
        "durable intake, flashes of 35 words, one process beside: 0.25 of the rate of single rows, "
        "to be at least 0.33. Next: read faster.",
        "memory of intake: 1.30 times as much after many reports, to be at most 1.10 times.",
        "intake at 20,000 reports, read and kept: 0.70 times the rate at few, to be at least 0.80 times.",
    ]
    assert marks.intake_misses(measured(0.4, 1.0, 0.9), {"intake": NOTHING_MISSED}) == []
    assert set(marks.load()["intake"]) == set(NOTHING_MISSED)
