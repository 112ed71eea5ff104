"""Whether what fails is the sites or our own line: remembered for the whole program, as it shows at many sites."""

import datetime as dt
from collections import deque

from bot.analysis.polling import outage
from bot.errors.fetching import NoSuchSite, TooSlow, Unreachable
from bot.errors.tree import CopydeskError
from bot.records.polling import Attempt

_OF_A_LINE = (NoSuchSite, TooSlow, Unreachable)
"""How a site that is away and a line of our own that is down look alike."""
_REMEMBERED = 200
LONGEST = dt.timedelta(days=1)
"""After so long with nobody reached the sites are to blame all the same: all that is followed may be dead."""


class Outages:
    """The last requests of this program, and whether they reached anybody."""

    def __init__(self) -> None:
        self._attempts: deque[Attempt] = deque(maxlen=_REMEMBERED)
        self._alone_since: dt.datetime | None = None

    def is_ours(self, host: str, error: CopydeskError | None, now: dt.datetime) -> bool:
        """Note how a request to `host` ended; whether its failure is to be blamed on our own line."""
        reached = not isinstance(error, _OF_A_LINE)
        self._attempts.append(Attempt(host, now, reached))
        if reached:
            self._alone_since = None
            return False
        self._alone_since = self._alone_since or now
        return now - self._alone_since < LONGEST and outage.is_ours(self._attempts, now)
