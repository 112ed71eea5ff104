"""News sitemaps and indexes of sitemaps: https://www.sitemaps.org/protocol.html, and Google's news extension of it."""

import datetime as dt
import html
import io
from collections.abc import Iterator
from heapq import nlargest
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from bot.errors.reading import EntitiesInFeed, NotAFeed, PlainSitemap
from bot.reading import xml_prolog, xml_repairs
from bot.reading.feeds import items, stamps
from bot.records.feeds import Feed, FeedItem, FeedKind

WINDOW = dt.timedelta(days=3)
"""Behind the newest entry: such a sitemap holds two days of articles, and one that keeps more is an archive.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""
_NEWSY = "news"


def read(body: bytes, base: str | None, now: dt.datetime) -> Feed:
    """Return the news that a sitemap lists, or the sitemaps that an index lists: likely ones first, then the newest.

    One that is not well-formed is read as far as it can be repaired, what is cut off as far as it goes. Raises
    NotAFeed, EntitiesInFeed, or PlainSitemap where no news is listed.
    """
    try:
        sitemap = _read(body, base, now)
        if sitemap.cut:
            mended = _read(xml_repairs.well_formed(body, xml_prolog.root_at(body)[0]), base, now)
            sitemap = max(mended, sitemap, key=_Sitemap.count)
    except DefusedXmlException as attack:
        raise EntitiesInFeed from attack
    return sitemap.feed()


def _read(body: bytes, base: str | None, now: dt.datetime) -> "_Sitemap":
    """What can be read before the end, or before what cannot be read; `cut` then."""
    sitemap = _Sitemap(base, now)
    try:
        for element in _children(body):
            sitemap.take(element)
    except (ParseError, ValueError, LookupError):  # the latter two for an encoding that expat lacks
        sitemap.cut = True
    return sitemap


def _children(body: bytes) -> Iterator[Element]:
    """Each child of the root, whole; it is emptied afterwards, so that 50,000 of them take no memory."""
    depth, root = 0, None
    for event, element in iterparse(io.BytesIO(body), events=("start", "end"), forbid_dtd=False):
        if event == "start":
            depth += 1
            root = element if root is None else root
            continue
        depth -= 1
        if depth == 1 and root is not None:
            yield element
            root.clear()


class _Sitemap:
    """What was read so far of one sitemap."""

    def __init__(self, base: str | None, now: dt.datetime) -> None:
        self._base, self._now = base, now
        self.rows: list[FeedItem] = []
        self.sitemaps: list[FeedItem] = []
        self.title: str | None = None
        self.dropped = 0
        self.plain = 0
        self.cut = False

    def take(self, child: Element) -> None:
        """Note one child of the root: a page with its news, a page without, or another sitemap."""
        name, parts = _name(child), {_name(part): part for part in child}
        if name not in ("url", "sitemap"):
            return
        url = items.address(_text(parts.get("loc")), self._base)
        changed = stamps.moment(_text(parts.get("lastmod")), self._now)
        if name == "sitemap":
            self._note(self.sitemaps, FeedItem(url, published=changed) if url else None)
        elif "news" in parts:
            self._note(self.rows, self._item(url, parts["news"], changed) if url else None)
        else:
            self.plain += 1

    def count(self) -> int:
        """How many entries were read, of any kind."""
        return len(self.rows) + len(self.sitemaps) + self.plain

    def feed(self) -> Feed:
        """What was read as a feed."""
        if self.sitemaps and not self.rows:
            first = sorted(self.sitemaps, key=_likely)
            return self._of("sitemap index", first, len(first) > items.MOST_ITEMS)
        if not self.rows:
            raise PlainSitemap(count=self.plain) if self.plain else NotAFeed
        newest = max((row.published for row in self.rows if row.published), default=None)
        recent = [row for row in self.rows if not (newest and row.published) or newest - row.published <= WINDOW]
        chosen = {id(row) for row in nlargest(items.MOST_ITEMS, recent, key=_moment)}
        return self._of("sitemap", [row for row in recent if id(row) in chosen], len(recent) > len(chosen))

    def _of(self, kind: FeedKind, rows: list[FeedItem], more: bool) -> Feed:
        kept, _ = items.kept(rows)
        languages = {row.language for row in rows}
        language = languages.pop() if len(languages) == 1 else None
        return Feed(kind, self.title, kept, self.cut or more, language=language, dropped=self.dropped)

    def _note(self, rows: list[FeedItem], item: FeedItem | None) -> None:
        if item is None:
            self.dropped += 1
        else:
            rows.append(item)

    def _item(self, url: str, news: Element, changed: dt.datetime | None) -> FeedItem:
        parts = {_name(part): part for part in news.iter()}
        self.title = self.title or items.words(_text(parts.get("name")))
        published = stamps.moment(_text(parts.get("publication_date")), self._now) or changed
        language = items.language(_text(parts.get("language")))
        return FeedItem(url, items.words(_unescaped(parts.get("title"))), published, None, changed, language)


def _likely(item: FeedItem) -> tuple[bool, float]:
    return _NEWSY not in item.url.lower(), -_moment(item)


def _moment(item: FeedItem) -> float:
    return item.published.timestamp() if item.published else 0.0


def _name(element: Element) -> str:
    """The name without its namespace, which sites spell in many ways."""
    return str(element.tag).rpartition("}")[2].lower()


def _unescaped(element: Element | None) -> str | None:
    """A title, which some programs escape as HTML before they escape it as XML: "Rock &amp;amp; roll"."""
    text = _text(element)
    return text and html.unescape(text)


def _text(element: Element | None) -> str | None:
    return element.text if element is not None else None
