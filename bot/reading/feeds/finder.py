"""Where the feed of a site may lie, by one of its pages and by its robots.txt. Whoever calls looks whether it does."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from bot.errors.fetching import BadAddress, ChallengePage
from bot.reading import refusals
from bot.reading.feeds import alternates, items, known_sites
from bot.reading.html_tree import decode, parse
from bot.records.feeds import FeedCandidate
from bot.records.reading import Received
from bot.text import urls

MOST_CANDIDATES = 25
"""As many as one of Discord's menus has lines."""
_PLACES = ("/feed", "/rss", "/atom.xml", "/feed.xml", "/rss.xml", "/index.xml")
_SECTION = re.compile(r"/[^/.]{1,60}(?:/[^/.]{1,60})?")
"""A path of one or two names, which may have a feed of its own; a longer one is an article's."""
_SITEMAP = re.compile(r"(?im)^\s*sitemap\s*:\s*(\S{1,4000})")
_NEWSY = re.compile(r"(?i)news")


def candidates(received: Received, link: str | None = None) -> tuple[FeedCandidate, ...]:
    """Return where to look for the feed of a fetched page, the likeliest first, each address once, at most 25.

    First what the answer's Link header (`link`) and the page name, then where such sites have their feeds, then feeds
    of comments, then the usual places. Runs in a child process. Raises BadAddress for a page without a web address,
    ChallengePage where a check for robots stands in its place.
    """
    base = received.url or ""
    urls.split(base)
    page = decode(received)
    tree = parse(page)
    refused = refusals.judge(tree, None, base)
    if isinstance(refused, ChallengePage):
        raise refused
    named = list(alternates.candidates(tree, link, base))
    comments = [candidate for candidate in named if alternates.of_comments(candidate)]
    others = (candidate for candidate in named if candidate not in comments)
    return _once(chain(others, known_sites.candidates(base, page), comments, _usual_places(base)), base)


def sitemaps(robots: bytes, base: str) -> tuple[FeedCandidate, ...]:
    """Return the sitemaps that a robots.txt found at `base` names, those of news first, each once, at most 25.

    https://www.sitemaps.org/protocol.html#submit_robots. Cheap: runs anywhere.
    """
    named = _SITEMAP.findall(robots.decode("utf-8-sig", "replace"))
    rows = [FeedCandidate(address, "robots.txt") for place in named if (address := items.address(place, base))]
    return _once(sorted(rows, key=lambda row: not _NEWSY.search(urls.split(row.url).path)), base)


def _usual_places(base: str) -> Iterator[FeedCandidate]:
    path = urls.split(base).path.rstrip("/")
    if _SECTION.fullmatch(path):
        yield FeedCandidate(f"{path}/feed", "usual place")
    for place in _PLACES:
        yield FeedCandidate(place, "usual place")


def _once(found: Iterable[FeedCandidate], base: str) -> tuple[FeedCandidate, ...]:
    first: dict[str, FeedCandidate] = {}
    for candidate in found:
        try:
            url = urls.joined(base, candidate.url).partition("#")[0]
        except BadAddress:
            continue
        if len(first) < MOST_CANDIDATES and url != base:
            first.setdefault(url.rstrip("/"), FeedCandidate(url, candidate.reason, candidate.title))
    return tuple(first.values())
