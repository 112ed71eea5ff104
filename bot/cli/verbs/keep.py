"""Filling and keeping the archives: ingest, remove, archives."""

import stat
import sys
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, desk_work, new_file, terminal_actor
from bot.cli.printing import article as printing
from bot.cli.printing.progress import progress_bar
from bot.cli.printing.safe import console, plain
from bot.cli.shapes import ArchiveList
from bot.cli.verb_group import SharedOptions
from bot.desk import archives as archives_desk
from bot.desk import remove as remove_desk
from bot.desk.ingest_many import many
from bot.desk.resources import Desk
from bot.errors import FileTooBig, NoSuchFile
from bot.reading.sizes import MOST_BYTES
from bot.records.answers import Tally
from bot.records.ids import ArchiveId
from bot.records.reading import Received

WEB = ("http://", "https://")
NO_FILES = (
    (stat.S_ISDIR, "it is a folder; name the files in it"),
    (stat.S_ISFIFO, "it is a pipe; give its text with - on standard input"),
    (stat.S_ISSOCK, "it is a socket"),
    (stat.S_ISCHR, "it is a device"),
    (stat.S_ISBLK, "it is a device"),
)
"""Kinds of things that have no end or nothing to read, asked before they are opened: a pipe would wait for ever."""

archives_app = typer.Typer(cls=SharedOptions, help="The archives of this database and the servers joined to them.")


def ingest(
    given: Annotated[
        list[str], typer.Argument(metavar="URL|FILE|-", help="Addresses, files, or - for standard input.")
    ],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Put articles into the archive: addresses, files, or - for pasted text on standard input."""

    items = [name if name.startswith(WEB) else received(name) for name in given]

    async def work(desk: Desk, archive_id: ArchiveId) -> Tally:
        with progress_bar(len(items)) as progress:
            return await many(desk, archive_id, items, terminal_actor(), progress=progress)

    begun = new_file(config, database)
    done = answer(config, database, archive, work, begins=True)
    if begun:
        console(error=True).print(plain(f"A new archive was begun in {begun}."), style="dim")
    as_json.write(done) if json else printing.tally(console(), done)
    for failure in done.failures:
        console(error=True).print(plain(f"{failure.given}: {failure.why}"))
    if done.failures:
        raise typer.Exit(1)


def received(name: str) -> Received:
    """The bytes of a file, or of standard input for "-". Raises NoSuchFile, FileTooBig."""
    if name == "-":
        return Received(_read(sys.stdin.buffer), media_type="text/plain")
    try:
        kind = Path(name).stat().st_mode
        if not stat.S_ISREG(kind):
            what = next((words for is_kind, words in NO_FILES if is_kind(kind)), "it is no ordinary file")
            raise NoSuchFile(file=name, problem=what)
        with Path(name).open("rb") as file:
            return Received(_read(file), name=Path(name).name)
    except (OSError, ValueError) as error:
        raise NoSuchFile(file=name, problem=getattr(error, "strerror", None) or "its name cannot be used") from None


def _read(file: BinaryIO) -> bytes:
    """All of it. Raises FileTooBig after MOST_BYTES and one: standard input may have no end."""
    body = file.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise FileTooBig(megabytes=MOST_BYTES / 1e6)
    return body


def remove(
    article_id: Annotated[int, typer.Argument(metavar="ARTICLE", help="The article's number.")],
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Move an article to the trash."""
    answer(
        config,
        database,
        archive,
        lambda desk, archive_id: remove_desk.remove(desk, archive_id, article_id, terminal_actor()),
    )
    console().print(f"Article {article_id} is in the trash.")


@archives_app.callback(invoke_without_command=True)
def archives(
    context: typer.Context, json: AsJson = False, database: Database = None, config: ConfigFile = None
) -> None:
    """List the archives."""
    if context.invoked_subcommand:
        return
    listed = desk_work(config, database, archives_desk.listed)
    as_json.write(ArchiveList(tuple(listed))) if json else printing.archives(console(), listed)


@archives_app.command("join")
def join(
    server: Annotated[int, typer.Argument(metavar="SERVER_ID", help="The Discord server's id.")],
    name: Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive it shall answer from.")],
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Let a server answer from an archive."""
    joined = desk_work(config, database, lambda desk: archives_desk.join(desk, server, name, terminal_actor()))
    console().print(f"Server {server} answers from the archive {joined.name} ({joined.articles:,} articles).")


VERBS: Answers = {ingest: Tally, remove: None}
GROUPS = {"archives": archives_app}
