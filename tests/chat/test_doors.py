"""Who gets in: people from nowhere, forms and buttons of before a restart, a second bot."""

from pathlib import Path

import pytest

from bot.chat.instance_lock import single_instance
from bot.errors.starting import AlreadyRunning
from tests.chat.conftest import Newsroom, newsroom, open_desk
from tests.chat.test_main_job import saved
from tests.discord import LocalDiscord


async def test_somebody_from_nowhere_gets_an_empty_archive(news: Newsroom) -> None:
    await saved(news)
    person = news.discord.person("Visitor")
    assert "no articles yet" in (await news.discord.run("/brief", topic="Myanmar Russia", as_=person)).text
    await news.discord.run("/settings", personal=True)
    assert "no articles yet" in (await news.discord.run("/brief", topic="Myanmar Russia", as_=person)).text
    news.discord.member("Visitor here", person=person)
    assert "Zachary Abuza" in (await news.discord.run("/brief", topic="Myanmar Russia", as_=person)).text


async def test_buttons_outlive_a_restart_and_forms_say_so(tmp_path: Path) -> None:
    database = tmp_path / "desk.sqlite"
    async with LocalDiscord() as discord:
        async with newsroom(database, discord) as news:
            await saved(news)
            brief = await discord.run("/brief", topic="Myanmar Russia")
            form = await discord.run("/ingest text")
        async with newsroom(database, discord):
            assert "Zachary Abuza" in (await discord.click(brief, "More quotes")).text
            assert "restarted while it was open" in (await discord.submit(form, {"Text": "words"})).text
        discord.judge()


async def test_a_second_bot_on_one_database_is_refused(tmp_path: Path) -> None:
    database = str(tmp_path / "desk.sqlite")
    with single_instance(database), pytest.raises(AlreadyRunning), single_instance(database):
        pass
    async with open_desk(tmp_path / "desk.sqlite"):
        with single_instance(database):
            pass


async def test_a_form_that_is_sent_twice_stores_once_and_says_so(news: Newsroom) -> None:
    form = await news.discord.run("/ingest text")
    assert "nothing is saved yet" in (await news.discord.submit(form, {"Text": "The ferry sails on Monday."})).text
    assert "sent already" in (await news.discord.submit(form, {"Text": "The ferry sails on Monday."})).text
