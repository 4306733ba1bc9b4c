"""Who is said to have done it, who helped, who was the target, and how that is said."""

from msgspec import UNSET, UnsetType

from harmledger.model.codes import ActorRole, Stance
from harmledger.model.traced import Traced
from harmledger.model.voice import Voice


class Attribution(Traced, frozen=True, kw_only=True):
    """One actor in one role; `as_written` is null where only the title names it.

    Alternatives ("Russian or Syrian aircraft") share an `any_of` number.
    """

    actor: str
    as_written: str | None
    role: ActorRole = "perpetrator"
    stance: Stance = "alleged"
    said_by: Voice | None = None
    any_of: int | UnsetType = UNSET
