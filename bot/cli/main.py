"""The terminal's commands, and the one place where an error becomes a sentence and an exit code."""

import logging
import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from bot import logs
from bot.cli import pipe
from bot.cli.as_json import Answers
from bot.cli.printing.safe import console, plain
from bot.cli.verbs import ask, check, correct, demo, guard, keep, link, people, reread, run, stock, tasks
from bot.errors import CopydeskError, NotText, SystemRefused, Unexpected

log = logging.getLogger(__name__)
INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback()
def root() -> None:
    """Copydesk: a newsroom archive that answers only with words that stand in its sources."""


VERBS: Answers = {
    verb: record
    for module in (demo, run, keep, stock, ask, check, people, correct, link, guard, reread, tasks)
    for verb, record in module.VERBS.items()
}
"""Each command in the order of --help."""

for verb in VERBS:
    app.command()(verb)
app.add_typer(keep.archives_app, name="archives")


@app.command("pipe")
def pipe_verb(
    verb: Annotated[str, typer.Argument(help=f"One of {', '.join(pipe.VERBS)}.")],
    server: Annotated[
        str | None,
        typer.Option("--database", metavar="URL", help="search only: a PostgreSQL server for the throwaway database."),
    ] = None,
) -> None:
    """Answer JSON lines on standard input with JSON lines on standard output."""
    if verb not in pipe.VERBS:
        raise typer.BadParameter(f"{verb} is not one of {', '.join(pipe.VERBS)}")
    if server and verb not in pipe.ON_A_SERVER:
        raise typer.BadParameter(f"{verb} takes no --database; {', '.join(pipe.ON_A_SERVER)} does")
    pipe.run(verb, server)


def main() -> None:
    """Run one command. Ends with 0 answered, 1 refused or failed, 2 wrong usage or configuration, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        _ended_well()
    except CopydeskError as error:
        log.debug("refused", exc_info=error)
        console(error=True).print(plain(error.sentence))
        sys.exit(error.exit_code)


def _ended_well() -> None:
    """Run it and flush what it answered; whatever goes wrong that is no error of ours becomes one.

    A reader that went away early (`copydesk … | head`) is no fault worth a word.
    """
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _hushed()
        sys.exit(1)
    except OSError as fault:
        _hushed()
        raise SystemRefused(problem=_problem(fault)) from fault
    except UnicodeError as fault:
        raise NotText from fault
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except (CopydeskError, SystemExit):
        raise
    except Exception as fault:
        logs.unexpected(log, "copydesk", fault)
        raise Unexpected(kind=type(fault).__name__) from fault


def _problem(fault: OSError) -> str:
    why = fault.strerror or type(fault).__name__
    return f"{why} ({fault.filename})" if fault.filename is not None else why


def _hushed() -> None:
    """Nothing more can be written there, and Python must not try when it ends."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  for the rest of the process
