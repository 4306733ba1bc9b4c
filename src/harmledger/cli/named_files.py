"""Files named for the register: offered one at a time, and told of by their position, with no name where none may stay.

A file's name may hold a person's. It is shown on the terminal of whoever typed it, and nowhere else: not in a pipe, a
file or a log.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli.options import readable
from harmledger.cli.show.safe import inline

if TYPE_CHECKING:
    from harmledger.register.offers import Custody, Declared, Offer, Outcome


class NamedFiles:
    """The files of one command, and whether all of them were taken."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._positions: list[int] = []  # of what was offered, among the files as they were named
        self.whole = True

    def offers(self, declared: Declared, custody: Custody) -> Iterator[Offer]:
        """Yield an offer for each file that can be read, when it is asked for; the others are told of."""
        from harmledger.register.offers import MAX_BYTES, Offer

        for position, file in enumerate(self._files, start=1):
            try:
                with file.open("rb") as stream:
                    data = stream.read(MAX_BYTES + 1)
            except OSError as error:
                self._refuse(position, (error.strerror or "it cannot be read").lower())
                continue
            self._positions.append(position)
            yield Offer(data=data, file_name=readable(file.name), declared=declared, custody=custody)

    def tell(self, outcome: Outcome) -> None:
        """Acknowledge what was kept on standard output, and tell of what was refused on the error stream."""
        from harmledger.register.offers import Refused

        position = self._positions[outcome.position - 1]
        if isinstance(outcome, Refused):
            self._refuse(position, outcome.sentence)
            return
        told = {"new": "kept", "known": "was kept before", "again": "was kept before; this capture is recorded"}
        if outcome.unread:
            click.echo(f"{outcome.report}  {told[outcome.status]}; not read: {outcome.unread}")
            self.whole = False
            return
        line = [outcome.report, told[outcome.status]]
        if outcome.status == "new" or outcome.claims:  # else it was read before, and its claims are there
            line.append(f"{outcome.claims} claim{'' if outcome.claims == 1 else 's'}")
        click.echo("  ".join([*line, *outcome.incidents]))

    def _refuse(self, position: int, sentence: str) -> None:
        self.whole = False
        which = f"file {position} of {len(self._files)}"
        if sys.stderr.isatty():
            which += f" ({inline(str(self._files[position - 1]))})"
        click.echo(f"harmledger: {which}: {sentence}.", err=True)
