"""What every verb of the desk works with; built once by `bot.app.open_desk` and handed to each verb first."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from bot.archive.store import Store
from bot.config import Config
from bot.reading.fetch import Fetcher
from bot.reading.parsers import ParserPool


@dataclass(frozen=True, slots=True)
class Desk:
    """The open archive, the one way to the outside, the child processes that read foreign bytes, and a clock."""

    config: Config
    store: Store
    fetcher: Fetcher
    parsers: ParserPool
    now: Callable[[], dt.datetime]
