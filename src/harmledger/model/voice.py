"""Who says it: the voice that a report quotes, or the outlet itself."""

from msgspec import Struct

from harmledger.model.codes import Protection, VoiceKind
from harmledger.model.span import Span


class Voice(Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A voice; `kind` is `outlet` where the report quotes nobody. Witnesses and human sources are sealed."""

    name: str | None
    kind: VoiceKind = "unknown"
    affiliation: str | None = None
    span: Span | None = None
    class_: Protection = "internal"
