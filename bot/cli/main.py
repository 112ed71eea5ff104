"""The terminal's commands, and the one place where an error becomes a sentence and an exit code."""

import logging
import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from bot import __version__, logs
from bot.cli import as_json, error_sentences, pipe
from bot.cli.printing.safe import console, plain
from bot.cli.refusals import NotText, SystemRefused, Unexpected
from bot.cli.verb_group import LazyVerbs
from bot.errors.tree import CopydeskError

log = logging.getLogger(__name__)
INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""

app = typer.Typer(cls=LazyVerbs, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"copydesk {__version__}\n")
        raise typer.Exit()


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON; also after the verb.")] = False,
    archive: Annotated[
        str | None, typer.Option("--archive", metavar="NAME|SERVER_ID", help="Which archive; also after the verb.")
    ] = None,
    database: Annotated[
        str | None, typer.Option("--database", metavar="PATH", help="The archive's file; also after the verb.")
    ] = None,
    config: Annotated[
        str | None, typer.Option("--config", metavar="PATH", help="The configuration file; also after the verb.")
    ] = None,
) -> None:
    """Copydesk: a newsroom archive that answers only with words that stand in its sources."""


@app.command("pipe")
def pipe_verb(
    verb: Annotated[str, typer.Argument(help=f"One of {', '.join(pipe.VERBS)}.")],
    server: Annotated[
        str | None,
        typer.Option("--database", metavar="URL", help="search only: a PostgreSQL server for the throwaway database."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="A pipe's lines are JSON anyway.")] = False,
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
    asked = error_sentences.Asked()
    as_json.ANSWERED.set(False)
    try:
        _ended_well(asked)
    except CopydeskError as error:
        log.debug("refused", exc_info=error)
        if asked.json and not as_json.ANSWERED.get():
            _told_as_json(error)
        console(error=True).print(plain(error_sentences.sentence(error)))
        sys.exit(error_sentences.exit_code(error))


def _ended_well(asked: error_sentences.Asked) -> None:
    """Run it and flush what it answered; whatever goes wrong that is no error of ours becomes one.

    A reader that went away early (`copydesk … | head`) is no fault worth a word.
    """
    try:
        try:
            app(prog_name="copydesk", obj=asked)
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


def _told_as_json(error: CopydeskError) -> None:
    try:
        as_json.write_row(error_sentences.row(error))
        sys.stdout.flush()
    except OSError:  # nobody reads it there any more; the sentence says it on standard error
        _hushed()


def _problem(fault: OSError) -> str:
    why = fault.strerror or type(fault).__name__
    return f"{why} ({fault.filename})" if fault.filename is not None else why


def _hushed() -> None:
    """Nothing more can be written there, and Python must not try when it ends."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  for the rest of the process
