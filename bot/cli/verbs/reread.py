"""`copydesk reread`: kept originals are read again."""

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, terminal_actor
from bot.cli.printing import article as printing
from bot.cli.printing.progress import progress_bar
from bot.cli.printing.safe import console, plain
from bot.desk import reread as reread_desk
from bot.desk.resources import Desk
from bot.records.answers import Tally
from bot.records.ids import ArchiveId


def reread(
    json: AsJson = False, archive: InArchive = LOCAL, database: Database = None, config: ConfigFile = None
) -> None:
    """Read the kept originals again: an article that now reads better gets a new version."""

    async def work(desk: Desk, archive_id: ArchiveId) -> Tally:
        with progress_bar(2) as progress:
            return await reread_desk.reread(desk, archive_id, terminal_actor(), progress=progress)

    done = answer(config, database, archive, work)
    as_json.write(done) if json else printing.tally(console(), done)
    for failure in done.failures:
        console(error=True).print(plain(f"{failure.given}: {failure.why}"))
    if done.failures:
        raise typer.Exit(1)


VERBS: Answers = {reread: Tally}
