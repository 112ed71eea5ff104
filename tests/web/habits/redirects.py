"""Redirects: for good, for now, and to where nobody should be led."""

from tests.web.asking import Look, Reply
from tests.web.habit import instead
from tests.web.making import MOVED

PORTAL = "http://portal.example/login"
"""A page to log in on; it is always there."""


def _led(place: str, status: int) -> Reply:
    return Reply(status, {"Location": place})


def _elsewhere(look: Look) -> str:
    return look.proper + MOVED


@instead
def moved(look: Look, *, status: int = 301) -> Reply | None:
    """Has moved for good to another path of its site (301)."""
    return None if look.moved else _led(_elsewhere(look), status)


@instead
def moved_308(look: Look) -> Reply | None:
    """Has moved for good to another path of its site (308)."""
    return None if look.moved else _led(_elsewhere(look), 308)


@instead
def moved_for_now(look: Look) -> Reply | None:
    """Is for now at another path of its site (302)."""
    return None if look.moved else _led(_elsewhere(look), 302)


@instead
def signed_for_now(look: Look) -> Reply | None:
    """Is for now at an address that is signed anew at each look (302)."""
    return None if look.moved else _led(f"{_elsewhere(look)}?signed={look.count}", 302)


@instead
def moved_to_another_host(look: Look) -> Reply | None:
    """Has moved for good to the same path of "new." before its host (301)."""
    return None if look.moved else _led(look.proper.replace("://", "://new."), 301)


@instead
def flapping_redirect(look: Look) -> Reply | None:
    """Says at each second look that it has moved for good, and gives the feed at the others."""
    return None if look.moved or look.count % 2 else _led(_elsewhere(look), 301)


@instead
def portal(look: Look) -> Reply:
    """Leads to a page to log in on, as hotels' networks do (302)."""
    return _led(f"{PORTAL}?to={look.proper}", 302)


@instead
def portal_for_good(look: Look) -> Reply:
    """Leads to a page to log in on, and says that this is for good (301)."""
    return _led(f"{PORTAL}?to={look.proper}", 301)


@instead
def private_redirect(look: Look, *, place: str = "http://10.0.0.7/feed.xml") -> Reply:
    """Leads to an address within a private network."""
    return _led(place, 302)


@instead
def metadata_redirect(look: Look) -> Reply:
    """Leads to a cloud's metadata service."""
    return _led("http://169.254.169.254/latest/meta-data/", 301)


@instead
def endless_redirect(look: Look) -> Reply:
    """Leads to itself for ever."""
    return _led(look.address, 302)
