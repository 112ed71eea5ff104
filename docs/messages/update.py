"""Bringing a language's file up to the code: translations stay, new sentences come in empty, what changed is fuzzy."""

import gettext
import io
from collections.abc import Mapping
from copy import deepcopy

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.plurals import PLURALS
from babel.messages.pofile import write_po
from babel.plural import to_gettext

from bot.text.catalogue import COUNTED, entries, locale_of, read, rule_fault, strings

COMMENT = "# The bot's words; the English sentence is the key."
HEADS = {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "8bit"}
"""No days and nobody's address: who changed what, and when, the history of the repository knows."""
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's categories of numbers in its order, in which translators expect a plural's forms."""


def updated(source: bytes | None, language: str, template: Catalog) -> bytes:
    """A language's file with every sentence of `template`, by the alphabet; None makes a new one.

    A sentence that resembles one which went takes its translation along, marked fuzzy (not shown until somebody takes
    the mark away). What is no longer said stands at the end, after #~, and comes back with its sentence. Raises
    ValueError for a file that is broken.
    """
    catalog = read(source, language) if source else Catalog(locale=locale_of(language))
    rule = catalog.plural_forms if source else rule_of(language)
    _merge(catalog, deepcopy(template))
    comment = (catalog.header_comment if source else "") or COMMENT
    return written(catalog, {"Language": language, "Plural-Forms": rule}, comment, places=False)


def _merge(catalog: Catalog, template: Catalog) -> None:
    """As `Catalog.update`, which alone would also take what is still said elsewhere for what a new sentence was."""
    for message in catalog.obsolete.values():
        if catalog.get(message.id, message.context) is None:
            catalog[message.id] = message
    catalog.obsolete.clear()
    gone, new = Catalog(locale=catalog.locale), Catalog(locale=catalog.locale)
    gone.mime_headers = catalog.mime_headers
    for message in entries(catalog):
        if template.get(message.id, message.context) is None:
            gone[message.id] = message
    for message in entries(template):
        if catalog.get(message.id, message.context) is None:
            new[message.id] = message.clone()
    gone.update(new)
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete = {key: message for key, message in gone.obsolete.items() if any(strings(message))}
    for message in entries(gone):
        if message.fuzzy:
            catalog.delete(message.id, message.context)
            catalog[message.id] = message


def written(catalog: Catalog, heads: Mapping[str, str], comment: str = COMMENT, *, places: bool) -> bytes:
    """A catalogue as its file holds it, by the alphabet; `places` says where each sentence stands."""
    body = io.BytesIO()
    write_po(body, catalog, width=0, no_location=not places, omit_header=True, sort_output=True)
    head = "".join(
        f'"{name}: {value}\\n"\n' for name, value in {"Project-Id-Version": "copydesk", **heads, **HEADS}.items()
    )
    return f'{comment}\nmsgid ""\nmsgstr ""\n{head}\n'.encode() + body.getvalue().strip(b"\n") + b"\n"


def rule_of(language: str) -> str:
    """The Plural-Forms of a new file: a usual rule of gettext's tools that agrees with CLDR's, else CLDR's own.

    Its forms come in CLDR's order. A language that CLDR does not know gets the English rule, to be set right by hand.
    """
    locale = locale_of(language)
    if locale is None:
        return _head(*PLURALS["en"])
    for forms, rule in (PLURALS.get(language, PLURALS["en"]), *sorted(PLURALS.values())):
        if rule_fault(forms, rule, locale) is None and _in_order(rule, locale):
            return _head(forms, rule)
    return to_gettext(locale.plural_form)


def _in_order(rule: str, locale: Locale) -> bool:
    choose = gettext.c2py(rule)
    form_of = {locale.plural_form(number): choose(number) for number in COUNTED}
    forms = [form_of[category] for category in CATEGORIES if category in form_of]
    return forms == sorted(forms)


def _head(forms: int, rule: str) -> str:
    return f"nplurals={forms}; plural={rule};"
