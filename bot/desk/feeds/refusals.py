"""What a feed's site answered, said of a feed: nobody can paste one, and it is asked again by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import feed_answers
from bot.errors.tree import Refused

_OF_FEEDS: dict[type[Refused], type[Refused]] = {
    of_page: kind
    for kind in vars(feed_answers).values()
    if isinstance(kind, type) and kind.__module__ == feed_answers.__name__
    for of_page in kind.__bases__
}
"""By what a page's answer is refused with; each is a kind of it."""


def of_feed(refused: Refused) -> Refused:
    """The refusal as it is said of a feed; itself where its advice fits already."""
    kind = _OF_FEEDS.get(type(refused))
    return kind(**refused.facts) if kind else refused


@contextmanager
def said_of_feeds() -> Iterator[None]:
    """What is refused inside is said of a feed."""
    try:
        yield
    except Refused as refused:
        raise of_feed(refused) from refused
