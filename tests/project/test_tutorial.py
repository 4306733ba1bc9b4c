"""The commands that the documents show are run, and must print what the documents say they print.

A ```console block holds `$ ` lines and, below each, what it prints; a line `...` stands for any number of lines, and an
id, a digest or a time of the day for any other: they are new in every register. A
command shown without output need only succeed; one followed by a comment `# exit 1` must end with that code. Files
that a command makes stay for the page's later commands. In the README only commands that call `harmledger` are run.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs/tutorial").glob("*.md")),
    *sorted((ROOT / "docs/howto").glob("*.md")),
]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"\s+# exit (\d+)$")


def steps(page: str) -> Iterator[tuple[str, int, list[str]]]:
    """Yield each command of a page with the exit code and the lines it should end and answer with."""
    for block in BLOCK.findall(page):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = step.rstrip("\n").split("\n")
            taken = 1
            while lines[taken - 1].endswith("\\"):
                taken += 1
            command = "\n".join(lines[:taken])
            code = EXIT.search(command)
            yield EXIT.sub("", command), int(code[1]) if code else 0, lines[taken:]


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Tell whether printed lines are those shown, where a shown `...` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else _like(line.rstrip()) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed)) is not None


_FORMS = {
    "id": r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}",
    "digest": r"[0-9a-f]{64}",
    "key": r"[0-9a-f]{16}",
    "time": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z",
}
_NEW = re.compile("|".join(rf"(?<![0-9a-f])(?P<{name}>{form})(?![0-9a-f])" for name, form in _FORMS.items()))


def _like(line: str) -> str:
    """Return the pattern of a line in which anything of these forms stands for any other of its form."""
    pieces, at = [], 0
    for found in _NEW.finditer(line):
        pieces += [re.escape(line[at : found.start()]), _FORMS[str(found.lastgroup)]]
        at = found.end()
    return "".join(pieces) + re.escape(line[at:])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder that looks like the project's root to a reader, so that nothing is written into the real one."""
    (tmp_path / ".venv").symlink_to(sys.prefix)
    for entry in ROOT.iterdir():
        if not entry.name.startswith(".") and entry.is_dir():
            (tmp_path / entry.name).symlink_to(entry)
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if page.exists()], ids=lambda page: page.name)
def test_shown_commands_do_what_is_shown(page: Path, desk: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {
        "PATH": f"{Path(sys.prefix) / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "COLUMNS": "100",
        "HOME": str(desk),
    }
    for command, code, shown in steps(page.read_text()):
        if page.name == "README.md" and "harmledger" not in command:
            continue
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=desk,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, f"$ {command}\n{done.stdout}"
        if any(line.strip() for line in shown):
            assert agrees(shown, done.stdout.splitlines()), f"$ {command}\n{done.stdout}"


def test_steps_are_told_apart() -> None:
    page = "```console\n$ a \\\n  b\none\n$ c  # exit 1\n```\n```sh\n$ not this\n```\n"
    assert list(steps(page)) == [("a \\\n  b", 0, ["one"]), ("c", 1, [])]


def test_ellipsis_stands_for_lines() -> None:
    assert agrees(["a", "...", "d"], ["a", "b", "c", "d"])
    assert agrees(["a", "...", "d"], ["a", "d"])
    assert not agrees(["a", "d"], ["a", "b", "d"])


def test_an_id_stands_for_another() -> None:
    one, other = "01a20679-186f-740c-9a1b-d24de371d73a", "01a20679-1870-7b63-a028-afe6d272b081"
    assert agrees([f"{one}  kept", "2024-05-08T12:00:00.000Z"], [f"{other}  kept", "2026-01-01T00:00:00.123Z"])
    assert not agrees([f"{one}  kept"], [f"{other}  known"])
    assert not agrees([one], ["a" * 64])
