"""An outlet's name as it is told apart: by its folded name, or by its site."""

from functools import lru_cache

from bot.errors.fetching import BadAddress
from bot.text import urls
from bot.text.clean import one_line

LONGEST_NAME = 200
"""Letters of a name as it is kept."""


def folded(name: str) -> str:
    """A name without the difference of capitals and spaces, cut to LONGEST_NAME."""
    return one_line(name).casefold()[:LONGEST_NAME]


@lru_cache(maxsize=1_024)  # a look at a feed asks for its host eight times
def host_of(address: str | None) -> str | None:
    """The host of a web address as it stands there, without "www."; None where there is none."""
    web = urls.web(address)
    host = urls.split(web).hostname or "" if web else ""
    return host.removeprefix("www.") or None


def site_of(address: str | None) -> str | None:
    """The site of an address, of a web archive's copy the one it was made of; None where there is none."""
    try:
        return urls.outlet(address) or None if address and urls.web(address) else None
    except BadAddress:
        return None


def typed_site(typed: str) -> str | None:
    """The site that somebody names by typing its host or one of its addresses; None for any other name."""
    return site_of(urls.typed(typed))


def within(host: str, site: str) -> bool:
    """Whether a host is the site or a subdomain of it."""
    return host == site or host.endswith(f".{site}")
