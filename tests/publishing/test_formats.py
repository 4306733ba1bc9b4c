"""What holds of every format: it streams, says how many it wrote, and says its notice and its ledger everywhere."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from tests.publishing.invented import NOTICE, full, incident, release, view, written

from harmledger.model.incident import IncidentView
from harmledger.publishing import FORMATS

each_format = pytest.mark.parametrize("name", FORMATS)


def test_the_formats() -> None:
    assert list(FORMATS) == ["csv", "geojson", "json"]


@each_format
def test_an_incident_is_written_before_the_next_is_asked_for(name: str) -> None:
    out = io.StringIO(newline="")

    def incidents() -> Iterator[IncidentView]:
        for number in range(5):
            yield incident(view(id=f"claim-{number}"), view(id=f"second-{number}"), id=f"incident-{number}")
            assert f"second-{number}" in out.getvalue()

    assert FORMATS[name].write(release(), incidents(), out) == 5


@each_format
def test_the_notice_stands_with_every_incident(name: str) -> None:
    plain = written(name, [full(), incident()], release(None))
    text = written(name, [full(), incident()])
    assert NOTICE not in plain
    lines = [line for line in text.splitlines() if "incident-1" in line]
    assert len(lines) == 2
    assert all(NOTICE in line for line in lines)


@each_format
def test_every_file_says_its_register_and_its_ledger(name: str) -> None:
    text = written(name, [full()])
    assert all(part in text for part in ("018f-register", "2031-01-02T03:04:05.000Z", "ab" * 32, "ledger_size"))


@each_format
def test_what_the_incidents_raise_passes_through(name: str) -> None:
    def incidents() -> Iterator[IncidentView]:
        yield full()
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        FORMATS[name].write(release(), incidents(), io.StringIO(newline=""))


@each_format
def test_the_same_incidents_write_the_same_bytes(name: str) -> None:
    assert written(name, [full()]) == written(name, iter([full()]))
