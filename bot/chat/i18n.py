"""The translator: one gettext catalogue a language, dates and numbers by locale, plurals by the catalogue's rule.

The English sentence is the key. A sentence that a language lacks is shown in English.
"""

import datetime as dt
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from bot.chat import error_sentences, escape
from bot.chat.escape import Markdown
from bot.errors.tree import CopydeskError, Words
from bot.languages.messages import ENGLISH, spoken, spoken_for
from bot.records.reading import DateOrder
from bot.text import catalogue
from bot.text.placeholders import fill


class Translator:
    """Everything said in one language. Facts that are foreign text are escaped as they are filled in."""

    def __init__(self, language: str) -> None:
        self.language = language if language in spoken() else ENGLISH
        self._messages = catalogue.translations(self.language)
        self._sentence = lru_cache(maxsize=2_000)(self._messages.gettext)
        self._locale = catalogue.locale_of(self.language) or Locale(ENGLISH)

    def __call__(self, sentence: str, **facts: object) -> Markdown:
        """`sentence` (English, with {facts}) in this language; str facts are escaped, dates and numbers written out."""
        return Markdown(fill(self.gettext(sentence), facts, self._fact))

    def gettext(self, sentence: str, context: str | None = None) -> str:
        """`sentence` in this language as it stands, for labels and for what takes no facts."""
        if not sentence:
            return ""  # gettext's own answer would be the head of the file
        return self._messages.pgettext(context, sentence) if context else self._sentence(sentence)

    def ngettext(self, number: int, singular: str, plural: str, **facts: object) -> Markdown:
        """The form for `number`, which the sentences name {number}: the language's own, else English."""
        sentence = self._messages.ngettext(singular, plural, number)
        return Markdown(fill(sentence, {"number": number, **facts}, self._fact))

    def error(self, error: CopydeskError) -> Markdown:
        """What Discord says of an error: its own sentence, and the hint that names Discord's commands."""
        facts = error_sentences.facts_of(error)
        hint = error_sentences.HINTS.get(error.code)
        said = self(error.template, **facts)
        return Markdown(f"{said} {self(hint, **facts)}") if hint else said

    def number(self, number: float) -> str:
        """12345 as this language writes it."""
        return _number(self._locale, number)

    def day(self, day: dt.date) -> str:
        """A day with its month in letters, so that no order of numbers can be misread."""
        return _day(self._locale, day)

    def weekday(self, day: dt.date, this_year: int | None) -> str:
        """A day with its weekday, as news names it: "Tue 3 Mar", with its year where that is not `this_year`."""
        return str(format_date(day, "EEE d MMM" if day.year == this_year else "EEE d MMM y", locale=self._locale))

    def language_name(self, code: str) -> str:
        """A language by its ISO 639-1 code, in the reader's own; the code where it has no name."""
        return str(self._locale.languages.get(code, code))

    def month(self, day: dt.date) -> str:
        """The month and year of a day."""
        return str(format_date(day, "MMM y", locale=self._locale))

    def short_day(self, day: dt.date, order: DateOrder, today: dt.date) -> str:
        """A day in a server's order with its month in letters, without the year where it is this one."""
        pattern = {"DMY": "d MMM y", "MDY": "MMM d, y", "YMD": "y MMM d"}[order]
        this_year = {"DMY": "d MMM", "MDY": "MMM d", "YMD": "MMM d"}[order]
        return str(format_date(day, this_year if day.year == today.year else pattern, locale=self._locale))

    def moment(self, moment: dt.datetime) -> str:
        """A day and a time."""
        return str(format_datetime(moment, "d MMM y, HH:mm", locale=self._locale))

    def _fact(self, fact: object) -> str:
        if isinstance(fact, Markdown):
            return fact
        if isinstance(fact, Words):
            return self.gettext(fact)
        if isinstance(fact, CopydeskError):
            return self.error(fact)
        if isinstance(fact, bool) or fact is None:
            return str(fact)
        if isinstance(fact, int | float):
            return self.number(fact)
        if isinstance(fact, dt.datetime):
            return self.moment(fact)
        return self.day(fact) if isinstance(fact, dt.date) else escape.line(str(fact))


# Babel reads its patterns anew each time; most answers count the same things and name days near each other.
@lru_cache(maxsize=2_000)
def _number(locale: Locale, number: float) -> str:
    return str(format_decimal(number, locale=locale))


@lru_cache(maxsize=2_000)
def _day(locale: Locale, day: dt.date) -> str:
    return str(format_date(day, "d MMM y", locale=locale))


def translator_for(language: str | None) -> Translator:
    """The words for a Discord locale ("en-GB", "fr") or a language of ours; English for all others."""
    return _translator(spoken_for(language))


@cache
def _translator(language: str) -> Translator:
    return Translator(language)
