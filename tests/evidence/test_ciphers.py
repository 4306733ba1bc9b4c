"""Locking: only the same key, context and bytes unlock; keyed hashes tell nothing without the key."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.evidence import BadKey, RegisterKey, Unreadable, lock, new_data_key, unlock

KEY = bytes(range(32))


def expand(secret: bytes, purpose: str) -> bytes:
    """HKDF-SHA-256 (RFC 5869) of 32 bytes with an empty salt, written out."""
    extracted = hmac.new(bytes(32), secret, hashlib.sha256).digest()
    return hmac.new(extracted, f"harmledger 1 {purpose}".encode() + b"\x01", hashlib.sha256).digest()


@given(st.binary(max_size=200), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_what_is_locked_unlocks(plain: bytes, context: str) -> None:
    locked = lock(KEY, plain, context)
    assert len(locked) == len(plain) + 28
    assert unlock(KEY, locked, context) == plain


@given(st.binary(min_size=1, max_size=40), st.data())
def test_any_changed_bit_is_found(plain: bytes, data: st.DataObject) -> None:
    locked = bytearray(lock(KEY, plain, "artifact 1"))
    bit = data.draw(st.integers(0, len(locked) * 8 - 1))
    locked[bit // 8] ^= 1 << bit % 8
    with pytest.raises(Unreadable):
        unlock(KEY, bytes(locked), "artifact 1")


@given(st.data())
def test_a_cut_or_lengthened_value_is_found(data: st.DataObject) -> None:
    locked = lock(KEY, b"invented words", "a")
    cut = data.draw(st.integers(0, len(locked) - 1))
    for changed in (locked[:cut], locked + b"\0"):
        with pytest.raises(Unreadable):
            unlock(KEY, changed, "a")


def test_another_key_or_context_does_not_unlock() -> None:
    locked = lock(KEY, b"invented words", "part restricted of claim 1")
    for key, context in (
        (new_data_key(), "part restricted of claim 1"),
        (KEY, "part restricted of claim 2"),
        (KEY, ""),
        (b"short", "part restricted of claim 1"),
    ):
        with pytest.raises(Unreadable) as caught:
            unlock(key, locked, context)
        assert "invented" not in str(caught.value)


def test_the_same_bytes_are_never_locked_the_same_way() -> None:
    assert len({lock(KEY, b"same", "same") for _ in range(100)}) == 100
    assert len({new_data_key() for _ in range(100)}) == 100


def test_a_data_key_is_wrapped_for_one_place_by_one_register() -> None:
    ours, theirs = RegisterKey.new(), RegisterKey.new()
    wrapped = ours.wrap(KEY, "object 1")
    assert KEY not in wrapped
    assert ours.unwrap(wrapped, "object 1") == KEY
    for key, context in ((theirs, "object 1"), (ours, "object 2")):
        with pytest.raises(Unreadable):
            key.unwrap(wrapped, context)


def test_every_purpose_has_a_key_of_its_own() -> None:
    key = RegisterKey(KEY)
    assert key.id == expand(KEY, "check")[:8].hex()
    assert key.address(b"x") == hmac.new(expand(KEY, "address"), b"x", hashlib.sha256).hexdigest()
    assert unlock(expand(KEY, "wrap"), key.wrap(b"d" * 32, "c"), "c") == b"d" * 32
    assert len({expand(KEY, purpose) for purpose in ("address", "lookup", "wrap", "check")}) == 4


def test_addresses_find_the_same_bytes_with_the_same_key_only() -> None:
    key, other = RegisterKey.new(), RegisterKey.new()
    assert key.address(b"bytes") == key.address(b"bytes")
    assert len({key.address(b"bytes"), key.address(b"bytes."), other.address(b"bytes")}) == 3
    assert key.address(b"bytes") != hashlib.sha256(b"bytes").hexdigest()


def test_look_ups_fold_the_name_and_keep_purposes_apart() -> None:
    key = RegisterKey.new()
    found = key.lookup("source", "Qyzzle  Vronk")
    assert len(found) == 64
    assert found == key.lookup("source", " qyzzle vronk\n") == key.lookup("source", "ＱＹＺＺＬＥ VRONK")
    assert key.lookup("source", "ﺑﺎﺏ") == key.lookup("source", "باب")
    others = {key.lookup("sourceq", "yzzle vronk"), key.lookup("member", "qyzzle vronk"), key.lookup("source", "")}
    assert len(others | {found}) == 4
    assert key.lookup("source", "\ud800") != key.lookup("source", "\ud801")


def test_a_key_does_not_show_itself() -> None:
    key = RegisterKey(KEY)
    assert repr(key) == f"RegisterKey({key.id})"
    assert len(key.id) == 16
    assert not hasattr(key, "__dict__")
    with pytest.raises(BadKey):
        RegisterKey(b"short")
