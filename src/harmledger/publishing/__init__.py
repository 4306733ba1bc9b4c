"""Releases as files: one module a format, each writing what it is given and deciding nothing about who may see it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import IO, Protocol

from harmledger.model.incident import IncidentView, Release
from harmledger.publishing import csv_table, geojson, plain_json
from harmledger.publishing.tally import OutcomeTold, Tally

__all__ = ["FORMATS", "Format", "OutcomeTold", "Tally"]


class Format(Protocol):
    """A format: a module of this room."""

    def write(self, release: Release, incidents: Iterable[IncidentView], out: IO[str]) -> int:
        """Write a whole file and return how many incidents it holds.

        The incidents come redacted for whoever will read the file. They are taken one by one, so memory stays flat;
        what they raise passes through and leaves `out` cut short. Open `out` as UTF-8 with `newline=""`.
        """
        ...


FORMATS: Mapping[str, Format] = MappingProxyType({"csv": csv_table, "geojson": geojson, "json": plain_json})
"""The formats by name, which is also the ending of their files."""
