"""The translator: one gettext catalogue, dates, numbers and plurals by locale.

The English sentence is the key. A sentence that a language lacks is shown in English.
"""

import datetime as dt
import io
import string
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bot.chat import error_sentences, escape
from bot.chat.escape import Markdown
from bot.errors.tree import CopydeskError, Words
from bot.records.reading import DateOrder
from bot.records.settings import LANGUAGES

DISCORD_LOCALES = {"en-US": "en", "en-GB": "en", "fr": "fr", "th": "th"}


class _Filling(string.Formatter):
    """Fills facts in as the language writes them; a template's own format for the terminal ({x:g}, {x!r}) is left."""

    def __init__(self, display: Callable[[object], str]) -> None:
        self._said = display

    def convert_field(self, value: object, conversion: str | None) -> object:
        """Leave a fact as it is."""
        return value

    def format_field(self, value: object, format_spec: str) -> str:
        """A fact in words."""
        return self._said(value)


class Translator:
    """Everything said in one language. Facts that are foreign text are escaped as they are filled in."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalog = _catalog(self.language)
        self._locale = Locale.parse(self.language)
        self._filling = _Filling(self._fact)

    def __call__(self, sentence: str, **facts: object) -> Markdown:
        """`sentence` (English, with {facts}) in this language; str facts are escaped, dates and numbers written out."""
        return Markdown(self._filling.vformat(self.gettext(sentence), (), facts))

    def gettext(self, sentence: str, context: str | None = None) -> str:
        """`sentence` in this language as it stands, for labels and for what takes no facts."""
        if self._catalog is None:
            return sentence
        message = self._catalog.get(sentence, context)
        return str(message.string) if message and message.string and not message.fuzzy else sentence

    def ngettext(self, number: int, singular: str, many: str, **facts: object) -> Markdown:
        """`one` or `many` (or the language's own plural form) for `number`, which they name {number}."""
        first = _is_one(self._locale, number)
        chosen = singular if first else many
        message = self._catalog.get((singular, many)) if self._catalog else None
        if message and message.string and not message.fuzzy:
            forms = [form for form in message.string if form] or [chosen]
            chosen = forms[0] if first else forms[-1]
        return Markdown(chosen.format(number=self.number(number), **{k: self._fact(v) for k, v in facts.items()}))

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
def _is_one(locale: Locale, number: int) -> bool:
    return bool(locale.plural_form(number) == "one")


@lru_cache(maxsize=2_000)
def _number(locale: Locale, number: float) -> str:
    return str(format_decimal(number, locale=locale))


@lru_cache(maxsize=2_000)
def _day(locale: Locale, day: dt.date) -> str:
    return str(format_date(day, "d MMM y", locale=locale))


@lru_cache(maxsize=8)
def translator_for(language: str | None) -> Translator:
    """The words for a Discord locale ("en-GB", "fr") or a language of ours; English for all others."""
    known = DISCORD_LOCALES.get(language or "", language or "en")
    return Translator(known)


def _catalog(language: str) -> Catalog | None:
    source = files("bot.chat").joinpath("languages", f"{language}.po")
    if not source.is_file():
        return None
    return read_po(io.BytesIO(source.read_bytes()), locale=language)
