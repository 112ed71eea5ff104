"""The days of what is asked: typed as people type them, settled at once as numbers, so that each answer shows them."""

import datetime as dt
import re

from bot.errors.asking import BadDay
from bot.text.typed_days import LONGEST, Calendar, DaySpan, read

_DATED = re.compile(r"(?<!\S)(?P<key>since|until):\s*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
SHOWN = 40
"""Characters of what is no day that a refusal repeats."""
_WORDS = re.compile(r"[^\s\"“”„«»]+")


def first_day(typed: str, calendar: Calendar) -> dt.date:
    """The first of the days that were typed. Raises BadDay."""
    return _days(typed, calendar).first


def last_day(typed: str, calendar: Calendar) -> dt.date:
    """The last of the days that were typed. Raises BadDay."""
    return _days(typed, calendar).last


def _days(typed: str, calendar: Calendar) -> DaySpan:
    span = read(typed, calendar)
    if span is None:
        raise BadDay(typed=typed[:SHOWN])
    return span


def settled(typed: str, calendar: Calendar) -> str:
    """What was typed with the days after since: and until: as numbers, the first or last of what they name.

    Of the words that follow, as many are taken as name days: "since:last week ferry". Raises BadDay.
    """
    out: list[str] = []
    at = 0
    for filter_ in _DATED.finditer(typed):
        if filter_.start() < at:
            continue
        value, end = _typed_day(typed, filter_.end(), calendar)
        if value is None:
            continue
        last = filter_["key"].casefold() == "until"
        out += [typed[at : filter_.end()].rstrip(), (value.last if last else value.first).isoformat()]
        at = end
    return "".join(out) + typed[at:]


def _typed_day(typed: str, start: int, calendar: Calendar) -> tuple[DaySpan | None, int]:
    """The days that stand from `start` on and where they end; None where nothing stands there. Raises BadDay."""
    quoted = _QUOTED.match(typed, start)
    ends = [quoted.end()] if quoted else [word.end() for word in _WORDS.finditer(typed, start)][:LONGEST]
    for end in reversed(ends):
        if span := read(typed[start:end], calendar):
            return span, end
    if not ends:
        return None, start
    raise BadDay(typed=typed[start : ends[0]].strip('"“”')[:SHOWN])
