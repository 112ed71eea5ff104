"""JSON Feed, https://www.jsonfeed.org/version/1.1/."""

import datetime as dt
import json
from collections.abc import Mapping

from bot.errors.reading import NotAFeed
from bot.reading.feeds import items, stamps
from bot.records.feeds import Feed, FeedItem
from bot.text import urls


def read(body: bytes, base: str | None, now: dt.datetime) -> Feed:
    """Return the feed whose JSON this is, found at `base`. Raises NotAFeed."""
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise NotAFeed from broken
    entries = feed.get("items")
    if not isinstance(entries, list):
        raise NotAFeed
    language = items.language(feed.get("language"))
    kept, dropped = items.kept(_item(entry, base, language, now) for entry in entries[: items.MOST_ITEMS])
    site = items.address(feed.get("home_page_url"), base)
    cut = len(entries) > items.MOST_ITEMS
    return Feed("json", items.words(feed.get("title")), kept, cut, site, language, dropped)


def _item(entry: object, base: str | None, language: str | None, now: dt.datetime) -> FeedItem | None:
    if not isinstance(entry, Mapping):
        return None
    name = items.guid(entry.get("id"))
    places = (items.address(entry.get(key), base) for key in ("url", "external_url"))
    url = next(filter(None, places), None) or urls.web(name)
    updated = stamps.moment(entry.get("date_modified"), now)
    published = stamps.moment(entry.get("date_published"), now) or updated
    spoken = items.language(entry.get("language")) or language
    return FeedItem(url, items.words(entry.get("title")), published, name, updated, spoken) if url else None
