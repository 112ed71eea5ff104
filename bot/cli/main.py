"""The terminal's commands, and the one place where an error becomes a sentence and an exit code."""

import logging
import os
import sys
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from typing import Annotated

import typer

from bot import logs
from bot.cli import pipe
from bot.cli.printing.safe import console, plain
from bot.cli.shapes import ChartedTimeline
from bot.cli.verbs import ask, check, demo, guard, keep, people, reread, run, stock
from bot.desk.upkeep import Outlook
from bot.errors import CopydeskError, NotText, SystemRefused, Unexpected
from bot.records.answers import ArticleView, Brief, Preview, Quotes, SearchPage, Sources, Tally
from bot.records.archive import Stats
from bot.records.people import PeopleChange, Who
from bot.records.verification import Seen, Verification

log = logging.getLogger(__name__)
INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback()
def root() -> None:
    """Copydesk: a newsroom archive that answers only with words that stand in its sources."""


VERBS: Mapping[Callable[..., None], type | None] = {
    demo.demo: Brief, run.run: None,
    keep.ingest: Tally, stock.read: Preview, keep.remove: None, stock.restore: None,
    ask.brief: Brief, ask.quotes: Quotes, ask.sources: Sources, ask.search: SearchPage, ask.show: ArticleView,
    check.verify: Verification, check.seen: Seen, check.who: Who, check.timeline: ChartedTimeline,
    people.merge: PeopleChange, people.split: PeopleChange, people.undo: PeopleChange,
    guard.sweep: Outlook, guard.rebind: None,
    stock.export: None, stock.stats: Stats, stock.move: None, reread.reread: Tally,
}  # fmt: skip
"""Each command in the order of --help, with the record that it prints with --json; None where it has no --json."""

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
