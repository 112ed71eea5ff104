"""The bot is there: its commands are registered and it says what it is for."""

from tests.chat.conftest import Newsroom


async def test_help_tells_how_to_ask(news: Newsroom) -> None:
    answer = await news.discord.run("/help")
    assert answer.ephemeral
    assert "/brief topic: Myanmar Russia" in answer.text
    assert "“Wrong speaker?” under it sets a quote right" in answer.text
    reader = await news.discord.run("/help", as_=news.discord.member("Reader"))
    assert "Wrong speaker?" not in reader.text
