"""The tables of a register. Only `register.actions` and the ledger write to them."""

from harmledger.register.models.evidence import (
    DataKey,
    Detail,
    Erasure,
    Leaf,
    LedgerState,
    SignedHead,
    StoredObject,
    Tombstone,
)
from harmledger.register.models.incident import Decision, Incident, Link, Redirect
from harmledger.register.models.people import Member, Project, Source
from harmledger.register.models.place import TaughtPlace
from harmledger.register.models.reading import ClaimRow, ReadingRow
from harmledger.register.models.record import Guarded, Record
from harmledger.register.models.report import Capture, ReportRow, TextArtifact

__all__ = [
    "Capture",
    "ClaimRow",
    "DataKey",
    "Decision",
    "Detail",
    "Erasure",
    "Guarded",
    "Incident",
    "Leaf",
    "LedgerState",
    "Link",
    "Member",
    "Project",
    "ReadingRow",
    "Record",
    "Redirect",
    "ReportRow",
    "SignedHead",
    "Source",
    "StoredObject",
    "TaughtPlace",
    "TextArtifact",
    "Tombstone",
]
