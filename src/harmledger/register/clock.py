"""The machine's clock: the one place that asks it; everything else takes the time as an argument."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the time now, with its zone."""


def machine_clock() -> datetime:
    """Return the time of this machine, in UTC."""
    return datetime.now(UTC)  # noqa: TID251


def stamp(at: datetime) -> str:
    """Return a time as records carry it: ISO 8601 in UTC, to the millisecond, with a closing Z."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
