"""The one way to the outside: a guarded HTTP fetch. No other module of the project opens a socket to the web."""

from bot.reading.fetch.fallback import kept_copy
from bot.reading.fetch.fetcher import Fetcher, user_agent
from bot.reading.fetch.limits import Fetched, FetchLimits

__all__ = ["FetchLimits", "Fetched", "Fetcher", "kept_copy", "user_agent"]
