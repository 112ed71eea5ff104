"""Which items a feed shows, in what order, with which titles and dates."""

import datetime as dt
import random
import zlib
from dataclasses import replace

from tests.web.asking import Look
from tests.web.document import Document, Entry
from tests.web.habit import document
from tests.web.habits.identity import each
from tests.web.making import MOVED

_DAY_ONE = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_FAR = dt.datetime(2099, 12, 31, 23, 59, tzinfo=dt.UTC)
_FRENCH_DAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
_FRENCH_MONTHS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip
_ODD = (
    "{:%d.%m.%Y %H:%M}", "{:%A, %d %B %Y}", "{:%Y%m%dT%H%M}", "{:%a, %d %b %y %H:%M:%S} EDT", "{:%Y-%m-%d %H.%M} Uhr",
    "31 Feb {:%Y}", "yesterday", "{:%m/%d/%Y %I:%M %p}", "{:%Y-%m-%dT%H:%M:%S}+25:99", "0000-00-00 00:00:00",
)  # fmt: skip


@document
def reordered(look: Look, usual: Document) -> Document:
    """Has its items in another order at each look."""
    entries = list(usual.entries)
    random.Random(look.count).shuffle(entries)
    return replace(usual, entries=tuple(entries))


@document
def oldest_first(look: Look, usual: Document) -> Document:
    """Has its oldest item first."""
    return replace(usual, entries=usual.entries[::-1])


@document
def short_window(look: Look, usual: Document, *, items: int = 3) -> Document:
    """Shows three items at a time, so that what comes in a burst is pushed out between two looks."""
    return replace(usual, entries=usual.entries[:items])


@document
def items_dropping_out(look: Look, usual: Document) -> Document:
    """Leaves a third of its items out at each look, now these and now those."""
    return replace(usual, entries=tuple(entry for entry in usual.entries if (_number(entry) + look.count) % 3))


@document
def late_items(look: Look, usual: Document, *, hours: float = 5) -> Document:
    """Lists each second item hours after the time that it is dated."""
    delay = dt.timedelta(hours=hours)
    entries = (entry for entry in usual.entries if _number(entry) % 2 or _date(entry) + delay <= look.at)
    return replace(usual, entries=tuple(entries))


@document
def pinned_item(look: Look, usual: Document) -> Document:
    """Keeps its oldest item on top."""
    return replace(usual, entries=(*usual.entries[-1:], *usual.entries[:-1]))


@document
def items_listed_twice(look: Look, usual: Document) -> Document:
    """Lists each item twice, all the same."""
    return replace(usual, entries=usual.entries * 2)


@document
def redated_items(look: Look, usual: Document) -> Document:
    """Dates each third item anew at each look."""
    return each(usual, lambda _, entry: entry if _number(entry) % 3 else replace(entry, published=look.at))


@document
def updated_items(look: Look, usual: Document) -> Document:
    """Says at each look that each third item was updated just now."""
    return each(usual, lambda _, entry: entry if _number(entry) % 3 else replace(entry, updated=look.at))


@document
def reposted_feed(look: Look, usual: Document) -> Document:
    """Posts all that it has anew: other guids, dated now, the addresses as before."""
    return each(usual, lambda _, entry: _again(look, entry))


@document
def reposted_elsewhere(look: Look, usual: Document) -> Document:
    """Posts all that it has anew: other guids, dated now, at other addresses with the same texts."""
    return each(usual, lambda _, entry: replace(_again(look, entry), link=f"{entry.link}{MOVED}"))


@document
def old_items_again(look: Look, usual: Document, *, items: int = 80) -> Document:
    """Lists 80 old items behind those of its window, with their guids and dates, as after a change of software."""
    return replace(usual, entries=(*usual.entries, *usual.older(items)))


@document
def old_items_on_top(look: Look, usual: Document, *, items: int = 20) -> Document:
    """Lists 20 old items as its newest, with other guids and dated now, at their addresses."""
    return replace(usual, entries=(*(_again(look, entry) for entry in usual.older(items)), *usual.entries))


@document
def titles_empty(look: Look, usual: Document) -> Document:
    """Has empty titles."""
    return each(usual, lambda _, entry: replace(entry, title=""))


@document
def titles_missing(look: Look, usual: Document) -> Document:
    """Has no titles."""
    return each(usual, lambda _, entry: replace(entry, title=None))


@document
def titles_changing(look: Look, usual: Document) -> Document:
    """Has other titles at each look, as live tickers do."""
    return each(usual, lambda _, entry: replace(entry, title=f"+++ {look.at:%H:%M} +++ {entry.title} ({look.count})"))


@document
def titles_with_markup(look: Look, usual: Document) -> Document:
    """Has markup in its titles, and things that would ping."""
    return each(usual, lambda _, entry: replace(entry, title=f"<b>{entry.title}</b> &amp; @everyone <@&1> [x](y)"))


@document
def dates_missing(look: Look, usual: Document) -> Document:
    """Has no dates."""
    return each(usual, lambda _, entry: replace(entry, published=None, updated=None))


@document
def dates_of_1970(look: Look, usual: Document) -> Document:
    """Dates all its items on the first day of 1970."""
    return each(usual, lambda _, entry: replace(entry, published=_DAY_ONE, updated=None))


@document
def dates_of_2099(look: Look, usual: Document) -> Document:
    """Dates all its items on the last day of 2099."""
    return each(usual, lambda _, entry: replace(entry, published=_FAR, updated=None))


@document
def dates_in_odd_forms(look: Look, usual: Document) -> Document:
    """Writes its dates in forms that no standard knows, some of them no dates at all."""
    return each(
        usual, lambda number, entry: replace(entry, stamp=_ODD[number % len(_ODD)].format(_date(entry)), updated=None)
    )


@document
def dates_in_french(look: Look, usual: Document) -> Document:
    """Writes its dates in French, with their zone."""
    return each(usual, lambda _, entry: replace(entry, stamp=_in_french(_date(entry)), updated=None))


@document
def empty_feed(look: Look, usual: Document) -> Document:
    """Has no items at all, where it had some."""
    return replace(usual, entries=())


@document
def built_at_each_look(look: Look, usual: Document) -> Document:
    """Says when it was built: another body at each look, with the same items."""
    return replace(usual, built=look.at)


def _again(look: Look, entry: Entry) -> Entry:
    return replace(entry, guid=f"again-{_number(entry)}", published=look.at)


def _in_french(moment: dt.datetime) -> str:
    day, month = _FRENCH_DAYS[moment.weekday()], _FRENCH_MONTHS[moment.month - 1]
    return f"{day}., {moment.day} {month} {moment:%Y %H:%M:%S %z}"


def _number(entry: Entry) -> int:
    """A number of the item's own, which stays."""
    return zlib.crc32((entry.guid or entry.link or "").encode())


def _date(entry: Entry) -> dt.datetime:
    return entry.published or _DAY_ONE
