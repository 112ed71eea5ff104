"""The fields of an item, of whatever kind of feed: foreign values in, what may be believed of them out."""

import re
from collections.abc import Iterable
from urllib.parse import quote

from bot.errors.fetching import BadAddress
from bot.records.feeds import FeedItem
from bot.text import urls
from bot.text.clean import one_line

MOST_ITEMS = 500
LONGEST_GUID = 2_000
LONGEST_TITLE = 300
_WEB = re.compile(r"(?i)\s*https?:")
_WHITE = re.compile(r"\s")
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
        return _WHITE.sub(_escaped, urls.joined(base, value))
    except BadAddress:  # kept where it was meant for one, so that whoever fetches the items names it
        return value.strip()[: urls.LONGEST + 1] if _WEB.match(value) else None


def _escaped(white: re.Match[str]) -> str:
    """As browsers send it (https://url.spec.whatwg.org/#path-state); in a text it would end the address."""
    return quote(white[0])


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
