"""Where it occurred, with a radius that honestly contains it."""

from msgspec import UNSET, UnsetType

from harmledger.model.codes import Level
from harmledger.model.traced import Traced


class Where(Traced, frozen=True, kw_only=True):
    """A place of an event.

    `lat` and `lon` are WGS 84 degrees, `radius_m` metres. With a `relation` ("west of") the point is the reference's,
    never one of our own making. `precision` is UCDP's `where_prec`. `country` is ISO 3166-1 alpha-2; `unsure` names
    fields that a person should check; `hint` says why a place stayed without a point.
    """

    name: str | None
    place_id: str | None = None
    kind: str | None = None
    relation: str | None = None
    direction: str | None = None
    reference: str | None = None
    reference_id: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_m: int | None = None
    level: Level | None = None
    precision: int | None = None
    country: str | None = None
    admin1: str | None = None
    unsure: tuple[str, ...] = ()
    hint: str | None = None
    any_of: int | UnsetType = UNSET
