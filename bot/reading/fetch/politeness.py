"""What sites asked for: how long to stay away (Retry-After), and which pages are not for programs (robots.txt)."""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from bot.errors.fetching import AskedToWait, RobotsForbid

_MOST_SITES = 2_000
_DEFAULT_WAIT = dt.timedelta(minutes=1)

if TYPE_CHECKING:
    from protego import Protego
    from yarl import URL


@dataclass(frozen=True, slots=True)
class Wait:
    """Until when a host wants no visit: aware, in UTC, a whole second.

    `said`: the host named that moment. Where it did not, a minute is waited here; whoever comes again and again is to
    wait longer.
    """

    until: dt.datetime
    said: bool


class Waits:
    """Remembers for each host until when it asked to be left alone."""

    def __init__(self, clock: Callable[[], dt.datetime], longest: float) -> None:
        self._clock = clock
        self._longest = dt.timedelta(seconds=longest)
        self._waits: OrderedDict[str, Wait] = OrderedDict()

    def check(self, host: str) -> None:
        """Raise AskedToWait while `host` wants no visit."""
        wait = self.of(host)
        if wait is not None:
            raise AskedToWait(host=host, until=wait.until, said=wait.said)

    def of(self, host: str) -> Wait | None:
        """Until when `host` wants no visit; None while it may be visited."""
        wait = self._waits.get(host)
        return wait if wait is not None and wait.until > self._clock() else None

    def seed(self, host: str, until: dt.datetime, *, said: bool = True) -> None:
        """Remember a wait that is known from elsewhere, as from before a restart; a longer one that is known stays.

        `until` is aware; it may be longer than a Retry-After may.
        """
        known = self.of(host)
        if known is None or until > known.until:
            self._keep(host, until.astimezone(dt.UTC), said)

    def note(self, host: str, status: int, retry_after: str | None) -> None:
        """Remember what a 429 or 503 said. Without a readable Retry-After a 429 counts as one minute, a 503 as none."""
        seconds = retry_seconds(retry_after, self._clock()) or 0.0
        if seconds > 0:
            self._keep(host, self._clock() + min(dt.timedelta(seconds=min(seconds, 1e9)), self._longest), True)
        elif status == 429:
            self._keep(host, self._clock() + _DEFAULT_WAIT, False)

    def _keep(self, host: str, until: dt.datetime, said: bool) -> None:
        whole = until.replace(microsecond=0) + dt.timedelta(seconds=1 if until.microsecond else 0)
        self._waits[host] = Wait(whole, said)
        self._waits.move_to_end(host)
        while len(self._waits) > _MOST_SITES:
            self._waits.popitem(last=False)


def retry_seconds(value: str | None, now: dt.datetime) -> float | None:
    """Return the seconds of a Retry-After header, a number or an HTTP date (RFC 9110, 10.2.3); None if unreadable."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 12:
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (when.replace(tzinfo=when.tzinfo or dt.UTC) - now).total_seconds()


class Robots:
    """Each origin's robots.txt, read once and kept for a while (RFC 9309 allows a day)."""

    def __init__(self, clock: Callable[[], dt.datetime], agent: str, keep_seconds: float) -> None:
        self._clock = clock
        self._agent = agent
        self._keep = dt.timedelta(seconds=keep_seconds)
        self._known: OrderedDict[str, tuple[dt.datetime, Protego]] = OrderedDict()

    def known(self, url: "URL") -> bool:
        """Tell whether this origin's rules are at hand and fresh."""
        kept = self._known.get(str(url.origin()))
        return kept is not None and self._clock() - kept[0] < self._keep

    def learn(self, url: "URL", status: int, rules: str) -> None:
        """Keep an origin's rules. Per RFC 9309, 2.3.1: 4xx means no rules, anything else unread means keep out."""
        if not 200 <= status < 300:
            rules = "" if 400 <= status < 500 and status != 429 else "User-agent: *\nDisallow: /"
        from protego import Protego

        self._known[str(url.origin())] = (self._clock(), Protego.parse(rules))
        while len(self._known) > _MOST_SITES:
            self._known.popitem(last=False)

    def check(self, url: "URL") -> None:
        """Raise RobotsForbid when the kept rules keep us out of `url`."""
        _, rules = self._known[str(url.origin())]
        if not rules.can_fetch(str(url), self._agent):
            raise RobotsForbid(host=url.host)
