"""The hello to a new server: once, where it may be said, with three buttons that go on working."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from tests.chat.conftest import Newsroom, newsroom
from tests.chat.two_servers import TEXT
from tests.discord import LocalDiscord, Message, Server, permissions
from tests.discord.seen import Seen
from tests.discord.world import Overwrite

pytestmark = pytest.mark.asyncio(loop_scope="module")
HOSTILE = "@everyone **[x](https://evil.example)** \u202e</brief:1> <#1>"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def news(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Newsroom]:
    """A bot that is ready: discord.py takes a server that comes in the two seconds before for one that was there."""
    path = tmp_path_factory.mktemp("hello") / "desk.sqlite"
    async with LocalDiscord() as discord, newsroom(path, discord) as room:
        await room.client.wait_until_ready()
        yield room
        discord.judge()


def ordinary(server: Server) -> None:
    """As Discord makes a server: its first channel gets the system's messages."""
    server.system_channel = server.channel


def french(server: Server) -> None:
    ordinary(server)
    server.locale = "fr"


def without(flag: int) -> Callable[[Server], None]:
    """A server whose system channel keeps one permission from the bot."""

    def prepare(server: Server) -> None:
        ordinary(server)
        server.channel.overwrites.append(Overwrite(server.id, 0, deny=flag))

    return prepare


def posted(server: Server) -> list[Message]:
    """What the bot wrote of its own accord, in any channel."""
    return [m for channel in server.channels.values() for m in channel.messages.values() if m.token is None]


async def greeted(server: Server) -> Seen:
    """The hello, once it is there."""
    async with asyncio.timeout(20):
        while not posted(server):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    return Seen(posted(server)[0])


async def logged(caplog: pytest.LogCaptureFixture, words: str) -> None:
    async with asyncio.timeout(20):
        while words not in caplog.text:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_a_new_server_is_greeted_once_and_commands_can_be_tapped(news: Newsroom) -> None:
    discord = news.discord
    server = await discord.invite(HOSTILE, prepare=ordinary)
    hello = await greeted(server)
    assert not hello.ephemeral
    assert hello.labels == ["Add an article", "Try it on a sample", "Settings"]
    ids = {each["name"]: each["id"] for each in discord.state.commands[0]}
    assert f"</brief:{ids['brief']}>" in hello.markup
    assert "evil" not in hello.markup
    await discord.throw_out(server)
    await discord.take_back(server)
    other = await discord.invite("Other", prepare=ordinary)
    await greeted(other)  # events reach the bot in order
    assert len(posted(server)) == 1
    assert discord.state.direct == {}


@pytest.mark.asyncio(loop_scope="function")
async def test_servers_that_were_there_and_restarts_are_not_greeted(tmp_path: Path) -> None:
    database = tmp_path / "desk.sqlite"
    async with LocalDiscord() as discord:
        ordinary(discord.server)
        async with newsroom(database, discord) as news:
            await news.client.wait_until_ready()
            new = await discord.invite("New", prepare=ordinary)
            await greeted(new)
        async with newsroom(database, discord) as news:
            await news.client.wait_until_ready()
            await discord.outage(new)
            await discord.throw_out(discord.server)  # never asked anything, and yet it was there before
            await discord.take_back(new)
            marker = await discord.invite("Marker", prepare=ordinary)
            await greeted(marker)
            assert (len(posted(new)), posted(discord.server)) == (1, [])
        discord.judge()


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (without(permissions.SEND_MESSAGES), "lacks “Send Messages”"),
        (without(permissions.VIEW_CHANNEL), "lacks “View Channel”"),
        (lambda server: None, "no system channel"),
    ],
)
async def test_where_it_may_not_write_nothing_is_said_and_one_line_logged(
    news: Newsroom, caplog: pytest.LogCaptureFixture, prepare: Callable[[Server], None], reason: str
) -> None:
    caplog.set_level(logging.INFO, "bot.chat")
    server = await news.discord.invite(HOSTILE, prepare=prepare)
    news.discord.state.add_channel(server, "open")
    await logged(caplog, f"server {server.id} is not greeted: ")
    assert reason in caplog.text
    assert (posted(server), news.discord.state.direct) == ([], {})
    await news.discord.throw_out(server)
    server.channel.overwrites.clear()
    ordinary(server)
    await news.discord.take_back(server)
    assert (await greeted(server)).labels  # invited again as it should be


async def test_a_hello_that_discord_does_not_take_is_one_line(news: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    def prepare(server: Server) -> None:
        ordinary(server)
        news.discord.faults.add(f"POST /channels/{server.channel.id}/messages", "50013", 1)

    server = await news.discord.invite("Closed", prepare=prepare)
    await logged(caplog, f"server {server.id} could not be greeted")
    assert posted(server) == []


@pytest.mark.asyncio(loop_scope="function")
async def test_the_buttons_work_after_a_restart_in_french_too(tmp_path: Path) -> None:
    database = tmp_path / "desk.sqlite"
    async with LocalDiscord() as discord:
        async with newsroom(database, discord) as news:
            await news.client.wait_until_ready()
            server = await discord.invite("Nouvelle", prepare=french)
            hello = await greeted(server)
        assert hello.labels == ["Ajouter un article", "Essayer sur un exemple", "Réglages"]
        assert "Bonjour" in hello.text
        async with newsroom(database, discord) as news:
            owner = server.members[server.owner.id]
            owner.person.locale = "fr"
            form = await discord.click(hello, "Ajouter un article", as_=owner)
            assert form.modal.title == "Ajouter un article"
            preview = await discord.submit(form, {"Ou son texte": TEXT}, as_=owner)
            await discord.click(preview, "Enregistrer", as_=owner)
            assert "ferry is full" in (await discord.run("/brief", topic="ferry", as_=owner)).text
            settings = await discord.click(hello, "Réglages", as_=owner)
            assert "Réglages de ce serveur" in settings.text
            assert settings.ephemeral
            assert await news.client.state.settings.of(server.id)
        discord.judge()


async def test_the_samples_answer_whoever_presses_and_stay_out_of_the_archive(news: Newsroom) -> None:
    discord = news.discord
    server = await discord.invite("New", prepare=ordinary)
    hello = await greeted(server)
    reader = discord.member("Reader", server=server)
    tried = await discord.click(hello, "Try it on a sample", as_=reader)
    assert tried.ephemeral
    assert "Invented articles, only to try" in tried.text
    assert "Callow Courier" in tried.text
    assert tried.labels == []
    (select,) = tried.selects
    for label, words in (
        ("/quotes speaker: Dario Venn", "Nobody should die on the way to work"),
        ("/verify quote: we switch the alarms off at sea", "we switch the alarms off at sea"),
        ("/timeline topic: Port Callow ferry fire", "3 Mar 2026"),
    ):
        assert label in select.options
        other = await discord.select(tried, label, as_=reader)
        assert words in other.text, label
        assert f"{label}" in other.text
        assert "Post to channel" not in other.labels
        (select,) = other.selects
    owner = server.members[server.owner.id]
    assert (await discord.click(hello, "Try it on a sample", as_=owner)).labels == ["Add an article"]
    for command, options in (("/brief", {"topic": "ferry fire"}), ("/who", {"name": "Dario Venn"})):
        answer = await discord.run(command, as_=owner, **options)
        assert "no articles yet" in answer.text, command
    assert "**0** articles" in (await discord.run("/archive stats", as_=owner)).markup


async def test_whoever_may_not_is_told_so_in_one_sentence(news: Newsroom) -> None:
    discord = news.discord
    server = await discord.invite("New", prepare=ordinary)
    hello = await greeted(server)
    reader, moderator = discord.member("Reader", server=server), discord.moderator(server=server)
    for label, who, command in (
        ("Add an article", reader, "/ingest"),
        ("Settings", reader, "/settings"),
        ("Settings", moderator, "/settings"),
    ):
        refused = await discord.click(hello, label, as_=who)
        assert refused.ephemeral
        assert f"You may not do this here. Ask an admin for a role that may use {command}." in refused.text
    form = await discord.click(hello, "Add an article", as_=moderator)
    moderator.roles = []
    for fields in ({"Or its text": TEXT}, {"Link": "https://example.org/ferry"}):
        refused = await discord.submit(form, dict(fields), as_=moderator)
        assert "You may not do this here" in refused.text
        moderator.roles = [discord.state.add_role(server, "again", permissions=permissions.MANAGE_MESSAGES)]
        form = await discord.click(hello, "Add an article", as_=moderator)
        moderator.roles = []


async def test_the_form_takes_a_link_a_text_or_a_file_and_says_when_there_is_nothing(news: Newsroom) -> None:
    discord = news.discord
    server = await discord.invite("New", prepare=ordinary)
    hello = await greeted(server)
    owner = server.members[server.owner.id]

    async def sent(**fields: object) -> str:
        form = await discord.click(hello, "Add an article", as_=owner)
        labels = {"link": "Link", "text": "Or its text", "file": "Or a file"}
        return (await discord.submit(form, {labels[name]: value for name, value in fields.items()}, as_=owner)).text

    assert "there was neither" in await sent()
    for field in ("link", "text"):  # whoever puts the link where the text goes means the link
        assert "public" in await sent(**{field: "http://127.0.0.1/private"})
    preview = await sent(link="https://example.org/ferry", text=TEXT)
    assert "nothing is saved yet" in preview
