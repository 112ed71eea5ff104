"""Words too common to say what a text is about."""

import functools

import stop_words

from bot.text.words import words

_ENGLISH = """
    a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing done down during each either else ever every few for from further had has
    have having he her here hers herself him himself his how however i if in into is it its itself just like made make
    many may me might more most much must my myself neither no nor not now of off often on once one only or other
    others our ours ourselves out over own per said same say says shall she should since so some such than that the
    their theirs them themselves then there these they this those though through to too toward towards under until
    up upon us very was we were what when where whether which while who whom whose why will with within without would
    yes yet you your yours yourself yourselves s t d ll m re ve don doesn didn isn wasn aren weren hasn haven hadn
    won wouldn couldn shouldn
"""
ENGLISH = frozenset(_ENGLISH.split())
"""Function words of English and the verbs of saying. The package's English list (1,333 words) drops "bill", "case"."""


@functools.cache
def stopwords(language: str | None) -> frozenset[str]:
    """The folded stop words of an ISO 639-1 `language`; of English where the language is unknown or has no list."""
    if language in (None, "en") or language not in stop_words.LANGUAGE_MAPPING:
        return ENGLISH
    entries = stop_words.get_stop_words(language)  # the Persian list has digits
    return frozenset(word for entry in entries for word in words(entry) if not word.isdigit())
