"""Sitemaps (sitemaps.org 0.9), with the tags for news, and an index of sitemaps."""

from collections.abc import Iterable

from tests.web.document import Document, Entry
from tests.web.formats.markup import HEAD, element, iso_date

_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def news_sitemap(document: Document) -> bytes:
    """Print a news sitemap: address, time of publication, title, language."""
    urls = "".join(_url(entry, document) for entry in document.entries)
    return f"{HEAD}<urlset {_SPACE} {_NEWS}>\n{urls}</urlset>\n".encode()


def sitemap(document: Document) -> bytes:
    """Print a plain sitemap: addresses and when each page changed last."""
    urls = "".join(
        f"<url>{element('loc', entry.link)}{element('lastmod', iso_date(entry.updated or entry.published))}</url>\n"
        for entry in document.entries
    )
    return f"{HEAD}<urlset {_SPACE}>\n{urls}</urlset>\n".encode()


def sitemap_index(addresses: Iterable[str]) -> bytes:
    """Print an index that leads to these sitemaps."""
    sitemaps = "".join(f"<sitemap>{element('loc', address)}</sitemap>" for address in addresses)
    return f"{HEAD}<sitemapindex {_SPACE}>\n{sitemaps}</sitemapindex>\n".encode()


def _url(entry: Entry, document: Document) -> str:
    publication = (
        f"<news:publication>{element('news:name', document.title)}{element('news:language', document.language)}"
        "</news:publication>"
    )
    return (
        f"<url>{element('loc', entry.link)}<news:news>{publication}"
        f"{element('news:publication_date', iso_date(entry.published, entry.stamp))}"
        f"{element('news:title', entry.title)}</news:news></url>\n"
    )
