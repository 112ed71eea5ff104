"""`copydesk verify-page`: a page that was handed on, beside the archive."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer
from bot.cli.printing import page as printing
from bot.cli.printing.safe import console
from bot.desk import page_check
from bot.desk.resources import Desk
from bot.errors.pages import NotAPage
from bot.pages import checking, reading
from bot.records.ids import ArchiveId
from bot.records.pages import PageCheck


def verify_page(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="The page, or - for standard input.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Does a page that was handed on still stand, line by line? It ends with 1 where something does not."""
    page = reading.read(_bytes_of(file))

    async def work(desk: Desk, archive_id: ArchiveId) -> PageCheck:
        return checking.check(page, await page_check.stored_for(desk, archive_id, page))

    result = answer(config, database, archive, work)
    as_json.write(result) if json else printing.checked(console(), result)
    if not result.stands:
        raise typer.Exit(1)


def _bytes_of(file: str) -> bytes:
    """The file's bytes, one more than the largest at most. Raises NotAPage where it cannot be read."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(reading.LARGEST + 1)
        with Path(file).open("rb") as opened:
            return opened.read(reading.LARGEST + 1)
    except OSError as fault:
        raise NotAPage() from fault


VERBS: Answers = {verify_page: PageCheck}
