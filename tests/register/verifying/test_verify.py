"""What `verify` says beside findings: notes that are no damage, what it could not check, and how it bounds itself.

All reports are invented.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tests.register.conftest import Adder, Ticking

from harmledger.evidence import KINDS
from harmledger.model import HarmledgerError
from harmledger.register import word_index
from harmledger.register.actions.erasing import erase
from harmledger.register.actions.keys import add_signing_key
from harmledger.register.models import ClaimRow, DataKey, Erasure, Leaf, ReadingRow, ReportRow, SignedHead, StoredObject
from harmledger.register.opening import Register
from harmledger.register.verifying.anchoring import anchor_of
from harmledger.register.verifying.outcome import Found, Report
from harmledger.register.verifying.verify import verify

ONE = "INVENTED. Shells hit the town of Jarabulus on Monday and killed five civilians."
TWO = "INVENTED. Two women were raped by gunmen near Aleppo, a witness said. Four men were wounded."


def kinds(report: Report) -> set[str]:
    return {finding.kind for finding in report.findings}


@pytest.fixture
def folder(made: Callable[..., Path], clock: Ticking, add_texts: Adder) -> Path:
    """A register with two reports, closed."""
    folder = made()
    with Register.open(folder, clock=clock) as register:
        add_texts(register, ONE, TWO, source="The Invented Paper", title="Invented", file_name="a.txt")
    return folder


def test_a_register_holds_on_both_databases(
    made: Callable[..., Path], clock: Ticking, add_texts: Adder, engine: str
) -> None:
    with Register.open(made(), clock=clock) as register:
        outcomes = add_texts(register, ONE, TWO, title="Invented", file_name="a.txt")
        add_signing_key(register)
        anchor = anchor_of(register)
        erase(register, outcomes[0].report, "order")  # type: ignore[union-attr]
        report = verify(register, anchor)
        assert report.findings == ()
        assert report.counts["texts opened"] == 1
        assert report.counts["erased records"] > 5
        claim = ClaimRow.objects.order_by("id").first()
        assert claim is not None
        ClaimRow.objects.filter(id=claim.id).update(lat=1.5)
        DataKey.objects.filter(id=StoredObject.objects.get().key_id).delete()
        assert kinds(verify(register, anchor)) == {"row_changed", "columns_differ", "data_key_missing"}


def test_words_planted_in_the_index_are_found_on_both_databases(
    made: Callable[..., Path], clock: Ticking, add_texts: Adder, engine: str
) -> None:
    with Register.open(made(), clock=clock) as register:
        (taken,) = add_texts(register, ONE)
        number = ReportRow.objects.get().number
        word_index.forget([number])
        assert kinds(verify(register)) == {"index_differs"}
        word_index.index([(number, ("jarabulus", "planted"))])
        (finding,) = verify(register).findings
        assert (finding.kind, finding.id) == ("index_differs", taken.report)  # type: ignore[union-attr]
        assert "holds 1" in finding.sentence


def test_verify_writes_nothing(folder: Path, clock: Ticking) -> None:
    def files() -> dict[str, bytes]:
        return {
            str(path): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and not path.name.endswith(("-wal", "-shm"))
        }

    before = files()
    with Register.open(folder, clock=clock) as register:
        verify(register)
    assert files() == before


def test_without_the_key_the_rest_is_checked_and_what_is_not_is_said(folder: Path, clock: Ticking) -> None:
    (folder / "keys" / "register.key").unlink()
    with Register.open(folder, clock=clock) as register:
        report = verify(register)
        assert report.holds
        assert len(report.unchecked) == 2
        assert "texts opened" not in report.counts
        stored = StoredObject.objects.order_by("id").first()
        assert stored is not None
        register.vault.remove([stored.name])
        DataKey.objects.filter(id=stored.key_id).delete()
        assert kinds(verify(register)) == {"object_missing"}
        other = StoredObject.objects.order_by("-id").first()
        assert other is not None
        DataKey.objects.filter(id=other.key_id).delete()
        assert kinds(verify(register)) == {"object_missing", "data_key_missing"}


def test_a_sealed_copy_is_checked_as_it_lies(folder: Path, clock: Ticking) -> None:
    (folder / "keys" / "register.key").unlink()
    with Register.open(folder, clock=clock) as register:
        DataKey.objects.all().delete()
        word_index.forget(list(ReportRow.objects.values_list("number", flat=True)))
        report = verify(register)
        assert report.holds
        assert "sealed copy" in report.unchecked[-1]


def test_what_is_no_damage_is_a_note(folder: Path, clock: Ticking) -> None:
    with Register.open(folder, clock=clock) as register:
        register.vault.put({"0" * 32: b"left over"})
        (register.home.vault / "00000000" / ("1" * 32 + ".part")).write_bytes(b"half")
        Erasure.objects.create(seq=1, names='["' + "2" * 32 + '"]')
        DataKey.objects.create(id="unneeded", project_id=register.project, wrapped=b"")
        report = verify(register)
    assert report.findings == ()
    assert [note.split(";")[0] for note in report.notes] == [
        "2 files in the vault are left over from interrupted writes",
        "An erasure is not finished: run `harmledger erase --finish`.",
        "1 data key opens nothing.",
    ]


def test_reports_that_were_not_read_are_a_note(folder: Path, clock: Ticking, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.register.conftest import QuickReaders

    from harmledger.register.actions.add import add
    from harmledger.register.offers import Offer

    monkeypatch.setattr(QuickReaders, "prepare", lambda _self, reports: iter(["it failed" for _ in reports]))
    with Register.open(folder, clock=clock) as register:
        list(add(register, [Offer(data=b"INVENTED. Three")], QuickReaders()))  # type: ignore[arg-type]
        report = verify(register)
    assert report.holds
    assert report.notes == ("1 report is kept and not read: add its file again to read it.",)


def test_a_clock_that_went_back_is_a_note(folder: Path, clock: Ticking, add_texts: Adder) -> None:
    with Register.open(folder, clock=clock) as register:
        before = Leaf.objects.count()
        clock.now -= timedelta(days=3)
        add_texts(register, "INVENTED. Three", quick=True)
        report = verify(register)
    assert report.holds
    assert report.notes == (f"The clock went back before entry {before}.",)


def test_a_file_of_something_erased_is_found_unless_the_erasure_is_not_finished(folder: Path, clock: Ticking) -> None:
    with Register.open(folder, clock=clock) as register:
        stored = StoredObject.objects.order_by("id").first()
        report = ReportRow.objects.get(artifact=stored)
        assert stored is not None
        erase(register, report.id, "order")
        register.vault.put({stored.name: b"again"})
        (finding,) = verify(register).findings
        assert (finding.kind, finding.id) == ("erasure_incomplete", stored.id)
        Erasure.objects.create(seq=1, names=f'["{stored.name}"]')
        assert verify(register).holds


def test_a_restored_row_and_lost_tombstones_of_an_erasure_are_found(folder: Path, clock: Ticking) -> None:
    from harmledger.register.models import Detail, Tombstone

    with Register.open(folder, clock=clock) as register:
        claim = ClaimRow.objects.order_by("id").first()
        assert claim is not None
        detail = next(one for one in Detail.objects.order_by("seq") if claim.id in one.body)
        erase(register, claim.id, "mistake")
        assert verify(register).holds
        claim.save(force_insert=True)
        for key in (claim.restricted_key, claim.sealed_key):
            assert key is None
        detail.save(force_insert=True)
        Tombstone.objects.filter(id=claim.id).delete()
        found = {(one.kind, one.id) for one in verify(register).findings}
    assert found == {
        ("erasure_incomplete", claim.id),
        ("erasure_incomplete", str(detail.seq)),
        ("tombstone_missing", claim.id),
    }


def test_one_moment_is_seen_whatever_is_erased_meanwhile(folder: Path, clock: Ticking) -> None:
    """An object that goes while we look was lawfully erased; it is not missing."""
    with Register.open(folder, clock=clock) as register:
        report = ReportRow.objects.order_by("id").first()
        assert report is not None

        def interrupt(what: str, _done: int) -> None:
            if what == "link records" and not gone:
                gone.append(1)
                erase(register, report.id, "order", patience_s=0.0)

        gone: list[int] = []
        assert verify(register, progress=interrupt).findings == ()
        assert gone
        assert verify(register).findings == ()


def test_malformed_rows_stop_no_check(folder: Path, clock: Ticking) -> None:
    with Register.open(folder, clock=clock) as register:
        ClaimRow.objects.update(body="{", marks="[")
        ReadingRow.objects.update(body='{"flags": 3, "remarks": [{"span": ["a", 2]}]}')
        ReportRow.objects.update(body="[]")
        SignedHead.objects.create(size=0, head="{}")
        Erasure.objects.create(seq=1, names="{")
        found = verify(register)
    assert {"row_changed", "row_unreadable", "head_unsigned"} <= kinds(found)


def test_every_kind_of_finding_is_one_that_a_check_can_tell(root: Path) -> None:
    checks = "".join(path.read_text() for path in (root / "src/harmledger/register/verifying").glob("*.py"))
    assert [kind for kind in KINDS if f'"{kind}"' not in checks] == []


def test_findings_of_one_kind_are_told_up_to_a_hundred() -> None:
    found = Found()
    for number in range(250):
        found.add("row_changed", number, "It changed.")
    report = found.report("id")
    assert len(report.findings) == 100
    assert report.more == {"row_changed": 150}
    assert not report.holds


def test_a_register_without_its_project_is_told_plainly(folder: Path, clock: Ticking, tmp_path: Path) -> None:
    from tests.register.verifying.damaged import Damaged

    from harmledger.register.errors import NotARegister

    copy = Damaged(Path(shutil.copytree(folder, tmp_path / "copy")), folder)
    copy.run("DELETE FROM register_project")
    with pytest.raises(NotARegister, match="project"):
        copy.verify()


def test_pages_of_the_database_that_are_no_more_are_found(folder: Path, clock: Ticking) -> None:
    from tests.register.verifying.damaged import Damaged

    copy = Damaged(folder, folder)
    copy.run("DELETE FROM sqlite_master WHERE type='index' AND name LIKE 'register_link%'", schema=True)
    assert "database_damaged" in kinds(copy.verify())


@pytest.mark.parametrize("part", range(12))
def test_a_page_of_the_database_that_is_lost_is_told_in_one_sentence(folder: Path, part: int) -> None:
    from tests.register.verifying.damaged import Damaged

    file, page = folder / "register.sqlite3", 4096
    data = bytearray(file.read_bytes())
    at = len(data) // page * part // 12 * page
    data[at : at + page] = bytes(page)
    file.write_bytes(data)
    try:
        report = Damaged(folder, folder).verify()
    except HarmledgerError:
        return  # one sentence: the register does not even open
    assert not report.holds
