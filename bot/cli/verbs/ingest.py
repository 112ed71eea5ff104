"""`copydesk ingest`: addresses, files, folders, patterns and lists of links into the archive."""

import shlex
import sys
from dataclasses import replace
from typing import Annotated

import typer

from bot.cli import as_json, error_sentences
from bot.cli.as_json import Answers
from bot.cli.asked_days import one_day
from bot.cli.given import items
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, new_file, terminal_actor
from bot.cli.printing import article as printing
from bot.cli.printing.progress import Told, progress_bar
from bot.cli.printing.safe import console, plain
from bot.cli.progress_lines import json_lines
from bot.cli.receipts import Stopped
from bot.cli.refusals import AddressTwice, OneAlone
from bot.desk import ingest as ingest_desk
from bot.desk.by_hand import corrected
from bot.desk.ingest_many import many
from bot.desk.resources import Desk
from bot.records.answers import Tally
from bot.records.archive import Edit
from bot.records.ids import ArchiveId
from bot.records.reading import Received

INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""
NOTHING = Edit()


def ingest(
    given: Annotated[
        list[str],
        typer.Argument(metavar="URL|FILE|FOLDER|-", help="Addresses, files, folders, lists of links, or - for a text."),
    ],
    url: Annotated[str | None, typer.Option("--url", help="Where the one file or text was published.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="The title of the one article.")] = None,
    byline: Annotated[str | None, typer.Option("--byline", help="Who wrote it.")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DAY", help="When it was published.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Who published it.")] = None,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Put articles into the archive: addresses, files, folders, lists of links, or - for pasted text."""
    change = Edit(title=title, byline=byline, day=one_day(date), outlet=outlet)
    meant = items(given)
    if url or change != NOTHING:
        meant = [_with_address(meant, url)]
    begun = new_file(config, database) if database else None  # a path that was typed may have a slip in it
    told = Told()

    async def work(desk: Desk, archive_id: ArchiveId) -> Tally:
        if change != NOTHING:
            return await _one(desk, archive_id, meant[0], change)
        with (json_lines if json else progress_bar)(len(meant), told) as progress:
            return await many(desk, archive_id, meant, terminal_actor(), progress=progress)

    try:
        done = answer(config, database, archive, work, begins=True)
    except KeyboardInterrupt:
        _interrupted(told, len(meant), json=json)
        raise typer.Exit(INTERRUPTED) from None
    if begun:
        console(error=True).print(plain(f"A new archive was begun in {begun}."), style="dim")
    as_json.write(done) if json else printing.tally(console(), done)
    for failure in done.failures:
        console(error=True).print(plain(f"{failure.given}: {error_sentences.sentence(failure.why)}"))
    if done.failures:
        raise typer.Exit(1)


def _with_address(meant: list[str | Received], url: str | None) -> str | Received:
    """The one thing that was given, under its address. Raises OneAlone, AddressTwice."""
    if len(meant) != 1:
        raise OneAlone(count=len(meant))
    (one,) = meant
    if url is None:
        return one
    if isinstance(one, str):
        raise AddressTwice(given=one)
    return Received(one.body, one.media_type, one.charset, url, one.name)


async def _one(desk: Desk, archive_id: ArchiveId, one: str | Received, change: Edit) -> Tally:
    """Read one article, set what was said of it, store it. Raises OneAlone, and a Refused with the reason."""
    if isinstance(one, str):
        previews = await ingest_desk.from_url(desk, archive_id, one)
    else:
        previews = await ingest_desk.from_received(desk, archive_id, one)
    if len(previews) != 1:
        raise OneAlone(count=len(previews))
    name = one if isinstance(one, str) else one.name or "pasted text"
    preview = replace(previews[0], draft=corrected(previews[0].draft, change))
    return Tally(((name, await ingest_desk.save(desk, archive_id, preview, terminal_actor())),))


def _interrupted(told: Told, total: int, *, json: bool) -> None:
    """Say how far it came, and the line that goes on."""
    out, line = console(error=True), shlex.join(["copydesk", *sys.argv[1:]])
    if json:
        as_json.write_line(Stopped(told.done, max(total, told.of), line), error=True)
        return
    out.print(plain(f"Stopped: {told.done:,} of {max(total, told.of):,} done, and stored."))
    out.print(plain(f"To go on, give the same again; what is stored is not stored twice: {line}"), soft_wrap=True)


VERBS: Answers = {ingest: Tally}
