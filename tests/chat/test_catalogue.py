"""French is whole where people meet the bot; facts are filled in alike in every language."""

import string

import pytest

from bot.chat.catalogue import words
from bot.errors import CopydeskError
from tests.chat.said import sentences, templates

OPERATORS = ("database", "configuration", "token", "portal", "Discord cannot be reached", "kept of it", "marks")


def test_every_sentence_keeps_its_facts_in_french() -> None:
    french = words("fr")
    for sentence in sentences():
        wanted = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        had = {name for _, name, _, _ in string.Formatter().parse(french.plain(sentence)) if name}
        assert wanted == had, sentence


def test_most_of_what_people_read_is_french() -> None:
    french = words("fr")
    said = [each for each in sentences() if "{number}" not in each and not any(word in each for word in OPERATORS)]
    missing = [each for each in said if french.plain(each) == each and " " in each]
    assert len(missing) <= 0.12 * len(said), missing


def test_french_writes_its_own_plurals_and_numbers() -> None:
    assert words("fr").count(0, "{number} quote", "{number} quotes") == "0 citation"
    assert words("fr").count(2, "{number} quote", "{number} quotes") == "2 citations"
    assert words("en-GB").count(0, "{number} quote", "{number} quotes") == "0 quotes"


@pytest.mark.parametrize("language", ["en", "fr", "th"])
def test_every_error_can_be_said(language: str) -> None:
    for template in templates():
        facts = {name: 7 for _, name, _, _ in string.Formatter().parse(template) if name}
        kind = type("Kind", (CopydeskError,), {"template": template})
        assert "7" in words(language).error(kind(**facts)) or not facts
