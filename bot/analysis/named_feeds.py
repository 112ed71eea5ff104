"""Which of the feeds that an archive follows somebody means: by number, by name, or by a site."""

import re
from collections.abc import Callable, Sequence

from bot.errors.feeds import NoSuchFeed, SeveralFeeds
from bot.records.subscriptions import Subscription
from bot.text.outlets import folded, site_of, typed_site, within

_NUMBER = re.compile(r"#?(\d{1,18})")


def named(followed: Sequence[Subscription], typed: str) -> Subscription:
    """The feed that is meant by "3", "#3", its name, a site or an address of it, or words of its name.

    What fits whole goes before what fits in part. Raises NoSuchFeed for none, SeveralFeeds where several fit as well.
    """
    number = _NUMBER.fullmatch(typed.strip())
    numbered = [feed for feed in followed if number and feed.number == int(number[1])]
    if numbered:
        return numbered[0]
    for fits in (_is_called, _is_of_site, _has_words):
        fitting = _all(followed, fits, typed)
        if len(fitting) > 1:
            raise SeveralFeeds(feed=typed, count=len(fitting))
        if fitting:
            return fitting[0]
    raise NoSuchFeed(feed=typed)


def beginning(followed: Sequence[Subscription], typed: str) -> list[Subscription]:
    """The feeds with a word of their name that begins as typed, in their order; all of them for nothing typed."""
    return _all(followed, _has_words, typed)


def _all(followed: Sequence[Subscription], fits: Callable[[Subscription, str], bool], typed: str) -> list[Subscription]:
    return [feed for feed in followed if fits(feed, typed)]


def _is_called(feed: Subscription, typed: str) -> bool:
    return folded(feed.title) == folded(typed)


def _is_of_site(feed: Subscription, typed: str) -> bool:
    site = typed_site(typed)
    if site is None:
        return False
    own = (host for address in (feed.site, feed.address) if (host := site_of(address)))
    return any(within(host, site) for host in own)


def _has_words(feed: Subscription, typed: str) -> bool:
    return f" {folded(feed.title)}".find(f" {folded(typed)}") >= 0
