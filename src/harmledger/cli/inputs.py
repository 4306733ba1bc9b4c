"""Turns what was named on the command line into reports, one at a time; what cannot be read becomes a sentence."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

import click
import msgspec

from harmledger.model import HarmledgerError, Report
from harmledger.text import Decoded, decode

MAX_BYTES = 8_000_000
MAX_LINE = 2 * MAX_BYTES
STDIN = "-"
LINES = (".jsonl", ".ndjson")

_decoder = msgspec.json.Decoder(Report)


class Given(NamedTuple):
    """What the operator says of every report that does not say it itself; `encoding` is that of plain files."""

    published: str | None = None
    country: str | None = None
    source: str | None = None
    language: str | None = None
    encoding: str | None = None

    def fill(self, report: Report) -> Report:
        """Return the report with its gaps filled; what it says itself stands."""
        return msgspec.structs.replace(
            report,
            published=report.published or self.published,
            country=report.country or self.country,
            source=report.source or self.source,
            language=report.language or self.language,
        )


class Refused(NamedTuple):
    """An input that is no report, and the sentence that says why."""

    sentence: str


class Taken(NamedTuple):
    """One step through the inputs: a report or a refusal, how many bytes it took, and what its reader should know."""

    what: Report | Refused
    size: int
    note: str | None = None


def take(files: Iterable[str], given: Given, stdin_is_lines: bool) -> Iterator[Taken]:
    """Yield the reports of all files in order, each read only when it is asked for.

    A file that ends in .jsonl or .ndjson holds one report a line; any other holds one report. A refusal never stops
    what comes after it.
    """
    for file in files:
        name = "standard input" if file == STDIN else os.fsencode(file).decode(errors="replace")
        try:
            with click.open_file(file, "rb") as stream:
                if file.endswith(LINES) or (file == STDIN and stdin_is_lines):
                    yield from _lines(stream, name, given)
                else:
                    yield _whole(stream, name, given)
        except OSError as error:
            yield Taken(Refused(f"{name}: {_trouble(error)}."), 0)


def size_of(files: Iterable[str]) -> int | None:
    """Return the bytes of all files together; None when they do not tell, as standard input and devices."""
    total = 0
    for file in files:
        try:
            total += os.stat(file).st_size
        except OSError:
            return None
    return total or None


def _trouble(error: OSError) -> str:
    """Say in words what keeps a file from being read."""
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "this is a directory; name the files in it"
        case PermissionError():
            return "you are not allowed to read it"
        case _:
            return error.strerror or str(error)


def _whole(stream: IO[bytes], name: str, given: Given) -> Taken:
    """Read one report; at most one byte more than the limit is ever held."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Taken(Refused(f"{name}: {_too_large('one report')}."), 0)
    try:
        decoded = decode(data, declared=given.encoding)
    except HarmledgerError as error:
        return Taken(Refused(f"{name}: {error}"), len(data))
    if not decoded.text.strip():
        return Taken(Refused(f"{name}: {'only white space' if data else 'the file is empty'}, nothing to read."), 0)
    identity = "stdin" if name == "standard input" else name
    return Taken(given.fill(Report(id=identity, text=decoded.text)), len(data), _note(decoded, name))


def _note(decoded: Decoded, name: str) -> str | None:
    """Tell of an encoding that was guessed, and of bytes that fit no encoding; None where there is nothing to tell."""
    lost = f"; {decoded.damaged} bytes do not fit it and stand as U+FFFD" if decoded.damaged else ""
    if decoded.how == "detected" or lost:
        return f"{name}: read as {decoded.encoding} ({decoded.how}){lost}; --encoding names another."
    return None


def _lines(stream: IO[bytes], name: str, given: Given) -> Iterator[Taken]:
    """Read JSON lines; empty lines are passed over, a broken one is named by its number."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        size = len(line)
        if size > MAX_LINE:
            size += _rest_of_line(stream, line)
            yield Taken(Refused(f"{name}, line {number}: {_too_large('one line', MAX_LINE)}."), size)
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            report = _report(line)
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            yield Taken(Refused(f"{name}, line {number}: this is not a report as JSON: {error}."), size)
            continue
        if len(report.text) > MAX_BYTES:
            yield Taken(Refused(f"{name}, line {number}: {_too_large('one report')}."), size)
            continue
        yield Taken(given.fill(report), size)


def _rest_of_line(stream: IO[bytes], line: bytes) -> int:
    """Pass over what is left of a line that is too long, in small pieces, and return its size."""
    passed = 0
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)
        passed += len(line)
    return passed


def _report(line: bytes) -> Report:
    """Return a line's report; half a surrogate pair, which strict JSON readers refuse, is kept as it came."""
    try:
        return _decoder.decode(line)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        if b"\\ud" not in line.lower():
            raise
        return msgspec.convert(json.loads(line), Report)


def _too_large(what: str, limit: int = MAX_BYTES) -> str:
    return f"more than {limit // 1_000_000} MB, the limit for {what}"
