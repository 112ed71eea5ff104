"""A request as a site sees it, and the answer that it gives."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from email.utils import format_datetime

Sender = Callable[[asyncio.Transport, bytes, bytes], Awaitable[None]]
"""Puts a head and a body onto the wire in its own way; the connection is closed afterwards."""


@dataclass(frozen=True, slots=True)
class Look:
    """One request for a feed or a page. `at` is the site's own clock, `count` how many requests came before it.

    `address` is what was asked for, `proper` where the feed or page really lives: they differ after a redirect to
    another place of the same site. `changed` is when what is shown there changed last, by the site's clock too.
    `headers` have names in small letters.
    """

    at: dt.datetime
    changed: dt.datetime
    count: int
    address: str
    proper: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def moved(self) -> bool:
        """Whether this is no longer the address where it used to live."""
        return self.proper not in (self.address, self.address.partition("?")[0])

    @property
    def home(self) -> str:
        """The site's front page, as "http://host"."""
        return "/".join(self.proper.split("/")[:3])


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; `sender` is how it goes onto the wire where that is not the plain way."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    sender: Sender | None = None

    def having(self, **headers: str) -> "Reply":
        """Return it with more headers; `_` in a name is a hyphen."""
        return replace(self, headers={**self.headers, **{name.replace("_", "-"): headers[name] for name in headers}})

    def without(self, *names: str) -> "Reply":
        """Return it without these headers."""
        return replace(self, headers={name: value for name, value in self.headers.items() if name not in names})


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of the log: what was asked for, when by the world's clock, and the status of the answer."""

    at: dt.datetime
    host: str
    path: str
    headers: Mapping[str, str]
    status: int


def http_date(moment: dt.datetime) -> str:
    """Return a moment as HTTP writes it (RFC 9110, 5.6.7)."""
    return format_datetime(moment.astimezone(dt.UTC), usegmt=True)


def page(words: str, title: str = "A page", status: int = 200) -> Reply:
    """Return a small HTML page; `words` are markup."""
    body = f"<!doctype html><html lang=en><head><title>{title}</title></head><body>{words}</body></html>"
    return Reply(status, {"Content-Type": "text/html; charset=utf-8"}, body.encode())


NOT_FOUND = page("<h1>Not Found</h1>", "404 Not Found", 404)
