"""Names of months in the languages whose pages are read, from Unicode's CLDR by way of Babel."""

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale

# fmt: off
LANGUAGES = (
    "en", "fr", "de", "es", "it", "pt", "nl", "th", "sv", "da", "nb", "fi", "pl", "cs", "sk", "sl", "hr", "ru",
    "uk", "bg", "tr", "id", "vi", "ro", "hu", "el", "ms", "ca", "lt", "lv", "et", "sw", "fil", "az", "sq",
    "is", "ar", "ar_LB", "hi", "bn", "ur", "fa", "he", "my", "km", "lo", "ka", "hy", "ta", "te", "mr", "ne", "sr",
    "mk", "be", "mn", "kk", "uz",
)
# fmt: on
_FORMS = (("format", "wide"), ("format", "abbreviated"), ("stand-alone", "wide"), ("stand-alone", "abbreviated"))
_MORE = {"sept": 9, "jänner": 1, "feber": 2, "mrz": 3, "dez": 12, "abr": 4, "ene": 1, "déc": 12, "août": 8, "aout": 8}


@lru_cache(maxsize=1)
def names() -> dict[str, int]:
    """Month names, lower case and without a closing point, to their number; the first language listed wins."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for name, number in _of(language):
            _add(found, name, number)
    for name, number in _MORE.items():
        found.setdefault(name, number)
    return found


def named(language: str) -> dict[str, int]:
    """As `names`, those of one language (ISO 639-1) alone, and "sept", which every press writes."""
    found = {"sept": _MORE["sept"]}
    for name, number in _of(language):
        _add(found, name, number)
    return found


def _of(language: str) -> Iterator[tuple[str, int]]:
    """The month names of a language as CLDR has them, with their numbers."""
    months = Locale(language).months
    for context, width in _FORMS:
        for number, name in months[context][width].items():
            yield name, number


def _add(found: dict[str, int], name: str, number: int) -> None:
    plain = name.casefold().removeprefix("de ").removeprefix("d’").removeprefix("d'").rstrip(".").strip()
    if len(plain) >= (3 if plain.isascii() else 2) and not any(letter.isdigit() for letter in plain):
        found.setdefault(plain, number)
