"""Keys that are lost, wrong, malformed or unreadable: said plainly, and what works without them goes on working.

All texts are invented.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register.bad_luck.soundness import reports
from tests.register.conftest import QuickReaders

from harmledger.cli.main import main
from harmledger.evidence import BadKey, SigningKey
from harmledger.model import HarmledgerError
from harmledger.register.actions.add import add
from harmledger.register.clock import Clock
from harmledger.register.errors import KeyMissing
from harmledger.register.models import Leaf, SignedHead
from harmledger.register.offers import Offer, Taken
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify

Made = Callable[..., Path]


def _add(register: Register, text: str) -> Taken:
    [outcome] = add(register, [Offer(data=text.encode())], QuickReaders())  # type: ignore[arg-type]
    assert isinstance(outcome, Taken)
    return outcome


@pytest.fixture
def folder(made: Made, clock: Clock) -> Path:
    folder = made()
    with Register.open(folder, clock=clock) as register:
        _add(register, "An invented report.")
    return folder


def _lose(key: Path) -> None:
    key.unlink()


def _lose_the_folder(key: Path) -> None:
    shutil.rmtree(key.parent)


def _hide(key: Path) -> None:
    """Put a folder in its place: even root cannot read that."""
    key.unlink()
    key.mkdir()


@pytest.mark.parametrize("trouble", [_lose, _lose_the_folder, _hide])
def test_without_the_key_nothing_is_added_and_all_is_checked(
    trouble: Callable[[Path], None], folder: Path, clock: Clock
) -> None:
    with Register.open(folder, clock=clock) as register:
        before, entries = reports(register), Leaf.objects.count()
    trouble(folder / "keys" / "register.key")
    with Register.open(folder, clock=clock) as register:
        assert not register.guard.has_key
        with pytest.raises(KeyMissing, match=r"put register\.key back"):
            _add(register, "Another invented report.")
        assert reports(register) == before
        assert Leaf.objects.count() == entries
        assert len(list(register.vault.names())) == 1
        answer = verify(register)
        assert answer.findings == ()
        assert any("key is not here" in one for one in answer.unchecked)


def test_the_key_comes_back(folder: Path, clock: Clock) -> None:
    key = folder / "keys" / "register.key"
    kept = key.read_bytes()
    key.unlink()
    with Register.open(folder, clock=clock), pytest.raises(KeyMissing):
        _add(Register.open(folder, clock=clock), "Another invented report.")
    key.write_bytes(kept)
    with Register.open(folder, clock=clock) as register:
        assert _add(register, "Another invented report.").unread is None


def test_another_registers_key(folder: Path, made: Made) -> None:
    other = made("other")
    shutil.copyfile(other / "keys" / "register.key", folder / "keys" / "register.key")
    with pytest.raises(KeyMissing, match="is another register's") as refused:
        Register.open(folder)
    assert "take this one away to work without" in str(refused.value)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\0", b"harmledger register key 1", b"harmledger register key 2 ab cd", b"x" * 10_000]
)
def test_a_malformed_key(content: bytes, folder: Path) -> None:
    (folder / "keys" / "register.key").write_bytes(content)
    with pytest.raises(BadKey, match="This file is no register key of this version"):
        Register.open(folder)


def test_a_key_with_one_digit_changed(folder: Path) -> None:
    key = folder / "keys" / "register.key"
    line = key.read_text(encoding="ascii")
    wrong = line[:-2] + ("0" if line[-2] != "0" else "1") + "\n"
    key.write_text(wrong, encoding="ascii")
    with pytest.raises(BadKey, match="The register key is damaged") as refused:
        Register.open(folder)
    assert wrong.split()[-1] not in str(refused.value)


def test_the_signing_key_is_damaged_or_lost(folder: Path, clock: Clock) -> None:
    key = folder / "keys" / "signing.key"
    SigningKey.new().save(key)
    with Register.open(folder, clock=clock) as register:
        _add(register, "A second invented report.")
        signed = SignedHead.objects.count()
    assert signed
    key.unlink()
    with Register.open(folder, clock=clock) as register:  # adding goes on, unsigned
        _add(register, "A third invented report.")
        assert SignedHead.objects.count() == signed
    key.write_bytes(b"nonsense")
    with Register.open(folder, clock=clock) as register:  # reading asks for no signature
        with pytest.raises(HarmledgerError, match="signing key"):
            _add(register, "A fourth invented report.")
        assert SignedHead.objects.count() == signed


@pytest.mark.parametrize(
    ("verb", "code"), [("reports", 0), ("claims", 0), ("incidents", 0), ("sources", 0), ("verify", 0), ("add", 1)]
)
def test_what_the_command_can_do_without_the_key(
    verb: str, code: int, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "keys" / "register.key").unlink()
    (tmp_path / "a.txt").write_text("Another invented report.", encoding="utf-8")
    files = [str(tmp_path / "a.txt")] if verb == "add" else []
    assert main([verb, *files, "--register", str(folder)]) == code
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == code
    if code:
        assert "put register.key back" in told.err
