"""What is still to do in a language's messages: missing, doubtful, no longer said, or wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from babel.messages.catalog import Catalog, Message

from bot.chat.command_tree import build
from bot.chat.features import FEATURES
from bot.chat.localizations import refused
from bot.chat.state import BotState
from bot.text.catalogue import compiled, entries, fault, is_finished, read, rule_fault, strings


@dataclass(frozen=True, slots=True)
class Report:
    """One language's messages, in lines for people.

    English is said for what is `missing` or `fuzzy` (doubtful), and for what Discord would have `refused`. What is
    `obsolete` is never asked for. What is `wrong` would fail while somebody waits for an answer: English is said for it
    too, and the tests fail.
    """

    language: str
    said: int
    missing: tuple[str, ...] = ()
    fuzzy: tuple[str, ...] = ()
    obsolete: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def report(source: bytes, language: str, template: Catalog) -> Report:
    """What a language's file lacks of `template`."""
    said = sum(1 for _ in entries(template))
    try:
        catalog = read(source, language)
    except ValueError as error:
        return Report(language, said, wrong=(str(error),))
    translations = compiled(source, language)
    commands = build(FEATURES, cast(BotState, None))
    of_names = refused(commands, lambda text, context: translations.pgettext(context, text) if context else text)
    return Report(
        language,
        said,
        tuple(_line(each) for each in entries(template) if _lacks(catalog, each)),
        tuple(_line(each) for each in entries(template) if _is_fuzzy(catalog, each)),
        tuple(_line(each) for each in (*catalog.obsolete.values(), *entries(catalog)) if _is_gone(template, each)),
        tuple(f"“{english}”: {problem}" for (_, english), problem in of_names.items()),
        tuple(_wrong(catalog, template)),
    )


def _found(catalog: Catalog, message: Message) -> Message | None:
    """The catalogue's entry for a sentence of the template; one for a single sentence is none for a pair."""
    known = catalog.get(message.id, message.context)
    return known if known and (isinstance(message.id, str) or not isinstance(known.id, str)) else None


def _lacks(catalog: Catalog, message: Message) -> bool:
    known = _found(catalog, message)
    return known is None or (not is_finished(known) and not known.fuzzy)


def _is_fuzzy(catalog: Catalog, message: Message) -> bool:
    known = _found(catalog, message)
    return known is not None and known.fuzzy


def _is_gone(template: Catalog, message: Message) -> bool:
    return template.get(message.id, message.context) is None


def _wrong(catalog: Catalog, template: Catalog) -> Iterator[str]:
    rule = rule_fault(catalog.num_plurals, catalog.plural_expr, catalog.locale)
    if rule:
        yield f"Plural-Forms: {rule}"
    for message in entries(template):
        known = _found(catalog, message)
        problem = fault(message, strings(known), catalog) if known and is_finished(known) else None
        if problem:
            yield f"{_line(message)}: {problem}"


def _line(message: Message) -> str:
    """Where a sentence stands, its context, and how it begins."""
    file, line = message.locations[0] if message.locations else ("", None)
    place = f"{file}:{line}  " if line else f"{file}  " if file else ""
    context = f"{message.context} " if message.context else ""
    sentence = message.id if isinstance(message.id, str) else message.id[0]
    return f"{place}{context}“{sentence}”"
