"""The formats that a feed can be printed in: from a document to bytes, and the media type it is served as."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.web.document import Document
from tests.web.formats.atom import atom
from tests.web.formats.json_feed import json_feed
from tests.web.formats.rss import rdf, rss, rss_summaries
from tests.web.formats.sitemaps import news_sitemap, sitemap


@dataclass(frozen=True, slots=True)
class Format:
    """`links_as` is the type that a page's rel=alternate gives, None for what no page links to."""

    name: str
    printed: Callable[[Document], bytes]
    media_type: str
    links_as: str | None

    @property
    def is_xml(self) -> bool:
        return self.name != "json"


RSS = Format("rss", rss, "application/rss+xml; charset=utf-8", "application/rss+xml")
RSS_SUMMARIES = Format("rss summaries", rss_summaries, "application/rss+xml", "application/rss+xml")
RDF = Format("rdf", rdf, "application/rdf+xml", "application/rdf+xml")
ATOM = Format("atom", atom, "application/atom+xml; charset=utf-8", "application/atom+xml")
JSON_FEED = Format("json", json_feed, "application/feed+json", "application/feed+json")
NEWS_SITEMAP = Format("news sitemap", news_sitemap, "application/xml", None)
SITEMAP = Format("sitemap", sitemap, "application/xml", None)

FORMATS = {kind.name: kind for kind in (RSS, RSS_SUMMARIES, RDF, ATOM, JSON_FEED, NEWS_SITEMAP, SITEMAP)}
