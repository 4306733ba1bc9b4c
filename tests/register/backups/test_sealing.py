"""The file of keys: nothing of it opens but the whole, with its passphrase."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.register.backups import sealing
from harmledger.register.backups.sealing import BadKeys, read_header, read_sealed, write_sealed

SECRET = "an invented passphrase"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_PIECE", 16)


def sealed(*data: bytes) -> bytes:
    file = io.BytesIO()
    write_sealed(file, "of a register", "of a backup", SECRET, data)
    return file.getvalue()


def opened(data: bytes, passphrase: str = SECRET) -> bytes:
    file = io.BytesIO(data)
    return b"".join(read_sealed(file, read_header(file), passphrase))


@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 32, 33, 160])
def test_it_opens_as_it_was(size: int) -> None:
    data = bytes(range(size))
    assert opened(sealed(data)) == data
    assert opened(sealed(data[:7], b"", data[7:])) == data


def test_its_header_tells_whose_it_is() -> None:
    header = read_header(io.BytesIO(sealed(b"x")))
    assert (header.register, header.backup) == ("of a register", "of a backup")


def test_another_passphrase_does_not_open_it() -> None:
    with pytest.raises(BadKeys, match="passphrase"):
        opened(sealed(b"x"), SECRET + "!")


WHOLE = sealing.COST


@given(data=st.data())
def test_no_changed_bit_passes(data: st.DataObject) -> None:
    sealing.COST = 12
    try:
        whole = bytearray(sealed(bytes(40)))
    finally:
        sealing.COST = WHOLE
    start = whole.index(b"\n") + 1
    at = data.draw(st.integers(start, len(whole) - 1))
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(BadKeys):
        opened(bytes(whole))


@pytest.mark.parametrize("change", ["cut", "cut within", "swapped", "longer", "header"])
def test_pieces_cannot_be_moved_or_cut_off(change: str) -> None:
    whole = sealed(bytes(48))
    start = whole.index(b"\n") + 1
    head, first, second, third = whole[:start], whole[start:][:32], whole[start:][32:64], whole[start:][64:]
    changed = {
        "cut": head + first + second,
        "cut within": whole[:-1],
        "swapped": head + second + first + third,
        "longer": whole + third,
        "header": head.replace(b"of a backup", b"of another!") + first + second + third,
    }[change]
    with pytest.raises(BadKeys):
        opened(changed)


@pytest.mark.parametrize(
    "line",
    [b"", b"\n", b"{}\n", b"\xff\n", b"x" * 2000, b"[]\n"],
)
def test_what_is_no_file_of_keys_is_told(line: bytes) -> None:
    with pytest.raises(BadKeys, match="no file of keys"):
        read_header(io.BytesIO(line))


@pytest.mark.parametrize("field", ["cost", "salt", "v", "kind"])
def test_a_header_out_of_bounds_is_refused(field: str) -> None:
    head = sealed(b"x").split(b"\n")[0]
    changed = {
        "cost": head.replace(b'"cost":12', b'"cost":40'),
        "salt": head.replace(b'"salt":"', b'"salt":"00'),
        "v": head.replace(b'"v":1', b'"v":2'),
        "kind": head.replace(b"harmledger keys", b"harmledger kays"),
    }[field]
    assert changed != head
    with pytest.raises(BadKeys, match="no file of keys"):
        read_header(io.BytesIO(changed + b"\n"))


def test_a_salt_that_is_none_is_refused() -> None:
    head = sealed(b"x").split(b"\n")[0]
    at = head.index(b'"salt":"') + 8
    with pytest.raises(BadKeys, match="no file of keys"):
        opened(head[:at] + b"z" * 64 + head[at + 64 :] + b"\n" + bytes(20))
