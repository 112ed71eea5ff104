"""*As a page* under an answer: a file that checks out against the archive, and the same as text to paste."""

from typing import Any

import pytest

from bot.desk import archives, page_check
from bot.pages import checking, reading
from tests.chat.conftest import Newsroom
from tests.discord import Answer, Upload
from tests.pages.conftest import STORIES

TOPIC = "Port Callow ferry fire"
TEXTS = (("Markdown", "[\\[1\\]](", "md"), ("With footnotes", "[^1]", "md"), ("For a forum (BBCode)", "[url=", "txt"))


@pytest.fixture
async def ferry(news: Newsroom) -> Newsroom:
    """Some of the stories, saved by the desk."""
    for name, body in list(STORIES.items())[:6]:
        kind = "text/html" if name.endswith(".html") else "text/plain"
        await news.discord.click(await news.discord.run("/ingest file", file=Upload(name, body, kind)), "Save")
    return news


async def stands(news: Newsroom, answer: Answer) -> bool:
    """Whether the page that was sent along is, line by line, what the archive has."""
    (file,) = answer.files
    page = reading.read(file.body)
    archive = await archives.for_server(news.desk, news.discord.server.id)
    return checking.check(page, await page_check.stored_for(news.desk, archive.id, page)).stands


@pytest.mark.parametrize(
    ("command", "options", "name"),
    [
        ("/brief", {"topic": TOPIC}, "brief-port-callow-ferry-fire.html"),
        ("/timeline", {"topic": TOPIC}, "timeline-port-callow-ferry-fire.html"),
        ("/who", {"name": "Dario Venn"}, "who-dario-venn.html"),
        ("/verify", {"quote": "Nobody should die on the way to work"}, "verdict-verbatim.html"),
        ("/archive changes", {"article": 1}, None),
    ],
)
async def test_an_answer_is_handed_on(ferry: Newsroom, command: str, options: dict[str, Any], name: str | None) -> None:
    page = await ferry.discord.click(await ferry.discord.run(command, **options), "As a page")
    assert page.ephemeral
    assert name in (None, page.files[0].name)
    assert await stands(ferry, page)


async def test_it_is_copied_as_text_of_three_kinds(ferry: Newsroom) -> None:
    page = await ferry.discord.click(await ferry.discord.run("/brief", topic=TOPIC), "As a page")
    for label, mark, suffix in TEXTS:
        text = await ferry.discord.click(page, label)
        assert text.files[0].name.endswith(suffix)
        assert mark in text.files[0].body.decode()


async def test_an_empty_answer_has_nothing_to_hand_on_and_a_reader_may(ferry: Newsroom) -> None:
    empty = await ferry.discord.run("/brief", topic="quantum sandwiches")
    assert "As a page" not in [button.label for button in empty.buttons]
    reader = ferry.discord.member("Reader")
    brief = await ferry.discord.run("/brief", topic=TOPIC)
    assert await stands(ferry, await ferry.discord.click(brief, "As a page", as_=reader))


async def test_a_french_server_has_a_french_page(ferry: Newsroom) -> None:
    await ferry.discord.run("/settings", language="fr")
    page = await ferry.discord.click(await ferry.discord.run("/brief", topic=TOPIC), "Sous forme de page")
    assert '<html lang="fr"' in page.files[0].body.decode()
    assert "Citations" in page.files[0].body.decode()
