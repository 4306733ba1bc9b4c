"""With what it was done, and what was hit."""

from msgspec import UNSET, UnsetType

from harmledger.model.codes import Effect, Launch, MeansCode
from harmledger.model.traced import Traced


class Means(Traced, frozen=True, kw_only=True):
    """A weapon by its class and how it was launched; alternatives share an `any_of` number."""

    code: MeansCode
    launch: Launch = "unspecified"
    any_of: int | UnsetType = UNSET


class Object(Traced, frozen=True, kw_only=True):
    """A thing that was hit, and what became of it; `protected` says under which protection of the law it stands."""

    code: str
    effect: Effect = "hit"
    protected: str | None = None
