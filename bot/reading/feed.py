"""RSS, Atom, JSON Feed and OPML: the items they list. Runs in a child process like every other reader."""

import datetime as dt
import io
import json
import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, ParseError

import feedparser
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.errors.fetching import BadAddress
from bot.errors.reading import EntitiesInFeed, NotAFeed
from bot.reading import xml_prolog
from bot.records.reading import Feed, FeedItem, Received
from bot.text import urls
from bot.text.clean import one_line

MOST_ITEMS = 500
_HEAD = 4_096
_WIDE_HEAD = 65_536
"""Bytes of a feed in UTF-16 or UTF-32 that are looked at before it is read."""
_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|RDF|opml)[\s>]")
_JSON = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\{.{0,2000}"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version', re.S)
_WEB = re.compile(r"(?i)\s*https?:")
_ENTITY = re.compile(rb"<!ENTITY", re.I)
_ITEM = re.compile(rb"<(?:item|entry)[\s>]")
_CLOSERS = {b"rss": b"</channel></rss>", b"feed": b"</feed>", b"RDF": b"</rdf:RDF>"}


def is_feed(body: bytes) -> bool:
    """Tell by its root whether this is a feed or a list of feeds. Cheap: runs anywhere."""
    shown = xml_prolog.utf8(body[:_WIDE_HEAD])
    shown = body if body.startswith(shown) else shown
    return bool(_JSON.match(shown[:_HEAD])) or _root(shown) is not None


def read(received: Received) -> Feed:
    """Return the feed's items that have a web address. Raises NotAFeed or EntitiesInFeed."""
    body = xml_prolog.utf8(received.body)
    if _JSON.match(body[:_HEAD]):
        return _json_feed(body, received.url)
    root = _root(body)
    if root is None:
        raise NotAFeed
    at, declares = xml_prolog.root_at(body)
    if declares and _ENTITY.search(body, at):  # elsewhere they are letters of a text, or of no meaning
        raise EntitiesInFeed
    return _opml(body) if root[1] == b"opml" else _xml_feed(body, root[1], received)


def _root(body: bytes) -> re.Match[bytes] | None:
    at, declares = xml_prolog.root_at(body)
    if at < 0:
        return None
    return _ROOT.search(body, at) if declares else _ROOT.match(body, at)


def _xml_feed(body: bytes, root: bytes, received: Received) -> Feed:
    starts = [match.start() for match, _ in zip(_ITEM.finditer(body), range(MOST_ITEMS + 1), strict=False)]
    cut = len(starts) > MOST_ITEMS
    if cut:
        body = body[: starts[MOST_ITEMS]] + _CLOSERS[root]
    # Not told where the feed lies, feedparser leaves the links as they are; told, it silently drops bad ones.
    parsed = feedparser.parse(io.BytesIO(body), sanitize_html=False)
    if not parsed.entries and not parsed.feed:
        raise NotAFeed
    items = (
        (entry.get("link"), entry.get("title"), _day(entry.get("published_parsed") or entry.get("updated_parsed")))
        for entry in parsed.entries
    )
    return Feed("feed", _words(parsed.feed.get("title")), _kept(items, received.url), cut)


def _json_feed(body: bytes, base: str | None) -> Feed:
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise NotAFeed from broken
    entries = feed.get("items")
    if not isinstance(entries, list):
        raise NotAFeed
    rows = [entry for entry in entries[:MOST_ITEMS] if isinstance(entry, dict)]
    items = ((row.get("url"), row.get("title"), _iso(row.get("date_published"))) for row in rows)
    return Feed("feed", _words(feed.get("title")), _kept(items, base), len(entries) > MOST_ITEMS)


def _opml(body: bytes) -> Feed:
    try:
        tree: Element = fromstring(body, forbid_dtd=False)
    except DefusedXmlException as attack:
        raise EntitiesInFeed from attack
    except (ParseError, ValueError) as broken:
        raise NotAFeed from broken
    outlines = [outline for outline in tree.iter("outline") if outline.get("xmlUrl")]
    items = ((outline.get("xmlUrl"), outline.get("title") or outline.get("text"), None) for outline in outlines)
    return Feed("list of feeds", _words(tree.findtext("head/title")), _kept(items, None), len(outlines) > MOST_ITEMS)


def _kept(items: Iterable[tuple[object, object, dt.date | None]], base: str | None) -> tuple[FeedItem, ...]:
    """Items with a web address, each address once, in the feed's order."""
    kept: dict[str, FeedItem] = {}
    for url, title, day in items:
        address = _address(url, base)
        if address and len(kept) < MOST_ITEMS:
            kept.setdefault(address, FeedItem(address, _words(title), day))
    return tuple(kept.values())


def _address(url: object, base: str | None) -> str | None:
    if not isinstance(url, str) or not url.strip():
        return None
    try:
        return urls.joined(base, url)
    except BadAddress:  # kept where it was meant for one, so that whoever fetches the items names it
        return url.strip()[: urls.LONGEST + 1] if _WEB.match(url) else None


def _words(value: object) -> str | None:
    return one_line(value)[:300] or None if isinstance(value, str) else None


def _day(stamp: object) -> dt.date | None:
    try:
        return dt.date(*tuple(stamp)[:3]) if isinstance(stamp, tuple) else None
    except (ValueError, OverflowError):
        return None


def _iso(stamp: object) -> dt.date | None:
    try:
        return dt.date.fromisoformat(stamp[:10]) if isinstance(stamp, str) else None
    except ValueError:
        return None
