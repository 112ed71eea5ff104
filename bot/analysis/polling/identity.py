"""Which items of a look are new: by guid, link, and title with time, whatever of them a feed keeps stable."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence

from bot.analysis.polling import policies
from bot.errors.fetching import BadAddress
from bot.records.feeds import FeedItem
from bot.records.polling import Identified, IdentityPolicy, ItemMarks, Learnt, NewItem
from bot.text import urls
from bot.text.clean import one_line

SAME_FEED = 0.8
"""The share of guids by which two addresses give the same feed."""
FEWEST_SHARED = 3


def marks(guid: str | None, address: str | None, title: str | None, published: dt.datetime | None) -> ItemMarks:
    """The marks of an item as a feed lists it; `published` is aware. An address that is none gives no link.

    Addresses are compared by their keys, so that tracking parameters, http and https, AMP and the rest make no other.
    A guid that is the title ("Corrections") names an item no better than that does, and is none.
    """
    name = (guid or "").strip()
    words = one_line(title or "").casefold()
    name = "" if one_line(name).casefold() == words else name
    stamp = published.astimezone(dt.UTC).isoformat() if published else ""
    link = _key(address) if address else None
    return ItemMarks(
        guid=_mark("g", name) if name else None,
        link=_mark("l", link) if link else None,
        title=_mark("t", f"{stamp} {words}") if words else None,
        published=published,
    )


def marks_of(item: FeedItem) -> ItemMarks:
    """The marks of an item as it was read."""
    return marks(item.guid, item.url, item.title, item.published)


def identify(
    listed: Sequence[ItemMarks], seen: Mapping[str, int], policy: IdentityPolicy, *, read_before: bool
) -> Identified:
    """Tell which of the `listed` items are new, in the feed's own order, newest first as feeds do.

    `seen`: each mark that is stored for this feed, with its item's number; those of the listed items suffice, at most
    1,500 (`ItemMarks.all`). `policy` is the feed's so far. Steps are about as many as listed items: 500 take
    milliseconds, however many are seen. Not told apart: different items under one guid, never two in one look.
    """
    policy = policies.after(listed, seen, policy)
    known = [_known(item, seen, policy) for item in listed]
    if read_before and listed and not any(number is not None for number in known):
        known = _moved_together(listed, seen) or known
    pairs = tuple((number, position) for position, number in enumerate(known) if number is not None)
    learnt = (_learnt(listed[position], position, number, seen, policy) for number, position in pairs)
    fresh = [position for position, number in enumerate(known) if number is None and listed[position].all]
    new = sorted(_merged(listed, fresh, policy), key=lambda item: _age(listed, item.position))
    overflow = read_before and bool(new) and not pairs
    return Identified(tuple(new), tuple(each for each in learnt if each is not None), policy, overflow, pairs)


def same_feed(listed: int, shared: int) -> bool:
    """Whether an address lists what a feed that is known listed: of its items at least 3, and 80 %, are that one's."""
    return shared >= FEWEST_SHARED and shared >= SAME_FEED * listed


def _mark(kind: str, text: str) -> str:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return f"{kind}:{digest}"


def _key(address: str) -> str | None:
    try:
        return urls.key(address)
    except BadAddress:
        return None


def _known(item: ItemMarks, seen: Mapping[str, int], policy: IdentityPolicy) -> int | None:
    return next((seen[mark] for mark in policies.counted(item, policy) if mark in seen), None)


def _moved_together(listed: Sequence[ItemMarks], seen: Mapping[str, int]) -> list[int | None]:
    """The items by title and time, where most of them are known so: the site gave all of them other guids and links.

    Empty where it is not so. One item alone is never known by its title: "Corrections" comes every day.
    """
    by_title = [seen.get(item.title) if item.title and item.published else None for item in listed]
    matched = {number for number in by_title if number is not None}
    return by_title if 2 * len(matched) > len(listed) else []


def _learnt(
    item: ItemMarks, position: int, number: int, seen: Mapping[str, int], policy: IdentityPolicy
) -> Learnt | None:
    """Only marks that count are learnt, or a feed that makes its guids anew each time would fill the table."""
    unknown = tuple(mark for mark in policies.counted(item, policy) if mark not in seen)
    return Learnt(number, position, unknown, item.link in unknown) if unknown else None


def _age(listed: Sequence[ItemMarks], position: int) -> tuple[bool, dt.datetime, int]:
    """Oldest first: by time, undated ones last; of the same time from the end of the feed, where the older ones are."""
    when = listed[position].published
    return when is None, when or dt.datetime.min.replace(tzinfo=dt.UTC), -position


def _merged(listed: Sequence[ItemMarks], positions: Iterable[int], policy: IdentityPolicy) -> list[NewItem]:
    """The new items, each once, where it is listed first: what shares a mark that counts is listed twice."""
    owner: dict[str, int] = {}
    merged: dict[int, dict[str, None]] = {}
    for position in positions:
        counted = policies.counted(listed[position], policy)
        first = next((owner[mark] for mark in counted if mark in owner), position)
        merged.setdefault(first, {}).update(dict.fromkeys(listed[position].all))
        for mark in counted:
            owner.setdefault(mark, first)
    return [NewItem(position, tuple(kept)) for position, kept in merged.items()]
