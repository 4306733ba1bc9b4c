"""The terminal: its width, its colours, and what stands for a field when there are none."""

from __future__ import annotations

import sys
from typing import TextIO

from rich.console import Console
from rich.style import Style

# The tints of the design's fields with their own ink, so that they read on light and dark terminals alike. They are a
# second cue: the letters say the same without colour.
_INK = "#1f2328"
_TINTS = {
    "H": "#d8c9dd",
    "T": "#ced3f0",
    "P": "#cad5c8",
    "A": "#e7d9c6",
    "M": "#cacbcd",
    "O": "#c5e0e2",
}
DIM = Style(dim=True)
STRONG = Style(bold=True)


class _Screen(Console):
    """A console that leaves it to the command to say what a closed pipe means."""

    def on_broken_pipe(self) -> None:
        """Let the closed pipe be told by its own error; rich would end the program with code 1."""
        raise BrokenPipeError


def screen(file: TextIO | None = None, *, color: bool = True, width: int | None = None) -> Console:
    """Return the console for people's output; no colour where it is not wanted, not understood, or a pipe."""
    return _Screen(
        file=file or sys.stdout,
        no_color=None if color else True,
        width=width,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )


def tint(letter: str) -> Style:
    """Return the style of a field's letter; a party's own words are underlined."""
    if letter in _TINTS:
        return Style(color=_INK, bgcolor=_TINTS[letter])
    return Style(underline=True)
