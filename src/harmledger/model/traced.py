"""What every value of a claim carries: its words, its rule, how surely it was read, and how it is protected."""

from msgspec import UNSET, Struct, UnsetType

from harmledger.model.codes import Protection
from harmledger.model.span import Span


class Traced(Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """The trace of one value.

    `span` is null only for a value without words of its own in the text (then `derived_from` names what it comes
    from, by field or by a span written `start:end`). `reading_certainty` is a calibrated share from 0 to 1, null while
    uncalibrated. `class` is the protection class; nothing is public unless someone marks it so.
    """

    span: Span | None = None
    rule: str = ""
    reading_certainty: float | None = None
    class_: Protection = "internal"
    derived_from: tuple[str, ...] | UnsetType = UNSET
