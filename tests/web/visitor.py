"""The local web as another process reaches it."""

import datetime as dt
import ssl
from collections.abc import Callable
from dataclasses import dataclass

from bot.reading.fetch import Fetcher, FetchLimits
from tests.reading.web import Web


@dataclass(frozen=True, slots=True)
class Visitor:
    """What is handed to another process (it can be pickled): the ports of a local web and its authority (PEM).

    Names and connections do not fail there: hosts' habits and outages are seen in the web's own process alone.
    """

    ports: dict[int, int]
    authority: bytes

    def fetcher(self, clock: Callable[[], dt.datetime], limits: FetchLimits) -> Fetcher:
        """Return a real fetcher that knows only that web; `clock` is the time that this process is told."""
        edge = Web()
        edge.ports = self.ports
        edge.trusted = ssl.create_default_context(cadata=self.authority.decode())
        return edge.fetcher(limits, clock=clock)
