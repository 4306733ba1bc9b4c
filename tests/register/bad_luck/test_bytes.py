"""Bytes of every kind: kept as they came, their text beside them, whatever the encoding. All texts are invented."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from tests.register.bad_luck.soundness import assert_sound, reports
from tests.register.conftest import QuickReaders

from harmledger.register import word_index
from harmledger.register.actions.add import add
from harmledger.register.clock import Clock
from harmledger.register.models import Capture, DataKey, StoredObject, TextArtifact
from harmledger.register.offers import Declared, Offer, Outcome, Taken
from harmledger.register.opening import Register

Made = Callable[..., Path]
TEXT = "Erfundener Bericht:\r\nzwei Männer wurden verletzt.\n\rقتل مدنيان\u200f\n"


def _add(register: Register, *offers: Offer) -> list[Outcome]:
    return list(add(register, offers, QuickReaders()))  # type: ignore[arg-type]


def _plain(register: Register, stored: StoredObject) -> bytes:
    key = DataKey.objects.get(id=stored.key_id)
    return register.guard.unlock(register.vault.get(stored.name), key.wrapped, key.id, f"object/{stored.id}")


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (TEXT.encode(), "utf-8", TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", "\ufeff" + TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", "\ufeff" + TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", "\ufeff" + TEXT),
        ("Erfunden: Männer verletzt.\r\n".encode("latin-1"), "cp1252", "Erfunden: Männer verletzt.\r\n"),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "latin-1"],
)
def test_bytes_and_text_are_both_kept(
    data: bytes, encoding: str, text: str, engine: str, made: Made, clock: Clock
) -> None:
    with Register.open(made(), clock=clock) as register:
        [outcome] = _add(register, Offer(data=data))
        assert isinstance(outcome, Taken)
        artifact = TextArtifact.objects.get(report_id=outcome.report)
        assert (artifact.encoding, artifact.length) == (encoding, len(text))
        assert _plain(register, artifact.stored).decode() == text
        assert _plain(register, artifact.report.artifact) == data
        same = data == text.encode()
        assert (artifact.stored_id == artifact.report.artifact_id) == same
        assert StoredObject.objects.count() == (1 if same else 2)  # the same bytes are stored once
        capture = Capture.objects.get(report_id=outcome.report)
        values = register.guard.get(capture, {key.id: key for key in DataKey.objects.all()})
        assert values["sha256"] == sha256(data).hexdigest()
        assert_sound(register)


def test_two_encodings_of_one_text_are_two_reports_and_share_the_text(made: Made, clock: Clock) -> None:
    with Register.open(made(), clock=clock) as register:
        _add(register, Offer(data=TEXT.encode("utf-16")), Offer(data=("\ufeff" + TEXT).encode()))
        assert len(reports(register)) == 2
        assert len(set(TextArtifact.objects.values_list("stored", flat=True))) == 1
        assert StoredObject.objects.count() == 2
        assert_sound(register)


def test_the_same_bytes_of_another_source(engine: str, made: Made, clock: Clock) -> None:
    with Register.open(made(), clock=clock) as register:
        outlets = ("Invented outlet", " invented  OUTLET ", "Another invented outlet", None)
        offers = [Offer(data=TEXT.encode(), declared=Declared(source=source)) for source in outlets]
        for _ in range(2):  # in one command, and in two
            outcomes = _add(register, *offers)
            told = [one.report for one in outcomes if isinstance(one, Taken)]
            assert told[0] == told[1]  # two spellings of one source
            assert len(set(told)) == 3
        assert len(reports(register)) == 3
        assert StoredObject.objects.count() == 1
        assert_sound(register)


def test_the_most_words_that_a_report_can_hold_are_found(engine: str, made: Made, clock: Clock) -> None:
    words = [f"w{number:07x}" for number in range(800_000)]
    with Register.open(made(), clock=clock) as register:
        [outcome] = _add(register, Offer(data=" ".join(words).encode()))
        assert isinstance(outcome, Taken)
        assert outcome.unread is None
        for word in (words[0], words[len(words) // 2], words[-1]):
            assert len(word_index.search(word)) == 1
        assert word_index.search(f"{words[0]} {words[-1]}") != []
        assert word_index.search(f"{words[0]} elsewhere") == []


@pytest.mark.parametrize(
    "text", ["\0An invented\0 report.", "An invented report of \U0001f54a and \ufffd.", "a" * 5000]
)
def test_letters_that_a_database_may_not_like(text: str, engine: str, made: Made, clock: Clock) -> None:
    with Register.open(made(), clock=clock) as register:
        outcomes = _add(register, Offer(data=text.encode(), declared=Declared(title=text, source=text)))
        for outcome in outcomes:
            assert getattr(outcome, "unread", None) is None
        assert_sound(register)
