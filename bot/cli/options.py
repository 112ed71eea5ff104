"""The options that every verb of the terminal shares, and the opened desk they name."""

import asyncio
import getpass
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bot import logs
from bot.app import open_desk
from bot.archive.store import file_of
from bot.cli import error_sentences
from bot.config import Config, load
from bot.desk import archives
from bot.desk.resources import Desk
from bot.records.archive import Actor
from bot.records.ids import ArchiveId

T = TypeVar("T")


def _noted(ctx: typer.Context, json: bool) -> bool:
    """An error of this command is to be printed as JSON too."""
    if json and isinstance(ctx.obj, error_sentences.Asked):
        ctx.obj.json = True
    return json


AsJson = Annotated[bool, typer.Option("--json", callback=_noted, help="Print the answer as JSON.")]
Database = Annotated[str | None, typer.Option("--database", metavar="PATH", help="The archive's file (or address).")]
InArchive = Annotated[str, typer.Option("--archive", metavar="NAME|SERVER_ID", help="Which archive to work in.")]
ConfigFile = Annotated[Path | None, typer.Option("--config", metavar="PATH", help="Read this configuration file.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]

LOCAL = archives.LOCAL


def configured(config_file: Path | None, database: str | None) -> Config:
    """The configuration with `--database` on top; a verb's answer is its output, so that only warnings are logged.

    Everything is with log_level DEBUG, also what nobody thought of, with its traceback.
    """
    config = load(config_file)
    logs.set_up("DEBUG" if config.log_level == "DEBUG" else "WARNING", config.log_format)
    error_sentences.in_the_log()
    return config.model_copy(update={"database": database}) if database else config


def desk_work(
    config_file: Path | None, database: str | None, work: Callable[[Desk], Awaitable[T]], *, begins: bool = False
) -> T:
    """Open the desk, do `work` there, close it.

    Only work that `begins` an archive makes a new file: a slip in a path is told, not answered from an empty archive.
    Raises NoDatabase.
    """
    config = configured(config_file, database)

    async def opened() -> T:
        async with open_desk(config, create=begins, only_read=not begins) as desk:
            return await work(desk)

    return asyncio.run(opened())


def new_file(config_file: Path | None, database: str | None) -> Path | None:
    """The file that work would begin an archive in, None where there is one already."""
    file = file_of(configured(config_file, database).database)
    return None if file is None or file.exists() else file


def answer(
    config_file: Path | None,
    database: str | None,
    archive: str,
    verb: Callable[[Desk, ArchiveId], Awaitable[T]],
    *,
    begins: bool = False,
) -> T:
    """Do `verb` in the archive called `archive`: "local" is made when it is new. `begins` as in `desk_work`.

    Raises NoSuchArchive for any other unknown name, and what the verb raises.
    """

    async def work(desk: Desk) -> T:
        record = await archives.for_terminal(desk, archive)
        return await verb(desk, record.id)

    return desk_work(config_file, database, work, begins=begins)


def terminal_actor() -> Actor:
    """Who sits at this terminal, for the audit."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as in a bare container
        user = "unknown"
    return Actor(face="terminal", id=user, name=user)
