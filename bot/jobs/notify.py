"""Notices of a program without Discord: lines of the log, or rows that the process with Discord tells."""

import logging

from bot.archive import tellings
from bot.desk.resources import Desk
from bot.errors.tree import StoreError
from bot.records.notices import FeedTold, Notice

log = logging.getLogger(__name__)


class LogNotify:
    """A Notify for whoever reads the log."""

    async def to_server(self, server: int, notice: Notice, *, channel: int | None = None) -> bool:
        """A line that names the server."""
        log.warning("for server %s: %s: %s", server, notice.title, notice.what)
        return True

    async def to_all(self, notice: Notice) -> int:
        """A line for everybody."""
        log.warning("%s: %s", notice.title, notice.what)
        return 1

    async def feeds(self, server: int, told: tuple[FeedTold, ...], edit: int | None = None) -> int | None:
        """A line for each feed, by its number: neither its title nor its address goes into the log."""
        for each in told:
            why = f" ({each.error.code})" if each.error is not None else ""
            log.warning("for server %s: feed %s: %s%s", server, each.subscription.number, each.what, why)
        return None


class StoredNotify:
    """A Notify of a process beside the one that has Discord: what it says waits in the database for that one.

    It is said in the log as well, since nobody may be there to tell it.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._log = LogNotify()

    async def to_server(self, server: int, notice: Notice, *, channel: int | None = None) -> bool:
        """Have a server told; False where that could not be written down."""
        await self._log.to_server(server, notice, channel=channel)
        return await self._put(notice, server, channel)

    async def to_all(self, notice: Notice) -> int:
        """Have every server told that has a log channel; gives 1 where that was written down."""
        await self._log.to_all(notice)
        return int(await self._put(notice, None, None))

    async def feeds(self, server: int, told: tuple[FeedTold, ...], edit: int | None = None) -> int | None:
        """Lines of the log: how feeds are lies in the database already, and is told by the process with Discord."""
        return await self._log.feeds(server, told, edit)

    async def _put(self, notice: Notice, server: int | None, channel: int | None) -> bool:
        desk = self._desk
        try:
            await desk.store.write(lambda conn: tellings.put(conn, notice, desk.now(), server=server, channel=channel))
        except StoreError as error:
            log.error("a notice could not be kept to be told: %s", error)
            return False
        return True
