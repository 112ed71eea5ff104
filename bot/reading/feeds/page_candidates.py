"""Where the feed of a site may lie, by one of its pages. Runs in a child process like every other reader."""

import re
from collections.abc import Iterator
from itertools import chain

from bot.errors.fetching import ChallengePage
from bot.reading import refusals
from bot.reading.feeds import alternates, finder, known_sites
from bot.reading.html_tree import decode, parse
from bot.records.feeds import FeedCandidate
from bot.records.reading import Received
from bot.text import urls

_PLACES = ("/feed", "/rss", "/atom.xml", "/feed.xml", "/rss.xml", "/index.xml")
_SECTION = re.compile(r"/[^/.]{1,60}(?:/[^/.]{1,60})?")
"""A path of one or two names, which may have a feed of its own; a longer one is an article's."""


def read(received: Received, link: str | None = None) -> tuple[FeedCandidate, ...]:
    """Return where to look for the feed of a fetched page, the likeliest first, each address once, at most 25.

    First what the answer's Link header (`link`) and the page name, then where such sites have their feeds, then feeds
    of comments, then the usual places. Raises BadAddress for a page without a web address, ChallengePage where a check
    for robots stands in its place.
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
    return finder.once(chain(others, known_sites.candidates(base, page), comments, _usual_places(base)), base)


def _usual_places(base: str) -> Iterator[FeedCandidate]:
    path = urls.split(base).path.rstrip("/")
    if _SECTION.fullmatch(path):
        yield FeedCandidate(f"{path}/feed", "usual place")
    for place in _PLACES:
        yield FeedCandidate(place, "usual place")
