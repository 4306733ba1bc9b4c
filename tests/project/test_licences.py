"""What runs with the package must go with its licence: no GPL or AGPL among the run-time dependencies."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STRONG_COPYLEFT = re.compile(r"(?<!L)(?:A?GPL|(?<!Lesser )General Public License)", re.IGNORECASE)
OPTIONAL = ["py3langid", "numpy", "psycopg", "psycopg-binary"]


def installed(name: str) -> bool:
    """Tell whether a package is here: some are pinned for other systems only."""
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


PINNED = re.findall(r"^([\w.-]+)==", (ROOT / "requirements/core.txt").read_text(), re.MULTILINE)
CORE = [name for name in PINNED if installed(name)]


def licence_of(name: str) -> str:
    """Return everything that a package's metadata says about its licence."""
    about = metadata.metadata(name)
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License")]
    return " | ".join([about.get("License-Expression") or "", (about.get("License") or "")[:200], *classifiers]).strip()


@pytest.mark.parametrize("name", [*CORE, *filter(installed, OPTIONAL)])
def test_dependency_has_a_licence_that_permits(name: str) -> None:
    licence = licence_of(name)
    assert licence.strip(" |"), f"{name} states no licence"
    assert not STRONG_COPYLEFT.search(licence), f"{name}: {licence}"


def test_core_needs_no_lesser_copyleft() -> None:
    # What is offered under a choice of licences is taken under the permissive one.
    bound = [name for name in CORE if "LGPL" in (licence := licence_of(name)) and " OR " not in licence]
    assert bound == []


@pytest.mark.parametrize("licence", ["GPL-3.0-or-later", "AGPL-3.0", "GNU General Public License v2 (GPLv2)"])
def test_strong_copyleft_is_told(licence: str) -> None:
    assert STRONG_COPYLEFT.search(licence)


@pytest.mark.parametrize("licence", ["LGPL-3.0-only", "GNU Lesser General Public License v3", "MIT", "MPL-2.0"])
def test_other_licences_pass(licence: str) -> None:
    assert not STRONG_COPYLEFT.search(licence)
