"""A page's own words in one language: the bot's catalogue, as plain text that a template escapes."""

import datetime as dt

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from bot.languages.messages import spoken_for
from bot.text import catalogue
from bot.text.placeholders import fill


class Words:
    """Says things in a language (ISO 639-1), in English where it is not spoken or lacks a sentence."""

    def __init__(self, language: str) -> None:
        self.language = spoken_for(language)
        self._messages = catalogue.translations(self.language)
        self._locale = Locale.parse(self.language)

    def __call__(self, sentence: str, **facts: object) -> str:
        """`sentence` (English, with {facts}) in this language, days and numbers written out."""
        return fill(self._messages.gettext(sentence), facts, self._written)

    def ngettext(self, number: int, singular: str, plural: str, **facts: object) -> str:
        """The form for `number`, which the sentences name {number}."""
        sentence = self._messages.ngettext(singular, plural, number)
        return fill(sentence, {"number": number, **facts}, self._written)

    def day(self, day: dt.date) -> str:
        """A day with its month in letters, so that no order of numbers can be misread."""
        return str(format_date(day, "EEE d MMM y", locale=self._locale))

    def moment(self, moment: dt.datetime) -> str:
        """A day and a time of UTC."""
        return str(format_datetime(moment, "d MMM y, HH:mm", locale=self._locale)) + " UTC"

    def language_name(self, code: str) -> str:
        """A language by its ISO 639-1 code, in the reader's own; the code where it has no name."""
        return str(self._locale.languages.get(code, code))

    @property
    def direction(self) -> str:
        """Which way the page's own words run: ltr or rtl."""
        return "rtl" if self._locale.character_order == "right-to-left" else "ltr"

    def _written(self, fact: object) -> str:
        if isinstance(fact, dt.datetime):
            return self.moment(fact)
        if isinstance(fact, dt.date):
            return self.day(fact)
        if isinstance(fact, int) and not isinstance(fact, bool):
            return str(format_decimal(fact, locale=self._locale))
        return str(fact)
