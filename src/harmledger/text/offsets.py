"""Where each character of a cleaned text stood in the text as received."""

from __future__ import annotations

from bisect import bisect_right

from harmledger.model import Span


class OffsetMap:
    """A monotone map from positions of a cleaned text to spans of the original, both in code points.

    It is a row of pieces. A straight piece maps character to character; a block (an expansion, a contraction,
    letters reordered) maps whole, so that any part of it maps to all of its original. What was deleted has no piece.
    """

    __slots__ = ("_at", "_pieces", "original", "size")

    def __init__(self, at: list[int], pieces: list[tuple[int, int, bool]], size: int, original: int) -> None:
        """Take the cleaned start of each piece and its (start, end, straight) in the original; both lengths."""
        self._at = at
        self._pieces = pieces
        self.size = size
        self.original = original

    @classmethod
    def identity(cls, size: int) -> OffsetMap:
        """Return the map of a text in which no character moved."""
        return cls([], [], size, size)

    @property
    def is_identity(self) -> bool:
        """Tell whether every position maps to itself."""
        return not self._at and self.size == self.original

    def span(self, start: int, end: int) -> Span:
        """Return the smallest span of the original that covers `[start, end)`; an empty span stays empty.

        Raises ValueError where the span does not lie within the cleaned text.
        """
        if not 0 <= start <= end <= self.size:
            raise ValueError(f"[{start}, {end}) does not lie within a text of {self.size} characters.")
        if self.is_identity:
            return Span(start, end)
        if start == end:
            place = self._bounds(start)[0] if start < self.size else self.original
            return Span(place, place)
        return Span(self._bounds(start)[0], self._bounds(end - 1)[1])

    def _bounds(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._at, position) - 1
        start, end, straight = self._pieces[index]
        if straight:
            start += position - self._at[index]
            end = start + 1
        return start, end

    def compose(self, later: OffsetMap) -> OffsetMap:
        """Return the map of two cleanings in one: this one came first, `later` cleaned its result again."""
        if later.original != self.size:
            raise ValueError(f"A map of {later.original} characters cannot follow a text of {self.size}.")
        if later.is_identity:
            return self
        if self.is_identity:
            return later
        made = MapBuilder()
        for index, (start, end, straight) in enumerate(later._pieces):
            if straight:
                self._copy(start, end, made)
            else:
                stop = later._at[index + 1] if index + 1 < len(later._at) else later.size
                made.put(stop - later._at[index], *self.span(start, end))
        return made.build(self.original)

    def _copy(self, start: int, end: int, made: MapBuilder) -> None:
        """Write down the original of `[start, end)`, piece by piece."""
        index = bisect_right(self._at, start) - 1
        while start < end:
            stop = self._at[index + 1] if index + 1 < len(self._at) else self.size
            stop = min(stop, end)
            first, last, straight = self._pieces[index]
            if straight:
                first += start - self._at[index]
                made.keep(first, first + stop - start)
            else:
                made.put(stop - start, first, last)
            start = stop
            index += 1


class MapBuilder:
    """Writes an OffsetMap from left to right while a text is being cleaned."""

    __slots__ = ("_at", "_pieces", "size")

    def __init__(self) -> None:
        self._at: list[int] = []
        self._pieces: list[tuple[int, int, bool]] = []
        self.size = 0

    def keep(self, start: int, end: int) -> None:
        """Note that `[start, end)` of the original was taken over as it is."""
        if start == end:
            return
        if self._pieces and self._pieces[-1][2] and self._pieces[-1][1] == start:
            self._pieces[-1] = (self._pieces[-1][0], end, True)
        else:
            self._at.append(self.size)
            self._pieces.append((start, end, True))
        self.size += end - start

    def put(self, length: int, start: int, end: int) -> None:
        """Note that `length` new characters stand for `[start, end)`; none are noted for a deletion."""
        if length == 1 == end - start:
            self.keep(start, end)
        elif length:
            self._at.append(self.size)
            self._pieces.append((start, end, False))
            self.size += length

    def build(self, original: int) -> OffsetMap:
        """Return the map of all that was noted, for a text of `original` characters."""
        if self.size == original and (not self.size or self._pieces == [(0, original, True)]):
            return OffsetMap.identity(original)
        return OffsetMap(self._at, self._pieces, self.size, original)
