"""Notices of a program without Discord: they are lines of the log."""

import logging

from bot.records.notices import Notice

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
