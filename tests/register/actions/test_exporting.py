"""Exports: what is in them for whom, where they land, and what the ledger says. All texts and names are invented."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from tests.register.queries.invented import NAME, UNSEAL, another, told

from harmledger.evidence import Entry
from harmledger.publishing import FORMATS
from harmledger.register.actions import exporting
from harmledger.register.actions.exporting import INTERNAL, PUBLIC, NotWritten, export
from harmledger.register.actions.marking import mark
from harmledger.register.models import ClaimRow, Decision, Leaf
from harmledger.register.opening import Register
from harmledger.register.queries.records import page
from harmledger.register.queries.resolving import resolve
from harmledger.register.verifying.verify import verify

Add = Callable[..., list[object]]


def publish(register: Register, *ids: str) -> None:
    for id_ in ids:
        mark(register, resolve(id_), None, "public", "a test")


def test_nothing_is_public_until_it_is_marked(opened: Register, engine: str, add_texts: Add) -> None:
    taken = another(opened, add_texts)
    out = io.BytesIO()
    done = export(opened, "csv", PUBLIC, out)
    assert (done.written, done.withheld) == (0, 1)
    assert len(out.getvalue().splitlines()) == 1
    publish(opened, ClaimRow.objects.get().id)
    assert export(opened, "csv", PUBLIC, io.BytesIO()).written == 0
    publish(opened, taken.incidents[0])
    done = export(opened, "csv", PUBLIC, out := io.BytesIO())
    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode()))
    assert (done.written, done.withheld) == (1, 0)
    assert (row["injured_low"], row["report_id"], row["notice"]) == ("6", "", "")
    assert not verify(opened).findings


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_an_internal_file_says_so_and_holds_no_hidden_name(opened: Register, add_texts: Add, format_: str) -> None:
    told(opened, add_texts)
    done = export(opened, format_, INTERNAL, out := io.BytesIO())
    text = out.getvalue().decode()
    assert done.written == 1
    assert "INTERNAL" in text
    assert "SYNTHETIC" not in text
    assert not any(name in text for name in NAME)
    assert any(line.startswith("killed: told in ") for line in done.lines)


def test_a_synthetic_register_says_so_in_every_file(made: Callable[..., Path], add_texts: Add) -> None:
    with Register.open(made(synthetic=True)) as register:
        another(register, add_texts)
        export(register, "json", INTERNAL, out := io.BytesIO())
        told_ = json.loads(out.getvalue())
        assert told_["notice"] == told_["incidents"][0]["notice"] == "SYNTHETIC · INTERNAL"
        assert told_["release"]["synthetic"] is True


def test_quotes_are_in_an_internal_file_and_in_a_public_one_where_cleared(opened: Register, add_texts: Add) -> None:
    taken = another(opened, add_texts)

    def quotes(viewer: object) -> list[str]:
        export(opened, "json", viewer, out := io.BytesIO())  # type: ignore[arg-type]
        incidents = json.loads(out.getvalue())["incidents"]
        return [quote["words"] for one in incidents for claim in one["claims"] for quote in claim["quotes"]]

    assert "six civilians" in quotes(INTERNAL)
    publish(opened, taken.incidents[0], ClaimRow.objects.get().id, taken.report)
    assert quotes(PUBLIC) == []
    mark(opened, resolve(taken.report), "quotes", "public", "a test")
    assert "six civilians" in quotes(PUBLIC)


def test_the_ledger_tells_of_it_and_commits_to_the_file(opened: Register, engine: str, add_texts: Add) -> None:
    another(opened, add_texts)
    done = export(opened, "geojson", INTERNAL, out := io.BytesIO())
    entry = Entry.parse(Leaf.objects.get(seq=done.entry).entry.encode())
    assert entry.act == "exported"
    assert entry.facts == {"format": "geojson", "internal": True, "incidents": 1, "withheld": 0}
    digest = sha256(out.getvalue()).hexdigest()
    decision = Decision.objects.get()
    seen = page(opened, resolve(decision.id), UNSEAL).flat
    assert seen
    assert seen.fields["value"]["sha256"] == digest
    assert digest not in entry.leaf().decode()
    release = json.loads(out.getvalue())["release"]
    assert release["ledger_size"] == done.entry
    assert not verify(opened).findings


def test_a_file_is_whole_and_not_written_over(opened: Register, add_texts: Add, tmp_path: Path) -> None:
    another(opened, add_texts)
    file = tmp_path / "out.csv"
    export(opened, "csv", INTERNAL, file)
    first = file.read_bytes()
    assert first.startswith(b"notice,")
    leaves = Leaf.objects.count()
    with pytest.raises(NotWritten, match="--force"):
        export(opened, "json", INTERNAL, file)
    assert file.read_bytes() == first
    assert Leaf.objects.count() == leaves
    export(opened, "json", INTERNAL, file, overwriting=True)
    assert json.loads(file.read_bytes())
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_one_that_came_up_meanwhile_is_not_written_over(
    opened: Register, add_texts: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    another(opened, add_texts)
    file = tmp_path / "out.csv"

    def late(*arguments: object) -> int:
        file.write_text("another's")
        return 0

    monkeypatch.setattr(exporting, "_told", late)
    with pytest.raises(NotWritten, match="--force"):
        export(opened, "csv", INTERNAL, file)
    assert file.read_text() == "another's"


def test_what_fails_on_the_way_leaves_no_file_and_no_entry(
    opened: Register, add_texts: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    another(opened, add_texts)
    leaves = Leaf.objects.count()

    def failing(*_: object, **__: object) -> object:
        yield from ()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "incidents", failing)
    for out in (tmp_path / "out.csv", io.BytesIO()):
        with pytest.raises(OSError, match="No space"):
            export(opened, "csv", INTERNAL, out)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == []
    assert Leaf.objects.count() == leaves


def test_a_folder_that_cannot_be_written_to_is_told_without_its_name(opened: Register, tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as caught:
        export(opened, "csv", INTERNAL, tmp_path / "Vronk" / "out.csv")
    assert "Vronk" not in str(caught.value)
    (tmp_path / "taken").mkdir()
    with pytest.raises(NotWritten):
        export(opened, "csv", INTERNAL, tmp_path / "taken", overwriting=True)
