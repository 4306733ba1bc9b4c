"""The values of the field: what a report says, who was harmed, when, where, by whom; frozen, without any I/O."""

from harmledger.model.attribution import Attribution
from harmledger.model.claim import Claim, Flag, Remark
from harmledger.model.codes import (
    AGES,
    CLAIM_KINDS,
    EFFECTS,
    LAUNCHES,
    LEVELS,
    MEANS,
    OUTCOMES,
    PROTECTION,
    ROLES_OF_ACTORS,
    SEXES,
    STANCES,
    STATUSES,
    Level,
    where_prec,
)
from harmledger.model.count import Count
from harmledger.model.errors import HarmledgerError
from harmledger.model.harm import Group, Harm
from harmledger.model.json_form import from_json, to_json
from harmledger.model.means import Means, Object
from harmledger.model.reading import Considered, Reading, TraceStep, Versions
from harmledger.model.report import Report
from harmledger.model.schema import SCHEMA_VERSION
from harmledger.model.span import Span
from harmledger.model.voice import Voice
from harmledger.model.when import When
from harmledger.model.where import Where

__all__ = [
    "AGES",
    "CLAIM_KINDS",
    "EFFECTS",
    "LAUNCHES",
    "LEVELS",
    "MEANS",
    "OUTCOMES",
    "PROTECTION",
    "ROLES_OF_ACTORS",
    "SCHEMA_VERSION",
    "SEXES",
    "STANCES",
    "STATUSES",
    "Attribution",
    "Claim",
    "Considered",
    "Count",
    "Flag",
    "Group",
    "Harm",
    "HarmledgerError",
    "Level",
    "Means",
    "Object",
    "Reading",
    "Remark",
    "Report",
    "Span",
    "TraceStep",
    "Versions",
    "Voice",
    "When",
    "Where",
    "from_json",
    "to_json",
    "where_prec",
]
