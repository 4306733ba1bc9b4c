"""An outcome to a group: how many, who they are, and into whom the number breaks down."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from harmledger.model.codes import Age, Basis, Outcome, Sex, Status
from harmledger.model.count import Count
from harmledger.model.traced import Traced
from harmledger.model.voice import Voice


class Group(Struct, frozen=True, kw_only=True):
    """Who was harmed. `basis` says whether the status is stated, inherited from a larger group, or derived."""

    status: Status = "unknown"
    party: str | None = None
    sex: Sex = "unknown"
    age: Age = "unknown"
    roles: tuple[str, ...] = ()
    basis: Basis = "stated"


class Harm(Traced, frozen=True, kw_only=True):
    """One group and one outcome; `parts` are sub-groups of it and never counted beside it.

    `low` and `high` are whole numbers or null for an open end; `reported` is the quoted words, null where persons were
    counted by their names.
    """

    outcome: Outcome
    low: int | None
    high: int | None
    reported: str | None = None
    who: Group = Group()
    said_by: Voice | None = None
    parts: tuple[Harm, ...] = ()
    any_of: int | UnsetType = UNSET

    @property
    def count(self) -> Count:
        """Return the number as a range."""
        return Count(self.low, self.high)
