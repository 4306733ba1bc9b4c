"""When it occurred, as an EDTF value with the days it allows."""

from harmledger.model.traced import Traced


class When(Traced, frozen=True, kw_only=True):
    """A time of an event (EDTF, ISO 8601-2 level 1 and `[..]` sets).

    `earliest` and `latest` are ISO days, null where open or unresolved; `basis` is the words or the rule's ground;
    `weaker` holds other readings as EDTF; `hint` says what is missing when the words stay unresolved.
    """

    edtf: str | None
    earliest: str | None = None
    latest: str | None = None
    basis: str | None = None
    weaker: tuple[str, ...] = ()
    time_of_day: str | None = None
    hint: str | None = None
