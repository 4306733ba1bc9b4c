"""What runs with the package must go with its licence: no GPL or AGPL among the run-time dependencies."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = re.findall(r"^([\w.-]+)==[^;\\]*\\$", (ROOT / "requirements/core.txt").read_text(), re.MULTILINE)
STRONG_COPYLEFT = re.compile(r"(?<!L)(?:A?GPL|(?<!Lesser )General Public License)", re.IGNORECASE)


def licence_of(name: str) -> str:
    """Return everything that a package's metadata says about its licence."""
    about = metadata.metadata(name)
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License")]
    return " | ".join([about.get("License-Expression") or "", (about.get("License") or "")[:200], *classifiers]).strip()


@pytest.mark.parametrize("name", CORE)
def test_dependency_has_a_licence_that_permits(name: str) -> None:
    licence = licence_of(name)
    assert licence.strip(" |"), f"{name} states no licence"
    assert not STRONG_COPYLEFT.search(licence), f"{name}: {licence}"
