"""Days as people type them when they ask: "last week", "7d", "March", "gestern", "le 3 mars", "2025-03".

A table and a short grammar of our own, not dateparser: that reads "no", "on" and "1" as days too, takes "last week" for
one day of it and "March" for its 28th, and needs 1.4 s for the first word that it does not know. Where the words of two
languages would mean two days, nothing is guessed.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from babel import Locale

from bot.languages import every, listed
from bot.languages import language as known_as
from bot.records.reading import DateOrder
from bot.text import months

LONGEST = 6
"""Words of the longest form that is read: "the day before yesterday", "the last three months"."""
MOST = 10_000
"""Of any unit that is counted back."""
Unit = Literal["hour", "day", "week", "month", "year"]
Tag = tuple[str, Any]
"""What a word is: L last, P past, T this, A ago, U a unit, N a number, Y a year, M a month, W a weekday, Q quarter."""

ADDS_NOTHING: Tag = ("", None)
_TAGS = {"last": "L", "past": "P", "this": "T", "ago": "A"}
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_NUMBERS = re.compile(r"(\d{1,4})([./-])(\d{1,4})(?:\2(\d{1,4}))?")
_WORD = r"(\d+)(?:%s|º|ª|\.)?(?=[\s,]|$)|(\d+)(?=[^\W\d])|q([1-4])(?=\W|$)|([^\s,\d]+)"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where somebody asks: the day that it is there, the order of days written in numbers, the language (ISO 639-1)."""

    today: dt.date
    order: DateOrder = "DMY"
    language: str | None = None


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A stretch of days, both ends in it."""

    first: dt.date
    last: dt.date


def read(typed: str, calendar: Calendar) -> DaySpan | None:
    """The days that `typed` names, None where it names none or might name several.

    Of a day, month or weekday without its year the last that has begun. Weeks are whole and begin on Monday (ISO 8601).
    The words are the calendar's language's, else English, else those of any language if all that read them agree.
    """
    words = _folded(typed)
    if not words or len(words) > 60:
        return None
    try:
        if span := _in_numbers(words, calendar) or _written(typed, calendar):
            return span
        for language in dict.fromkeys((calendar.language or "en", "en")):
            if language in _tables() and (span := _in_words(words, language, calendar)):
                return span
        spans = {span for language in _tables() if (span := _in_words(words, language, calendar))}
    except (ValueError, OverflowError):  # a 30 February, or a year before the first
        return None
    return spans.pop() if len(spans) == 1 else None


def _folded(typed: str) -> str:
    """Small letters without accents, one blank between words, no marks around."""
    letters = unicodedata.normalize("NFKD", typed.casefold().replace("’", "'"))
    bare = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn" or letter > "\u0e00")
    return " ".join(bare.split()).strip("\"'“”„«».,;!?() ")


def _in_numbers(words: str, calendar: Calendar) -> DaySpan | None:
    """2025, 2025-03, 2025-03-20, and the orders of numbers that a country has. Raises ValueError."""
    if match := _ISO.fullmatch(words):
        year, month, day = (int(part) if part else None for part in match.groups())
        return _span(year or 0, month, day)
    match = _NUMBERS.fullmatch(words)
    if not match:
        return None
    first, _, second, third = match.groups()
    if third is None:
        if len(second) == 4:
            return _span(int(second), int(first))
        return _latest(*((int(first), int(second)) if calendar.order == "DMY" else (int(second), int(first))), calendar)
    if len(first) == 4:
        return _span(int(first), int(second), int(third))
    if len(third) not in (2, 4):
        return None
    year = int(third) + (2000 if len(third) == 2 else 0)
    day, month = (int(second), int(first)) if calendar.order == "MDY" else (int(first), int(second))
    return _span(year, *((month, day) if month <= 12 else (day, month)))


def _written(typed: str, calendar: Calendar) -> DaySpan | None:
    """A day in full, or a day or month without its year in the signs of East Asia. Raises ValueError."""
    from bot.text import written_days

    found = written_days.parts(typed.strip("\"'“”"), calendar.order, calendar.today)
    if found is None:
        return None
    year, month, day = found
    if year is not None:
        return _span(year, month, day)
    if month is None:
        return None
    return _latest(day, month, calendar) if day is not None else _month({"M": month}, calendar)


def _span(year: int, month: int | None = None, day: int | None = None) -> DaySpan:
    """A day, or a whole month or year. Raises ValueError."""
    if day is not None:
        whole = dt.date(year, month or 1, day)
        return DaySpan(whole, whole)
    first = dt.date(year, month or 1, 1)
    return DaySpan(first, months.last_day(dt.date(year, month or 12, 1)))


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    """What each language's people type for days, by its code."""
    return {code: table["typed"] for code, table in every("calendar").items() if "typed" in table}


@cache
def _vocabulary(language: str) -> Mapping[str, Tag]:
    """Every word of a language, folded, with what it is."""
    table = _tables()[language]
    words: dict[str, Tag] = {_folded(word): ADDS_NOTHING for word in table.get("skip", ())}
    for name, tag in _TAGS.items():
        words |= {_folded(word): (tag, None) for word in table.get(name, ())}
    words |= {_folded(word): ("N", number) for word, number in table.get("numbers", {}).items()}
    words |= {_folded(word): ("U", unit) for unit, forms in table.get("units", {}).items() for word in forms}
    words |= {_folded(word): ("W", number) for number, word in enumerate(table.get("weekdays", ()))}
    known = known_as(language)
    if known is None:
        return words
    for locale in known.months:
        words |= {_folded(word): ("W", number) for number, word in Locale.parse(locale).days["format"]["wide"].items()}
    return words | {_folded(word): ("M", number) for word, number in months.named(known).items()}


@cache
def _said(language: str) -> Mapping[str, str]:
    return {_folded(phrase): english for phrase, english in _tables()[language].get("said", {}).items()}


@cache
def _word() -> re.Pattern[str]:
    """A number with what hangs on it, a number before a letter, a quarter, or a word."""
    return re.compile(_WORD % "|".join(sorted(listed("calendar", "ordinals"))))


def _in_words(words: str, language: str, calendar: Calendar) -> DaySpan | None:
    """Raises ValueError, OverflowError."""
    vocabulary = _vocabulary(language)
    head, _, rest = words.partition(" ")
    if rest and vocabulary.get(head) == ADDS_NOTHING:
        return _in_words(rest, language, calendar)
    if english := _said(language).get(words):
        return _in_words(english, "en", calendar)
    tags = list(_tagged(words, vocabulary))
    if not tags or any(tag == "?" for tag, _ in tags):
        return None
    form = "".join(tag for tag, _ in tags)
    reader = _FORMS.get(form)
    return reader(dict(tags), calendar) if reader and len(set(form)) == len(form) else None


def _tagged(words: str, vocabulary: Mapping[str, Tag]) -> Iterator[Tag]:
    """What each word is, "?" for one that is nothing here; words that add nothing are left out."""
    for phrase in (phrase for phrase in vocabulary if " " in phrase and f"{phrase} " in words):
        yield vocabulary[phrase]
        words = words.replace(f"{phrase} ", "", 1)
    for ordinal, counted, quarter, word in _word().findall(re.sub(r"(?<=\b[dl])'", "' ", words)):
        if ordinal or counted:
            yield ("Y" if ordinal and len(ordinal) == 4 else "N"), int(ordinal or counted)
        elif quarter:
            yield "Q", int(quarter)
        else:
            tag = vocabulary.get(word) or vocabulary.get(word.rstrip(".'")) or ("?", None)
            if tag[0]:
                yield tag


Parts = Mapping[str, Any]


def _back(parts: Parts, calendar: Calendar) -> dt.date:
    """The day so many units before today; the morning of a night's hours is the day before."""
    number, unit, today = min(parts.get("N", 1), MOST), parts["U"], calendar.today
    if unit in ("month", "year"):
        return months.later(today, -number * (12 if unit == "year" else 1))
    days = {"hour": -(-number // 24), "day": number, "week": 7 * number}[unit]
    return today - dt.timedelta(days=days)


def _ago(parts: Parts, calendar: Calendar) -> DaySpan:
    day = _back(parts, calendar)
    return DaySpan(day, day)


def _rolling(parts: Parts, calendar: Calendar) -> DaySpan:
    return DaySpan(_back(parts, calendar), calendar.today)


def _around(day: dt.date, unit: Unit) -> DaySpan:
    """The whole unit that a day lies in."""
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return DaySpan(monday, monday + dt.timedelta(days=6))
    return _span(day.year, None if unit == "year" else day.month, None if unit in ("year", "month") else day.day)


def _this(parts: Parts, calendar: Calendar) -> DaySpan:
    return _around(calendar.today, parts["U"])


def _previous(parts: Parts, calendar: Calendar) -> DaySpan:
    return _around(_back(parts, calendar), parts["U"])


def _weekday(parts: Parts, calendar: Calendar) -> DaySpan:
    """The last such day, today among them; with "last" the last before today."""
    days = (calendar.today.weekday() - parts["W"]) % 7 or (7 if "L" in parts else 0)
    day = calendar.today - dt.timedelta(days=days)
    return DaySpan(day, day)


def _month(parts: Parts, calendar: Calendar) -> DaySpan:
    """The last such month that has begun; with "last" the last that is over."""
    today, month = calendar.today, parts["M"]
    over = month > today.month or (month == today.month and "L" in parts)
    return _span(today.year - over, month)


def _month_last_year(parts: Parts, calendar: Calendar) -> DaySpan | None:
    return _span(calendar.today.year - 1, parts["M"]) if parts["U"] == "year" else None


def _day(parts: Parts, calendar: Calendar) -> DaySpan | None:
    return _latest(parts["N"], parts["M"], calendar)


def _latest(day: int, month: int, calendar: Calendar) -> DaySpan | None:
    """The last such day up to today; a leap day is at most eight years off."""
    for year in range(calendar.today.year, calendar.today.year - 9, -1):
        try:
            whole = dt.date(year, month, day)
        except ValueError:
            continue
        if whole <= calendar.today:
            return DaySpan(whole, whole)
    return None


def _quarter(parts: Parts, calendar: Calendar) -> DaySpan:
    month = 3 * parts["Q"] - 2
    year = parts.get("Y") or calendar.today.year - (month > calendar.today.month)
    return DaySpan(dt.date(year, month, 1), months.last_day(dt.date(year, month + 2, 1)))


def _dated(parts: Parts, _: Calendar) -> DaySpan:
    return _span(parts["Y"], parts["M"], parts.get("N"))


Reader = Callable[[Parts, Calendar], DaySpan | None]


def _table(rows: Sequence[tuple[str, Reader]]) -> dict[str, Reader]:
    return {form: reader for forms, reader in rows for form in forms.split()}


_FORMS = _table(
    (
        ("LU UL", _previous),
        ("TU UT", _this),
        ("PU LNU NLU NUL PNU NPU", _rolling),
        ("NU ANU NUA", _ago),
        ("W LW WL TW", _weekday),
        ("M TM LM ML", _month),
        ("MLU MUL", _month_last_year),
        ("NM MN", _day),
        ("MY YM NMY MNY YMN", _dated),
        ("Q QY YQ", _quarter),
    )
)
