"""Days written in text, addresses and file names, with every reading that their letters allow."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.languages import listed
from bot.records.reading import DateOrder
from bot.text import calendars, months

FIRST_YEAR = 1900
_BUDDHIST = 543  # the Thai solar calendar counts from 543 BC: 2568 is 2025

_TWO_NUMBERS = re.compile(r"\d\D+\d")
"""A day and its year, at least: every form but the Chinese one in characters has both in digits."""
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?=\D|$)")
_SHORT_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[T\D]|\d{4,6}(?:\D|$)|$)")
_NUMERIC = re.compile(r"(?<![\d.,:/-])(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{2,4})(?![\d/-]|[.,:]\d)")
_EAST_ASIAN = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_VIETNAMESE = re.compile(r"(?i)(?<!\d)(\d{1,2}) tháng (\d{1,2})[, ](?: ?năm )? ?(\d{4})(?!\d)")
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/\-_.]?)(1[0-2]|0[1-9]|[1-9](?=\2\D?\d))\2(3[01]|[12]\d|0[1-9]|[1-9])(?!\d)"
)

_MONTH, _YEAR, _DAY = r"([^\s\d,/()\-–]{2,15})", r"(\d{4})(?!\d)", r"(?<!\d)(\d{1,2})"
_YEAR_FIRST = re.compile(rf"(?<!\d)(\d{{4}})[ .,\-]{{1,2}}{_MONTH}[ .\-]{{1,2}}(\d{{1,2}})(?!\d)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A day as it stands at `text[start:end]`; `others` are the days the same digits could mean in another order."""

    date: dt.date
    start: int
    end: int
    text: str
    others: tuple[dt.date, ...] = ()


def find(text: str, order: DateOrder, today: dt.date, language: str | None = None) -> tuple[Mention, ...]:
    """The whole days (day, month, year) written in `text`, in the order they stand; none lies after tomorrow.

    `order` settles 03/04/25. A day after tomorrow is no date of publication, so it drops out as a reading.
    """
    if not _TWO_NUMBERS.search(text) and "年" not in text:
        return ()
    latest = today + dt.timedelta(days=1)
    found: list[Mention] = []
    for mention in sorted(_mentions(text, order, today, language), key=lambda each: (each.start, -each.end)):
        days = [day for day in (mention.date, *mention.others) if day.year >= FIRST_YEAR and day <= latest]
        if days and (not found or found[-1].end <= mention.start):
            found.append(Mention(days[0], mention.start, mention.end, mention.text, tuple(days[1:])))
    return tuple(found)


def iso(text: str) -> dt.date | None:
    """The day of a machine-readable stamp ("2025-03-20T10:00:00Z", "20250320", seconds since 1970), else None."""
    stamp = text.strip()
    if match := _ISO.match(stamp) or _SHORT_ISO.match(stamp):
        return _day(*match.groups())
    if re.fullmatch(r"1\d{9}(\d{3})?", stamp):
        return dt.datetime.fromtimestamp(int(stamp[:10]), dt.UTC).date()
    return None


def in_name(name: str) -> tuple[Mention, ...]:
    """Days in an address or a file name: /2025/03/20/, 2025-03-20, 20250320."""
    return tuple(
        Mention(day, *match.span(), match.group())
        for match in _IN_ADDRESS.finditer(name)
        if (day := _day(match[1], match[3], match[4])) is not None
    )


def shown(day: dt.date) -> str:
    """20 Mar 2025."""
    return f"{day.day} {day:%b} {day.year}"


def _mentions(text: str, order: DateOrder, today: dt.date, language: str | None) -> Iterator[Mention]:
    for there, start, end in calendars.find(text):
        yield Mention(there, start, end, text[start:end])
    for pattern, places in _forms():
        for match in pattern.finditer(text):
            if day := _day(*(match[place] for place in places)):
                yield Mention(day, *match.span(), match.group())
    for match in _NUMERIC.finditer(text):
        days = list(dict.fromkeys(_readings(match[1], match[3], match[4], order, today, language)))
        if days:
            yield Mention(days[0], *match.span(), match.group(), tuple(days[1:]))


@cache
def _forms() -> tuple[tuple[re.Pattern[str], tuple[int, int, int]], ...]:
    """The forms, and the groups of year, month and day; made with the first text, since they take languages' words."""
    linking = listed("calendar", "of")
    plain, elided = "|".join(sorted(word for word in linking if word[-1] != "'")), "".join(_elided(linking))
    of, ordinal = f"(?:(?:{plain}) {elided})?", "|".join(sorted(listed("calendar", "ordinals")))
    day_first = re.compile(
        rf"(?i){_DAY}(?:{ordinal}|º|°|\.)?[ \-–/]? ?{of}{_MONTH}(?:/[^\s\d/]{{3,12}})?"
        rf"[ ,،\-–/]{{0,2}}(?:{of}|พ\.ศ\. ?){_YEAR}"
    )
    month_first = re.compile(rf"(?i)(?<![^\s\d,/()\-–|•·:]){_MONTH}[ \-]{{1,2}}{_DAY}(?:{ordinal})?[ ,]{{0,3}}{_YEAR}")
    return (
        (_ISO, (1, 2, 3)),
        (_EAST_ASIAN, (1, 2, 3)),
        (_VIETNAMESE, (3, 2, 1)),
        (day_first, (3, 2, 1)),
        (month_first, (3, 1, 2)),
        (_YEAR_FIRST, (1, 2, 3)),
    )


def _elided(words: Iterable[str]) -> Iterator[str]:
    """What is written together with the word behind it, with either apostrophe."""
    return (f"|{re.escape(word[:-1])}[’'] ?" for word in sorted(words) if word[-1] == "'")


def _readings(
    first: str, middle: str, last: str, order: DateOrder, today: dt.date, language: str | None
) -> Iterator[dt.date]:
    """Each day the three numbers can be, the wanted order first; a number of four digits or above 31 is the year."""
    if 3 in (len(first), len(last)) or len(first) == len(last) == 4:
        return
    if len(first) == 4:
        orders = ["YMD"]
    elif len(last) == 4:
        orders = ["DMY", "MDY"] if order != "MDY" else ["MDY", "DMY"]
    else:
        orders = [order, *(other for other in ("DMY", "MDY", "YMD") if other != order)]
    for each in orders:
        cells = dict(zip(each, (first, middle, last), strict=True))
        if len(cells["Y"]) != 1 and (day := _day(_full_year(cells["Y"], today, language), cells["M"], cells["D"])):
            yield day


def _full_year(year: str, today: dt.date, language: str | None) -> str:
    if len(year) != 2:
        return year
    number = int(year)
    if language == "th" and 2500 + number - _BUDDHIST <= today.year and 2000 + number > today.year:
        return str(2500 + number)
    return str(2000 + number if 2000 + number <= today.year + 1 else 1900 + number)


def _day(year: str, month: str, day: str) -> dt.date | None:
    number = int(year)
    if FIRST_YEAR + _BUDDHIST <= number <= 2700:
        number -= _BUDDHIST
    try:
        return dt.date(number, months.names().get(month.casefold().strip(".")) or int(month), int(day))
    except ValueError:
        return None
