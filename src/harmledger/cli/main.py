"""The `harmledger` command: finds the verb, runs it, and turns every ending into an exit code and at most one sentence.

Exit codes: 0 done; 1 bad input, told in one sentence on the error stream; 2 wrong usage; 70 an error of ours; 130
interrupted; 141 the reader of our output went away (as `head` does), which is not worth a word.
"""

import importlib
import io
import os
import re
import sys
from collections.abc import Mapping, Sequence

import click

from harmledger import __version__
from harmledger.model import HarmledgerError

BAD_INPUT = 1
UNFORESEEN = 70
INTERRUPTED = 130
PIPE_CLOSED = 141

VERBS: Mapping[str, str] = {
    "add": "Keep reports in the register and read them.",
    "anchor": "Write the present head of the ledger, for an outside witness to keep.",
    "backup": "Copy the register into a new folder.",
    "claims": "List the claims that were read in the reports.",
    "demo": "Read the bundled sample reports and show what comes out.",
    "erase": "Erase a record with everything made of it, for ever.",
    "export": "Write incidents as a file.",
    "incidents": "List the incidents that the claims tell of.",
    "init": "Make a register in a new folder.",
    "key": "Make the key that signs the ledger, show its public half, or change the register's key.",
    "mark": "Give records, or fields of them, a class of protection.",
    "places": "Find places in the gazetteer, and teach it new ones.",
    "protection": "Print who may see what: the table of classes, doors and roles.",
    "read": "Read reports into claims, each value tied to its words.",
    "reports": "List the reports of the register.",
    "restore": "Make a register of a backup.",
    "rules": "List the reader's rules, or show one with its examples.",
    "schema": "Print the JSON Schema of a reading.",
    "show": "Show one record of the register, or one entry of its ledger.",
    "sources": "List the sources, say what is known of one, or join two that are one.",
    "upgrade": "Bring a register of an older version forward.",
    "verify": "Check that everything in the register is as it was recorded.",
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
    epilog="Exit codes: 0 done, 1 bad input, 2 wrong usage, 70 an error of ours, 130 interrupted, "
    "141 the output's reader went away.",
)
@click.version_option(__version__, message="harmledger %(version)s")
def harmledger() -> None:
    """Read reports of attacks on civilians into claims, and keep them in a register that can be proved.

    Everything is local: nothing is sent anywhere. `read` keeps and logs nothing; a register keeps what is added to it.
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
    except Exception as error:
        if os.environ.get("HARMLEDGER_TRACEBACK"):
            raise
        return _complain(_unforeseen(error), UNFORESEEN)


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
        _show(error, arguments)
        code = error.exit_code
    sys.stdout.flush()  # here, where a closed pipe or a full disk can still be told, and not at the interpreter's end
    return code if isinstance(code, int) else 0


def _show(error: click.ClickException, arguments: Sequence[str]) -> None:
    """Tell of wrong usage; what was typed is not repeated where the error stream is no terminal.

    It may be a name in the wrong place, and the stream a file.
    """
    if sys.stderr.isatty():
        error.show()
        return
    shown = io.StringIO()
    error.show(shown)
    usage, label, sentence = shown.getvalue().partition("Error: ")
    click.echo(f"{usage}{label}{_unrepeated(sentence, arguments)}", err=True, nl=False)


def _unrepeated(sentence: str, arguments: Sequence[str]) -> str:
    typed = {word for one in arguments for word in (one, one.partition("=")[2]) if word and not word.startswith("-")}
    forms = sorted({form for word in typed for form in (word, repr(word)[1:-1])}, key=len, reverse=True)
    return re.sub(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", "…", sentence) if forms else sentence


def _unforeseen(error: Exception) -> str:
    """Return a sentence about an error of ours; its own words may hold a report's, so they stay out."""
    from harmledger.protection import describe_unforeseen

    return (
        f"An error that was not foreseen ({describe_unforeseen(error)}); what was acknowledged is kept. "
        "Please report it; HARMLEDGER_TRACEBACK=1 shows more, which may hold words of your reports."
    )


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
