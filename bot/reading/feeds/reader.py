"""A feed of any kind -> its items. Runs in a child process like every other reader."""

import datetime as dt
import re

from bot.errors.reading import EntitiesInFeed, NotAFeed
from bot.reading import xml_prolog
from bot.reading.feeds import is_json_feed, json_feed, opml, root, sitemap, syndication
from bot.reading.feeds.gzipped import unpacked
from bot.records.feeds import Feed
from bot.records.reading import Received

_ENTITY = re.compile(rb"<!ENTITY", re.I)


def read(received: Received, now: dt.datetime) -> Feed:
    """Return the items that have a web address. `now`, aware, is the moment after which no article was published.

    Raises NotAFeed, EntitiesInFeed, PlainSitemap, DamagedFile, or ReadingTooMuch for one that unpacks to too much.
    """
    body = xml_prolog.whole_utf8(unpacked(received.body), received.charset)
    if is_json_feed(body):
        return json_feed.read(body, received.url, now)
    name = root(body)
    if name is None:
        raise NotAFeed
    at, declares = xml_prolog.root_at(body)
    if declares and _ENTITY.search(body, at):  # elsewhere they are letters of a text, or of no meaning
        raise EntitiesInFeed
    if name in (b"urlset", b"sitemapindex"):
        return sitemap.read(body, received.url, now)
    return opml.read_feed(received) if name == b"opml" else syndication.read(body, name, received.url, now)
