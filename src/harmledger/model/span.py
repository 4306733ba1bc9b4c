"""A place in a text, counted in code points."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points of the report's text as received; JSON `[start, end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that stand there."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end
