"""The map from cleaned to original positions: pieces, blocks, composition."""

from __future__ import annotations

import pytest

from harmledger.model import Span
from harmledger.text.offsets import MapBuilder, OffsetMap


def built(*steps: tuple[int, int, int], original: int) -> OffsetMap:
    """Build a map of (length, start, end); a length of -1 keeps the characters."""
    made = MapBuilder()
    for length, start, end in steps:
        if length < 0:
            made.keep(start, end)
        else:
            made.put(length, start, end)
    return made.build(original)


def test_identity_maps_every_span_to_itself() -> None:
    offsets = OffsetMap.identity(5)
    assert offsets.is_identity
    assert offsets.span(1, 4) == Span(1, 4)
    assert offsets.span(5, 5) == Span(5, 5)


def test_a_part_of_an_expansion_maps_to_all_of_its_original() -> None:
    offsets = built((-1, 0, 2), (3, 2, 3), (-1, 3, 5), original=5)
    assert offsets.span(3, 4) == Span(2, 3)
    assert offsets.span(1, 3) == Span(1, 3)
    assert offsets.span(4, 6) == Span(2, 4)


def test_a_contraction_maps_to_both_of_its_characters() -> None:
    offsets = built((-1, 0, 1), (1, 1, 3), (-1, 3, 4), original=4)
    assert offsets.span(1, 2) == Span(1, 3)
    assert offsets.span(2, 3) == Span(3, 4)


def test_a_deletion_lies_within_a_span_that_goes_over_it_and_in_no_other() -> None:
    offsets = built((-1, 0, 2), (0, 2, 3), (-1, 3, 5), original=5)
    assert offsets.span(0, 2) == Span(0, 2)
    assert offsets.span(2, 4) == Span(3, 5)
    assert offsets.span(1, 3) == Span(1, 4)


def test_an_empty_span_stays_empty() -> None:
    offsets = built((0, 0, 1), (-1, 1, 3), original=3)
    assert offsets.span(0, 0) == Span(1, 1)
    assert offsets.span(2, 2) == Span(3, 3)


def test_nothing_kept_is_not_the_identity() -> None:
    offsets = built((0, 0, 3), original=3)
    assert not offsets.is_identity
    assert offsets.span(0, 0) == Span(3, 3)


def test_everything_kept_is_the_identity() -> None:
    assert built((-1, 0, 2), (-1, 2, 4), original=4).is_identity
    assert built((-1, 0, 2), (1, 2, 3), original=3).is_identity
    assert built(original=0).is_identity


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 1), (0, 4)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="does not lie within"):
        OffsetMap.identity(3).span(start, end)


def test_composition_goes_through_both_maps() -> None:
    # abXcd -> abcd (X deleted) -> aBBcd (b expanded)
    earlier = built((-1, 0, 2), (0, 2, 3), (-1, 3, 5), original=5)
    later = built((-1, 0, 1), (2, 1, 2), (-1, 2, 4), original=4)
    both = earlier.compose(later)
    assert (both.size, both.original) == (5, 5)
    assert [both.span(i, i + 1) for i in range(5)] == [(0, 1), (1, 2), (1, 2), (3, 4), (4, 5)]


def test_composition_keeps_the_blocks_of_the_earlier_map() -> None:
    earlier = built((3, 0, 1), (-1, 1, 3), original=3)
    later = built((0, 0, 1), (-1, 1, 5), original=5)
    both = earlier.compose(later)
    assert [both.span(i, i + 1) for i in range(4)] == [(0, 1), (0, 1), (1, 2), (2, 3)]


def test_composition_with_the_identity_changes_nothing() -> None:
    some = built((0, 0, 1), (-1, 1, 3), original=3)
    assert some.compose(OffsetMap.identity(2)) is some
    assert OffsetMap.identity(3).compose(some) is some


def test_maps_that_do_not_meet_are_not_composed() -> None:
    with pytest.raises(ValueError, match="cannot follow"):
        OffsetMap.identity(3).compose(OffsetMap.identity(4))
