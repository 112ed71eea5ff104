"""What a feed says of how long an answer of it is good for, and clocks that are wrong."""

import datetime as dt
from dataclasses import replace

from tests.web.asking import Look, Reply, http_date
from tests.web.document import Document
from tests.web.habit import clock, document, reply


@reply
def max_age(look: Look, usual: Reply, *, seconds: int = 3_600) -> Reply:
    """Is good for an hour (Cache-Control: max-age)."""
    return usual.having(Cache_Control=f"public, max-age={seconds}")


@reply
def max_age_of_16_years(look: Look, usual: Reply) -> Reply:
    """Is good for 16 years, it says."""
    return usual.having(Cache_Control="max-age=504576000")


@reply
def max_age_of_no_sense(look: Look, usual: Reply) -> Reply:
    """Has a max-age that is no number, and another one that is negative."""
    return usual.having(Cache_Control="max-age=soon, max-age=-1, s-maxage=99999999999999999999")


@reply
def no_store(look: Look, usual: Reply) -> Reply:
    """Wants not to be kept (no-store, no-cache)."""
    return usual.having(Cache_Control="no-store, no-cache, must-revalidate, max-age=0", Pragma="no-cache")


@reply
def expires_in_an_hour(look: Look, usual: Reply) -> Reply:
    """Is good for an hour (Expires)."""
    return usual.having(Expires=http_date(look.at + dt.timedelta(hours=1)))


@reply
def expired(look: Look, usual: Reply) -> Reply:
    """Has an Expires that is long past."""
    return usual.having(Expires="Thu, 19 Nov 1981 08:52:00 GMT")


@reply
def expires_of_no_sense(look: Look, usual: Reply) -> Reply:
    """Has an Expires that is no date."""
    return usual.having(Expires="-1")


@reply
def aged(look: Look, usual: Reply) -> Reply:
    """Comes out of a cache in which it has been for 50 minutes of its hour (Age)."""
    return usual.having(Cache_Control="max-age=3600", Age="3000")


@document
def ttl(look: Look, usual: Document, *, minutes: int = 120) -> Document:
    """Has a ttl of two hours."""
    return replace(usual, ttl=minutes)


@document
def ttl_of_a_year(look: Look, usual: Document) -> Document:
    """Has a ttl of a year."""
    return replace(usual, ttl=525_600)


@document
def update_period(look: Look, usual: Document, *, period: str = "daily", frequency: int = 4) -> Document:
    """Says that it is updated four times a day (sy:updatePeriod, sy:updateFrequency)."""
    return replace(usual, period=(period, frequency))


@document
def update_period_of_no_sense(look: Look, usual: Document) -> Document:
    """Says that it is updated no times in a fortnight."""
    return replace(usual, period=("fortnightly", 0))


@clock
def clock_hours_ahead(*, hours: float = 5) -> dt.timedelta:
    """Has a clock that is five hours fast: its Date and the dates of its items lie in the future."""
    return dt.timedelta(hours=hours)


@clock
def clock_hours_behind(*, hours: float = 5) -> dt.timedelta:
    """Has a clock that is five hours slow."""
    return dt.timedelta(hours=-hours)


@clock
def clock_years_behind(*, years: float = 20) -> dt.timedelta:
    """Has a clock that is twenty years slow."""
    return dt.timedelta(days=-365.25 * years)


@clock
def clock_years_ahead(*, years: float = 20) -> dt.timedelta:
    """Has a clock that is twenty years fast."""
    return dt.timedelta(days=365.25 * years)
