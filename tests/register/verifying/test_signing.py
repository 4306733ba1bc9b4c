"""The signing key: made once, named by the ledger before it signs, and never in the way of other work.

All reports are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register.conftest import Adder, Ticking

from harmledger.evidence import AlreadyThere, LostKey, SigningKey, UnwritableKey
from harmledger.register.actions import keys
from harmledger.register.actions.keys import add_signing_key
from harmledger.register.models import SignedHead
from harmledger.register.opening import Register
from harmledger.register.verifying.anchoring import anchor_of
from harmledger.register.verifying.verify import verify


@pytest.fixture
def folder(made: Callable[..., Path]) -> Path:
    """A new register, closed."""
    return made()


def test_heads_are_signed_from_the_first_key_on(folder: Path, clock: Ticking, add_texts: Adder) -> None:
    with Register.open(folder, clock=clock) as register:
        assert "No head is signed" in verify(register).relative[0]
        key = add_signing_key(register)
        assert SignedHead.objects.count() == 1
        with pytest.raises(AlreadyThere):
            add_signing_key(register)
    with Register.open(folder, clock=clock) as register:
        add_texts(register, "INVENTED. Three", quick=True)
        report = verify(register)
        assert report.holds
        assert report.notes == ()
        assert key.id in report.relative[0]
        assert report.counts["signed heads"] == SignedHead.objects.count() == 3
        assert anchor_of(register).is_signed
    (folder / "keys" / "signing.key").unlink()
    with Register.open(folder, clock=clock) as register:
        add_texts(register, "INVENTED. Four", quick=True)
        report = verify(register)
        assert report.holds
        assert report.notes[0].endswith("stand after the last signed head.")
        assert not anchor_of(register).is_signed


def test_a_signing_key_that_no_entry_names_is_found(folder: Path, clock: Ticking) -> None:
    key = SigningKey.new()
    key.save(folder / "keys" / "signing.key")
    with Register.open(folder, clock=clock) as register:
        (finding,) = verify(register).findings
    assert (finding.kind, finding.id) == ("key_unknown", key.id)


def test_a_key_that_cannot_be_written_signs_nothing(
    folder: Path, clock: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise UnwritableKey("The signing key cannot be written: no space left.")

    with Register.open(folder, clock=clock) as register:
        with monkeypatch.context() as patched:
            patched.setattr(keys.SigningKey, "save", refuse)
            with pytest.raises(UnwritableKey):
                add_signing_key(register)
        assert register.signing is None
        with pytest.raises(LostKey):
            SigningKey.load(register.home.signing_key)
        assert verify(register).holds
        add_signing_key(register)
        assert verify(register).holds
