"""The languages that answers are given in: English, in which they are written, and each whose folder holds messages."""

from collections.abc import Mapping
from functools import cache

from bot.languages import Language, language, languages

ENGLISH = "en"
_FILE = "messages.po"


@cache
def spoken() -> Mapping[str, Language]:
    """By code, in the order of the registry. Raises BadLanguage."""
    return {each.code: each for each in languages() if each.code == ENGLISH or each.folder.joinpath(_FILE).is_file()}


def messages(code: str) -> bytes | None:
    """A language's catalogue of messages as its file holds it, None where it has none."""
    known = language(code)
    source = known.folder.joinpath(_FILE) if known else None
    return source.read_bytes() if source and source.is_file() else None


def spoken_for(locale: str | None) -> str:
    """The language to answer in: by a locale of Discord's ("en-GB") or a code; English for what is not spoken."""
    return _by_locale().get(locale or "", ENGLISH)


@cache
def _by_locale() -> Mapping[str, str]:
    locales = {locale: each.code for each in spoken().values() for locale in each.discord}
    return locales | {code: code for code in spoken()}
