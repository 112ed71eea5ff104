"""The caps of a fetch and what it brings home."""

from dataclasses import dataclass

from bot.records.reading import Received


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Caps of one fetch, redirects and robots.txt included.

    `seconds` the whole of it; `quiet_seconds` the longest silence; `body` bytes, both as sent and as inflated (real
    news pages reach 2.1 MB); `header` bytes of one header line; `wait_seconds` the longest Retry-After remembered.
    """

    seconds: float = 25.0
    connect_seconds: float = 8.0
    quiet_seconds: float = 10.0
    body: int = 5_000_000
    redirects: int = 8
    address: int = 4_096
    header: int = 16_384
    headers: int = 128
    robots: int = 512_000
    robots_seconds: float = 8.0
    robots_keep_seconds: float = 3_600.0
    wait_seconds: float = 86_400.0


DEFAULT_LIMITS = FetchLimits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came. `unchanged` tells that the site answered 304 to `etag` or `modified`; the body is empty then.

    `received.url` is the address it was finally read from (fragment dropped). `copy_day` (2024-01-31) is
    set when the page came from a public web archive's copy instead; `received.url` is then the page's own address.
    `fresh_seconds`: how long the answer says that it stays as it is, 0 for "ask each time", None where it says nothing;
    as the site says it, years too. `asked`: the address that was asked for, as it was judged. `moved_to`: the final
    address where each redirect on the way said that it is for good (301, 308). `link`: the Link header, of at most
    16 kB. All of them come with a 304 as well.
    """

    received: Received
    status: int
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False
    copy_day: str | None = None
    fresh_seconds: float | None = None
    asked: str | None = None
    moved_to: str | None = None
    link: str | None = None
