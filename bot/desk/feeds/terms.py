"""On what terms a feed is followed, as the desk keeps them, whoever typed them."""

from dataclasses import replace

from bot.desk.feeds.wanted import LONGEST_LIST
from bot.errors.asking import NoSuchLanguage
from bot.languages import languages
from bot.records.subscriptions import Terms
from bot.text.clean import one_line

LONGEST_NAME, LONGEST_WORD = 100, 100
"""Characters of an outlet's name, and of a word or phrase to include or exclude."""


def tidied(terms: Terms) -> Terms:
    """The terms without what nobody meant: empty words, words given twice, lines and lengths out of measure.

    The language becomes its code. Raises NoSuchLanguage.
    """
    include, exclude = _words(terms.include), _words(terms.exclude)
    name = one_line(terms.name or "")[:LONGEST_NAME] or None
    language = language_of(terms.language)
    return replace(terms, name=name, language=language, include=include, exclude=exclude, first=max(terms.first, 0))


def language_of(typed: str | None) -> str | None:
    """The code of a language that was typed as its code, its English name or its own; None for nothing.

    Of a tag such as "pt-BR" the first part counts (BCP 47, section 2.2.1). Raises NoSuchLanguage.
    """
    sought = (typed or "").strip().casefold()
    if not sought:
        return None
    subtag = sought.partition("-")[0]
    for language in languages():
        if subtag == language.code or sought in (language.english.casefold(), language.own.casefold()):
            return language.code
    raise NoSuchLanguage(language=one_line(typed or "")[:LONGEST_NAME])


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    cut = (one_line(word)[:LONGEST_WORD] for word in given)
    return tuple(dict.fromkeys(word for word in cut if word))[:LONGEST_LIST]
