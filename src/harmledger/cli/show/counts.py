"""Says a count as people say ranges; an open end stays open, and what nobody gave is "not reported", never 0."""

from harmledger.model import Count

NOT_REPORTED = "not reported"


def told(count: Count) -> str:
    """Return "4", "4–6", "2 or more", "up to 5" or "not reported"."""
    low, high = count
    if low is None:
        return NOT_REPORTED if high is None else f"up to {high}"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low}–{high}"


def is_one(count: Count) -> bool:
    """Tell whether exactly one is meant, so that the noun stands in the singular."""
    return count.is_exact and count.low == 1
