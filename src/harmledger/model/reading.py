"""One reading of one report: its claims, what made them, and on request how each came about."""

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from harmledger.model.claim import Claim, Flag, Remark
from harmledger.model.span import Span


class Versions(Struct, frozen=True, kw_only=True):
    """What did the reading: versions, and SHA-256 digests of rules, words, gazetteer and learned weights."""

    schema: str
    reader: str
    rules: str
    lexicon: str
    gazetteer: str | None
    weights: str | None = None


class Considered(Struct, frozen=True, kw_only=True):
    """A candidate that a choice weighed, with its reasons for and against."""

    name: str
    taken: bool
    reasons: tuple[str, ...] = ()


class TraceStep(Struct, frozen=True, kw_only=True):
    """One decision of the reader: what was matched or chosen, by which rule, and what became of it."""

    stage: str
    rule: str
    label: str
    span: Span | None
    outcome: Literal["taken", "rejected"] = "taken"
    why: str | None = None
    considered: tuple[Considered, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """The output of the reader for one report; one JSON object a line in batch output."""

    report: str
    language: str
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...] = ()
    remarks: tuple[Remark, ...] = ()
    reader: Versions
    trace: tuple[TraceStep, ...] | UnsetType = UNSET
