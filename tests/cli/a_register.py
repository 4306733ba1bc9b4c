"""Runs verbs for tests, on the register that `register_of_two` makes. All texts and names are invented."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.register.queries.invented import NAME, PLANTED

from harmledger.cli.main import main

__all__ = ["NAME", "PLANTED", "Run"]


class Run:
    """Runs verbs and keeps what they said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.err = ""
        self.code = 0

    def __call__(self, *arguments: object) -> str:
        """Run one verb; return its standard output."""
        self._capsys.readouterr()
        self.code = main([str(one) for one in arguments])
        said = self._capsys.readouterr()
        self.err = said.err
        return said.out

    def lines(self, *arguments: object) -> list[dict[str, Any]]:
        """Run one verb with --json and return its objects."""
        return [json.loads(line) for line in self(*arguments, "--json").splitlines()]
