"""Says the model's codes in words."""

_WORDS = {
    "casualties_undifferentiated": "killed or injured",
    "acknowledged_act_denied_responsibility": "act acknowledged, responsibility denied",
    "admin1": "province",
    "alternative_explanation": "another explanation given",
    "claimed_responsibility": "responsibility claimed",
    "directly_emplaced": "emplaced",
    "ied": "improvised explosive device",
    "indirect_death": "died indirectly",
    "place_id": "which place",
    "radius_m": "radius",
    "uxo": "unexploded ordnance",
    "within_100m": "within 100 m",
}


def said(code: str) -> str:
    """Return a code as words: its own entry, or its letters without underscores."""
    return _WORDS.get(code, code.replace("_", " "))


def is_clear(certainty: float | None) -> bool:
    """Tell whether a value was read clearly: from .98 on; an uncalibrated value never is."""
    return certainty is not None and certainty >= 0.98


def how_surely(certainty: float | None) -> str:
    """Return "read clearly" or "check"."""
    return "read clearly" if is_clear(certainty) else "check"
