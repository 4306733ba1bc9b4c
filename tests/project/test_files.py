"""What the project's files must keep to: their size and names, and that none tells of a machine or a registry."""

from __future__ import annotations

import ast
import re
import subprocess
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BANNED_STEMS = {"base", "common", "helpers", "manager", "misc", "util", "utils"}
SOFT_LINES, HARD_LINES = 300, 350
HARD_FUNCTION_LINES = 60

# In pieces, so that this file does not hold what it looks for.
UNWANTED = [
    re.compile(r"(?<![\w.~-])/(?:work|farm|root|home/\w+|Users/\w+)/[\w.]"),  # a path of somebody's machine
    re.compile(r"--?(?:extra-)?" + r"index" + r"-url|--find-" + r"links|trusted-" + r"host"),
    re.compile(r"registry[.]\w+js[.]|files[.]python" + r"hosted|://[^\s\"]*/(?:simple|packages)(?:[/\" ]|$)"),
]


def committed() -> list[Path]:
    """Return the files that are or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("missing component: git checkout")
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def sources() -> list[Path]:
    """Return the package's Python files."""
    return sorted((ROOT / "src").rglob("*.py"))


def shown(paths: list[Path]) -> list[str]:
    """Return paths as seen from the root."""
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.mark.filterwarnings("default:.*is longer than")
def test_rooms_keep_their_walls() -> None:
    # A migration is written once, by a tool, and then never again.
    rooms = [path for path in sources() if path.parent.name != "migrations"]
    lengths = {path: len(path.read_text().splitlines()) for path in rooms}
    for path in shown([path for path, length in lengths.items() if SOFT_LINES < length <= HARD_LINES]):
        warnings.warn(UserWarning(f"{path} is longer than {SOFT_LINES} lines"), stacklevel=1)
    assert shown([path for path, length in lengths.items() if length > HARD_LINES]) == []


def test_functions_stay_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= HARD_FUNCTION_LINES
    ]
    assert long == []


def test_names_say_what_is_inside() -> None:
    assert shown([path for path in committed() if path.suffix == ".py" and path.stem in BANNED_STEMS]) == []


def test_every_module_opens_with_its_purpose() -> None:
    assert shown([path for path in sources() if not ast.get_docstring(ast.parse(path.read_text()))]) == []


def test_every_room_says_what_lives_there() -> None:
    rooms = [path for path in (ROOT / "src/harmledger").iterdir() if path.is_dir() and any(path.glob("*.py"))]
    assert shown([room for room in rooms if not (room / "__init__.py").is_file()]) == []


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = []
    for path in committed():
        content = path.read_bytes()
        if b"\0" in content[:8192] or path == Path(__file__).resolve():
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if any(pattern.search(line) for pattern in UNWANTED):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


def test_locks_name_hashes_and_no_address() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text()
        assert "://" not in text, lock.name
        pins = re.findall(r"^[\w.-]+==\S+.*\\$", text, re.MULTILINE)
        unpinned = [line for line in text.splitlines() if line[:1].isalpha() and "==" not in line]
        assert pins, lock.name
        assert unpinned == []
        assert text.count("--hash=sha256:") >= len(pins)


def test_every_lock_holds_the_smaller_ones() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==[^\s;]+", (ROOT / "requirements" / name).read_text(), re.MULTILINE))

    assert pins("core.txt") <= pins("dev.txt") <= pins("bench.txt")
