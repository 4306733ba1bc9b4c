"""Incidents as views over claims, the judgements that tie claims to them, and people's decisions."""

from typing import ClassVar

from django.db import models

from harmledger.register.models.reading import ClaimRow
from harmledger.register.models.record import Guarded, Record


class Incident(Guarded):
    """An event. What it says is drawn from its claims; its own are the grade and its scheme, in the body."""

    kind: ClassVar[str] = "incident"

    recorded = models.CharField(max_length=24)


class Link(Record):
    """One judgement that a claim tells of an incident: positive, negative or unsure; never changed, only outranked."""

    kind: ClassVar[str] = "link"

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT)
    claim = models.ForeignKey(ClaimRow, on_delete=models.PROTECT)
    judgement = models.CharField(max_length=8)
    basis = models.TextField()
    member_id = models.CharField(max_length=36, null=True)
    recorded = models.CharField(max_length=24)


class Decision(Guarded):
    """A person's judgement about a record: what it was about, what was decided, who, when; the reason is restricted."""

    kind: ClassVar[str] = "decision"

    about = models.CharField(max_length=36, db_index=True)
    member_id = models.CharField(max_length=36)
    recorded = models.CharField(max_length=24)


class Redirect(Record):
    """A merged record's id, which leads to the one that it became part of, for ever; `id` is the old one."""

    kind: ClassVar[str] = "redirect"

    leads_to = models.CharField(max_length=36, db_index=True)
    recorded = models.CharField(max_length=24)
