"""What is said in another language: days, numbers and plurals as it writes them, English for what it lacks."""

import datetime as dt

import pytest

from bot.chat.i18n import translator_for
from bot.errors.tree import CopydeskError
from bot.languages.messages import spoken
from bot.text.catalogue import entries
from bot.text.placeholders import names
from docs.messages.extraction import template


def templates() -> list[str]:
    """The sentence of every error that Discord can show."""
    waiting: list[type[CopydeskError]] = [CopydeskError]
    found: list[str] = []
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        found += [] if kind.__module__.startswith("bot.cli") else [kind.template]
    return found


def test_days_are_written_as_the_language_writes_them() -> None:
    day = dt.date(2025, 2, 1)
    assert [translator_for(language).day(day) for language in ("en", "fr")] == ["1 Feb 2025", "1 févr. 2025"]
    assert translator_for("fr").number(12_345) == "12\u202f345"


def test_french_writes_its_own_plurals_and_numbers() -> None:
    assert translator_for("fr").ngettext(0, "{number} quote", "{number} quotes") == "0 citation"
    assert translator_for("fr").ngettext(2, "{number} quote", "{number} quotes") == "2 citations"
    assert translator_for("en-GB").ngettext(0, "{number} quote", "{number} quotes") == "0 quotes"


def test_thai_falls_back_sentence_by_sentence() -> None:
    thai = translator_for("th")
    assert thai("Nothing found") == "ไม่พบ"
    assert thai.ngettext(2, "{number} quote", "{number} quotes") == "2 คำพูด"
    assert thai("From the archive of {server}.", server="A*") == "From the archive of A\\*."
    lacking = "There is {number} page.", "There are {number} pages."
    assert [thai.ngettext(n, *lacking) for n in (1, 2)] == ["There is 1 page.", "There are 2 pages."]


def test_nothing_is_said_where_there_is_nothing_to_say() -> None:
    assert translator_for("fr")("") == translator_for("fr").gettext("") == ""


def test_what_a_language_does_not_speak_is_english() -> None:
    assert translator_for("pt-BR").language == translator_for(None).language == "en"
    assert {"en", "fr", "th"} <= set(spoken())


def test_every_error_is_offered_to_translators() -> None:
    assert set(templates()) <= {message.id for message in entries(template())}


@pytest.mark.parametrize("language", ["en", "fr", "th"])
def test_every_error_can_be_said(language: str) -> None:
    for sentence in templates():
        kind = type("Kind", (CopydeskError,), {"template": sentence})
        facts = dict.fromkeys(names(sentence), 7)
        assert "7" in translator_for(language).error(kind(**facts)) or not facts
