"""The terminal's commands, and the one place where an error becomes a sentence and an exit code."""

import logging
import sys
from typing import Annotated

import typer

from bot.cli import pipe
from bot.cli.printing.safe import console, plain
from bot.cli.verbs import ask, check, demo, guard, keep, people, reread, run, stock
from bot.errors import CopydeskError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback()
def root() -> None:
    """Copydesk: a newsroom archive that answers only with words that stand in its sources."""


VERBS = (
    *(demo.demo, run.run),
    *(keep.ingest, stock.read, keep.remove, stock.restore),
    *(ask.brief, ask.quotes, ask.sources, ask.search, ask.show),
    *(check.verify, check.seen, check.who, check.timeline),
    *(people.merge, people.split, people.undo),
    *(guard.sweep, guard.rebind),
    *(stock.export, stock.stats, stock.move, reread.reread),
)

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
    """Run one command. Ends with 0 answered, 1 refused or failed, 2 wrong usage or configuration."""
    try:
        app()
    except CopydeskError as error:
        logging.getLogger(__name__).debug("refused", exc_info=error)
        console(error=True).print(plain(error.sentence))
        sys.exit(error.exit_code)
