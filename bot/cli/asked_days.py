"""Topics and days as they are typed at this terminal: on this machine's calendar and in its language."""

import datetime as dt
import os
import re
from collections.abc import Sequence

from bot.analysis.topic_days import first_day, last_day, settled
from bot.analysis.topics import FILTERS, ORIGINS
from bot.errors.asking import NoSuchDay
from bot.records.reading import DateOrder
from bot.text.typed_days import Calendar, read

_OF_NAME = re.compile(rf'(-?(?:{"|".join(ORIGINS)}):)([^"]+)', re.IGNORECASE)
_NEXT = re.compile(rf"\s-?(?:{'|'.join(FILTERS)}):", re.IGNORECASE)
"""A second filter: what was typed is a whole topic, and no name."""
MONTH_FIRST = "US"
"""The country that writes the month before the day (CLDR, `dateFormat-short`)."""


def topic_of(words: Sequence[str]) -> str:
    """The words of a topic, with the days in it as numbers. Raises BadDay.

    A shell takes the marks of outlet:"The Example" away: a word that has spaces within gets them back.
    """
    return settled(" ".join(map(_marked, words)), calendar_here())


def _marked(word: str) -> str:
    name = _OF_NAME.fullmatch(word) if len(word.split()) > 1 and not _NEXT.search(word) else None
    return f'{name[1]}"{name[2]}"' if name else word


def since_day(typed: str | None) -> dt.date | None:
    """The first of the days that were typed. Raises BadDay."""
    return first_day(typed, calendar_here()) if typed else None


def until_day(typed: str | None) -> dt.date | None:
    """The last of the days that were typed. Raises BadDay."""
    return last_day(typed, calendar_here()) if typed else None


def one_day(typed: str | None) -> dt.date | None:
    """The one day that was typed. Raises NoSuchDay for none, and for several."""
    span = read(typed, calendar_here()) if typed else None
    if typed and (span is None or span.first != span.last):
        raise NoSuchDay(name="date", value=typed)
    return span.first if span else None


def calendar_here() -> Calendar:
    """Today by this machine's clock and zone, the language and the order of days by LC_ALL, LC_TIME or LANG."""
    named = next((value for name in ("LC_ALL", "LC_TIME", "LANG") if (value := os.environ.get(name))), "")
    language, _, country = named.partition(".")[0].partition("_")
    order: DateOrder = "MDY" if country == MONTH_FIRST else "DMY"
    return Calendar(dt.datetime.now().astimezone().date(), order, language if len(language) == 2 else None)
