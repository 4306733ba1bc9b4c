"""Every golden case, read by the reader with the bundled gazetteer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.reading.golden_case import Case, load
from tests.reading.golden_match import differences, span_faults

if TYPE_CHECKING:
    from harmledger.reading import Reader

pytestmark = pytest.mark.golden


def _parameter(case: Case) -> object:
    # What is right but not read yet stays in sight; strict, so that the mark goes as soon as it is read.
    marks = [pytest.mark.xfail(reason=case.pending, strict=True)] if case.pending else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in load()])
def test_text_is_read_as_it_says(case: Case, reader: Reader) -> None:
    reading = reader.read(case.report)

    found = differences(case, reading)

    told = "\n  ".join(found)
    assert not found, f"{case.path.name}: {case.id}\n{case.report.text}\n  {told}"


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in load()])
def test_every_span_holds_its_words(case: Case, reader: Reader) -> None:
    reading = reader.read(case.report)

    found = [
        fault
        for name in ("claims", "flags", "remarks")
        for fault in span_faults(case.report.text, getattr(reading, name), name)
    ]

    assert not found, "\n".join(found)
