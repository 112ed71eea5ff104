"""Generated articles go in by /ingest text; every sentence and quote that comes out stands in them word for word."""

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.archive import articles as stored_articles
from bot.desk import archives
from tests import hostile
from tests.chat.conftest import Newsroom, newsroom
from tests.chat.on_screen import OURS, bare, claims
from tests.discord import LocalDiscord

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]
FRAMES = (
    "Officials from Myanmar met Russia's envoys, {0} the ministry said on Monday.",
    "“Russia has promised Myanmar {0} before the spring,” said Anna Example, the fictional minister.",
    "{0}\n\nThe fictional envoy told reporters in Moscow: “Myanmar is {1} to us.”",
    "{0} Myanmar {1} Russia {0}.",
)


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, str]:
    """A title and a text on Myanmar and Russia, with hostile words in both."""
    frames = draw(st.lists(st.sampled_from(FRAMES), min_size=2, max_size=4))
    paragraphs = [frame.format(draw(hostile.texts(10)), draw(hostile.lines(6))) for frame in frames]
    return draw(hostile.lines(8))[:200], "\n\n".join(paragraphs)[:3900]


async def ingest(news: Newsroom, title: str, text: str) -> None:
    form = await news.discord.run("/ingest text")
    preview = await news.discord.submit(form, {"Title": title, "Text": text})
    if "Save" in preview.labels:
        await news.discord.click(preview, "Save")


async def archived(news: Newsroom) -> list[tuple[str, set[str], set[str]]]:
    """Each stored text with its sentences and its quotes, isolates taken off."""
    archive = (await archives.for_server(news.desk, news.discord.server.id)).id
    found = []
    async with news.desk.store.reading() as conn:
        for one in await conn.run_sync(stored_articles.listed, archive):
            shown = await conn.run_sync(stored_articles.get, archive, one.id)
            text = shown.version.text
            sentences = {bare(text[p.start : p.end]) for p in shown.passages}
            found.append((bare(text), sentences, {bare(text[q.start : q.end]) for q in shown.quotes}))
    return found


async def everything_is_verbatim(given_articles: list[tuple[str, str]], database: Path) -> None:
    async with LocalDiscord(patience=20) as discord, newsroom(database, discord) as news:
        for title, text in given_articles:
            await ingest(news, title, text)
        kept = await archived(news)
        for command in ("/brief", "/quotes"):
            answer = await discord.run(command, topic="Myanmar Russia")
            said = claims(answer)
            assert set(said.sentences) <= {s for _, sentences, _ in kept for s in sentences}
            assert set(said.quotes) <= {q for _, _, quotes in kept for q in quotes}
            assert said.acts <= OURS
        for command in ("/search", "/sources"):
            assert claims(await discord.run(command, topic="Myanmar Russia")).acts <= OURS
        discord.judge()


def run(given_articles: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(everything_is_verbatim(given_articles, Path(folder) / "desk.sqlite"))


@settings(max_examples=3, deadline=None, suppress_health_check=QUIET)
@given(st.lists(articles(), min_size=2, max_size=4))
def test_every_word_shown_is_a_word_stored(given_articles: list[tuple[str, str]]) -> None:
    run(given_articles)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=QUIET)
@given(st.lists(articles(), min_size=2, max_size=6))
def test_every_word_shown_is_a_word_stored_many_times(given_articles: list[tuple[str, str]]) -> None:
    run(given_articles)
