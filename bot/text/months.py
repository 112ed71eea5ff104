"""Names of months in the languages that are read: Unicode's CLDR by way of Babel, and those in their folders."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache

from babel import Locale

from bot.languages import Language, data, languages

_FORMS = (("format", "wide"), ("format", "abbreviated"), ("stand-alone", "wide"), ("stand-alone", "abbreviated"))
_EVERYWHERE = {"sept": 9}
"""What every press writes."""


@lru_cache(maxsize=1)
def names() -> dict[str, int]:
    """Month names, lower case and without a closing point, to their number; the language of the lowest rank wins."""
    found: dict[str, int] = {}
    for each in languages():
        for name, number in _of(each):
            _add(found, name, number)
    for each in languages():
        for name, number in _own(each).items():
            found.setdefault(name, number)
    return _EVERYWHERE | found


def named(language: Language) -> dict[str, int]:
    """As `names`, those of one language alone, and "sept"."""
    found = dict(_EVERYWHERE)
    for name, number in _of(language):
        _add(found, name, number)
    return _own(language) | found


@lru_cache(maxsize=1)
def disputed() -> Mapping[str, Mapping[str, int]]:
    """The names that mean another month in another language (listopad), each with its number by language."""
    found: dict[str, dict[str, int]] = {}
    for each in languages():
        for name, number in named(each).items():
            found.setdefault(name, {})[each.code] = number
    return {name: numbers for name, numbers in found.items() if len(set(numbers.values())) > 1}


def _own(language: Language) -> dict[str, int]:
    own: dict[str, int] = data(language.code, "calendar").get("months", {})
    return own


def _of(language: Language) -> Iterator[tuple[str, int]]:
    """The month names of a language as CLDR has them, with their numbers."""
    for locale in language.months:
        months = Locale.parse(locale).months
        for context, width in _FORMS:
            for number, name in months[context][width].items():
                yield name, number


def _add(found: dict[str, int], name: str, number: int) -> None:
    plain = name.casefold().removeprefix("de ").removeprefix("d’").removeprefix("d'").rstrip(".").strip()
    if len(plain) >= (3 if plain.isascii() else 2) and not any(letter.isdigit() for letter in plain):
        found.setdefault(plain, number)


def last_day(day: dt.date) -> dt.date:
    """The last day of the month that `day` lies in."""
    if (day.year, day.month) == (9999, 12):
        return dt.date.max
    return later(day.replace(day=1), 1) - dt.timedelta(days=1)


def later(day: dt.date, number: int) -> dt.date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return dt.date(year, month + 1, last)
            except ValueError:
                continue
    raise ValueError("no such month")
