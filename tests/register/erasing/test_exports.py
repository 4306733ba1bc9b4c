"""Finding what was erased in exports and backups; all names are invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.register.erasing.planted import OFFER, Made, keep

from harmledger.register.actions.erasing import Erased, erase, finish, finishing, unfinished
from harmledger.register.actions.erasing.exports import _PIECE, remove_exports
from harmledger.register.actions.members import member
from harmledger.register.opening import Register

ID = "018f5813-5c98-7788-87f8-40a6ea82ef7f"
NEAR = "018f5813-5c98-7788-87f8-40a6ea82ef70"


@pytest.mark.parametrize("before", [0, 1, _PIECE - 36, _PIECE - 20, _PIECE - 1, _PIECE, 2 * _PIECE - 5])
def test_an_id_is_found_wherever_it_stands(tmp_path: Path, before: int) -> None:
    (tmp_path / "held").write_text("." * before + ID + "." * 40)
    (tmp_path / "other").write_text("." * before + NEAR + "." * 40)
    assert remove_exports(tmp_path, {ID}) == ["held"]
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


def test_ids_are_found_in_folders_in_capitals_and_presumed_where_nothing_can_be_seen(tmp_path: Path) -> None:
    (tmp_path / "within").mkdir()
    (tmp_path / "within" / "held.csv").write_text(f"1,{ID.upper()},2")
    (tmp_path / "packed.zip").write_bytes(b"PK\3\4\0\0")
    (tmp_path / "other.csv").write_text("nothing")
    assert remove_exports(tmp_path, {ID}) == ["packed.zip", "within/held.csv"]


def test_no_folder_is_no_trouble(tmp_path: Path) -> None:
    assert remove_exports(tmp_path / "none", {ID}) == []


def test_a_folder_that_cannot_be_cleared_leaves_the_erasure_unfinished(
    made: Made, clock: Any, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Register.open(made(), clock=clock) as register:
        [one] = keep(register, reader, OFFER)
        export = register.home.exports / "zfilqyz.csv"
        export.write_text(one.report)

        def refused(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied", str(export))

        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", lambda path, **_: refused() if path == export else None)
            done = erase(register, one.report, "order")
        assert isinstance(done, Erased)
        assert done.finished.erasures == 0
        assert "Permission denied" in str(done.finished.waiting)
        assert "zfilqyz" not in str(done.finished.waiting)
        assert unfinished(register) == 1
        assert finish(register).exports == ("zfilqyz.csv",)
        assert unfinished(register) == 0


def test_copies_made_since_are_listed(made: Made, clock: Any, reader: object) -> None:
    with Register.open(made(), clock=clock) as register:
        told = []
        for act, facts in (("exported", {}), ("backed_up", {}), ("exported", {"format": "csv", "internal": True})):
            with register.writing() as ledger:
                told.append(ledger.append(act, member(register, ledger), facts=facts))
            if len(told) == 1:
                [one] = keep(register, reader, OFFER)
        done = erase(register, one.report, "order")
        assert isinstance(done, Erased)
        assert [(copy.seq, copy.act) for copy in done.outside] == [(told[1], "backed_up"), (told[2], "exported")]
        assert done.outside[1].facts == {"format": "csv", "internal": "True"}


def test_an_export_that_was_being_written_is_found(
    made: Made, clock: Any, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Register.open(made(), clock=clock) as register:
        [one] = keep(register, reader, OFFER)
        flush = finishing.flush

        def meanwhile(patience_s: float) -> str | None:
            (register.home.exports / "late.csv").write_text(one.incidents[0])
            return flush(patience_s)

        monkeypatch.setattr(finishing, "flush", meanwhile)
        done = erase(register, one.report, "order")
        assert isinstance(done, Erased)
        assert done.finished.exports == ("late.csv",)
