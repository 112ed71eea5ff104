"""Which of the feeds that an archive follows somebody means: by number, by name, by an address or by a site."""

from collections.abc import Iterator, Sequence

from bot.errors.feeds import NoSuchFeed, SeveralFeeds
from bot.records.subscriptions import Subscription
from bot.text.outlets import folded, site_of, typed_site, within

LONGEST_TYPED = 100
"""Characters of what was typed that a refusal repeats."""


def named(followed: Sequence[Subscription], typed: str) -> Subscription:
    """The feed that is meant by "3", "#3", its name, an address or the site of it, or a beginning of one of these.

    What fits whole goes before what fits in part. Raises NoSuchFeed for none, SeveralFeeds where several fit as well.
    """
    given = typed.strip().removeprefix("#")
    for fits in (_is_numbered, _is_called, _is_of_site, has_words):
        fitting = [feed for feed in followed if given and fits(feed, given)]
        if len(fitting) > 1:
            raise SeveralFeeds(feed=given[:LONGEST_TYPED], count=len(fitting))
        if fitting:
            return fitting[0]
    raise NoSuchFeed(feed=given[:LONGEST_TYPED])


def has_words(feed: Subscription, typed: str) -> bool:
    """Whether a word of the feed's name, or its site, begins as typed; so does every name for nothing typed."""
    begun = folded(typed)
    return f" {begun}" in f" {folded(feed.title)}" or any(host.startswith(begun) for host in _hosts(feed))


def _is_numbered(feed: Subscription, typed: str) -> bool:
    return str(feed.number) == typed


def _is_called(feed: Subscription, typed: str) -> bool:
    """By a name of its own; not by a secret address, which somebody could else guess letter by letter."""
    address = None if feed.secret else feed.address
    return folded(typed) in {folded(name) for name in (feed.title, address, feed.site) if name}


def _is_of_site(feed: Subscription, typed: str) -> bool:
    site = typed_site(typed)
    return site is not None and any(within(host, site) for host in _hosts(feed))


def _hosts(feed: Subscription) -> Iterator[str]:
    return (host for address in (feed.site, feed.address) if (host := site_of(address)))
