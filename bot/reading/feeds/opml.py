"""OPML, https://opml.org/spec2.opml: the feeds that a reader of feeds follows, in folders."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bot.errors.reading import EntitiesInFeed, NotAFeed
from bot.reading.feeds import items
from bot.records.feeds import Feed, FeedItem


def read_feed(body: bytes) -> Feed:
    """Return the feeds that an OPML lists as items. Raises NotAFeed or EntitiesInFeed."""
    try:
        tree: Element = fromstring(body, forbid_dtd=False)
    except DefusedXmlException as attack:
        raise EntitiesInFeed from attack
    except (ParseError, ValueError, LookupError) as broken:
        raise NotAFeed from broken
    outlines = [outline for outline in tree.iter("outline") if outline.get("xmlUrl")]
    rows = (_item(outline) for outline in outlines)
    kept, dropped = items.kept(rows)
    title = items.words(tree.findtext("head/title"))
    return Feed("list of feeds", title, kept, len(outlines) > items.MOST_ITEMS, dropped=dropped)


def _item(outline: Element) -> FeedItem | None:
    url = items.address(outline.get("xmlUrl"), None)
    return FeedItem(url, items.words(outline.get("title") or outline.get("text"))) if url else None
