"""Strategies of the model's values, made from the types of their fields."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import fields

from harmledger.model import Reading, Span

# JSON has no lone surrogates, so no reading can hold one.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
# Beyond these, other readers of JSON lose digits.
WHOLE = st.integers(-(2**53), 2**53)
SPANS = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: WHOLE,
    float: st.floats(allow_nan=False, allow_infinity=False),
    str: WORDS,
    type(None): st.none(),
    UnsetType: st.just(UNSET),
}


def of_type(kind: Any, depth: int) -> st.SearchStrategy[Any]:
    """Return a strategy for the values of a field's type; tuples are empty below the given depth."""
    if kind is Span:
        return SPANS
    if isinstance(kind, type) and issubclass(kind, Struct):
        return struct(kind, depth)
    origin, given = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(given)
    if origin in (Union, UnionType):
        return st.one_of(*(of_type(one, depth) for one in given))
    if origin is tuple:
        return st.lists(of_type(given[0], depth - 1), max_size=2).map(tuple) if depth else st.just(())
    return PLAIN[kind]


@cache
def struct(kind: type[Struct], depth: int = 3) -> st.SearchStrategy[Any]:
    """Return a strategy for a struct of the model."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: of_type(hints[field.name], depth) for field in fields(kind)})


READINGS: st.SearchStrategy[Reading] = struct(Reading)
