"""What is offered to a register: bytes with what the operator says of them, and what became of each offer."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from harmledger.model import Report

MAX_BYTES = 8_000_000

From = Literal[
    "publisher",
    "author",
    "witness",
    "victim",
    "relative",
    "colleague",
    "lawyer",
    "medical_worker",
    "organisation",
    "archive",
    "own_collection",
    "unknown",
]
"""From whom a document was obtained: HURIDOCS' connections of a source, with those of collected documents."""

SourceKind = Literal[
    "news",
    "agency",
    "monitor",
    "rescuer",
    "medical",
    "humanitarian",
    "official",
    "party",
    "local_network",
    "person",
    "witness",
    "victim",
    "relative",
    "unknown",
]
"""What kind of source publishes; the last but one group are people, whose names are sealed."""

FROM: tuple[From, ...] = get_args(From)
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
Basis = Literal["found", "operator", "unknown"]
Nature = Literal["original", "copy", "unknown"]


class Custody(Struct, frozen=True, kw_only=True):
    """How a document came to us; `how` is free text and restricted, `by` the recorder's name, behind a pseudonym."""

    obtained_from: From = "unknown"
    how: str = ""
    nature: Nature = "unknown"
    by: str | None = None


class Declared(Struct, frozen=True, kw_only=True):
    """What is known of a report from outside its text; `source` is the outlet's name."""

    title: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: Basis = "operator"
    language: str | None = None
    country: str | None = None
    source: str | None = None
    source_kind: SourceKind = "unknown"

    def report(self, id: str, text: str) -> Report:
        """Return the report as the reader gets it.

        Without the source: its name would stand in every claim as that of the outlet, and must be in its own row alone,
        where it can be sealed and erased.
        """
        return Report(
            id=id,
            text=text,
            title=self.title,
            published=self.published,
            language=self.language,
            country=self.country,
        )


class Offer(Struct, frozen=True, kw_only=True):
    """One document: its bytes as received, the name of its file where it had one, and what is said of it."""

    data: bytes
    file_name: str = ""
    declared: Declared = Declared()
    custody: Custody = Custody()


class Refused(Struct, frozen=True, kw_only=True):
    """An offer that was not taken, and why; `position` counts from 1 in the order of offering."""

    position: int
    sentence: str


class Taken(Struct, frozen=True, kw_only=True):
    """An offer that is kept durably.

    `status` is new | known (the same capture was kept before; nothing was added) | again (the same bytes were kept
    before; this further capture was recorded). `unread` says why there is no reading of it, null where there is one.
    """

    position: int
    report: str
    status: Literal["new", "known", "again"]
    claims: int = 0
    incidents: tuple[str, ...] = ()
    unread: str | None = None


Outcome = Refused | Taken
