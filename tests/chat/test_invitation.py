"""The permissions that the invitation asks for, and what a server that gave fewer is told, where it matters."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
import pytest_asyncio

from bot.chat import invitation
from bot.chat.invitation import PERMISSIONS
from tests.chat.conftest import Newsroom, newsroom
from tests.discord import Answer, Channel, LocalDiscord, payloads, permissions
from tests.discord.world import Overwrite
from tests.search.sample import draft

pytestmark = pytest.mark.asyncio(loop_scope="module")
README = Path("README.md").read_text("utf-8")
TOPIC = "Sample Bay ferry"
STORIES = [
    draft(f"Ferry of Sample Bay, day {n}", f"The ferry of Sample Bay sailed {n} times on that day.", f"2025-03-0{n}")
    for n in (1, 2, 3)
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def news(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Newsroom]:
    """A bot that may do what its invitation asks for, and nothing else."""
    path = tmp_path_factory.mktemp("invitation") / "desk.sqlite"
    async with LocalDiscord() as discord_:
        server = discord_.server
        server.members[discord_.state.app.id].roles = [
            discord_.state.add_role(server, "Copydesk", permissions=invitation.permissions().value)
        ]
        server.everyone.permissions = permissions.USE_COMMANDS
        server.channel.name = "@everyone **`x`** <#1>"
        async with newsroom(path, discord_) as room:
            await room.store(*STORIES)
            yield room
            discord_.judge()


def take(news: Newsroom, place: Channel, flag: int) -> None:
    """Keep a permission from the bot in a channel."""
    place.overwrites[:] = [Overwrite(news.discord.state.app.id, 1, deny=flag)] if flag else []


async def told(news: Newsroom, place: Channel, event: str = "CHANNEL_UPDATE") -> None:
    """The bot hears of a channel as it is now."""
    await news.discord.gateway.dispatch(event, payloads.channel(place))


def of(answer: Answer, permission: str, place: Channel) -> None:
    """The answer names the permission and the channel, and says what to do."""
    assert f"lacks “{permission}” in <#{place.id}>" in answer.text.replace("⁨", "").replace("⁩", "")
    assert "Ask an admin to allow" in answer.text


async def test_the_link_asks_for_what_is_told_and_the_readme_tells_the_same() -> None:
    asked = parse_qs(urlsplit(invitation.link(7)).query)
    assert discord.Permissions(int(asked["permissions"][0])) == discord.Permissions(
        **dict.fromkeys((needed.flag for needed in PERMISSIONS), True)
    )
    assert set(asked["scope"][0].split()) == {"bot", "applications.commands"}
    table = re.search(r"^\| permission \|.*\n\| --- .*\n((?:\|.*\n)+)", README, re.M)
    assert table
    rows = re.findall(r"^\| (.+?) \| (.+) \|$", table[1].replace("`", ""), re.M)
    assert rows == [(needed.name, needed.reason) for needed in PERMISSIONS]
    assert [line.split(":")[0] for line in invitation.reasons()] == [needed.name for needed in PERMISSIONS]


async def test_with_these_permissions_everything_is_delivered(news: Newsroom) -> None:
    asker = news.discord.owner
    assert (await news.discord.run("/timeline", topic=TOPIC, as_=asker)).files
    assert (await news.discord.run("/archive export", as_=asker)).files
    log = news.discord.state.add_channel(news.discord.server, "log")
    await told(news, log, "CHANNEL_CREATE")
    assert "lacks" not in (await news.discord.run("/settings", log_channel=log, as_=asker)).text


async def test_a_log_channel_that_cannot_be_written_to_is_named_in_the_settings(news: Newsroom) -> None:
    for flag, name in (
        (permissions.SEND_MESSAGES, "Send Messages"),
        (permissions.VIEW_CHANNEL, "View Channel” and “Send Messages"),  # who sees no channel may do nothing there
    ):
        log = news.discord.state.add_channel(news.discord.server, "log")
        take(news, log, flag)
        of(await news.discord.run("/settings", log_channel=log), "View Channel", log)  # nobody told the bot of it yet
        await told(news, log, "CHANNEL_CREATE")
        of(await news.discord.run("/settings", log_channel=log), name, log)
        of(await news.discord.run("/settings"), name, log)
        take(news, log, 0)
        await told(news, log)
        assert "lacks" not in (await news.discord.run("/settings")).text


async def test_where_no_file_may_be_sent_the_chart_is_left_out_and_the_export_says_why(news: Newsroom) -> None:
    place = news.discord.server.channel
    take(news, place, permissions.ATTACH_FILES)
    for private in (True, False):
        answer = await news.discord.run("/timeline", topic=TOPIC, private=private)
        assert answer.files == []
        assert "sailed 2 times" in answer.text
        of(answer, "Attach Files", place)
    export = await news.discord.run("/archive export")
    of(export, "Attach Files", place)
    assert export.files == []
    take(news, place, 0)
    assert (await news.discord.run("/last")).files  # the export, once an admin has done so


async def test_an_answer_that_may_not_be_written_names_what_is_missing(news: Newsroom) -> None:
    place = news.discord.server.channel
    for flag, name, code in (
        (permissions.SEND_MESSAGES, "Send Messages", "50013"),
        (permissions.VIEW_CHANNEL, "View Channel", "50001"),
    ):
        take(news, place, flag)
        news.discord.faults.add("PATCH /webhooks/.*", code, 1)
        of(await news.discord.run("/brief", topic=TOPIC), name, place)
    take(news, place, 0)
    news.discord.faults.add("PATCH /webhooks/.*", "50013", 1)
    assert "The bot may not write here" in (await news.discord.run("/brief", topic=TOPIC)).text
