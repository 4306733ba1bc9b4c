"""JSON: incidents in full, with every claim, value and span, and the words where they are cleared."""

from collections.abc import Iterable
from typing import IO

from msgspec import to_builtins

from harmledger.model.incident import IncidentView, Release
from harmledger.publishing.json_text import write_list


def write(release: Release, incidents: Iterable[IncidentView], out: IO[str]) -> int:
    """Write one object with the notice, the release and the incidents, one a line; return the number of incidents.

    A claim has the form of `harmledger schema`; spans count code points of the artifact that its report names.
    """
    full = ([{"notice": release.notice, **to_builtins(incident)}] for incident in incidents)
    return write_list({"notice": release.notice, "release": release}, "incidents", full, out)
