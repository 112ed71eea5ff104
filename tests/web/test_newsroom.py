"""The bot on the local Discord reads the local web, both under the web's clock."""

from pathlib import Path

from pydantic import SecretStr

from bot.config import Config, DiscordConfig
from tests.chat.conftest import UNHURRIED, staffed
from tests.discord import LocalDiscord
from tests.web import START, LocalWeb


async def test_an_article_is_ingested_on_discord(tmp_path: Path) -> None:
    async with LocalWeb() as web, LocalDiscord() as discord:
        discord.state.clock.follow(lambda: web.clock.world().timestamp())
        article = web.outlet("ledger.example", per_day=24).newest(1, START)[0]
        config = Config(discord=DiscordConfig(token=SecretStr(discord.token), **UNHURRIED))
        async with web.desk(tmp_path / "desk.sqlite", config=config) as desk, staffed(desk, discord) as news:
            preview = await news.discord.run("/ingest url", url=article.address)
            assert article.title in preview.text
            await news.discord.click(preview, "Save")
            assert article.prose.speaker in (await news.discord.run("/who", name=article.prose.speaker)).text
            discord.judge()
