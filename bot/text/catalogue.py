"""A language's messages: a gettext catalogue, read from its .po file and judged entry by entry.

An entry that is unfinished (empty, fuzzy, a plural with a form missing) or would fail when its facts are filled in is
left out, so that gettext gives the English sentence in its place.
"""

import gettext
import io
import logging
from collections.abc import Callable, Iterator
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from bot.languages.messages import messages
from bot.text.placeholders import names

log = logging.getLogger("bot.chat")
COUNTED = range(201)
"""The numbers by which plural forms are judged: every language's rule for integers shows below 201."""


class Untranslated(gettext.NullTranslations):
    """English in place of what a language lacks, told to the log at level debug."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def gettext(self, message: str) -> str:
        """The sentence itself."""
        log.debug("%s lacks: %s", self._language, message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """By the English rule."""
        log.debug("%s lacks: %s", self._language, msgid1)
        return super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        """The sentence itself."""
        log.debug("%s lacks: %s (%s)", self._language, message, context)
        return message


def read(source: bytes, language: str) -> Catalog:
    """The entries of a .po file. Raises ValueError where it cannot be read whole, plural rule included."""
    try:
        catalog = read_po(io.BytesIO(source), locale=locale_of(language), abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        raise ValueError(f"the messages of {language} cannot be read: {error}") from error
    gettext.c2py(catalog.plural_expr)  # refuses a rule that is no expression of n
    return catalog


@cache
def translations(language: str) -> gettext.NullTranslations:
    """A language's messages with English behind them; English alone for one that has none."""
    source = messages(language)
    return gettext.NullTranslations() if source is None else compiled(source, language)


def compiled(source: bytes, language: str) -> gettext.NullTranslations:
    """The translations of a .po file with English behind them; English alone, and an error in the log, if unfit."""
    try:
        catalog = read(source, language)
    except ValueError as error:
        log.error("%s is not spoken: %s", language, error)
        return Untranslated(language)
    for message in list(entries(catalog)):
        problem = fault(message, strings(message), catalog) if is_finished(message) else None
        if problem:
            log.warning("%s: %r is said in English: %s", language, message.id, problem)
        if problem or not is_finished(message):
            catalog.delete(message.id, message.context)
    if catalog.locale is None:
        catalog.locale = Locale("en")  # without any, babel writes no plural rule; the file's own is kept
    binary = io.BytesIO()
    write_mo(binary, catalog)
    binary.seek(0)
    translations = gettext.GNUTranslations(binary)
    translations.add_fallback(Untranslated(language))
    return translations


def entries(catalog: Catalog) -> Iterator[Message]:
    """Every entry but the head."""
    return (message for message in catalog if message.id)


def is_finished(message: Message) -> bool:
    """Whether it is translated, in each form, and not marked as doubtful (fuzzy)."""
    return all(strings(message)) and not message.fuzzy


def strings(message: Message) -> tuple[str, ...]:
    """What it is translated by: one sentence, or a plural's forms in their order."""
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def fault(message: Message, forms: tuple[str, ...], catalog: Catalog) -> str | None:
    """What would go wrong with these forms of a sentence: their number, a fact unknown or left out, unpaired braces.

    {number} may be left out of a form that stands for a single number.
    """
    plural = not isinstance(message.id, str)
    expected = catalog.num_plurals if plural else 1
    if len(forms) != expected:
        return f"it has {len(forms)} forms in place of {expected}"
    wanted = names(message.id[-1] if plural else str(message.id))
    for form, string in enumerate(forms):
        try:
            named = names(string)
        except ValueError as error:
            return f"“{string}”: {error}"
        if unknown := named - wanted:
            return f"“{string}” names {_braced(unknown)}, which the English does not"
        missing = wanted - named
        if missing and not (missing == {"number"} and plural and _counts_one(catalog, form)):
            return f"“{string}” lacks {_braced(missing)}"
    return None


def _braced(facts: frozenset[str]) -> str:
    return ", ".join(f"{{{fact}}}" for fact in sorted(facts))


def _counts_one(catalog: Catalog, form: int) -> bool:
    """Whether a plural form stands for a single number."""
    choose = gettext.c2py(catalog.plural_expr)
    return sum(choose(number) == form for number in COUNTED) == 1


def rule_fault(forms: int, rule: str, locale: Locale | None) -> str | None:
    """How a plural rule of so many forms (gettext's: an expression of n) differs from Unicode CLDR's, if it does.

    Numbers of one category must have one form, and those of two categories two. Raises ValueError for what is no rule.
    """
    choose = gettext.c2py(rule)
    category_of: Callable[[int], object] = locale.plural_form if locale else choose
    form_of: dict[object, int] = {}
    for number in COUNTED:
        category, form = category_of(number), choose(number)
        if form >= forms:
            return f"{number} takes form {form} of only {forms}"
        if form_of.setdefault(category, form) != form:
            return f"{number} is “{category}” and takes form {form}, not {form_of[category]}"
    if len(set(form_of.values())) < len(form_of):
        return f"several of {', '.join(map(str, form_of))} have one form"
    return None


def locale_of(language: str) -> Locale | None:
    """What Unicode's CLDR knows of a language; None where it knows none."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
