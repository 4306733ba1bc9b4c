"""SYNTHETIC reports for the demo: documented public events retold in our own words, as data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

import msgspec

from harmledger.model import Report

PUBLISHER = "Harmledger demo, paraphrase"
LABEL = "SYNTHETIC"


class Retold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A public source that a sample retells; `date` is EDTF or "undated", `title` empty where it is not known."""

    publisher: str
    date: str
    title: str = ""


class Sample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sample; `id` begins with the label, so that every output of it says so. Samples of one `event` may differ."""

    id: str
    title: str
    text: str
    publisher: str
    published: str
    language: str
    retells: tuple[Retold, ...]
    country: str | None = None
    event: str | None = None

    @property
    def report(self) -> Report:
        """The sample as the reader gets it; the outlet is always the demo itself."""
        return Report(
            id=self.id,
            text=self.text,
            title=self.title,
            published=self.published,
            language=self.language,
            country=self.country,
            source=self.publisher,
        )


def samples() -> Iterator[Sample]:
    """Yield the bundled samples in the order of their file names; msgspec.ValidationError when one is malformed."""
    folder = resources.files(__name__) / "reports"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            yield msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), Sample)


def is_synthetic(text: str) -> bool:
    """Tell whether a text holds a sample, or is a file that the demo or a SYNTHETIC register wrote."""
    squeezed = " ".join(text.split())
    return _MARK.search(text) is not None or any(sample in squeezed for sample in _texts())


# As the demo's files and every export of a SYNTHETIC register say it of themselves.
_MARK = re.compile(
    rf'{LABEL}: {PUBLISHER}|{LABEL}-[a-z]{{2}}|"notice":"{LABEL}|^"?{LABEL}(?: · [A-Z]+)?[,"]', re.MULTILINE
)


@cache
def _texts() -> frozenset[str]:
    return frozenset(" ".join(sample.text.split()) for sample in samples())
