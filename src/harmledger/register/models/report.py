"""Reports: one preserved document each, how it was come by, and the text that spans point into."""

from typing import ClassVar

from django.db import models

from harmledger.register.models.evidence import StoredObject
from harmledger.register.models.people import Source
from harmledger.register.models.record import Guarded, Record


class ReportRow(Guarded):
    """One preserved document. `number` is that of the ledger entry of its capture; the bytes lie in the vault."""

    kind: ClassVar[str] = "report"

    number = models.BigIntegerField(unique=True)
    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT)
    artifact = models.ForeignKey(StoredObject, on_delete=models.PROTECT)
    recorded = models.CharField(max_length=24)


class Capture(Guarded):
    """Custody: one time that the document reached us. The body says from whom (coded), original or copy, by whom;
    file name, way and the plain SHA-256 are restricted. `lookup` is a keyed hash of name and custody together: the same
    capture told twice is one.
    """

    kind: ClassVar[str] = "capture"

    report = models.ForeignKey(ReportRow, on_delete=models.PROTECT)
    lookup = models.CharField(max_length=64)
    recorded = models.CharField(max_length=24)


class TextArtifact(Record):
    """The decoded text of a report, stored once; spans of readings count its code points.

    `hidden` is JSON: `[start, end, class]` of the stretches that are restricted or sealed.
    """

    kind: ClassVar[str] = "text"

    report = models.ForeignKey(ReportRow, on_delete=models.PROTECT)
    stored = models.ForeignKey(StoredObject, on_delete=models.PROTECT)
    extractor = models.TextField()
    version = models.TextField()
    encoding = models.TextField()
    length = models.IntegerField()
    hidden = models.TextField(default="[]")
