"""Who may see what: the classes of fields and spans, and the one redaction layer that every door reads through."""

from harmledger.protection.classes import CLASSES, GLOSSES, RESERVED, allows, strictest
from harmledger.protection.classing import WITHHELD, field_classes
from harmledger.protection.logs import NotLoggable, SafeLog, describe_unforeseen
from harmledger.protection.masking import hidden_spans, mask
from harmledger.protection.names_again import again, hidden_names
from harmledger.protection.parts import BadBody, join, split
from harmledger.protection.redaction import HARM_GROUP, Viewer, redact_claim, redact_fields
from harmledger.protection.table import (
    DOORS,
    FIELD_RULES,
    KIND_RULES,
    ROLES,
    FieldRule,
    KindRule,
    NotAllowed,
    UnknownField,
    limit,
    may_mark,
    rule_for,
    unmarked_class,
)
from harmledger.protection.views import ClaimRecord, IncidentRecord, Record, claim_view, incident_view

__all__ = [
    "CLASSES",
    "DOORS",
    "FIELD_RULES",
    "GLOSSES",
    "HARM_GROUP",
    "KIND_RULES",
    "RESERVED",
    "ROLES",
    "WITHHELD",
    "BadBody",
    "ClaimRecord",
    "FieldRule",
    "IncidentRecord",
    "KindRule",
    "NotAllowed",
    "NotLoggable",
    "Record",
    "SafeLog",
    "UnknownField",
    "Viewer",
    "again",
    "allows",
    "claim_view",
    "describe_unforeseen",
    "field_classes",
    "hidden_names",
    "hidden_spans",
    "incident_view",
    "join",
    "limit",
    "mask",
    "may_mark",
    "redact_claim",
    "redact_fields",
    "rule_for",
    "split",
    "strictest",
    "unmarked_class",
]
