"""The command line's endings: exit codes, one sentence for bad input, closed pipes, verbs loaded only when called."""

from __future__ import annotations

import importlib
import io
import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from harmledger import __version__
from harmledger.cli import main as cli
from harmledger.model import HarmledgerError

HEAVY = ("harmledger.reading", "harmledger.rules", "harmledger.grammar", "harmledger.places", "rich", "rapidfuzz")


@pytest.fixture
def verb(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Put a verb of our own in the place of all others."""

    def install(act: Callable[[], object]) -> None:
        monkeypatch.setattr(cli.LazyVerbs, "get_command", lambda *_: click.Command("read", callback=act))

    return install


def raising(error: BaseException) -> Callable[[], object]:
    def act() -> object:
        raise error

    return act


def test_help_and_version_load_no_reader() -> None:
    for option in ("--help", "--version"):
        program = (
            "import sys; from harmledger.cli.main import main; code = main([sys.argv[1]]);"
            f"sys.exit(code or ' '.join(name for name in {HEAVY} if name in sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", program, option], capture_output=True, text=True, check=False)
        assert done.stderr.strip() == ""


def test_help_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(verb in shown for verb in cli.VERBS)


@pytest.mark.parametrize("name", list(cli.VERBS))
def test_table_and_verb_say_the_same(name: str) -> None:
    command = getattr(importlib.import_module(f"harmledger.cli.{name}"), name)
    assert isinstance(command, click.Command)
    assert command.get_short_help_str(limit=200) == cli.VERBS[name]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"harmledger {__version__}\n"


@pytest.mark.parametrize("arguments", [["no-such-verb"], ["--no-such-option"], []])
def test_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    assert "Usage: harmledger" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (HarmledgerError("The file is empty."), 1, "harmledger: The file is empty.\n"),
        (HarmledgerError("No\x1b[31m\n\u202efile."), 1, "harmledger: No\\x1b[31m\\n\\u202efile.\n"),
        (
            FileNotFoundError(2, "No such file or directory", "a.txt"),
            1,
            "harmledger: a.txt: No such file or directory.\n",
        ),
        (OSError(28, "No space left on device"), 1, "harmledger: No space left on device.\n"),
        (KeyboardInterrupt(), 130, "harmledger: Interrupted.\n"),
        (click.ClickException("Not so."), 1, "Error: Not so.\n"),
    ],
)
def test_endings(
    error: BaseException,
    code: int,
    sentence: str,
    verb: Callable[[Callable[[], object]], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    verb(raising(error))
    assert cli.main(["read"]) == code
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", sentence)


@pytest.mark.parametrize(("given", "code"), [(None, 0), (0, 0), (1, 1), ("text", 0)])
def test_a_verb_may_return_its_exit_code(given: object, code: int, verb: Callable[..., None]) -> None:
    verb(lambda: given)
    assert cli.main(["read"]) == code


def test_a_verb_may_end_through_its_context(verb: Callable[..., None]) -> None:
    verb(lambda: click.get_current_context().exit(1))
    assert cli.main(["read"]) == 1


def test_no_color_reaches_the_verbs(verb: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    verb(lambda: seen.append(click.get_current_context().color))
    monkeypatch.setenv("NO_COLOR", "1")
    cli.main(["read"])
    monkeypatch.delenv("NO_COLOR")
    cli.main(["read"])
    assert seen == [False, None]


def test_a_closed_pipe_is_quiet() -> None:
    writer = subprocess.Popen(
        [sys.executable, "-m", "harmledger", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert writer.stdout is not None
    assert writer.stderr is not None
    writer.stdout.close()
    with writer.stderr:
        assert writer.stderr.read() == b""
    assert writer.wait() == cli.PIPE_CLOSED


def test_output_is_utf8_and_half_surrogates_are_escaped(
    verb: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    verb(lambda: click.echo("نيرب \udc80"))
    assert cli.main(["read"]) == 0
    assert raw.getvalue() == "نيرب ".encode() + b"\\udc80\n"
