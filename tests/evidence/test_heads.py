"""Heads and anchors: a signature covers every field, and a changed anchor is refused."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from harmledger.evidence import Anchor, BadAnchor, Head, SigningKey, check, sign

KEY = SigningKey.new()
AT = "2024-01-02T03:04:05.000Z"
HEAD = sign(KEY, "0192f0aa", 12, "ab" * 32, AT)


def test_a_signed_head_holds() -> None:
    assert check(HEAD, KEY.public)
    assert (HEAD.register, HEAD.size, HEAD.root, HEAD.at, HEAD.key) == ("0192f0aa", 12, "ab" * 32, AT, KEY.id)


def test_what_is_signed_is_written_out() -> None:
    assert HEAD.signature
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(KEY.public)).verify(
        bytes.fromhex(HEAD.signature),
        f'harmledger head 1\n{{"at":"{AT}","key":"{KEY.id}","register":"0192f0aa","root":"{"ab" * 32}",'
        '"size":12}'.encode(),
    )


@pytest.mark.parametrize(
    "changes",
    [{"register": "0192f0ab"}, {"size": 11}, {"size": 2**60}, {"root": "ac" * 32}, {"at": AT.replace("4", "5")},
     {"key": "0" * 16}, {"key": None}, {"signature": None}, {"signature": "zz"}, {"signature": "00" * 64}],
)  # fmt: skip
def test_any_changed_field_is_found(changes: dict[str, Any]) -> None:
    assert not check(msgspec.structs.replace(HEAD, **changes), KEY.public)


@given(st.integers(0, 511))
def test_any_changed_bit_of_the_signature_is_found(bit: int) -> None:
    assert HEAD.signature
    signature = bytearray.fromhex(HEAD.signature)
    signature[bit // 8] ^= 1 << bit % 8
    assert not check(msgspec.structs.replace(HEAD, signature=signature.hex()), KEY.public)


@pytest.mark.parametrize(
    "public", [SigningKey.new().public, "", "zz", KEY.public[:-2]], ids=["another", "none", "no hex", "cut"]
)
def test_another_key_does_not_do(public: str) -> None:
    assert not check(HEAD, public)


def test_a_head_cannot_borrow_the_id_of_another_key() -> None:
    head = msgspec.structs.replace(HEAD, key=SigningKey.new().id)
    forged = msgspec.structs.replace(head, signature=KEY.signature(head.message()))
    assert not check(forged, KEY.public)


def test_a_key_of_the_wrong_length_that_names_itself_does_not_do() -> None:
    from harmledger.evidence import heads

    assert not check(msgspec.structs.replace(HEAD, key=heads._id_of("ab")), "ab")


def test_a_key_does_not_show_itself() -> None:
    assert repr(KEY) == f"SigningKey({KEY.id})"
    assert len(KEY.id) == 16
    assert not hasattr(KEY, "__dict__")


UNSIGNED = Anchor(head=Head(register="0192f0aa", size=0, root="ab" * 32, at=AT))
SIGNED = Anchor(head=HEAD, public=KEY.public)


@pytest.mark.parametrize("anchor", [SIGNED, UNSIGNED])
def test_an_anchor_reads_back(anchor: Anchor) -> None:
    text = anchor.to_text()
    assert Anchor.parse(text) == anchor
    assert text.endswith("}\n")
    assert anchor.is_signed == (anchor is SIGNED)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "not JSON",
        "\ud800",
        "[" * 9_000,
        SIGNED.to_text() + " " * 10_000,
        SIGNED.to_text().replace('"v": 1', '"v": 2'),
        SIGNED.to_text().replace('"v": 1', '"v": 1, "note": ""'),
        SIGNED.to_text().replace('"size": 12', '"size": 13'),
        SIGNED.to_text().replace(KEY.public, SigningKey.new().public),
        SIGNED.to_text().replace(f'"{KEY.public}"', "null"),
        UNSIGNED.to_text().replace('"size": 0', '"size": -1'),
        UNSIGNED.to_text().replace("ab" * 32, "AB" * 32),
        UNSIGNED.to_text().replace('"public": null', f'"public": "{KEY.public}"'),
    ],
)
def test_a_changed_anchor_is_refused(text: str) -> None:
    with pytest.raises(BadAnchor):
        Anchor.parse(text)
