"""The terminal's commands."""

from typing import Annotated

import typer

from bot.cli import pipe

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def root() -> None:
    """Copydesk: a newsroom archive that answers only with words that stand in its sources."""


@app.command("pipe")
def pipe_verb(verb: Annotated[str, typer.Argument(help=f"One of {', '.join(pipe.VERBS)}.")]) -> None:
    """Answer JSON lines on standard input with JSON lines on standard output."""
    if verb not in pipe.VERBS:
        raise typer.BadParameter(f"{verb} is not one of {', '.join(pipe.VERBS)}")
    pipe.run(verb)
