"""What somebody without the signing key appends is not signed later as if it were ours. All texts are invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harmledger.register.actions.erasing import erase
from harmledger.register.actions.keys import add_signing_key
from harmledger.register.models import SignedHead
from harmledger.register.opening import Register
from harmledger.register.verifying.verify import verify

Add = Callable[..., list[Any]]


@pytest.mark.parametrize("heads", ["left", "taken away"])
def test_a_forged_erasure_leaves_a_trace_that_the_next_signature_covers(
    opened: Register, engine: str, add_texts: Add, heads: str
) -> None:
    add_signing_key(opened)
    [taken] = add_texts(opened, "An invented report.", quick=True)
    key, opened.signing = opened.signing, None
    kept = opened.home.signing_key.rename(opened.home.keys / "elsewhere")
    erase(opened, taken.report, "order")  # by somebody who can write to the tables, and has no key
    if heads == "taken away":
        SignedHead.objects.all().delete()
    kept.rename(opened.home.signing_key)
    opened.signing = key
    add_texts(opened, "Another invented report.", quick=True)
    add_texts(opened, "A third invented report.", quick=True)
    report = verify(opened)
    assert report.findings == ()
    assert [note for note in report.notes if "without the key that signs" in note]


def test_nothing_is_said_of_a_register_whose_every_act_is_signed(made: Callable[..., Path], add_texts: Add) -> None:
    folder = made()
    with Register.open(folder) as register:
        add_texts(register, "An invented report.", quick=True)
        add_signing_key(register)
        add_texts(register, "Another invented report.", quick=True)
    with Register.open(folder) as register:
        add_texts(register, "A third invented report.", quick=True)
        assert verify(register).notes == ()
