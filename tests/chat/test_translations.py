"""French is whole where people meet the bot; facts are filled in alike in every language."""

import datetime as dt
import re
import string
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import normalize, read_po

from bot.chat.i18n import translator_for
from tests.chat.source_sentences import names, sentences


def test_every_sentence_keeps_its_facts_in_french() -> None:
    french = translator_for("fr")
    for sentence in sentences():
        wanted = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        had = {name for _, name, _, _ in string.Formatter().parse(french.gettext(sentence)) if name}
        assert wanted == had, sentence


def entries(language: str) -> list[Message]:
    """What a language's file holds, without its head."""
    with Path(f"bot/chat/languages/{language}.po").open("rb") as source:
        return [each for each in read_po(source, locale=language) if each.id]


def facts_of(text: str) -> set[str]:
    """The names that a sentence leaves to be filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def forms(text: str | Iterable[str] | None) -> list[str]:
    """One sentence, or a plural's forms."""
    return [text] if isinstance(text, str) else list(text or [""])


def test_everything_that_is_said_is_french() -> None:
    whole = [each for each in entries("fr") if all(forms(each.string)) and not each.fuzzy and each.context is None]
    known = {form for each in whole for form in forms(each.id)}
    missing = sorted(sentences() - known)
    assert not missing, "translate in bot/chat/languages/fr.po:\n\n" + "\n".join(map(entry_of, missing))


def entry_of(sentence: str, context: str = "") -> str:
    """An entry to be filled in, as a language's file holds it."""
    head = "#, python-brace-format\n" if facts_of(sentence) else ""
    return f'{head}{context}msgid {normalize(sentence, width=0)}\nmsgstr ""\n'


def test_thai_has_the_commonest_answers() -> None:
    known = {form for each in entries("th") if all(forms(each.string)) for form in forms(each.id)}
    assert len(sentences() & known) >= 60
    assert translator_for("th").ngettext(2, "{number} quote", "{number} quotes") == "2 คำพูด"


@pytest.mark.parametrize("language", ["fr", "th"])
def test_a_translation_names_the_facts_of_its_sentence(language: str) -> None:
    for entry in entries(language):
        wanted = facts_of(forms(entry.id)[-1])
        assert all(facts_of(form) == wanted for form in forms(entry.string)), entry.id


def test_days_are_written_as_the_language_writes_them() -> None:
    day = dt.date(2025, 2, 1)
    assert [translator_for(language).day(day) for language in ("en", "fr")] == ["1 Feb 2025", "1 févr. 2025"]
    assert translator_for("fr").number(12_345) == "12\u202f345"


def test_french_writes_its_own_plurals_and_numbers() -> None:
    assert translator_for("fr").ngettext(0, "{number} quote", "{number} quotes") == "0 citation"
    assert translator_for("fr").ngettext(2, "{number} quote", "{number} quotes") == "2 citations"
    assert translator_for("en-GB").ngettext(0, "{number} quote", "{number} quotes") == "0 quotes"


def test_what_a_brief_warns_of_is_french() -> None:
    source = Path("bot/desk/brief.py").read_text("utf-8")
    warnings = re.findall(r'out\.append\("([^"]+)"\)', source)
    assert len(warnings) >= 3
    assert all(translator_for("fr").gettext(each) != each for each in warnings)


def test_every_name_that_is_typed_has_its_french_one() -> None:
    known = {str(each.id) for each in entries("fr") if each.context == "name" and each.string}
    missing = [entry_of(name, 'msgctxt "name"\n') for name in sorted(names() - known)]
    assert not missing, "translate what is typed in bot/chat/languages/fr.po:\n\n" + "\n".join(missing)
