"""Answers that bring nothing: gone, forbidden, too often, in trouble. Those that end are put on `during` a span."""

import datetime as dt

from tests.web.asking import Look, Reply, http_date, page
from tests.web.habit import instead

_TOO_OFTEN = page("<h1>Too Many Requests</h1>", "429 Too Many Requests", 429)


@instead
def gone(look: Look) -> Reply:
    """Is gone for good (410)."""
    return page("<h1>Gone</h1>", "410 Gone", 410)


@instead
def not_found(look: Look) -> Reply:
    """Is not found (404)."""
    return page("<h1>Not Found</h1>", "404 Not Found", 404)


@instead
def forbidden(look: Look) -> Reply:
    """Is forbidden (403)."""
    return page("<h1>Forbidden</h1>", "403 Forbidden", 403)


@instead
def cloudflare_challenge(look: Look) -> Reply:
    """Is behind a challenge that no program passes: 403 with cf-mitigated."""
    return _challenge(403).having(cf_mitigated="challenge", Server="cloudflare")


@instead
def challenge_page(look: Look) -> Reply:
    """Answers with a challenge's page as if that were the feed (200)."""
    return _challenge(200)


@instead
def too_often(look: Look) -> Reply:
    """Was asked too often (429), without saying for how long."""
    return _TOO_OFTEN


@instead
def too_often_for_seconds(look: Look, *, seconds: int = 7_200) -> Reply:
    """Was asked too often (429) and says in seconds how long to wait."""
    return _TOO_OFTEN.having(Retry_After=str(seconds))


@instead
def too_often_until(look: Look, *, seconds: int = 7_200) -> Reply:
    """Was asked too often (429) and says by a date until when to wait."""
    until = http_date(look.at + dt.timedelta(seconds=seconds))
    return _TOO_OFTEN.having(Retry_After=until)


@instead
def too_often_for_no_sense(look: Look) -> Reply:
    """Was asked too often (429), with a Retry-After that says nothing."""
    return _TOO_OFTEN.having(Retry_After="soon")


@instead
def too_often_for_ever(look: Look) -> Reply:
    """Was asked too often (429) and wants ten years of peace."""
    return _TOO_OFTEN.having(Retry_After=str(10 * 365 * 86_400))


@instead
def unavailable(look: Look, *, seconds: int = 3_600) -> Reply:
    """Is being maintained (503) and says in seconds how long."""
    return page("<h1>Down for maintenance</h1>", "503", 503).having(Retry_After=str(seconds))


@instead
def broken(look: Look) -> Reply:
    """Has an error of its own (500)."""
    return page("<h1>Internal Server Error</h1>", "500", 500)


@instead
def bad_gateway(look: Look) -> Reply:
    """Has nobody behind its front (502)."""
    return page("<h1>Bad Gateway</h1>", "502", 502)


def _challenge(status: int) -> Reply:
    words = '<h1>Checking your browser before accessing the site</h1><div id="cf-challenge"></div>'
    return page(words, "Just a moment...", status)
