"""Whatever the bot says in another language stands where the extractor finds it, so that somebody can translate it."""

import logging
from pathlib import Path

import pytest

from bot.chat import i18n
from bot.languages.messages import spoken
from bot.text.catalogue import entries
from docs.messages.extraction import template
from tests.chat.conftest import newsroom
from tests.chat.test_every_command import askings, filled
from tests.chat.test_toy_language import clear
from tests.discord import LocalDiscord


async def test_what_thai_lacks_is_offered_to_translators(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bot.chat")
    clear(i18n)
    async with LocalDiscord(patience=20) as discord, newsroom(tmp_path / "desk.sqlite", discord) as news:
        server = await filled(news, "everything")
        owner, server.locale = server.members[server.owner.id], "th"
        owner.person.locale = "th"
        for words, options in askings(news, server, ordinary=True):
            await discord.run(words, as_=owner, **options)
        for words in ("/settings", "/last"):
            await discord.run(words, as_=owner)
        said = discord.say(owner, "“Russia,” said Anna. “Myanmar.”")
        for menu in ("Check quotes", "Seen before?", "Archive this"):
            await discord.menu(menu, said, as_=owner)
    told = [record.getMessage() for record in caplog.records if not record.getMessage().endswith(" (name)")]
    lacked = {line.removeprefix("th lacks: ") for line in told if line.startswith("th lacks: ")}
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in entries(template())}
    own_names = {each.own for each in spoken().values()}
    assert len(lacked) > 100
    assert lacked - known - own_names == set(), "mark these with N_, so that the extractor finds them"
