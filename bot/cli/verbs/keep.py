"""Keeping the archives: remove, archives."""

from typing import Annotated

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, desk_work, terminal_actor
from bot.cli.printing import article as printing
from bot.cli.printing.safe import console
from bot.cli.receipts import Joined, Trashed
from bot.cli.shapes import ArchiveList
from bot.cli.verb_group import SharedOptions
from bot.desk import archives as archives_desk
from bot.desk import remove as remove_desk

archives_app = typer.Typer(cls=SharedOptions, help="The archives of this database and the servers joined to them.")


def remove(
    article_id: Annotated[int, typer.Argument(metavar="ARTICLE", help="The article's number.")],
    json: AsJson = False,
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
    if json:
        as_json.write(Trashed(article_id, "in the trash"))
        return
    console().print(f"Article {article_id} is in the trash.")
    console().print(f"To take it back: copydesk restore {article_id}", style="dim")


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
    json: AsJson = False,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Let a server answer from an archive."""
    joined = desk_work(config, database, lambda desk: archives_desk.join(desk, server, name, terminal_actor()))
    if json:
        as_json.write(Joined(str(server), joined.name, joined.articles))
        return
    console().print(f"Server {server} answers from the archive {joined.name} ({joined.articles:,} articles).")


VERBS: Answers = {remove: Trashed}
GROUPS = {"archives": archives_app}
