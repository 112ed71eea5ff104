"""JSON Feed 1.1 (jsonfeed.org)."""

import json

from tests.web.document import Document, Entry
from tests.web.formats.markup import html, iso_date


def json_feed(document: Document) -> bytes:
    """Print JSON Feed; with content_html when the document is full."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": document.title,
        "home_page_url": document.home,
        "feed_url": document.address,
        "language": document.language,
        "items": [_item(entry, document.full) for entry in document.entries],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _item(entry: Entry, full: bool) -> dict[str, object]:
    item = {
        "id": entry.guid,
        "url": entry.link,
        "title": entry.title,
        "date_published": iso_date(entry.published, entry.stamp),
        "date_modified": iso_date(entry.updated),
        "authors": [{"name": entry.author}] if entry.author else None,
        "summary": entry.summary,
        "content_html": html(entry.paragraphs) if full and entry.paragraphs else None,
    }
    return {key: value for key, value in item.items() if value is not None}
