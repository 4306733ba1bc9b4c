"""Canonical JSON: golden cases by RFC 8785 with values of our own, and what JSON cannot hold."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.evidence import NotCanonical, canonical

GOLDEN = [
    # Keys are ordered by UTF-16 units: a character beyond U+FFFF comes before U+FB33, and digits before letters.
    ({"\ufb33": 1, "😀": 2, "b": 3, "B": 4, "10": 5, "9": 6}, '{"10":5,"9":6,"B":4,"b":3,"😀":2,"\ufb33":1}'),
    # Only what JSON must escape is escaped; controls without a short form in small hex.
    ("\u0000\u001f\u007f\b\t\n\f\r\"\\/é\u2028", '"\\u0000\\u001f\u007f\\b\\t\\n\\f\\r\\"\\\\/é\u2028"'),
    # Text is kept as it is: no normalisation.
    (["\u00e9", "e\u0301"], '["\u00e9","e\u0301"]'),
    # Numbers as ECMAScript writes them.
    ([0, -0.0, 1.0, -1.5, 1e20, 1e21, 1e-6, 1e-7, 0.1, 123456789012345680.0, 5e-324, 2**53 - 1, -(2**53) + 1],
     "[0,0,1,-1.5,100000000000000000000,1e+21,0.000001,1e-7,0.1,123456789012345680,5e-324,"
     "9007199254740991,-9007199254740991]"),
    ({"a": [True, False, None, {}, [], ("x",)]}, '{"a":[true,false,null,{},[],["x"]]}'),
]  # fmt: skip


@pytest.mark.parametrize(("value", "text"), GOLDEN)
def test_golden(value: object, text: str) -> None:
    assert canonical(value) == text.encode()


def endless() -> list[object]:
    value: list[object] = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 2**53, -(2**53), "\ud800", {"\udc00": 1}, {1: "a"}, {None: 1}, b"bytes", {1, 2},
     date(2024, 1, 1), object(), endless()],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_json_cannot_hold(value: object) -> None:
    with pytest.raises(NotCanonical, match=r"^A value cannot be written as canonical JSON\.$"):
        canonical(value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
def test_reading_back_and_writing_again_changes_nothing(value: object) -> None:
    written = canonical(value)
    # As ECMAScript reads them, all numbers are floats: 1e16 is written without a point.
    read = json.loads(written, parse_int=float)
    assert read == value
    assert canonical(read) == written


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 9)))
def test_the_order_of_keys_makes_no_difference(value: dict[str, int]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)
