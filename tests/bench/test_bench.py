"""Where the benchmark's data is present: a sample of each set is read soundly and meets the reduced floors."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from bench import accuracy, main, ratchet


@pytest.mark.bench
def test_a_sample_of_each_set_is_read_soundly_and_meets_its_floors() -> None:
    where = accuracy.folder()
    if where is None:
        # Not "missing component": the data may not be redistributed, so nobody's set-up can bring it.
        pytest.skip(f"{accuracy.VARIABLE} names no folder that holds the benchmark's data")
    floors = ratchet.load()
    # Not tmp_path, which pytest keeps: the readings quote texts that must not stay behind.
    with tempfile.TemporaryDirectory(prefix="harmledger-bench-") as scratch:
        found = accuracy.run(where, Path(scratch), sample=floors["sample"])
    assert main.faults(found) == []
    assert found.exit_codes == {}
    assert [str(short) for short in ratchet.shortfalls(ratchet.figures(found.score), floors[ratchet.REDUCED])] == []
