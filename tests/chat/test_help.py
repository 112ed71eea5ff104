"""/help: short pages of what its reader may use, commands that can be tapped, and the query language."""

import re
from pathlib import Path

import pytest

from bot.analysis.topic_days import settled
from bot.analysis.topics import FILTERS, OPERATORS, parse
from bot.chat.features import FEATURES
from bot.chat.i18n import translator_for
from bot.chat.registered import CommandIds, Registration
from bot.text.typed_days import Calendar
from tests.chat.conftest import NOW, Newsroom, newsroom
from tests.discord import Answer, LocalDiscord, Member

LINES_ON_A_PHONE, LETTERS_IN_A_LINE = 32, 36
"""A page is read with one flick: what two screens of 320 by 568 px hold, at 16 px a letter."""


async def pages(news: Newsroom, who: Member) -> dict[str, Answer]:
    """Every page that this member is offered, by its title, the first by none."""
    found = {"": await news.discord.run("/help", as_=who)}
    for title in found[""].selects[0].options:
        opened = await news.discord.select(await news.discord.run("/help", as_=who), title, as_=who)
        assert title in opened.text
        found[title] = opened
    return found


def height(text: str) -> int:
    return sum(-(-max(len(line), 1) // LETTERS_IN_A_LINE) for line in text.splitlines())


async def test_each_page_is_short_and_every_command_can_be_tapped(news: Newsroom) -> None:
    shown = await pages(news, news.discord.owner)
    assert len(shown) >= 8
    for title, page in shown.items():
        assert page.ephemeral
        assert height(page.text) <= LINES_ON_A_PHONE, title
    markup = "\n".join(page.markup for page in shown.values())
    ids = {each["name"]: each["id"] for each in news.discord.state.commands[0]}
    for line in (line for feature in FEATURES for line in feature.help):
        words = line.typed.removeprefix("/")
        assert f"</{words}:{ids[words.split()[0]]}>" in markup
        assert line.example in markup
    assert "*Check quotes*" in markup
    assert "topic: Myanmar Russia" in shown[""].text


async def test_a_reader_is_told_what_a_reader_may_use(news: Newsroom) -> None:
    discord = news.discord
    reader, moderator, manager = discord.member("Reader"), discord.moderator(), discord.manager()
    told = {who.name: "\n".join(p.markup for p in (await pages(news, who)).values()) for who in (reader, moderator)}
    assert "Wrong speaker?" in told[moderator.name]
    assert "*Archive this*" in told[moderator.name]
    for word in ("Wrong speaker?", "</ingest", "</archive", "*Archive this*", "</settings"):
        assert word not in told[reader.name], word
    assert "</settings" not in told[moderator.name]
    assert "</settings" in (await pages(news, manager))["This server"].markup
    page = await discord.run("/help", as_=reader)
    data = {"component_type": 3, "custom_id": page.selects[0].custom_id, "values": ["keeping"]}
    assert "</archive" not in (await discord.press(page, data, as_=reader)).markup


async def test_the_pages_turn_after_a_restart_and_the_ids_are_known_without_registering_again(tmp_path: Path) -> None:
    async with LocalDiscord() as discord:
        async with newsroom(tmp_path / "desk.sqlite", discord, first=True):
            page = await discord.run("/help")
        async with newsroom(tmp_path / "desk.sqlite", discord):
            asked = await discord.click(page, "How to ask")
            assert "</brief:" in asked.markup
            assert discord.state.syncs == 1
            assert "Invented articles" in (await discord.click(await discord.run("/help"), "Try it on a sample")).text
            discord.judge()


async def test_before_the_commands_are_registered_they_stand_as_code() -> None:
    commands = CommandIds()
    assert commands.mention("/ingest url") == "`/ingest url`"
    for mark in (None, '"abc"', "abc", "[]", '{"digest": 1}', '{"digest": 1, "ids": {"a": "b"}}'):
        assert Registration.read(mark) is None
    commands.learn(Registration("digest", {"ingest": 7}))
    assert commands.mention("/ingest url") == "</ingest url:7>"


def spans(text: str) -> list[str]:
    """What stands as code in Markdown; in a table a pipe is escaped."""
    return [span.replace("\\|", "|") for span in re.findall(r"`([^`]+)`", text)]


def used(operator: str, examples: list[str]) -> bool:
    """Whether one of the examples has it where it acts: before a word, or as a word."""
    return any(re.search(rf"(?<!\S){re.escape(operator)}", example) for example in examples)


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_how_to_ask_tells_of_every_operator_and_its_examples_can_be_asked(news: Newsroom, language: str) -> None:
    owner = news.discord.owner
    owner.person.locale = language
    button = translator_for(language).gettext("How to ask")
    page = await news.discord.click(await news.discord.run("/help"), button)
    examples = spans(page.markup)
    assert [operator for operator in OPERATORS if not used(operator, examples)] == []
    calendar = Calendar(NOW.date(), "DMY", language)
    rows = re.findall(r"^`([^`]+)`\n-# ", page.markup, re.M)
    assert len(rows) >= len(OPERATORS)
    for row in rows:
        filters = {name for name in FILTERS if f"{name}:" in row}
        topic = parse(settled(row if not filters else f"ferry {row}", calendar), {})
        came = topic.came_from
        given = {
            "outlet": came.outlets,
            "feed": came.feeds,
            "lang": topic.language,
            "since": topic.since,
            "until": topic.until,
        }
        assert all(given[name] for name in filters), row
    for day in spans(page.markup)[-8:]:
        assert settled(f"ferry since:{day}", calendar) != f"ferry since:{day}" or day == "2025-03-20", day


@pytest.mark.parametrize(("path", "heading"), [("README.md", "How to ask"), ("docs/asking.md", "What may be typed")])
def test_the_papers_tell_of_every_operator(path: str, heading: str) -> None:
    text = Path(path).read_text("utf-8")
    section = re.search(rf"^#+ {heading}\n(.*?)(?=^#+ |\Z)", text, re.M | re.S)
    assert section, f"{path} lacks the heading {heading}"
    missing = [operator for operator in OPERATORS if not used(operator, spans(section[1]))]
    assert missing == [], f"{path}, {heading}: give an example of {missing}"
