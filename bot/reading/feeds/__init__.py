"""Feeds: what lists articles. What is asked of any bytes stands here; `reader` reads them in a child process."""

import re

from bot.reading import xml_prolog
from bot.reading.feeds.gzipped import beginning

_WIDE_HEAD = 65_536
"""Bytes of a feed in UTF-16 or UTF-32 that are looked at before it is read."""
_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|RDF|opml|urlset|sitemapindex)[\s>]")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_JSON_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')


def is_feed(body: bytes) -> bool:
    """Tell by its root whether this is a feed, a sitemap or a list of them. Cheap: runs anywhere."""
    body = beginning(body, _WIDE_HEAD)
    shown = xml_prolog.utf8(body[:_WIDE_HEAD])
    shown = body if body.startswith(shown) else shown
    return is_json_feed(shown) or root(shown) is not None


def is_json_feed(body: bytes) -> bool:
    """Tell whether this is JSON that names itself a JSON Feed, behind its items too: names of JSON have no order."""
    return _JSON.match(body) is not None and _JSON_VERSION.search(body) is not None


def root(body: bytes) -> bytes | None:
    """The name of the root of a feed in UTF-8 (b"rss", b"feed", b"RDF", b"opml", b"urlset", b"sitemapindex")."""
    at, declares = xml_prolog.root_at(body)
    if at < 0:
        return None
    found = _ROOT.search(body, at) if declares else _ROOT.match(body, at)
    return found[1] if found else None
