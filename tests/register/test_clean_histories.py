"""Property: whatever people do with a register, `verify` finds nothing wrong in it.

All reports are invented. `make test` tries a thousand histories, `make fuzz` ten thousand.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.register.conftest import QuickReaders, Ticking

from harmledger.evidence import AlreadyThere, Anchor
from harmledger.register.actions.add import add
from harmledger.register.actions.erasing import erase
from harmledger.register.actions.found import found
from harmledger.register.actions.keys import add_signing_key
from harmledger.register.actions.marking import mark
from harmledger.register.models import ClaimRow, ReportRow, Source
from harmledger.register.offers import Custody, Declared, Offer
from harmledger.register.opening import Register
from harmledger.register.queries.resolving import Found
from harmledger.register.verifying.anchoring import anchor_of
from harmledger.register.verifying.verify import verify

PARTS = 8  # side by side, where there are several processes to run them
HISTORIES = 1_000 // PARTS * (10 if os.environ.get("FUZZ") else 1)

texts = st.sampled_from(
    [f"INVENTED. Shells killed {n} people.".encode() for n in range(5)] + ["Ungültig".encode("cp1252")]
)
offers = st.builds(
    lambda data, name, source, kind, title, how: Offer(
        data=data,
        file_name=name,
        declared=Declared(source=source, source_kind=kind, title=title),
        custody=Custody(how=how),
    ),
    texts,
    st.sampled_from(["a.txt", "b.txt"]),
    st.sampled_from([None, "Invented Paper", "INVENTED  paper", "Qyzzle Vronk"]),
    st.sampled_from(["news", "witness"]),
    st.sampled_from([None, "Vronk"]),
    st.sampled_from(["", "by hand"]),
)
classes = st.sampled_from(["public", "internal", "restricted", "sealed"])
which = st.integers(0, 3)
steps = st.one_of(
    st.tuples(st.just("add"), st.lists(offers, min_size=1, max_size=3)),
    st.tuples(st.just("key"), st.none()),
    st.tuples(st.just("anchor"), st.none()),
    st.tuples(st.just("back"), st.integers(1, 10_000)),
    st.tuples(st.just("mark report"), st.tuples(which, st.sampled_from([None, "title"]), classes)),
    st.tuples(st.just("mark claim"), st.tuples(which, st.none(), classes)),
    st.tuples(st.just("erase report"), which),
    st.tuples(st.just("erase source"), which),
)


class History:
    """One register and what happens to it."""

    def __init__(self, register: Register, clock: Ticking) -> None:
        self.register = register
        self.clock = clock
        self.anchors: list[Anchor] = []

    def do(self, step: str, with_: object) -> None:
        """Do one step; one that has nothing to work on does nothing."""
        match step, with_:
            case "add", list(few):
                list(add(self.register, few, QuickReaders()))  # type: ignore[arg-type]
            case "key", None if self.register.signing is None:
                add_signing_key(self.register)
            case "key", None:
                with pytest.raises(AlreadyThere):
                    add_signing_key(self.register)
            case "anchor", None:
                self.anchors.append(anchor_of(self.register))
            case "back", int(seconds):
                self.clock.now -= timedelta(seconds=seconds)
            case _, (int(number), field, class_):
                self._mark(step.split()[1], number, field, class_)
            case _, int(number):
                self._erase(step.split()[1], number)

    def _row(self, kind: str, number: int) -> str | None:
        table = {"report": ReportRow, "claim": ClaimRow, "source": Source}[kind]
        ids = list(table._default_manager.order_by("id").values_list("id", flat=True))
        return ids[number] if number < len(ids) else None

    def _mark(self, kind: str, number: int, field: str | None, class_: object) -> None:
        if id_ := self._row(kind, number):
            mark(self.register, Found(kind, id_), field, class_, "invented")  # type: ignore[arg-type]

    def _erase(self, kind: str, number: int) -> None:
        if id_ := self._row(kind, number):
            erase(self.register, id_, "order", "invented")


@pytest.fixture
def begin(tmp_path: Path, empty_tables: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    """Founds registers one after the other, each gone when the next begins; syncs to disk are left out, for speed."""
    from tests.register.conftest import _copy_of

    monkeypatch.delenv("HARMLEDGER_DATABASE", raising=False)
    monkeypatch.delenv("HARMLEDGER_KEYS", raising=False)
    monkeypatch.setattr("os.fsync", lambda _: None)
    monkeypatch.setattr("harmledger.register.forms.bring_forward", _copy_of(empty_tables))
    folder = tmp_path / "register"

    def make() -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        found(folder, clock=Ticking())
        return folder

    return make


@pytest.mark.parametrize("part", range(PARTS))
@settings(max_examples=HISTORIES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(first=st.lists(offers, min_size=1, max_size=4), history=st.lists(steps, min_size=1, max_size=8))
def test_a_clean_history_has_no_finding(
    begin: Callable[[], Path], part: int, first: list[Offer], history: list[tuple[str, object]]
) -> None:
    clock = Ticking()
    with Register.open(begin(), clock=clock) as register:
        one = History(register, clock)
        for step, with_ in [("add", first), *history]:
            one.do(step, with_)
        report = verify(register)
        assert report.findings == ()
        assert report.unchecked == ()
        for anchor in one.anchors:
            assert verify(register, anchor).findings == ()
