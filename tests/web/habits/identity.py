"""What an item is known by, and how that fails."""

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import replace

from tests.web.asking import Look
from tests.web.document import Document, Entry
from tests.web.habit import document
from tests.web.making import MOVED

_HOSTILE = (
    "javascript:alert(1)", "file:///etc/passwd", "http://desk:secret@ledger.example/", "http://ledger.example:22/",
    "http://localhost/", "http://[::1]/", "ftp://ledger.example/", "http://2130706433/", "data:text/html,x", "//",
)  # fmt: skip
_LONG = "x" * 20_000


def each(whole: Document, change: Callable[[int, Entry], Entry]) -> Document:
    """Return the document with each entry changed; the number counts from the newest."""
    return replace(whole, entries=tuple(change(number, entry) for number, entry in enumerate(whole.entries)))


def _short(text: str | None) -> str:
    return hashlib.sha256((text or "").encode()).hexdigest()[:12]


@document
def guids_changed(look: Look, usual: Document) -> Document:
    """Has other guids than before, for all items at once, as after a change of software."""
    return each(usual, lambda _, entry: replace(entry, guid=f"tag:{_short(entry.guid)}"))


@document
def guids_changing(look: Look, usual: Document) -> Document:
    """Has other guids at each look."""
    return each(usual, lambda _, entry: replace(entry, guid=f"{_short(entry.guid)}-{look.count}"))


@document
def guids_doubled(look: Look, usual: Document) -> Document:
    """Has one guid for each two neighbours; which two changes as the window moves."""
    return each(usual, lambda number, entry: replace(entry, guid=f"post-{number // 2}"))


@document
def guids_of_their_day(look: Look, usual: Document) -> Document:
    """Has one guid for all items of a day."""
    return each(usual, lambda _, entry: replace(entry, guid=f"day-{entry.published:%Y-%m-%d}"))


@document
def one_guid(look: Look, usual: Document) -> Document:
    """Has the same guid for all its items."""
    return each(usual, lambda _, entry: replace(entry, guid="post"))


@document
def guids_missing(look: Look, usual: Document) -> Document:
    """Has no guids."""
    return each(usual, lambda _, entry: replace(entry, guid=None))


@document
def guids_opaque(look: Look, usual: Document) -> Document:
    """Has guids that are no addresses; they stay the same."""
    return each(usual, lambda _, entry: replace(entry, guid=_short(entry.guid)))


@document
def titles_for_guids(look: Look, usual: Document) -> Document:
    """Has its titles for guids, and "Corrections" for the title of each third article."""
    return each(usual, lambda _, entry: _titled(entry, "Corrections" if _third(entry) else entry.title))


@document
def links_moved(look: Look, usual: Document) -> Document:
    """Keeps its guids while each item is at another address of the site (the former one works as well)."""
    return each(usual, lambda _, entry: replace(entry, link=f"{entry.link}{MOVED}"))


@document
def links_with_tracking(look: Look, usual: Document) -> Document:
    """Has links with tracking parameters that change at each look."""
    return each(usual, lambda _, entry: replace(entry, link=_tracked(look, entry)))


@document
def links_and_guids_with_tracking(look: Look, usual: Document) -> Document:
    """Has links with tracking parameters that change at each look, and those links for guids."""
    return each(usual, lambda _, entry: replace(entry, link=_tracked(look, entry), guid=_tracked(look, entry)))


@document
def links_with_session(look: Look, usual: Document) -> Document:
    """Has links with a parameter that changes at each look and that no list of tracking parameters knows."""
    return each(usual, lambda _, entry: replace(entry, link=f"{entry.link}?visit={look.count + 1}"))


@document
def links_relative(look: Look, usual: Document) -> Document:
    """Has links without a host."""
    return each(usual, lambda _, entry: replace(entry, link=(entry.link or "").removeprefix(look.home)))


@document
def links_missing(look: Look, usual: Document) -> Document:
    """Has no links; the guids are the addresses."""
    return each(usual, lambda _, entry: replace(entry, link=None))


@document
def links_private(look: Look, usual: Document) -> Document:
    """Has items at private addresses, each third of them."""
    return each(
        usual, lambda number, entry: entry if number % 3 else replace(entry, link=f"http://192.168.0.7/{number}")
    )


@document
def links_hostile(look: Look, usual: Document) -> Document:
    """Has links that no fetch may follow: other schemes, names and passwords, other ports, names of this machine."""
    return each(usual, lambda number, entry: replace(entry, link=_HOSTILE[number % len(_HOSTILE)]))


@document
def links_very_long(look: Look, usual: Document) -> Document:
    """Has links and guids of 20,000 characters."""
    return each(usual, lambda _, entry: replace(entry, link=f"{entry.link}?{_LONG}", guid=f"{entry.guid}?{_LONG}"))


@document
def links_to_another_site(look: Look, usual: Document) -> Document:
    """Has its items on another host (elsewhere.example), whose pages name this site as their proper place."""
    host = look.home.partition("://")[2]
    return each(
        usual, lambda _, entry: replace(entry, link=(entry.link or "").replace(f"//{host}/", "//elsewhere.example/", 1))
    )


@document
def links_to_the_feed(look: Look, usual: Document) -> Document:
    """Has its own address as the link of every item."""
    return each(usual, lambda _, entry: replace(entry, link=look.proper))


@document
def links_to_the_front_page(look: Look, usual: Document) -> Document:
    """Has the site's front page as the link of every item."""
    return each(usual, lambda _, entry: replace(entry, link=f"{look.home}/"))


@document
def twins(look: Look, usual: Document) -> Document:
    """Lists each item twice: under another address as well, with a guid of its own and the same text."""
    pairs = ((entry, replace(entry, guid=f"{entry.guid}#2", link=f"{entry.link}{MOVED}")) for entry in usual.entries)
    return replace(usual, entries=tuple(entry for pair in pairs for entry in pair))


def _third(entry: Entry) -> bool:
    return zlib.crc32((entry.link or "").encode()) % 3 == 0


def _titled(entry: Entry, title: str | None) -> Entry:
    return replace(entry, title=title, guid=title)


def _tracked(look: Look, entry: Entry) -> str:
    return f"{entry.link}?utm_source=rss&utm_campaign=look{look.count}&fbclid=x{look.count}"
