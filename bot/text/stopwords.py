"""Words too common to say what a text is about."""

import functools

import stop_words

from bot.languages import language as known_as
from bot.text.words import words


@functools.cache
def stopwords(language: str | None) -> frozenset[str]:
    """The folded stop words of an ISO 639-1 `language`; of English where the language is unknown or has no list.

    The folder's list goes before the package's, whose English one (1,333 words) drops "bill" and "case".
    """
    known = known_as(language)
    if known and known.stopwords:
        return frozenset(known.stopwords.split())
    if language not in stop_words.LANGUAGE_MAPPING:
        return stopwords("en")
    entries = stop_words.get_stop_words(language)  # the Persian list has digits
    return frozenset(word for entry in entries for word in words(entry) if not word.isdigit())
