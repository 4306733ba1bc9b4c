"""Bytes that are no UTF-8, as a terminal of another encoding sends them, where free text is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.cli.a_register import Run

First = Callable[[str], str]
ODD = "Gromp\udcff"


@pytest.mark.parametrize(
    "words",
    [
        ["mark", "ID", "internal", "--reason", ODD],
        ["mark", "ID", "internal", "--reason", "a test", "--by", ODD],
        ["show", "ID", "--unseal", "--reason", ODD],
        ["erase", "ID", "--reason", ODD, "--yes"],
        ["erase", "ID", "--reason", "order", "--note", ODD, "--yes"],
    ],
)
def test_they_are_kept_as_escapes_and_are_no_error_of_ours(run: Run, register_of_two: First, words: list[str]) -> None:
    id_ = register_of_two("reports")
    run(*(id_ if word == "ID" else word for word in words))
    assert (run.code, run.err.count("not foreseen")) == (0, 0)
