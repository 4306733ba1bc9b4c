"""Findings: of a kind in the closed list, each of which says what it means."""

from __future__ import annotations

import re

import pytest

from harmledger.evidence import KINDS, Finding


def test_a_finding_says_what_its_kind_means() -> None:
    found = Finding("object_missing", "0" * 32, "An object is not in the vault.")
    assert found.gloss == KINDS["object_missing"]


def test_other_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="one of the kinds"):
        Finding("something_odd", "1", "x")


def test_kinds_are_codes_with_one_line_each() -> None:
    assert len(KINDS) >= 15
    assert all(re.fullmatch(r"[a-z_]+", kind) and gloss and "\n" not in gloss for kind, gloss in KINDS.items())
    assert len(set(KINDS.values())) == len(KINDS)
