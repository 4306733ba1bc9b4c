"""Who: the project, the people who record, and the sources that publish."""

from typing import ClassVar

from django.db import models

from harmledger.register.models.record import Guarded, Record


class Project(Record):
    """A body of work with its own records. `synthetic` says that nothing in it is real, and never changes."""

    kind: ClassVar[str] = "project"

    name = models.TextField()
    synthetic = models.BooleanField()
    recorded = models.CharField(max_length=24)


class Member(Guarded):
    """Someone who records; the ledger knows the id only. `lookup` is a keyed hash of the name, which is restricted."""

    kind: ClassVar[str] = "member"

    lookup = models.CharField(max_length=64, unique=True)
    recorded = models.CharField(max_length=24)


class Source(Guarded):
    """Who publishes. `lookup` is a keyed hash of the folded name; the body holds name, kind, affiliation and HURIDOCS
    reliability and connection. `voice` is the source that it repeats, where it is known to speak for another.
    """

    kind: ClassVar[str] = "source"

    lookup = models.CharField(max_length=64, unique=True)
    voice = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    recorded = models.CharField(max_length=24)
