"""RSS 2.0, with whole texts or with summaries only, and RSS 1.0."""

from dataclasses import replace
from functools import lru_cache
from xml.sax.saxutils import quoteattr

from tests.web.document import Document, Entry
from tests.web.formats.markup import HEAD, element, html, iso_date, mail_date

_SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:atom="http://www.w3.org/2005/Atom"'
)


def rss(document: Document) -> bytes:
    """Print RSS 2.0; with content:encoded when the document is full."""
    items = "".join(_item(entry, document.full) for entry in document.entries)
    return f'{HEAD}<rss version="2.0" {_SPACES}><channel>\n{_channel(document)}{items}</channel></rss>\n'.encode()


def rss_summaries(document: Document) -> bytes:
    """Print RSS 2.0 with descriptions only."""
    return rss(replace(document, full=False))


def rdf(document: Document) -> bytes:
    """Print RSS 1.0, whose items stand beside the channel and are known by rdf:about."""
    space = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    links = "".join(f"<rdf:li rdf:resource={quoteattr(entry.link or '')}/>" for entry in document.entries)
    channel = (
        f"<channel rdf:about={quoteattr(document.address)}>\n{element('title', document.title)}"
        f"{element('link', document.home)}{element('description', document.title)}{_syndication(document)}"
        f"<items><rdf:Seq>{links}</rdf:Seq></items></channel>\n"
    )
    items = "".join(_rdf_item(entry) for entry in document.entries)
    return f"{HEAD}<rdf:RDF {space} {_SPACES}>\n{channel}{items}</rdf:RDF>\n".encode()


def _channel(document: Document) -> str:
    return (
        f"{element('title', document.title)}{element('link', document.home)}{element('description', document.title)}"
        f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(document.address)}/>\n'
        f"{element('language', document.language)}{element('lastBuildDate', mail_date(document.built))}"
        f"{element('ttl', None if document.ttl is None else str(document.ttl))}{_syndication(document)}"
    )


def _syndication(document: Document) -> str:
    if document.period is None:
        return ""
    period, frequency = document.period
    return element("sy:updatePeriod", period) + element("sy:updateFrequency", str(frequency))


@lru_cache(maxsize=100_000)
def _item(entry: Entry, full: bool) -> str:
    permanent = "true" if (entry.guid or "").startswith("http") else "false"
    guid = element("guid", entry.guid, isPermaLink=permanent)
    whole = element("content:encoded", html(entry.paragraphs)) if full and entry.paragraphs else ""
    return (
        f"<item>{element('title', entry.title)}{element('link', entry.link)}{guid}"
        f"{element('pubDate', mail_date(entry.published, entry.stamp))}{element('dc:creator', entry.author)}"
        f"{element('atom:updated', iso_date(entry.updated))}{element('description', entry.summary)}{whole}</item>\n"
    )


def _rdf_item(entry: Entry) -> str:
    return (
        f"<item rdf:about={quoteattr(entry.guid or '')}>{element('title', entry.title)}{element('link', entry.link)}"
        f"{element('dc:date', iso_date(entry.published, entry.stamp))}{element('dc:creator', entry.author)}"
        f"{element('description', entry.summary)}</item>\n"
    )
