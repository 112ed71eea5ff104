"""`copydesk feed import` and `feed export`: the feeds of an archive as an OPML file, in and out."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import as_json, runs
from bot.cli.as_json import Answers
from bot.cli.feed_shapes import FeedsExported, FeedsImported, FeedsRemoved
from bot.cli.given import received
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, Force, InArchive, answer, terminal_actor
from bot.cli.printing import feeds as printing
from bot.cli.printing.counts import counted
from bot.cli.printing.safe import console
from bot.cli.verbs.feed_add import FIRST, Exclude, First, Include, Language, Name
from bot.desk.feeds import listing as listing_desk
from bot.desk.feeds import opml as opml_desk
from bot.desk.feeds import steering as steering_desk
from bot.desk.feeds.terms import tidied
from bot.desk.new_file import new_file
from bot.desk.resources import Desk
from bot.records.ids import ArchiveId
from bot.records.subscriptions import FeedImport, Subscription, Terms


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="An OPML file, or - for standard input.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do, and add nothing.")] = False,
    name: Name = None,
    language: Language = None,
    include: Include = None,
    exclude: Exclude = None,
    first: First = FIRST,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Follow every feed of an OPML file, as other readers write it."""
    body = received(file).body
    terms = tidied(Terms(name, language, tuple(include or ()), tuple(exclude or ()), first))

    async def work(desk: Desk, archive_id: ArchiveId) -> FeedImport:
        if dry_run:
            return await opml_desk.plan_import(desk, archive_id, body)
        return await opml_desk.carry_out(desk, archive_id, body, terms, terminal_actor())

    done = answer(config, database, archive, work)
    if json:
        as_json.write(FeedsImported(done.feeds, done.cut, done.dropped, not dry_run, done.added))
    else:
        printing.imported(console(), done, carried_out=not dry_run)


def unimport(
    numbers: Annotated[str, typer.Argument(metavar="NUMBERS", help="As the import printed them, such as 4-43,45.")],
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Take an import back: follow none of the feeds that it added; the articles that came in by them stay."""
    wanted = runs.read(numbers)

    async def work(desk: Desk, archive_id: ArchiveId) -> tuple[Subscription, ...]:
        return await steering_desk.take_back(desk, archive_id, wanted, terminal_actor())

    gone = answer(config, database, archive, work)
    if json:
        as_json.write(FeedsRemoved(gone))
    else:
        console().print(f"{counted(len(gone), 'feed')} removed. The articles that came in by them stay.")


def export(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help="Where to; - for standard output.")] = "-",
    with_secrets: Annotated[
        bool, typer.Option("--with-secrets", help="Also feeds whose address has a password or a token in it.")
    ] = False,
    force: Force = False,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """Write the feeds of an archive as an OPML file, which other readers take."""

    async def work(desk: Desk, archive_id: ArchiveId) -> tuple[bytes, FeedsExported]:
        followed = [each.subscription for each in await listing_desk.listed(desk, archive_id)]
        secret = sum(feed.secret and not with_secrets for feed in followed)
        pages = sum(feed.kind == "page" for feed in followed if with_secrets or not feed.secret)
        body = await opml_desk.export(desk, archive_id, with_secrets=with_secrets)
        return body, FeedsExported(file, len(followed) - secret - pages, secret, pages)

    body, done = answer(config, database, archive, work)
    if file == "-":
        sys.stdout.buffer.write(body)
        sys.stdout.flush()
    else:
        with new_file(Path(file), replace=force) as out:
            out.write(body)
    if json:
        as_json.write(done, error=file == "-")
    else:
        printing.exported(console(error=file == "-"), done)


VERBS: Answers = {}
"""They stand in the group of `bot.cli.verbs.feed`."""
