"""Goes through every door of a register in every role, and keeps all that comes out of each."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tests.register.bad_luck.searching import index_words
from tests.register.doors.failing import failing
from tests.register.doors.planted import Planted, plant
from tests.register.doors.table import OPENED, STATES, TABLE

from harmledger.cli.main import main
from harmledger.places import Gazetteer
from harmledger.places.records import Store
from harmledger.protection import Viewer
from harmledger.publishing.json_text import json_text
from harmledger.register.actions.exporting import export
from harmledger.register.actions.places import FILE
from harmledger.register.clock import Clock
from harmledger.register.errors import UnknownId
from harmledger.register.opening import Register
from harmledger.register.queries.claims import claims
from harmledger.register.queries.entries import entry
from harmledger.register.queries.incidents import incidents
from harmledger.register.queries.records import page
from harmledger.register.queries.reports import ReportFilter, reports
from harmledger.register.queries.sources import sources
from harmledger.register.word_index import words_of

ROLES = ("anyone", "recorder", "custodian")
FORMATS = ("csv", "geojson", "json")
LISTS = (reports, claims, incidents, sources)
# Where the command line stands: who works with it is a recorder, and a custodian where something is unsealed.
AT_WORK = "recorder"


class Said(NamedTuple):
    """How a verb ended and what it said."""

    code: int
    out: str
    err: str


class Came(NamedTuple):
    """What came out in one state: by door and role, of records and of the ledger's entries; and of failing verbs."""

    out: dict[tuple[str, str], str]
    entries: dict[tuple[str, str], str]
    failed: dict[str, Said]


def run(*arguments: object) -> Said:
    """Run a verb."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(one) for one in arguments])
    for stream in (out, err):
        stream.flush()
    return Said(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))  # type: ignore[attr-defined]


def everything(folder: Path, clock: Clock, states: Sequence[str]) -> tuple[Planted, dict[str, Came]]:
    """Fill the register in a folder, bring it from state to state, and go through all doors in those asked for."""
    with Register.open(folder, clock=clock) as register:
        planted = plant(register, folder.parent)
    came = {}
    for state in STATES:
        for kind in OPENED.get(state, ()):
            _mark("public", planted.records[kind])
        if state == "public":
            _mark("public", [id_ for _, id_ in planted.found()])
        if state == "lowest":
            _mark_fields(planted)
        if state in states:
            came[state] = _through(folder, planted)
    return planted, came


def holds(came: Came, planted: Planted, name: str, door: str, role: str) -> list[str]:
    """Return which markers of a row came out of a door."""
    text = (came.entries if name.startswith("entry.") else came.out)[door, role]
    return [marker for marker in planted.markers.get(name, ()) if _stands(marker.casefold(), text)]


def _stands(marker: str, text: str) -> bool:
    if marker.isdecimal():  # no part of another number, of an id or of a time
        return bool(re.search(rf"(?<![\w.-]){marker}(?![\w-])", text))
    return marker in text


def _mark(class_: str, told: list[str]) -> None:
    said = run("mark", *told, class_, "--reason", "Zqwhymarked")
    assert (said.code, said.err) == (0, "")


def _mark_fields(planted: Planted) -> None:
    for name, row in TABLE.items():
        record, _, field = name.partition(".")
        _, public, lowest = row.classes
        if record in planted.records and public != lowest and name != "report.text":
            # the clearance of a report's quotes is tried on the other report, whose claim has none of its own
            number = 1 if name == "report.quotes" else 0
            _mark(lowest, [f"{planted.records[record][number]}:{field}"])
    _mark("restricted", [f"{planted.records['claim'][1]}:harm/2"])  # a minor's name


def _through(folder: Path, planted: Planted) -> Came:
    out: dict[tuple[str, str], list[str]] = defaultdict(list)
    entries: dict[tuple[str, str], str] = {}
    with Register.open(folder) as register:
        for role in ROLES:
            for door, said in _queries(register, planted, role):
                out[door, role].append(said)
            for door in ("show", "unseal"):
                entries[door, role] = json_text(entry(planted.entry, Viewer(door, role)))
    for door, role, said in _verbs(planted):
        out[door, role].append(said)
    entries["show", AT_WORK] += run("show", f"#{planted.entry}", "--json").out + run("show", f"#{planted.entry}").out
    failed = {name: run(*arguments) for name, arguments in failing(planted, folder).items()}
    for role in ROLES:
        out["log", role].append((folder / "log.jsonl").read_text(encoding="utf-8"))
        out["error", role] += [told for said in failed.values() for told in said[1:]]
    texts = defaultdict(str, {key: "\n".join(told).casefold() for key, told in out.items()})
    return Came(texts, defaultdict(str, {key: told.casefold() for key, told in entries.items()}), failed)


def _queries(register: Register, planted: Planted, role: str) -> Iterator[tuple[str, str]]:
    """Yield door and text of all that queries and exports give to a role."""
    for listed in LISTS:
        yield from (("list", json_text(one)) for one in listed(register, Viewer("list", role)))
    for asked in (ReportFilter(words="zqsearched"), ReportFilter(words="zqsearched", country="ZQ")):
        yield from (("search", json_text(one)) for one in reports(register, Viewer("search", role), asked))
    for door in ("show", "unseal"):
        for found in planted.found():
            try:
                yield door, json_text(page(register, found, Viewer(door, role)))
            except UnknownId:
                yield door, ""
    for door in ("export", "internal_export"):
        for format_ in FORMATS:
            file = io.BytesIO()
            export(register, format_, Viewer(door, role), file)
            yield door, file.getvalue().decode()
    for word in {word for marker in chain(*planted.markers.values()) for word in words_of(marker)}:
        if list(reports(register, Viewer("index", role), ReportFilter(words=word))):
            yield "index", f" {word} "
    if role != "anyone":
        yield "index", " ".join(index_words())
        yield "index", _gazetteer(register.home.places / FILE, planted)


def _gazetteer(file: Path, planted: Planted) -> str:
    """Return what the gazetteer that the team taught holds, and which names it knows."""
    store, known = Store(file), Gazetteer.bundled(file)
    names = [one for one in chain(*planted.markers.values()) if one.isalpha() and known.named(one)]
    held = [repr(store.place(number)) for number in range(store.head["places"])]
    return " ".join([*held, *names, file.read_bytes().decode("latin-1")])


def _verbs(planted: Planted) -> Iterator[tuple[str, str, str]]:
    """Yield door, role and text of all that the verbs say; the error stream tells totals beside an export."""
    for verb in ("reports", "claims", "incidents", "sources"):
        for form in ((), ("--json",)):
            yield "list", AT_WORK, "".join(run(verb, *form)[1:])
    for form in ((), ("--json",)):
        yield "search", AT_WORK, "".join(run("reports", "--words", "zqsearched", *form)[1:])
    for name, row in TABLE.items():
        marker = planted.markers[name][0]
        if ("index" in row.doors or "." not in name) and run("reports", "--words", marker, "--json").out:
            yield "index", AT_WORK, marker
    for found in planted.found():
        for form in ((), ("--json",)):
            yield "show", AT_WORK, "".join(run("show", found.id, *form)[1:])
            unsealed = run("show", found.id, *form, "--unseal", "--reason", "Zqwhyviewed")
            yield "unseal", "custodian", "".join(unsealed[1:])
    for format_ in FORMATS:
        yield "export", "anyone", "".join(run("export", "--format", format_)[1:])
        yield "internal_export", AT_WORK, "".join(run("export", "--format", format_, "--internal")[1:])
