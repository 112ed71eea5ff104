"""Which day a stamp means where it was published: other witnesses know the zone and the order of the digits."""

import datetime as dt
from email.utils import parsedate_to_datetime

from bot.records.reading import DateEvidence, Hints
from bot.text import dates

_WEST, _EAST = dt.timedelta(hours=-12), dt.timedelta(hours=14)  # the zones of the world
_SAME = dt.timedelta(minutes=5)  # two stamps of one publication, by clocks and rounding


def settled(dated: list[DateEvidence], hints: Hints) -> list[DateEvidence]:
    """The witnesses, before the first of them another that gives the same moment with the publisher's own day.

    The first may be a moment in UTC, the other the same moment in a zone or the day in the address, which content
    systems write in their own zone; or a day whose digits have two orders, the other settling which one.
    """
    if not dated or dated[0].origin != "metadata":
        return dated
    first = dated[0]
    moment = _moment(first.text)
    if moment is not None and moment.utcoffset() == dt.timedelta(0):
        own = next((other for other in dated[1:] if _is_same(moment, other)), None)
    else:
        orders = {day for mention in _ambiguous(first.text, hints) for day in mention.others}
        own = next((other for other in dated[1:] if other.date in orders), None)
    return dated if own is None else [own, *(other for other in dated if other is not own)]


def _is_same(moment: dt.datetime, other: DateEvidence) -> bool:
    if other.origin == "url":
        earliest, latest = ((moment + offset).date() for offset in (_WEST, _EAST))
        return earliest <= other.date <= latest
    own = _moment(other.text)
    return own is not None and bool(own.utcoffset()) and abs(own - moment) <= _SAME


def _moment(text: str) -> dt.datetime | None:
    """The moment of a stamp with its zone, by ISO 8601 or RFC 5322; None without either."""
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            moment = parsedate_to_datetime(text.strip())
        except ValueError:
            return None
    return moment if moment.tzinfo else None


def _ambiguous(text: str, hints: Hints) -> tuple[dates.Mention, ...]:
    return () if dates.iso(text) else dates.find(text, hints.date_order, hints.today, hints.language)[:1]
