"""The `harmledger` command: finds the verb, runs it, and turns every ending into an exit code and at most one sentence.

Exit codes: 0 done; 1 bad input, told in one sentence on the error stream; 2 wrong usage; 130 interrupted; 141 the
reader of our output went away (as `head` does), which is not worth a word.
"""

import importlib
import io
import os
import sys
from collections.abc import Mapping, Sequence

import click

from harmledger import __version__
from harmledger.model import HarmledgerError

BAD_INPUT = 1
INTERRUPTED = 130
PIPE_CLOSED = 141

VERBS: Mapping[str, str] = {
    "demo": "Read the bundled sample reports and show what comes out.",
    "places": "Find places in the gazetteer, and teach it new ones.",
    "read": "Read reports into claims, each value tied to its words.",
    "rules": "List the reader's rules, or show one with its examples.",
    "schema": "Print the JSON Schema of a reading.",
}
"""Each verb and its sentence. The verb's module, `harmledger.cli.<verb>`, holds a click command of the same name."""


class LazyVerbs(click.Group):
    """A group that imports a verb's module only when the verb is called, so `--help` never loads the reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs, in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb's command, importing its module; None for a word that is no verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(importlib.import_module(f"harmledger.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs from the table, without importing any."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=LazyVerbs,
    subcommand_metavar="VERB …",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 bad input, 2 wrong usage, 130 interrupted, 141 the output's reader went away.",
)
@click.version_option(__version__, message="harmledger %(version)s")
def harmledger() -> None:
    """Read reports of attacks on civilians into claims, each value tied to the words that say so.

    A local tool over your own text: nothing is sent anywhere, nothing is logged.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    `arguments` are those after the program's name; None takes them from the process.
    """
    _speak_utf8()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except HarmledgerError as error:
        return _complain(str(error), BAD_INPUT)
    except (KeyboardInterrupt, click.Abort):
        return _complain("Interrupted.", INTERRUPTED)
    except BrokenPipeError:
        _silence_stdout()
        return PIPE_CLOSED
    except OSError as error:
        subject = f"{error.filename}: " if error.filename else ""
        return _complain(f"{subject}{error.strerror or error}.", BAD_INPUT)


def _run(arguments: list[str]) -> int:
    """Run one verb; its exit code is what it returns, or what it gave to `Context.exit`."""
    try:
        with harmledger.make_context("harmledger", arguments) as context:
            if os.environ.get("NO_COLOR"):
                context.color = False
            code = harmledger.invoke(context)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    sys.stdout.flush()  # here, where a closed pipe or a full disk can still be told, and not at the interpreter's end
    return code if isinstance(code, int) else 0


def _speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's locale; half a surrogate pair becomes its `\\udXXX` escape, valid in JSON."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _complain(sentence: str, code: int) -> int:
    """Tell one sentence on the error stream; control characters, as of a hostile file name, are shown escaped."""
    shown = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in sentence)
    click.echo(f"harmledger: {shown}", err=True)
    return code


def _silence_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not meet the closed pipe again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
