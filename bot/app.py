"""Builds everything once and closes it once."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot import __version__
from bot.archive.store import Store
from bot.config import Config
from bot.desk.resources import Desk
from bot.desk.thinking import Thinking
from bot.reading.fetch import Fetcher, FetchLimits
from bot.reading.fetch.fetcher import user_agent
from bot.reading.parsers import ParserPool


@asynccontextmanager
async def open_desk(
    config: Config,
    *,
    fetcher: Fetcher | None = None,
    parsers: ParserPool | None = None,
    application: int | None = None,
    alone: bool = False,
    create: bool = True,
    only_read: bool = False,
) -> AsyncIterator[Desk]:
    """The desk over the configured database, brought to the newest schema; everything is closed when the block ends.

    `fetcher` and `parsers` take the place of those the configuration describes (tests give doubles of the outer world
    and small limits). `application` and `alone` are the running bot's, `create` and `only_read` the terminal's (see
    `Store.open`). Raises StoreError when the database cannot be opened, OtherApplication when it belongs to another
    than `application`.
    """
    async with AsyncExitStack() as stack:
        store = await Store.open(
            config.database, application=application, alone=alone, create=create, only_read=only_read
        )
        stack.push_async_callback(store.close)
        fetcher = fetcher or make_fetcher(config)
        stack.push_async_callback(fetcher.close)
        parsers = parsers or ParserPool()
        stack.push_async_callback(parsers.close)
        thinking = Thinking()
        stack.callback(thinking.close)
        yield Desk(config, store, fetcher, parsers, now, thinking)


def make_fetcher(config: Config) -> Fetcher:
    """The fetcher that the configuration describes; the address guard has no setting."""
    limits = FetchLimits(seconds=config.fetch.seconds, body=int(config.fetch.megabytes * 1_000_000))
    agent = user_agent(__version__, config.fetch.contact)
    return Fetcher(limits, user_agent=agent, obey_robots_for_people=config.fetch.obey_robots_for_people)


def now() -> dt.datetime:
    """The time, in UTC."""
    return dt.datetime.now(dt.UTC)
