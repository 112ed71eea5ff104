"""On what terms a feed is followed, as they are typed: words between commas, a language by its code or its name."""

from bot.chat.refusals import NoSuchLanguage
from bot.desk.feeds.add import tidied
from bot.languages import languages
from bot.records.subscriptions import Terms


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
    """What was typed as terms, tidied as the desk keeps them; `language` is a code already."""
    return tidied(Terms(name, language, _between_commas(include), _between_commas(exclude), first))


def _between_commas(typed: str | None) -> tuple[str, ...]:
    return tuple((typed or "").split(","))
