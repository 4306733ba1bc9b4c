"""Reading and scoring a labelled set; benchmark, reader and scorer are stand-ins of our own, the texts invented."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bench import accuracy, errors, main, ours, ratchet, results

SECRET = "zanzibarquux"
SCORER = """
import json, sys

COUNTS = ()

class Names:
    @classmethod
    def load(cls, path):
        return cls()

def choose(gold, claims, names, rule):
    return {"means": False}, {}

def predicted_counts(claim, basis):
    return {}

def group(n):
    value = {"value": 0.5, "n": n, "ci": [0.25, 0.75]}
    return {"reports": n, "metrics": {"actor": value}, "fields": {"actor": 0.5}, "headline": value}

def main():
    gold, read, inputs = ([json.loads(line) for line in open(path)] for path in (sys.argv[2], sys.argv[3], sys.argv[5]))
    assert [r["id"] for r in gold] == [r["report"] for r in read] == [r["id"] for r in inputs]
    names = [r["gold"]["set"] for r in gold]
    rule = {"sets": {name: group(names.count(name)) for name in sorted(set(names))}, "overall": group(len(gold))}
    integrity = {"reports": len(read), "missing_reports": 0, "error_share": 0.0, "span_in_bounds": 1.0}
    if "--json" in sys.argv:
        print(json.dumps({"best": rule, "first": rule, "integrity": integrity}))
    else:
        print("tables\\nintegrity: figures\\n\\nworst one: " + inputs[0]["text"])

if __name__ == "__main__":
    main()
"""
READER = """
import json, sys
assert sys.argv[-1].endswith(".jsonl"), "the command tells JSON lines by the file's name"
for line in open(sys.argv[-1]):
    report = json.loads(line)
    print(json.dumps({"report": report["id"], "claims": [], "quote": report["text"], "reader": {"rules": "r1"}}))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A benchmark of two English sets and one that is not read yet."""
    where = tmp_path / "benchmark"
    (where / "data").mkdir(parents=True)
    for name, language in (("gva", "en"), ("muc4", "en"), ("souk", "ar")):
        ids = [f"{name}-{number}" for number in range(5)]
        inputs = [json.dumps({"id": one, "text": f"{SECRET} {one}\u2028", "language": language}) for one in ids]
        gold = [json.dumps({"id": one, "gold": {"set": name}}) for one in ids]
        (where / "data" / f"{name}.input.jsonl").write_text("\n".join(inputs) + "\n", encoding="utf-8")
        (where / "data" / f"{name}.gold.jsonl").write_text("\n".join(gold) + "\n", encoding="utf-8")
    (where / "score.py").write_text(SCORER, encoding="utf-8")
    (where / "baseline.py").write_text(READER, encoding="utf-8")
    (where / "reader.py").write_text(READER, encoding="utf-8")
    monkeypatch.setattr(ours, "command", lambda: [sys.executable, str(where / "reader.py")])
    monkeypatch.setenv(accuracy.VARIABLE, str(where))
    return where


def made() -> results.Made:
    return results.Made("bench/run.py", "2024-02-29", "commit abc", "CPython 3")


def test_every_set_in_a_language_that_is_read_is_scored(folder: Path, tmp_path: Path) -> None:
    found = accuracy.run(folder, tmp_path)
    assert list(found.score["best"]["sets"]) == ["gva", "muc4"]
    assert list((found.score_without_gva or {})["best"]["sets"]) == ["muc4"]
    assert found.unread == {"souk": "not read yet: Arabic has its own issue"}
    assert found.versions == {"rules": "r1"}


def test_errors_are_counted_by_kind(folder: Path, tmp_path: Path) -> None:
    found = accuracy.run(folder, tmp_path)
    assert [row[:4] for row in errors.rows(found.kinds)] == [["gva", "means", "5", "5"], ["muc4", "means", "5", "5"]]
    assert "in which ways" in results.accuracy_part(found)


def test_a_sample_is_always_the_same(folder: Path, tmp_path: Path) -> None:
    first, _ = accuracy.prepare(accuracy.dev_sets(folder)[0], tmp_path, 2)
    once = first.read_text("utf-8")
    second, gold = accuracy.prepare(accuracy.dev_sets(folder)[0], tmp_path, 2)
    assert second.read_text("utf-8") == once
    assert len(once.strip().split("\n")) == len(gold.read_text("utf-8").strip().split("\n")) == 2


def test_no_word_of_the_texts_reaches_the_page(folder: Path, tmp_path: Path) -> None:
    found = accuracy.run(folder, tmp_path)
    page = results.render(made(), found, results.NOT_ASKED, [])
    assert SECRET not in page
    assert str(folder) not in page
    assert "| muc4 | 5 | 0.500 | 0.250–0.750 | 0.500 | 0.500 | 0.500 |" in page


def test_the_worst_readings_are_the_scorers_words(folder: Path, tmp_path: Path) -> None:
    found = accuracy.run(folder, tmp_path, ["gva"])
    assert accuracy.worst(folder, tmp_path, ["gva"], 1).strip().startswith(f"worst one: {SECRET}")
    assert found.score_without_gva is None


def test_a_set_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(accuracy.BenchError, match=r"No set is called gvq; there are gva, muc4, souk\."):
        accuracy.dev_sets(folder, ["gvq"])


def test_a_set_that_is_not_read_yet_alone_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(accuracy.BenchError, match="language that is read"):
        accuracy.run(folder, tmp_path, ["souk"])


def test_a_reader_that_breaks_is_an_error(folder: Path, tmp_path: Path) -> None:
    (folder / "reader.py").write_text("raise SystemExit(3)", encoding="utf-8")
    with pytest.raises(accuracy.BenchError, match="ended with code 3 and gave no reading"):
        accuracy.run(folder, tmp_path)


@pytest.mark.usefixtures("folder")
def test_a_check_holds_and_a_part_leaves_the_page_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(main, "RESULTS", tmp_path / "RESULTS.md")
    monkeypatch.setattr(ratchet, "FLOORS", tmp_path / "floors.toml")
    part = ["--only", "accuracy"]
    assert main.main([*part, "--raise-floors"]) == 0
    assert main.main([*part, "--check"]) == 0
    floors = ratchet.load()
    floors["full"]["gva"]["actor"] = 0.9
    ratchet.save(floors)
    assert main.main([*part, "--check"]) == 1
    assert "FAILED gva actor: 0.5000 is under its floor 0.9000" in capsys.readouterr().err
    assert main.main([*part, "--check", "--sample", "7"]) == 2
    assert not (tmp_path / "RESULTS.md").exists()


def test_without_the_data_a_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv(accuracy.VARIABLE, str(tmp_path / "nowhere"))
    assert main.main(["--only", "accuracy"]) == 0
    captured = capsys.readouterr()
    assert results.NO_DATA in captured.out
    assert str(tmp_path) not in captured.out
    assert main.main(["--only", "accuracy", "--check"]) == 2


def test_integrity_that_is_not_whole_is_a_fault(folder: Path, tmp_path: Path) -> None:
    found = accuracy.run(folder, tmp_path)
    assert main.faults(found) == []
    found.score["integrity"]["span_in_bounds"] = 0.9
    found.spans["misquoted"] = 2
    assert main.faults(found) == ["span in bounds is 0.9, must be 1.0", "misquoted is 2, must be 0"]


def test_spans_at_any_depth_are_held_to_their_text(tmp_path: Path) -> None:
    inputs, readings = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    inputs.write_text(json.dumps({"id": "a", "text": "four dead"}), encoding="utf-8")
    parts = [{"span": [0, 4], "reported": "five"}, {"span": [5, 10]}, {"span": [5, 9], "reported": None}]
    claim = {"span": None, "harm": [{"span": [0, 4], "reported": "four", "parts": parts}]}
    readings.write_text(json.dumps({"report": "a", "claims": [claim]}), encoding="utf-8")
    assert accuracy.spans(inputs, readings) == {"spans": 4, "outside": 1, "misquoted": 1, "withheld": 1}
