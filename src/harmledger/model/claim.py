"""A claim: what one report says about one event."""

from msgspec import Struct

from harmledger.model.attribution import Attribution
from harmledger.model.codes import ClaimKind
from harmledger.model.harm import Harm
from harmledger.model.means import Means, Object
from harmledger.model.span import Span
from harmledger.model.traced import Traced
from harmledger.model.when import When
from harmledger.model.where import Where


class Flag(Struct, frozen=True, kw_only=True):
    """Something a person should look at: a code, and the sentence that says why."""

    code: str
    words: str
    span: Span | None = None


class Remark(Traced, frozen=True, kw_only=True):
    """Words kept beside a claim that are no part of what happened to anyone, such as a visit that was under way."""

    kind: str
    quote: str


class Claim(Struct, frozen=True, kw_only=True):
    """One event as one report tells it.

    `kind` is `incident` for an event, `toll` for a running sum over many, `context` for anything told beside them.
    An empty `harm` means that no casualties are reported; it never means none. `characterisation` holds spans of a
    party's words, which are never coded.
    """

    id: str
    kind: ClaimKind
    when: When | None = None
    where: Where | None = None
    harm: tuple[Harm, ...] = ()
    actors: tuple[Attribution, ...] = ()
    means: tuple[Means, ...] = ()
    objects: tuple[Object, ...] = ()
    characterisation: tuple[Span, ...] = ()
    context: tuple[Remark, ...] = ()
    flags: tuple[Flag, ...] = ()
    span: Span | None = None
    rule: str = ""
