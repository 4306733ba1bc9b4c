"""What is built for others to install holds every file of the package: code, words, gazetteer and samples."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.mark.needs("hatchling")
def test_wheel_holds_every_file_of_the_package(root: Path, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=root,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
        about = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "harmledger = harmledger.cli.main:main" in archive.read(about).decode()
    package = root / "src"
    there = {
        path.relative_to(package).as_posix()
        for path in (package / "harmledger").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".DS_Store"
    }
    assert packed == there
