"""RSS of every version and Atom, by feedparser, which reads damaged ones too."""

import datetime as dt
import html
import io
import re
from typing import Any

import feedparser

from bot.errors.reading import NotAFeed
from bot.reading.feeds import items, stamps
from bot.records.feeds import Feed, FeedItem
from bot.text import urls

_ITEM = re.compile(rb"<(?:item|entry)[\s>]")
_CLOSERS = {b"rss": b"</channel></rss>", b"feed": b"</feed>", b"RDF": b"</rdf:RDF>"}
_DAY = 86_400
_PERIODS = {"hourly": 3_600, "daily": _DAY, "weekly": 7 * _DAY, "monthly": 30 * _DAY, "yearly": 365 * _DAY}
"""https://web.resource.org/rss/1.0/modules/syndication/"""
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_ALTERNATE = "http://www.iana.org/assignments/relation/alternate"
_LONGEST_TTL = 31 * _DAY
_DAMAGE = (ValueError, LookupError, ArithmeticError, AssertionError, AttributeError, TypeError, RecursionError)
"""What feedparser ends with where even its loose reader cannot make sense of bytes."""
_NUMBERED = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,16})|([0-9]{1,16}))[0-9a-fA-F]*;?")


def read(body: bytes, root: bytes, base: str | None, now: dt.datetime) -> Feed:
    """Return the feed of this XML in any encoding, whose root is `root`, found at `base`. Raises NotAFeed."""
    starts = [match.start() for match, _ in zip(_ITEM.finditer(body), range(items.MOST_ITEMS + 1), strict=False)]
    cut = len(starts) > items.MOST_ITEMS
    if cut:
        body = body[: starts[items.MOST_ITEMS]] + _CLOSERS[root]
    # Not told where the feed lies, feedparser leaves the links as they are; told, it silently drops bad ones.
    parsed = _parsed(body)
    feed = parsed.feed
    if not parsed.entries and not feed:
        raise NotAFeed
    language = items.language(feed.get("language"))
    kept, dropped = items.kept(_item(entry, root, base, language, now) for entry in parsed.entries)
    return Feed(
        kind="atom" if root == b"feed" else "rss",
        title=_title(feed),
        items=kept,
        cut=cut,
        site=items.address(feed.get("link"), base),
        language=language,
        dropped=dropped,
        ttl_seconds=_ttl(feed.get("ttl")),
        update_seconds=_update(feed.get("sy_updateperiod"), feed.get("sy_updatefrequency")),
    )


def _parsed(body: bytes) -> Any:
    """What feedparser reads, once more without the numbered characters that are none ("&#55357;"), on which it ends."""
    try:
        return feedparser.parse(io.BytesIO(body), sanitize_html=False)
    except _DAMAGE:
        sound = _NUMBERED.sub(_character, body)
    try:
        return feedparser.parse(io.BytesIO(sound), sanitize_html=False)
    except _DAMAGE as broken:
        raise NotAFeed from broken


def _character(numbered: re.Match[bytes]) -> bytes:
    number = int(numbered[1], 16) if numbered[1] else int(numbered[2])
    return numbered[0] if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else b""


def _item(entry: Any, root: bytes, base: str | None, language: str | None, now: dt.datetime) -> FeedItem | None:
    name = entry.get("id")
    url = _address(entry, name, root, base)
    if not url:
        return None
    spoken = items.language(entry.get("language") or entry.get("title_detail", {}).get("language")) or language
    updated = _moment(entry, "updated", now, spoken)
    published = next(filter(None, (_moment(entry, each, now, spoken) for each in ("published", "created"))), updated)
    return FeedItem(url, _title(entry), published, items.guid(name), updated, spoken)


def _address(entry: Any, name: object, root: bytes, base: str | None) -> str | None:
    """Where the article of one of feedparser's entries is. It takes a permanent guid for the link where there is none.

    Atom may spell its relations out as IANA's addresses (RFC 4287, 4.2.7.2), or leave the link out where the content
    lies elsewhere (4.1.3.2); in RSS 1.0 an item's own name, rdf:about, is to be its link (5.5).
    """
    link = entry.get("link")
    given = urls.web(link) if link == name else items.address(link, base)
    if given:
        return given
    relations = (each.get("href") for each in entry.get("links", ()) if each.get("rel") == _ALTERNATE)
    contents = (each.get("src") for each in entry.get("content", ()) if "html" in str(each.get("type")))
    places = (*relations, *contents, name if root == b"RDF" else None)
    return next((url for place in places if (url := items.address(place, base))), None)


def _title(entry: Any) -> str | None:
    """An entry's or a feed's title; where it is HTML, its words alone."""
    title = entry.get("title")
    if isinstance(title, str) and "html" in str(entry.get("title_detail", {}).get("type")):
        title = html.unescape(_MARKUP.sub("", title))
    return items.words(title)


def _moment(entry: Any, name: str, now: dt.datetime, language: str | None) -> dt.datetime | None:
    """One of an entry's moments; where feedparser knows no form of it, or reads it wrongly, read by ourselves."""
    if name not in entry:  # asked for "updated", it would give "published"
        return None
    stamp = entry.get(name)
    parsed = None if stamps.is_misread(stamp) else stamps.moment(entry.get(f"{name}_parsed"), now)
    return parsed or stamps.moment(stamp, now, language)


def _ttl(minutes: object) -> int | None:
    """The seconds of RSS's ttl, which is in minutes; None past a month, which no feed can mean."""
    count = _count(minutes)
    return count * 60 if count and count * 60 <= _LONGEST_TTL else None


def _update(period: object, frequency: object) -> int | None:
    """The seconds between two changes: a period divided by how often in it, once a day where one of them is unsaid."""
    if not isinstance(period, str) and not isinstance(frequency, str):
        return None
    length = _PERIODS.get(str(period or "daily").strip().lower())
    count = _count(frequency or "1")
    return length // count if length and count and length // count else None


def _count(value: object) -> int | None:
    text = value.strip() if isinstance(value, str) else ""
    return int(text) if re.fullmatch(r"\d{1,8}", text, re.ASCII) else None
