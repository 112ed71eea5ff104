"""What every verb of the desk works with; built once by `bot.app.open_desk` and handed to each verb first."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.archive.store import Store
from bot.archive.store.shares import Asker
from bot.config import Config
from bot.desk.outages import Outages
from bot.desk.thinking import Thinking
from bot.reading.fetch import Fetcher
from bot.reading.parsers import ParserPool


@dataclass(frozen=True, slots=True)
class Desk:
    """The open archive, the way to the outside, the children that read foreign bytes, a clock, and threads."""

    config: Config
    store: Store
    fetcher: Fetcher
    parsers: ParserPool
    now: Callable[[], dt.datetime]
    thinking: Thinking = field(default_factory=Thinking)
    outages: Outages = field(default_factory=Outages)

    def on_behalf_of(self, server: int, member: int) -> "Desk":
        """The same desk, whose heavy reads count against the shares of this server (0: none) and this member."""
        return replace(self, store=self.store.on_behalf_of(Asker(server, member)))
