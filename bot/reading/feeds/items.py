"""The fields of an item, of whatever kind of feed: foreign values in, what may be believed of them out."""

import datetime as dt
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

from bot.errors.fetching import BadAddress
from bot.records.feeds import FeedItem
from bot.text import urls
from bot.text.clean import one_line

MOST_ITEMS = 500
LONGEST_GUID = 2_000
LONGEST_TITLE = 300
EARLIEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
"""Before the first web page nothing was published there: such a moment is a clock's or a program's zero."""
AHEAD = dt.timedelta(days=2)
"""How far a feed's clock and zone may be wrong, or an article be announced."""
_WEB = re.compile(r"(?i)\s*https?:")
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")  # the common forms of BCP 47


def kept(items: Iterable[FeedItem | None]) -> tuple[tuple[FeedItem, ...], int]:
    """The first MOST_ITEMS items, each address once, in their order; and how many had no address (None)."""
    first: dict[str, FeedItem] = {}
    dropped = 0
    for item in items:
        if item is None:
            dropped += 1
        elif len(first) < MOST_ITEMS:
            first.setdefault(item.url, item)
    return tuple(first.values()), dropped


def address(value: object, base: str | None) -> str | None:
    """The web address that `value` means in a feed at `base`; None where it means none."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        return urls.joined(base, value)
    except BadAddress:  # kept where it was meant for one, so that whoever fetches the items names it
        return value.strip()[: urls.LONGEST + 1] if _WEB.match(value) else None


def words(value: object) -> str | None:
    """A title on one line, cut at LONGEST_TITLE characters."""
    return one_line(value)[:LONGEST_TITLE] or None if isinstance(value, str) else None


def guid(value: object) -> str | None:
    """A feed's name of an item, without white space about it; a number counts as its digits. None for a longer one,
    which cut would be somebody else's.
    """
    text = str(value) if isinstance(value, int) and abs(value) < 10**30 else value
    name = one_line(text) if isinstance(text, str) and len(text) <= 2 * LONGEST_GUID else ""
    return name if 0 < len(name) <= LONGEST_GUID else None


def language(value: object) -> str | None:
    """A language tag in small letters, None for what is none."""
    tag = value.strip().lower().replace("_", "-") if isinstance(value, str) else ""
    return tag if _TAG.fullmatch(tag) else None


def moment(stamp: object, now: dt.datetime) -> dt.datetime | None:
    """The moment of a stamp in UTC: ISO 8601 or RFC 5322 text, or a tuple of six numbers or more, in UTC.

    A day alone is its beginning, a time without a zone one of UTC. None for what cannot be read or cannot be.
    """
    when = _read(stamp)
    try:
        when = when and when.replace(tzinfo=when.tzinfo or dt.UTC).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
    return when if when and EARLIEST <= when <= now + AHEAD else None


def _read(stamp: object) -> dt.datetime | None:
    try:
        if isinstance(stamp, tuple):
            year, month, day, hour, minute, second = map(int, stamp[:6])
            return dt.datetime(year, month, day, hour, minute, min(second, 59))  # a leap second
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    text = stamp.strip()[:100] if isinstance(stamp, str) else ""
    for reader in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            return reader(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
