"""On what terms a feed is followed, as they are typed: words between commas, a language by its code or its name."""

from bot.chat.refusals import NoSuchLanguage
from bot.languages import languages
from bot.records.subscriptions import Terms

WORDS_MOST = 20
"""Words that are looked for in each item of a feed, and as many that shut it out."""


def words_of(typed: str | None) -> tuple[str, ...]:
    """The words of "ferry, high water", each once, at most WORDS_MOST."""
    words = (" ".join(word.split()) for word in (typed or "").split(","))
    return tuple(dict.fromkeys(word for word in words if word))[:WORDS_MOST]


def language_of(typed: str | None) -> str | None:
    """The code of a language that was typed as its code, its English name or its own. Raises NoSuchLanguage."""
    sought = (typed or "").strip().casefold()
    if not sought:
        return None
    for language in languages():
        if sought in (language.code, language.english.casefold(), language.own.casefold()):
            return language.code
    raise NoSuchLanguage(language=typed)


def terms_of(name: str | None, language: str | None, include: str | None, exclude: str | None, first: int) -> Terms:
    """What was typed as terms; `language` is a code already."""
    return Terms((name or "").strip() or None, language, words_of(include), words_of(exclude), first)
