"""`copydesk feed`: the sites that an archive follows by itself."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Literal

import typer

from bot.cli import as_json
from bot.cli.as_json import Answers
from bot.cli.feed_shapes import FeedList, FeedsPolled, FeedSteered
from bot.cli.options import LOCAL, AsJson, ConfigFile, Database, InArchive, answer, desk_work, terminal_actor
from bot.cli.printing import feeds as printing
from bot.cli.printing.counts import counted
from bot.cli.printing.safe import console, plain
from bot.cli.question import Where
from bot.cli.verb_group import SharedOptions
from bot.cli.verbs import feed_add, feed_files
from bot.desk.feeds import check as check_desk
from bot.desk.feeds import listing as listing_desk
from bot.desk.feeds import look as look_desk
from bot.desk.feeds import steering as steering_desk
from bot.desk.resources import Desk
from bot.jobs.once import feeds_once
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.subscriptions import Subscription

feed_app = typer.Typer(cls=SharedOptions, no_args_is_help=True)
Named = Annotated[str, typer.Argument(metavar="FEED", help="Its number, its name, or its site.")]
Steering = Callable[[Desk, ArchiveId, str, Actor], Awaitable[Subscription]]


@feed_app.callback()
def feed(
    json: AsJson = False,
    archive: Annotated[
        str | None, typer.Option("--archive", metavar="NAME|SERVER_ID", help="Which archive to work in.")
    ] = None,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """The sites that an archive follows by itself."""


feed_app.command("add")(feed_add.add)


@feed_app.command("list")
def listed(
    feed: Annotated[str | None, typer.Argument(metavar="[FEED]", help="Of one feed, with its last ten looks.")] = None,
    json: AsJson = False,
    archive: InArchive = LOCAL,
    database: Database = None,
    config: ConfigFile = None,
) -> None:
    """What the archive follows, those in trouble first; of one feed its last looks as well."""

    async def work(desk: Desk, archive_id: ArchiveId) -> FeedList:
        if feed is not None:
            return FeedList((await listing_desk.report(desk, archive_id, feed),))
        return FeedList(await listing_desk.listed(desk, archive_id))

    answered = answer(config, database, archive, work)
    if json:
        as_json.write(answered)
    elif feed is not None:
        printing.report(console(), answered.feeds[0])
    else:
        printing.feeds(console(), answered.feeds)


@feed_app.command("pause")
def pause(
    feed: Named, json: AsJson = False, archive: InArchive = LOCAL, database: Database = None, config: ConfigFile = None
) -> None:
    """Take nothing of a feed in until it is resumed."""
    _steer(steering_desk.pause, feed, "paused", Where(json, archive, database, config))


@feed_app.command("resume")
def resume(
    feed: Named, json: AsJson = False, archive: InArchive = LOCAL, database: Database = None, config: ConfigFile = None
) -> None:
    """Take in again what a feed lists from now on."""
    _steer(steering_desk.resume, feed, "resumed", Where(json, archive, database, config))


@feed_app.command("remove")
def remove(
    feed: Named, json: AsJson = False, archive: InArchive = LOCAL, database: Database = None, config: ConfigFile = None
) -> None:
    """Follow a feed no more; the articles that came in by it stay."""
    _steer(steering_desk.remove, feed, "removed", Where(json, archive, database, config))


@feed_app.command("look")
def look(
    feed: Named, json: AsJson = False, archive: InArchive = LOCAL, database: Database = None, config: ConfigFile = None
) -> None:
    """Let the running bot look at a feed at once, whatever its interval."""
    _steer(_look_now, feed, "looked at soon", Where(json, archive, database, config))


async def _look_now(desk: Desk, archive_id: ArchiveId, feed: str, actor: Actor) -> Subscription:
    """As the other steerings; a look is nobody's change."""
    return await steering_desk.look_now(desk, archive_id, feed)


@feed_app.command("check")
def check(
    feed: Named, json: AsJson = False, archive: InArchive = LOCAL, database: Database = None, config: ConfigFile = None
) -> None:
    """Ask for a feed now, and say what became, or would become, of each item; nothing is stored."""
    told = answer(config, database, archive, lambda desk, archive_id: check_desk.check(desk, archive_id, feed))
    as_json.write(told) if json else printing.checked(console(), told)


@feed_app.command("poll")
def poll(json: AsJson = False, database: Database = None, config: ConfigFile = None) -> None:
    """Do once all that is due, without Discord: for cron, and to see a feed work."""
    done = desk_work(config, database, feeds_once)
    polled = FeedsPolled(done[look_desk.KIND], done[look_desk.ITEM_KIND])
    if json:
        as_json.write(polled)
    else:
        console().print(f"{counted(polled.looks, 'look')}, {counted(polled.items, 'item')} seen to.")


feed_app.command("import")(feed_files.import_)
feed_app.command("unimport")(feed_files.unimport)
feed_app.command("export")(feed_files.export)


def _steer(
    steering: Steering,
    feed: str,
    outcome: Literal["paused", "resumed", "removed", "looked at soon"],
    where: Where,
) -> None:
    """Do it, and say so."""

    async def work(desk: Desk, archive_id: ArchiveId) -> Subscription:
        return await steering(desk, archive_id, feed, terminal_actor())

    steered = answer(where.config, where.database, where.archive, work)
    if where.json:
        as_json.write(FeedSteered(steered, outcome))
    else:
        console().print(plain(_SAID[outcome].format(number=steered.number, title=steered.title)))


_SAID = {
    "paused": "Feed {number}, {title}, is paused: nothing of it comes in until copydesk feed resume {number}.",
    "resumed": "Feed {number}, {title}, is followed again: what it lists from now on comes in while the bot runs.",
    "removed": "Feed {number}, {title}, is followed no more. The articles that came in by it stay.",
    "looked at soon": "Feed {number}, {title}, is looked at within half a minute where the bot runs.",
}
VERBS: Answers = {}
"""None outside of the group."""
GROUPS = {"feed": feed_app}
