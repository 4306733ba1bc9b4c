"""Counting people as reports do: a number is a range, and an open end stays open."""

from __future__ import annotations

from typing import NamedTuple


class Count(NamedTuple):
    """How many, as a range of whole numbers; `None` is an open end, never zero.

    `Count(2, None)` is "several", `Count(None, 5)` is "up to five", `Count(4, 4)` is "four", `Count(None, None)` is a
    number nobody gave. Sums and differences are those of interval arithmetic.
    """

    low: int | None
    high: int | None

    @classmethod
    def exactly(cls, number: int) -> Count:
        """Return the count of a stated number."""
        return cls(number, number)

    @property
    def is_exact(self) -> bool:
        """Tell whether both ends are known and equal."""
        return self.low is not None and self.low == self.high

    @property
    def floor(self) -> int:
        """Return the least number the words allow; an open lower end allows none."""
        return 0 if self.low is None else self.low

    def __add__(self, other: object) -> Count:
        """Add two groups that share nobody; an end that is open in either stays open."""
        if not isinstance(other, Count):
            return NotImplemented
        low = None if self.low is None and other.low is None else self.floor + other.floor
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(low, high)

    def less(self, part: Count) -> Count:
        """Return what remains of a whole when a part of it is taken away; never below zero."""
        low = None if self.low is None or part.high is None else max(0, self.low - part.high)
        high = None if self.high is None else max(0, self.high - part.floor)
        return Count(low, high)

    def meets(self, other: Count) -> bool:
        """Tell whether one number could be meant by both."""
        return (self.high is None or self.high >= other.floor) and (other.high is None or other.high >= self.floor)

    def narrowed(self, other: Count) -> Count:
        """Return the range that both allow; call it only where they meet."""
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        return Count(max(lows) if lows else None, min(highs) if highs else None)

    def within(self, whole: Count) -> bool:
        """Tell whether a group of this size can be part of that whole."""
        return whole.high is None or self.floor <= whole.high
