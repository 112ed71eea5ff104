"""Days in calendars and eras other than the Gregorian: Thai short years, Japanese and Taiwan eras, Persian, Burmese."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache

from bot.languages import every
from bot.text import months

_BUDDHIST_CENTURY = 2500 - 543  # 68 is 2568, which is 2025
_HAN = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}

_ERA = r"(%s)\s?(元|\d{1,3})\s?(?:[(\uff08]\d{4}[)\uff09])?年\s?(\d{1,2})月\s?(\d{1,2})日?"
_IN_HAN = re.compile(r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日")
_THAI_SHORT = re.compile(r"(?<!\d)(\d{1,2})\s?([\u0e01-\u0e4e.]{3,12}?)\s?(?:พ\.ศ\.\s?)?(\d{2})(?![\d:.]\d|\d)")
_PERSIAN = r"(?<!\d)(\d{1,2})\s?(%s)\s?(?:ماه\s)?،?\s?(\d{4})(?!\d)"
_PERSIAN_NUMBERS = re.compile(r"(?<![\d/])([۰-۹]{4})[/\-.]([۰-۹]{1,2})[/\-.]([۰-۹]{1,2})(?![\d/])")
_BURMESE = re.compile(r"(\d{4})\s?(?:ခုနှစ်|ခု)?[၊,\s]*([\u1000-\u103f]{2,14}?)လ?\s?(\d{1,2})\s?ရက်")
_KHMER = re.compile(r"(\d{1,2})\s?[,]?\s?ខែ\s?([\u1780-\u17d3]{2,12})[,]?\s?(?:ឆ្នាំ\s?)?(\d{4})")


def find(text: str) -> Iterator[tuple[dt.date, int, int]]:
    """Each whole day that `text` writes in one of these forms, with where it starts and ends."""
    if text.isascii():
        return
    for pattern, read in _forms():
        for match in pattern.finditer(text):
            try:
                day = read(match)
            except ValueError:  # 31 February, or a month past the twelfth
                continue
            if day is not None:
                yield day, *match.span()


def _era(match: re.Match[str]) -> dt.date:
    year = 1 if match[2] == "元" else int(match[2])
    return dt.date(_named("eras")[match[1]] + year, int(match[3]), int(match[4]))


def _in_han(match: re.Match[str]) -> dt.date:
    year = int("".join(str(_HAN[sign]) for sign in match[1]))
    return dt.date(year, _tens(match[2]), _tens(match[3]))


def _tens(numeral: str) -> int:
    """二十三 is 23, 十 is 10, 三 is 3."""
    tens, ten, units = numeral.rpartition("十")
    return (_HAN.get(tens, 1) * 10 if ten else 0) + (_HAN[units] if len(units) == 1 else 0)


def _thai(match: re.Match[str]) -> dt.date | None:
    month = months.names().get(match[2].rstrip("."))
    return dt.date(_BUDDHIST_CENTURY + int(match[3]), month, int(match[1])) if month else None


def _persian(match: re.Match[str]) -> dt.date | None:
    return _from_persian(int(match[3]), _named("persian")[match[2]], int(match[1]))


def _persian_numbers(match: re.Match[str]) -> dt.date | None:
    year, month, day = map(int, match.groups())
    return _from_persian(year, month, day)


@lru_cache(maxsize=256)
def _from_persian(year: int, month: int, day: int) -> dt.date | None:
    if not 1300 <= year < 1500:  # 1921 to 2120
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError("no such day")
    from convertdate import persian  # thirty modules, for a calendar that few texts use

    return dt.date(*persian.to_gregorian(year, month, day))


def _year_first(match: re.Match[str]) -> dt.date | None:
    month = months.names().get(match[2])
    return dt.date(int(match[1]), month, int(match[3])) if month else None


def _day_first(match: re.Match[str]) -> dt.date | None:
    month = months.names().get(match[2])
    return dt.date(int(match[3]), month, int(match[1])) if month else None


@cache
def _named(kind: str) -> Mapping[str, int]:
    """The eras, or the months of a calendar, that the languages name, with their numbers."""
    return {name: number for table in every("calendar").values() for name, number in table.get(kind, {}).items()}


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], dt.date | None]], ...]:
    """The forms, and what reads each; made when the first text is read, since they take the languages' words."""
    return (
        (re.compile(_ERA % "|".join(_named("eras"))), _era),
        (_IN_HAN, _in_han),
        (_THAI_SHORT, _thai),
        (re.compile(_PERSIAN % "|".join(_named("persian"))), _persian),
        (_PERSIAN_NUMBERS, _persian_numbers),
        (_BURMESE, _year_first),
        (_KHMER, _day_first),
    )
