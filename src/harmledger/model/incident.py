"""An incident as it is shown: a view over claims, each with the report and the source that it comes from."""

from msgspec import Struct

from harmledger.model.claim import Claim
from harmledger.model.codes import Protection
from harmledger.model.span import Span

UNGRADED = "ungraded"


class Grade(Struct, frozen=True, kw_only=True):
    """A person's judgement by a named scheme; `ungraded` until someone gives one."""

    scheme: str | None = None
    value: str = UNGRADED


class SourceRef(Struct, frozen=True, kw_only=True):
    """Who publishes: HURIDOCS reliability and connection; a name that is withheld is null."""

    id: str
    name: str | None = None
    kind: str = "unknown"
    affiliation: str | None = None
    reliability: str = "unknown"
    connection: str = "unknown"


class ReportRef(Struct, frozen=True, kw_only=True):
    """The preserved document that a claim was read from.

    `entry` is the number of the ledger's entry that says when it was captured; `artifact` the text that spans point
    into; `published_basis` is found | operator | unknown.
    """

    id: str
    source: SourceRef | None = None
    title: str | None = None
    published: str | None = None
    published_basis: str = "unknown"
    language: str | None = None
    country: str | None = None
    artifact: str | None = None
    entry: int | None = None


class Quote(Struct, frozen=True, kw_only=True):
    """The words of one value, cut from the report: `field` is its path in the claim, such as `harm/0/parts/1`."""

    field: str
    span: Span
    words: str


class ClaimView(Struct, frozen=True, kw_only=True):
    """A claim as one reader may see it; `withheld` names the paths taken out, `quotes` holds cleared words."""

    id: str
    report: ReportRef | None
    claim: Claim
    quotes: tuple[Quote, ...] = ()
    withheld: tuple[str, ...] = ()


class IncidentView(Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """An incident as one reader may see it.

    `sources` counts the claims' originating voices, whether their names are shown or not.
    """

    id: str
    grade: Grade = Grade()
    class_: Protection = "internal"
    claims: tuple[ClaimView, ...] = ()
    sources: int = 1


class Release(Struct, frozen=True, kw_only=True):
    """What every file says of itself: whose it is, when it was made (ISO 8601, UTC), and its ledger's size and root.

    `notice` is what every page and file must say, null where nothing must be said.
    """

    register: str
    project: str
    synthetic: bool
    internal: bool
    made: str
    ledger_size: int
    ledger_root: str
    notice: str | None = None
