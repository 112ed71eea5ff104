"""`copydesk reread`: what an older engine read is read again; or the kept originals are."""

from typing import Annotated

import typer

from bot.cli import as_json, error_sentences
from bot.cli.as_json import Answers
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, desk_work, terminal_actor
from bot.cli.printing import article as printing
from bot.cli.printing.progress import progress_bar
from bot.cli.printing.safe import console, plain
from bot.cli.progress_lines import json_lines
from bot.desk import reread as reread_desk
from bot.desk import reread_originals as originals_desk
from bot.desk.resources import Desk
from bot.records.answers import Reread, Tally
from bot.records.ids import ArchiveId

Everywhere = Annotated[bool, typer.Option("--all", help="In every archive of the database.")]
Originals = Annotated[
    bool, typer.Option("--originals", help="Read the kept originals: new versions where they differ.")
]


def reread(
    json: AsJson = False,
    everywhere: Everywhere = False,
    originals: Originals = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Read again what an older engine read: better quotes and speakers in the same versions; says what changed."""
    if originals and everywhere:
        raise typer.BadParameter("--originals reads one archive; --all is for the stored texts")

    async def texts(desk: Desk, archive_id: ArchiveId | None = None) -> Reread:
        with (json_lines if json else progress_bar)(2) as progress:
            return await reread_desk.reread(desk, archive_id, progress)

    async def kept(desk: Desk, archive_id: ArchiveId) -> Tally:
        with (json_lines if json else progress_bar)(2) as progress:
            return await originals_desk.reread_originals(desk, archive_id, terminal_actor(), progress=progress)

    done: Reread | Tally
    if originals:
        done = answer(config, database, archive, kept)
    else:
        done = desk_work(config, database, texts) if everywhere else answer(config, database, archive, texts)
    _show(done, json)


def _show(done: Reread | Tally, json: bool) -> None:
    if json:
        as_json.write(done)
    elif isinstance(done, Tally):
        printing.tally(console(), done)
    else:
        printing.reread(console(), done)
    for failure in done.failures:
        console(error=True).print(plain(f"{failure.given}: {error_sentences.sentence(failure.why)}"))
    if done.failures:
        raise typer.Exit(1)


VERBS: Answers = {reread: Reread}
