"""A desk over a throwaway archive, one after another, with one set of reading processes for all of them."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import make_fetcher, now
from bot.archive.store import Store
from bot.config import Config
from bot.desk import archives
from bot.desk.resources import Desk
from bot.reading.fetch import Fetcher
from bot.reading.parsers import ParserPool
from bot.records.ids import ArchiveId

NOON = dt.time(12, tzinfo=dt.UTC)


@dataclass(slots=True)
class TemporaryDesk:
    """Opens one desk at a time; the one before is closed."""

    config: Config
    fetcher: Fetcher
    parsers: ParserPool
    _opened: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def open(self, today: dt.date | None = None, database: str | None = None) -> tuple[Desk, ArchiveId]:
        """A desk and the id of its archive "local".

        It is empty, unless `database` is the path of a file that is there already; that file stays, any other database
        is gone afterwards. On `today` the desk's clock stands at noon UTC. Raises StoreError subclasses.
        """
        await self.close()
        path = database or str(Path(self._opened.enter_context(TemporaryDirectory(prefix="copydesk-"))) / "desk.sqlite")
        store = await Store.open(path)
        self._opened.push_async_callback(store.close)
        clock = now if today is None else lambda: dt.datetime.combine(today, NOON)
        config = self.config.model_copy(update={"database": path})
        desk = Desk(config=config, store=store, fetcher=self.fetcher, parsers=self.parsers, now=clock)
        return desk, (await archives.for_terminal(desk, archives.LOCAL)).id

    async def close(self) -> None:
        """Close the desk that is open, if one is."""
        opened, self._opened = self._opened, AsyncExitStack()
        await opened.aclose()


@asynccontextmanager
async def temporary_desk() -> AsyncIterator[TemporaryDesk]:
    """Nothing is fetched: what is read comes with the lines of a pipe."""
    config = Config()
    async with AsyncExitStack() as stack:
        fetcher = make_fetcher(config)
        stack.push_async_callback(fetcher.close)
        parsers = ParserPool()
        stack.push_async_callback(parsers.close)
        desk = TemporaryDesk(config, fetcher, parsers)
        stack.push_async_callback(desk.close)
        yield desk
