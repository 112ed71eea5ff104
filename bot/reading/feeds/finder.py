"""Where the feed of a site may lie: the list of addresses to try, and those that robots.txt names for it.

What a page names is read by `page_candidates`, in a child process. Whoever calls looks what lies there.
"""

import re
from collections.abc import Iterable

from bot.errors.fetching import BadAddress
from bot.reading.feeds import items
from bot.records.feeds import FeedCandidate
from bot.text import urls

MOST_CANDIDATES = 25
"""As many as one of Discord's menus has lines."""
_SITEMAP = re.compile(r"(?im)^\s*sitemap\s*:\s*(\S{1,4000})")
_NEWSY = re.compile(r"(?i)news")


def sitemaps(robots: bytes, base: str) -> tuple[FeedCandidate, ...]:
    """Return the sitemaps that a robots.txt found at `base` names, those of news first, each once, at most 25.

    https://www.sitemaps.org/protocol.html#submit_robots. Cheap: runs anywhere.
    """
    named = _SITEMAP.findall(robots.decode("utf-8-sig", "replace"))
    addresses = filter(None, (items.address(place, base) for place in named))
    return once((FeedCandidate(url, "robots.txt") for url in sorted(addresses, key=_is_plain)), base)


def once(candidates: Iterable[FeedCandidate], base: str) -> tuple[FeedCandidate, ...]:
    """The first 25 candidates of a page at `base` that have an address, each address once, without the page itself."""
    first: dict[str, FeedCandidate] = {}
    for candidate in candidates:
        try:
            url = urls.joined(base, candidate.url).partition("#")[0]
        except BadAddress:
            continue
        if len(first) < MOST_CANDIDATES and url != base:
            first.setdefault(url.rstrip("/"), FeedCandidate(url, candidate.reason, candidate.title))
    return tuple(first.values())


def _is_plain(url: str) -> bool:
    return _NEWSY.search(url.partition("//")[2].partition("/")[2]) is None
