"""Looking after an archive: read, restore, export, stats, move, upkeep."""

import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.feed_shapes import StatsToday
from bot.cli.given import given_as
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, Force, InArchive, answer, desk_work, terminal_actor
from bot.cli.printing import article as printing
from bot.cli.printing import feeds as feeds_printing
from bot.cli.printing.safe import console, plain
from bot.cli.receipts import Exported, Trashed
from bot.desk import export as export_desk
from bot.desk import ingest as ingest_desk
from bot.desk import move as move_desk
from bot.desk import remove as remove_desk
from bot.desk import stats as stats_desk
from bot.desk.feeds import listing as listing_desk
from bot.desk.resources import Desk
from bot.errors.storage import NoDatabase
from bot.records.answers import Preview
from bot.records.archive import Moved
from bot.records.ids import ArchiveId


def read(
    given: Annotated[str, typer.Argument(metavar="URL|FILE|-", help="An address, a file, or - for standard input.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Show what would be understood of a page, thread or file; nothing is stored."""

    async def work(desk: Desk, archive_id: ArchiveId) -> tuple[Preview, ...]:
        named = given_as(given)
        if isinstance(named, str):
            return await ingest_desk.from_url(desk, archive_id, named)
        return await ingest_desk.from_received(desk, archive_id, named)

    for preview in _read_anywhere(config, database, archive, work):
        as_json.write(preview) if json else printing.preview(console(), preview)


def _read_anywhere(
    config: Path | None,
    database: str | None,
    archive: str,
    work: Callable[[Desk, ArchiveId], Awaitable[tuple[Preview, ...]]],
) -> tuple[Preview, ...]:
    """What `work` reads, beside the archive where there is one: who only looks has perhaps not begun any."""
    try:
        return answer(config, database, archive, work)
    except NoDatabase:
        if database is not None:
            raise
    with tempfile.TemporaryDirectory(prefix="copydesk-") as folder:
        return answer(config, str(Path(folder) / "none.sqlite"), LOCAL, work, begins=True)


def restore(
    article_id: Annotated[int, typer.Argument(metavar="ARTICLE", help="The article's number.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Take an article out of the trash."""
    answer(
        config,
        database,
        archive,
        lambda desk, archive_id: remove_desk.restore(desk, archive_id, article_id, terminal_actor()),
    )
    if json:
        as_json.write(Trashed(article_id, "restored"))
        return
    console().print(f"Article {article_id} is back.")


def export(
    to: Annotated[
        str, typer.Argument(metavar="FILE|-", help="Where to: .jsonl, .csv or .md, or - for standard output.")
    ],
    form: Annotated[
        export_desk.Format | None,
        typer.Option("--format", help="In place of the file's ending; for - jsonl unless told."),
    ] = None,
    force: Force = False,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Write an archive's articles into one file, by its ending: JSON lines, a CSV table, or Markdown."""
    form = form or _form(to)

    async def work(desk: Desk, archive_id: ArchiveId) -> int:
        if to == "-":
            return await export_desk.export_(desk, archive_id, form, export_desk.NO_LIMIT, sys.stdout.buffer)
        return await export_desk.to_file(desk, archive_id, form, Path(to), replace=force)

    count = answer(config, database, archive, work)
    sys.stdout.flush()
    if json:
        as_json.write(Exported(to, form, count), error=to == "-")
        return
    console(error=to == "-").print(plain(f"{count:,} articles written to {'standard output' if to == '-' else to}."))


def _form(to: str) -> export_desk.Format:
    """The form that the ending of a file's name tells."""
    forms = {f".{suffix}": form for form, suffix in export_desk.SUFFIX.items()}
    form = "jsonl" if to == "-" else forms.get(Path(to).suffix)
    if form is None:
        raise typer.BadParameter(f"{to} must end in one of {', '.join(forms)}, or --format must say what it shall be")
    return form


def stats(
    json: AsJson = False, archive: InArchive = LOCAL, database: Database = None, config: ConfigFile = None
) -> None:
    """What an archive holds, counted, and what came in by its feeds today."""

    async def work(desk: Desk, archive_id: ArchiveId) -> StatsToday:
        return StatsToday(await stats_desk.of_archive(desk, archive_id), await listing_desk.today(desk, archive_id))

    result = answer(config, database, archive, work)
    if json:
        as_json.write(result)
        return
    printing.stats(console(), result.stats)
    feeds_printing.today(console(), result.new_today)


def move(
    to: Annotated[str, typer.Option("--to", metavar="URL|PATH", help="The new, empty database.")],
    json: AsJson = False,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Copy the whole database to another store, counts and hashes compared; the old one stays as it is."""
    done = desk_work(config, database, lambda desk: move_desk.move(desk, to))
    if json:
        as_json.write(done)
        return
    for table in done.tables:
        console().print(f"{table.name}: {table.rows:,} rows, the same on both sides")
    console().print(f"{done.indexed:,} articles indexed. Put the new database into config.toml to use it.")


VERBS: Answers = {read: Preview, restore: Trashed, export: Exported, stats: StatsToday, move: Moved}
