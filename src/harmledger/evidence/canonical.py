"""One way to write a JSON value, so that the same value always has the same hash (RFC 8785)."""

import rfc8785

from harmledger.model import HarmledgerError


class NotCanonical(HarmledgerError):
    """The value has no canonical JSON form."""


def canonical(value: object) -> bytes:
    """Return the canonical JSON of a value, in UTF-8 (RFC 8785, the JSON Canonicalization Scheme).

    Takes dicts with text keys, lists, tuples, text, numbers, booleans and None. Raises `NotCanonical`, without naming
    the value, for anything else: other types, NaN and infinities, whole numbers beyond ±(2⁵³ − 1), half a surrogate
    pair, and nesting without end.
    """
    try:
        return rfc8785.dumps(value)  # type: ignore[arg-type] # it checks what it is given
    except (ValueError, RecursionError):
        # The library's message may repeat the value, and values are content.
        raise NotCanonical("A value cannot be written as canonical JSON.") from None
