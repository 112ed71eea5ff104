"""Moments as feeds write them: what may be believed of a stamp, of whatever form."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from bot.text import dates, months

EARLIEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
"""Before the first web page nothing was published there: such a moment is a clock's or a program's zero."""
AHEAD = dt.timedelta(days=2)
"""How far a feed's clock and zone may be wrong, or an article be announced."""
_LONGEST = 100
_NO_DAY = re.compile(r"\s*\d{4}(?:-\d\d)?\s*")
"""A year or a month, which W3C's profile of ISO 8601 (NOTE-datetime) allows: it says of no day that it is the one."""
_YEAR, _ZERO_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)"), re.compile(r"(?:^|\s)0\d{3}(?=[\s-])")
"""A program's first day ("Mon, 01 Jan 0001"), which readers of two-digit years take for one of 2001."""
_ZONE = re.compile(r"(?:UTC|GMT)\s?([+-])(\d{1,2})(?::?(\d\d))?(?!\d)")
_HALF_DAY = re.compile(r"(?i)(?<!\d)(\d{1,2})(:\d\d(?::\d\d)?)\s?([ap])\.?m\b\.?")
_TIME = re.compile(r"(?<![\d:.+-])([01]?\d|2[0-4])[:.h]([0-5]\d)(?:[:.]([0-5]\d))?(?![\d.:])")
_OFFSET = re.compile(r"([+-])(\d\d):?([0-5]\d)\s*\Z")


def moment(stamp: object, now: dt.datetime, language: str | None = None) -> dt.datetime | None:
    """The moment of a stamp in UTC: ISO 8601 or RFC 5322 text, one with a day in words of any language that is known
    (`language`'s first), or a tuple of six numbers or more, in UTC.

    A day alone is its beginning, a time without a zone one of UTC. None for what cannot be read, can be read in two
    ways, or cannot be.
    """
    when = _of_numbers(stamp) if isinstance(stamp, tuple) else _read(stamp, now, language)
    try:
        when = when and when.replace(tzinfo=when.tzinfo or dt.UTC).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
    return when if when and EARLIEST <= when <= now + AHEAD else None


def is_misread(stamp: object) -> bool:
    """Whether feedparser gives another moment for a stamp than it means: noon for midnight, UTC for another zone, a day
    for a year.
    """
    text = stamp[:_LONGEST] if isinstance(stamp, str) else ""
    return bool(_HALF_DAY.search(text) or _ZONE.search(text)) or _is_no_moment(text)


def _is_no_moment(text: str) -> bool:
    zero = _ZERO_YEAR.search(text) is not None and _YEAR.search(text) is None
    return zero or _NO_DAY.fullmatch(text) is not None


def _of_numbers(stamp: tuple[object, ...]) -> dt.datetime | None:
    try:
        year, month, day, hour, minute, second = (int(str(number)) for number in stamp[:6])
        return dt.datetime(year, month, day, hour, minute, min(second, 59))  # a leap second
    except (ValueError, OverflowError):
        return None


def _read(stamp: object, now: dt.datetime, language: str | None) -> dt.datetime | None:
    text = stamp.strip()[:_LONGEST] if isinstance(stamp, str) else ""
    if _is_no_moment(text):
        return None
    text = _ZONE.sub(_offset, _HALF_DAY.sub(_whole_day, text))
    for reader in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            return reader(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return _worded(text, now, language)


def _offset(zone: re.Match[str]) -> str:
    return f"{zone[1]}{zone[2]:0>2}{zone[3] or '00'}"


def _whole_day(time: re.Match[str]) -> str:
    """A time of twelve hours as one of twenty-four; as it is where it is none."""
    hour = int(time[1])
    if not 1 <= hour <= 12:
        return time[0]
    return f"{hour % 12 + (12 if time[3] in 'pP' else 0):02}{time[2]}"


def _worded(text: str, now: dt.datetime, language: str | None) -> dt.datetime | None:
    """A day as people write it ("ven., 20 mars 2026"), with the time and the zone that stand behind it."""
    code = (language or "").partition("-")[0] or None
    days = dates.find(text, "DMY", now.date(), code)
    day = _in_language(days[0], code) if len(days) == 1 and not days[0].others else None
    if day is None:
        return None
    rest = text[days[0].end :]
    time, zone = _TIME.search(rest), _OFFSET.search(rest)
    begin = dt.datetime.combine(day, dt.time(), dt.UTC)
    if time is None:
        return begin
    begin += dt.timedelta(hours=int(time[1]), minutes=int(time[2]), seconds=int(time[3] or 0))
    if zone is not None:
        begin -= int(f"{zone[1]}1") * dt.timedelta(hours=int(zone[2]), minutes=int(zone[3]))
    return begin


def _in_language(day: dates.Mention, language: str | None) -> dt.date | None:
    """The day, its month being what that name means in the language; None where the name alone leaves it open."""
    words = (word for word in re.findall(r"[^\W\d_]+", day.text.casefold()) if word in months.disputed())
    numbers = months.disputed().get(next(words, ""))
    try:
        return day.date if numbers is None else day.date.replace(month=numbers.get(language or "", 0))
    except ValueError:
        return None
