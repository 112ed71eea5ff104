"""Who gets in: servers, members, roles, presses from elsewhere, forms and buttons of before a restart."""

from pathlib import Path

import pytest

from bot.chat.alone import AlreadyRunning, alone
from tests.chat.conftest import Newsroom, newsroom, open_desk
from tests.chat.test_main_job import SEED, saved
from tests.discord import Answer, LocalDiscord, Upload
from tests.discord.permissions import MANAGE_MESSAGES


async def preview(news: Newsroom) -> Answer:
    return await news.discord.run("/ingest file", file=Upload("page.txt", SEED.read_bytes(), "text/plain"))


async def test_save_asks_again_who_may(news: Newsroom) -> None:
    moderator = news.discord.moderator()
    held = await news.discord.run(
        "/ingest file", as_=moderator, file=Upload("page.txt", SEED.read_bytes(), "text/plain")
    )
    role = next(role for role in moderator.roles if role.permissions & MANAGE_MESSAGES)
    moderator.roles.remove(role)
    assert "You may not do this here" in (await news.discord.click(held, "Save", as_=moderator)).text
    assert "no articles yet" in (await news.discord.run("/brief", topic="Myanmar")).text
    moderator.roles.append(role)


async def test_a_private_answer_is_its_members_alone(news: Newsroom) -> None:
    held = await preview(news)
    forger = news.discord.moderator("Forger")
    own = await news.discord.run("/search", topic="Myanmar", as_=forger)
    data = {"component_type": 2, "custom_id": held.button("Save").custom_id}
    assert "This answer is not here any more" in (await news.discord.press(own, data, as_=forger)).text
    unknown = {"component_type": 2, "custom_id": "cd:AAAAAAAAAAAAAAAA:save:0"}
    assert "This answer is not here any more" in (await news.discord.press(own, unknown, as_=forger)).text


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
            assert "restarted while this form was open" in (await discord.submit(form, {"Text": "words"})).text
        discord.judge()


async def test_a_second_bot_on_one_database_is_refused(tmp_path: Path) -> None:
    async with open_desk(tmp_path / "desk.sqlite") as desk:
        with alone(desk.store), pytest.raises(AlreadyRunning), alone(desk.store):
            pass
        with alone(desk.store):
            pass


async def test_a_role_that_the_admins_allowed_can_finish_what_it_began(news: Newsroom) -> None:
    helper = news.discord.member("Helper", may=1)
    role = next(role for role in helper.roles if role.permissions == 1)
    declared = news.discord.doing.offered("ingest", 1, news.discord.owner)
    news.discord.server.command_permissions[int(declared["id"])] = [{"id": str(role.id), "type": 1, "permission": True}]
    page = Upload("page.txt", SEED.read_bytes(), "text/plain")
    held = await news.discord.run("/ingest file", as_=helper, file=page)
    assert "Added as article 1" in (await news.discord.click(held, "Save", as_=helper)).text
