"""`harmledger upgrade` from the outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmledger.cli.main import main

LATER = {"register": "tests.register.later_forms"}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    assert main(["init", str(tmp_path / "register")]) == 0
    return tmp_path / "register"


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "MIGRATION_MODULES", LATER)


def test_an_older_register_is_brought_forward_once(
    register: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    later(monkeypatch)
    assert main(["verify", "--register", str(register)]) == 1
    assert "harmledger upgrade" in capsys.readouterr().err
    monkeypatch.chdir(register)
    assert main(["upgrade"]) == 0
    assert capsys.readouterr().out == "The register was brought forward from the form 0001_first.\n"
    assert main(["upgrade"]) == 0
    assert capsys.readouterr().out == "The register has the newest form.\n"
    assert main(["verify"]) == 0


@pytest.mark.parametrize("verb", ["upgrade", "verify", "reports", "incidents", "claims"])
def test_a_newer_register_is_refused(
    register: Path, capsys: pytest.CaptureFixture[str], verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        later(patched)
        assert main(["upgrade", "--register", str(register)]) == 0
    before = (register / "register.sqlite3").read_bytes()
    capsys.readouterr()
    assert main([verb, "--register", str(register)]) == 1
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "newer Harmledger" in streams.err
    assert streams.err.count("\n") == 1
    assert (register / "register.sqlite3").read_bytes() == before
