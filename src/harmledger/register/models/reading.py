"""What was read: readings with what made them, and their claims."""

from typing import ClassVar

from django.db import models

from harmledger.register.models.record import Guarded
from harmledger.register.models.report import ReportRow, TextArtifact


class ReadingRow(Guarded):
    """One reading of one text artifact, with the digests of all that made it; flags and remarks are in the body."""

    kind: ClassVar[str] = "reading"

    report = models.ForeignKey(ReportRow, on_delete=models.PROTECT)
    text = models.ForeignKey(TextArtifact, on_delete=models.PROTECT, db_index=False)
    language = models.CharField(max_length=16)
    schema = models.CharField(max_length=16)
    reader = models.CharField(max_length=64)
    rules = models.CharField(max_length=64)
    lexicon = models.CharField(max_length=64)
    gazetteer = models.CharField(max_length=64, null=True)
    weights = models.CharField(max_length=64, null=True)
    recorded = models.CharField(max_length=24)


class ClaimRow(Guarded):
    """What one report says about one event; the body is the claim of the reading contract, without its stricter parts.

    The columns after `nature` repeat what the open body says, for lists and later blocking; null where it is withheld.
    """

    kind: ClassVar[str] = "claim"

    reading = models.ForeignKey(ReadingRow, on_delete=models.PROTECT)
    number = models.IntegerField()
    nature = models.CharField(max_length=8)
    earliest = models.CharField(max_length=10, null=True)
    latest = models.CharField(max_length=10, null=True)
    country = models.CharField(max_length=2, null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
