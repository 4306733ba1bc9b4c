"""Places that the team taught its register."""

from typing import ClassVar

from django.db import models

from harmledger.register.models.record import Guarded


class TaughtPlace(Guarded):
    """A place of the team's own gazetteer; name, spellings, point, level and radius are in the body.

    `learned_from` is the incident that taught it: such a place never corroborates that incident.
    """

    kind: ClassVar[str] = "place"

    learned_from = models.CharField(max_length=36, null=True)
    recorded = models.CharField(max_length=24)
