"""Set-up finds a Python that works, names what is missing, and the Makefile stays with what make 3.81 knows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEWER_THAN_3_81 = re.compile(r"^\.ONESHELL|^\.SHELLFLAGS|::=|^\w+\s*!=|\$\(file |\$\(guile |^define \w+ *=|^undefine ")


def stub(folder: Path, name: str, body: str) -> None:
    """Put a program of that name on a path of our own."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)


@pytest.fixture
def fresh(root: Path, tmp_path: Path) -> Path:
    """A copy of what set-up needs, without a .venv, and a `bin` that holds a few system programs but no Python."""
    for name in ("scripts", "requirements"):
        shutil.copytree(root / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    for name in ("sh", "cat", "cksum", "sed", "dirname", "mkdir", "rm"):
        found = shutil.which(name)
        assert found
        (tmp_path / "bin" / name).symlink_to(found)
    return tmp_path


def set_up(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up there with only our own programs on the path."""
    environment = {"PATH": str(folder / "bin"), "HOME": str(folder), **variables}
    return subprocess.run(
        [str(folder / "bin/sh"), "scripts/setup.sh", "core"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_python_is_told_in_one_sentence(fresh: Path) -> None:
    stub(fresh / "bin", "python3", "exit 1")  # too old, or a stub that does not run
    done = set_up(fresh)
    assert done.returncode == 1
    assert done.stderr.startswith("Missing: Python 3.11 or newer.")
    assert len(done.stderr.splitlines()) == 1
    assert not (fresh / ".venv").exists()


def test_no_venv_module_is_told_with_the_package_to_install(fresh: Path) -> None:
    stub(fresh / "bin", "python3.12", 'case "$2" in *ensurepip*) exit 1;; esac')
    done = set_up(fresh)
    assert done.returncode == 1
    assert done.stderr == "Missing: the venv module of python3.12. Debian/Ubuntu: apt-get install python3-venv\n"


def test_a_wrong_choice_of_python_is_named(fresh: Path) -> None:
    assert "PYTHON=/no/such/python is not one" in set_up(fresh, PYTHON="/no/such/python").stderr


def test_a_failed_set_up_is_begun_anew(fresh: Path) -> None:
    stub(fresh / "bin", "python3.12", 'case "$1 $2" in "-m venv") mkdir -p .venv/bin; echo half >.venv/half;; esac')
    done = set_up(fresh)
    assert done.returncode != 0
    assert "Run the same command again" in done.stderr
    assert (fresh / ".venv/unfinished").exists()
    (fresh / ".venv/left-over").touch()
    set_up(fresh)
    assert not (fresh / ".venv/left-over").exists()


@pytest.mark.skipif(not Path(sys.prefix, "ready-dev").exists(), reason="not the .venv that set-up makes")
def test_done_work_is_not_redone(root: Path) -> None:
    done = subprocess.run(
        ["sh", "scripts/setup.sh", "core"], cwd=root, env=os.environ, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""


def test_makefile_keeps_to_old_make(root: Path) -> None:
    lines = (root / "Makefile").read_text().splitlines()
    assert [line for line in lines if NEWER_THAN_3_81.search(line)] == []


@pytest.mark.needs("make")
def test_help_lists_every_target(root: Path) -> None:
    makefile = (root / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    shown = subprocess.run(["make", "--no-print-directory"], cwd=root, capture_output=True, text=True, check=True)
    assert {line.split()[0] for line in shown.stdout.splitlines()[1:]} == set(phony[1].split())
