"""Decoding: every way an encoding is found out, damage, and what is no text. All sentences are invented."""

from __future__ import annotations

import pytest

from harmledger.model import HarmledgerError
from harmledger.text import BinaryInput, UnknownEncoding, decode

ARABIC = "قتل خمسة مدنيين وأصيب آخرون في القصف على السوق والقرى المجاورة"
ENGLISH = "“Five people were killed”, the mayor’s office said – two of them in a café."


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "how"),
    [
        (ENGLISH.encode(), None, "utf-8", "utf-8"),
        (b"plain", None, "utf-8", "utf-8"),
        (b"", None, "utf-8", "utf-8"),
        (b" \r\n\t", None, "utf-8", "utf-8"),
        (ENGLISH.encode(), "windows-1252", "utf-8", "utf-8"),
        (("\ufeff" + ENGLISH).encode(), None, "utf-8", "bom"),
        (("\ufeff" + ARABIC).encode("utf-16-le"), None, "utf-16-le", "bom"),
        (("\ufeff" + ARABIC).encode("utf-16-be"), "utf-8", "utf-16-be", "bom"),
        (("\ufeff" + ARABIC).encode("utf-32-le"), None, "utf-32-le", "bom"),
        (("\ufeff" + ARABIC).encode("utf-32-be"), None, "utf-32-be", "bom"),
        (ENGLISH.encode("utf-16-le"), "utf-16-le", "utf-16-le", "declared"),
        (ARABIC.encode("cp1256"), "Windows-1256", "cp1256", "declared"),
        (ENGLISH.encode("cp1252"), "ISO-8859-1", "cp1252", "declared"),
        (ARABIC.encode("cp1256"), None, "cp1256", "detected"),
        (ARABIC.encode("iso8859-6"), None, "iso8859-6", "detected"),
        (ARABIC.encode("cp1256"), "utf-8", "cp1256", "detected"),
        (ENGLISH.encode("cp1252"), None, "cp1252", "detected"),
        ("café".encode("cp1252"), None, "cp1252", "detected"),
        ("日本語の文章です。市場が攻撃された。".encode("shift_jis"), "shift_jis", "shift_jis", "declared"),
    ],
)
def test_encoding(data: bytes, declared: str | None, encoding: str, how: str) -> None:
    found = decode(data, declared)
    assert (found.encoding, found.how, found.damaged) == (encoding, how, 0)
    assert found.text.encode(encoding) == data


def test_statistics_are_asked_last() -> None:
    text = "Погибли пять мирных жителей, сообщили местные власти после обстрела города."
    found = decode(text.encode("cp1251"))
    assert (found.text, found.how) == (text, "detected")


def test_nothing_is_translated() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n").text == "\ufeffa\r\nb\rc\n"


def test_mixed_encodings_are_counted_byte_by_byte() -> None:
    found = decode(ARABIC.encode() + b" \xe9\xff " + ARABIC.encode())
    assert found == (f"{ARABIC} \ufffd\ufffd {ARABIC}", "utf-8", "utf-8", 2)


def test_replacement_characters_of_the_text_are_no_damage() -> None:
    assert decode((ARABIC + "\ufffd").encode() + b"\xff").damaged == 1


def test_a_cut_wide_character_is_damage() -> None:
    found = decode("\ufeffabc".encode("utf-16-le") + b"x")
    assert (found.text, found.damaged) == ("\ufeffabc\ufffd", 1)


def test_surrogates_in_utf8_are_damage() -> None:
    found = decode("é é é é é".encode() + b"\xed\xa0\x80")
    assert (found.text, found.damaged) == ("é é é é é\ufffd\ufffd\ufffd", 3)


def test_a_declaration_is_believed_where_one_byte_of_many_contradicts_it() -> None:
    found = decode(("é, " * 50).encode("cp1252") + b"\x81", "windows-1252")
    assert (found.encoding, found.how, found.damaged) == ("cp1252", "declared", 1)


def test_bytes_that_fit_nothing_are_damaged_utf8() -> None:
    found = decode(b"\xff")
    assert found.text
    assert found.damaged <= 1


@pytest.mark.parametrize(
    "name", ["klingon", "", "hex", "rot13", "undefined", "idna", "unicode_escape", "a\x00b", "日本"]
)
def test_a_declared_name_that_is_no_encoding_is_told(name: str) -> None:
    with pytest.raises(UnknownEncoding, match="is not the name of a text encoding") as caught:
        decode(b"text", name)
    assert isinstance(caught.value, HarmledgerError)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\nFive were killed", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"{\\rtf1 Five", "an RTF document"),
        (bytes(range(256)), "binary data"),
        (b"a\x00b\x00c\x00d\x00", "binary data"),
        (b"\x00", "binary data"),
    ],
)
def test_binary_is_refused_in_one_sentence(data: bytes, what: str) -> None:
    with pytest.raises(BinaryInput, match=what) as caught:
        decode(data)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_stray_nul_is_no_binary() -> None:
    assert decode(b"a\x00b").text == "a\x00b"
    assert decode(b"Five people were killed\x00\x00\x00 in the strike.").damaged == 0
