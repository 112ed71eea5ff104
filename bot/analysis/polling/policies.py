"""Which marks a feed keeps stable: what a look shows to be no mark of its items does not count any more, for good."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bot.records.polling import IdentityPolicy, ItemMarks

FEWEST_SHARED = 3
"""Items below which shared links say nothing of a feed."""
FEWEST_RENAMED = 5
"""Known items below which it says nothing of a feed that all have another guid, or all another link."""


def after(listed: Sequence[ItemMarks], seen: Mapping[str, int], policy: IdentityPolicy) -> IdentityPolicy:
    """The policy from this look on. A mark that was given up never counts again: flipping back re-posts a whole feed.

    Guids are given up that stand at different items of one look, that mean another item than the link does, or all of
    them items of another link and title (numbers by place in the list), or that have all changed; links that most items
    share, or that have all changed.
    """
    renamed = Counter(_compared(item, seen) for item in listed)
    guids_hold = policy in (IdentityPolicy.BOTH, IdentityPolicy.GUID) and not (
        _guids_shared(listed)
        or renamed["clash"] > renamed["same"]
        or _all(renamed, "other guid")
        or _all(renamed, "another item")
    )
    links_hold = policy in (IdentityPolicy.BOTH, IdentityPolicy.LINK) and not (
        _links_shared(listed) or _all(renamed, "other link")
    )
    if guids_hold:
        return IdentityPolicy.BOTH if links_hold else IdentityPolicy.GUID
    return IdentityPolicy.LINK if links_hold else IdentityPolicy.TITLE


def counted(item: ItemMarks, policy: IdentityPolicy) -> tuple[str, ...]:
    """The marks of an item that count; where it has none of the policy's, one of what else it has."""
    of_policy = {
        IdentityPolicy.BOTH: (item.guid, item.link),
        IdentityPolicy.GUID: (item.guid,),
        IdentityPolicy.LINK: (item.link,),
        IdentityPolicy.TITLE: (item.title,),
    }[policy]
    there = tuple(mark for mark in of_policy if mark is not None)
    return there or tuple(mark for mark in (item.title, item.link, item.guid) if mark is not None)[:1]


def _compared(item: ItemMarks, seen: Mapping[str, int]) -> str:
    """What the guid and the link of an item say of it: the same item, different ones, or only one of them knows it."""
    if item.guid is None or item.link is None:
        return "one mark"
    by_guid, by_link = seen.get(item.guid), seen.get(item.link)
    if by_guid is not None and by_link is not None:
        return "same" if by_guid == by_link else "clash"
    if by_guid is None and by_link is None:
        return "unknown"
    if by_guid is None:
        return "other guid"
    if item.title is None:
        return "unclear"
    return "other link" if seen.get(item.title) == by_guid else "another item"


def _all(renamed: Counter[str], how: str) -> bool:
    """Whether all known items, and not too few of them, are known in one way."""
    known = sum(renamed[each] for each in ("same", "clash", "other guid", "other link", "another item", "unclear"))
    return known == renamed[how] >= FEWEST_RENAMED


def _guids_shared(listed: Sequence[ItemMarks]) -> bool:
    """Whether one guid stands at two items that have another link and another title, or at most of the items."""
    first: dict[str, ItemMarks] = {}
    for item in listed:
        if item.guid is not None:
            other = first.setdefault(item.guid, item)
            if other.link != item.link and other.title != item.title:
                return True
    return _mostly_shared((item.guid, item.title) for item in listed)


def _links_shared(listed: Sequence[ItemMarks]) -> bool:
    """Whether most items share their links with others, as where all lead to the front page.

    Two that do are one page listed twice, which is one article.
    """
    return _mostly_shared((item.link, item.title or item.guid) for item in listed)


def _mostly_shared(items: Iterable[tuple[str | None, str | None]]) -> bool:
    """Of pairs of a mark and what else tells an item: whether at least half of the items share their marks."""
    others: dict[str, set[str | None]] = defaultdict(set)
    for mark, other in items:
        if mark is not None:
            others[mark].add(other)
    count = sum(map(len, others.values()))
    return count >= FEWEST_SHARED and 2 * len(others) <= count
