"""The local Discord itself, proved with a small bot of its own on the real client."""

import asyncio
from collections.abc import AsyncIterator
from re import Match
from typing import Self

import aiohttp
import discord
import pytest
from discord import app_commands, ui

from tests.discord import LocalDiscord, NotOffered, Upload, permissions
from tests.discord.gateway import Gateway

NOBODY = discord.AllowedMentions.none()


class Again(ui.DynamicItem[ui.Button[ui.LayoutView]], template=r"again:(?P<count>\d+)"):
    """A button that outlives the process."""

    def __init__(self, count: int) -> None:
        super().__init__(ui.Button(label=f"Again {count}", custom_id=f"again:{count}"))
        self.count = count

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[discord.Client], item: ui.Item[ui.LayoutView], match: Match[str]
    ) -> Self:
        return cls(int(match["count"]))

    async def callback(self, interaction: discord.Interaction[discord.Client]) -> None:
        await interaction.response.edit_message(view=page(f"again **{self.count}**", self.count + 1))


class Paste(ui.Modal, title="Paste"):
    """A text and a file."""

    words: ui.Label[Self] = ui.Label(text="Words", component=ui.TextInput(max_length=10))
    upload: ui.Label[Self] = ui.Label(text="File", component=ui.FileUpload(required=False))

    async def on_submit(self, interaction: discord.Interaction[discord.Client]) -> None:
        assert isinstance(self.words.component, ui.TextInput)
        assert isinstance(self.upload.component, ui.FileUpload)
        bodies = [await file.read() for file in self.upload.component.values]
        await interaction.response.send_message(f"{self.words.component.value} {bodies}", ephemeral=True)


def page(text: str, count: int) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(Again(count))
    view.add_item(ui.Container(ui.TextDisplay(text), row))
    return view


def add_commands(tree: app_commands.CommandTree[discord.Client]) -> None:
    """One command for each way of answering."""

    @tree.command(description="Answers in a while.")
    async def slow(interaction: discord.Interaction[discord.Client], seconds: float) -> None:
        await interaction.response.defer()
        await asyncio.sleep(seconds)
        await interaction.edit_original_response(view=page(f"after {seconds}", 1))

    @tree.command(description="Opens a modal.")
    async def paste(interaction: discord.Interaction[discord.Client]) -> None:
        await interaction.response.send_modal(Paste())

    @tree.command(description="Takes a file.")
    @app_commands.default_permissions(manage_messages=True)
    async def take(interaction: discord.Interaction[discord.Client], file: discord.Attachment) -> None:
        await interaction.response.send_message((await file.read()).decode(), ephemeral=True)

    @tree.command(description="Says it.")
    async def say(interaction: discord.Interaction[discord.Client], words: str) -> None:
        await interaction.response.send_message(words)

    @say.autocomplete("words")
    async def offer(interaction: discord.Interaction[discord.Client], current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{current}{i}", value=f"{current}{i}") for i in range(3)]

    @tree.command(description="Never answers.")
    async def mute(interaction: discord.Interaction[discord.Client]) -> None:
        return

    @tree.context_menu(name="Count letters")
    async def count(interaction: discord.Interaction[discord.Client], message: discord.Message) -> None:
        await interaction.response.send_message(str(len(message.content)), allowed_mentions=NOBODY)


class SmallBot(discord.Client):
    """A bot with one command tree."""

    def __init__(self, server: LocalDiscord) -> None:
        super().__init__(intents=discord.Intents(guilds=True), connector=server.connector(), max_messages=None)
        self.tree: app_commands.CommandTree[discord.Client] = app_commands.CommandTree(self)
        add_commands(self.tree)
        self.add_dynamic_items(Again)

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """discord.py waits five seconds before it identifies again; here nobody has to."""


@pytest.fixture
async def local() -> AsyncIterator[LocalDiscord]:
    async with LocalDiscord(patience=8) as server, server.running(SmallBot(server)):
        yield server


async def test_a_deferred_answer_and_a_button_that_outlives_its_view(local: LocalDiscord) -> None:
    answer = await local.run("/slow", seconds=0.05)
    assert answer.text == "after 0.05"
    assert not answer.ephemeral
    assert answer.labels == ["Again 1"]
    await local.click(answer, "Again 1")
    assert answer.text == "again 1"
    assert answer.markup == "again **1**"
    again = await local.click(answer, "Again 2", as_=local.member("Somebody"))
    assert again.message is answer.message
    local.judge()


async def test_a_modal_with_a_file(local: LocalDiscord) -> None:
    answer = await local.run("/paste")
    assert answer.modal.title == "Paste"
    done = await local.submit(answer, {"Words": "hello", "File": [Upload("a.txt", b"bytes")]})
    assert done.text == "hello [b'bytes']"
    assert done.ephemeral
    with pytest.raises(NotOffered, match="11 characters"):
        await local.submit(answer, {"Words": "x" * 11})
    local.judge()


async def test_attachments_permissions_and_overrides(local: LocalDiscord) -> None:
    moderator, guest = local.moderator(), local.member("Guest")
    answer = await local.run("/take", file=Upload("a.txt", b"inside"), as_=moderator)
    assert answer.text == "inside"
    with pytest.raises(NotOffered, match="not shown"):
        await local.run("/take", file=Upload("a.txt", b"inside"), as_=guest)
    take = next(c for c in local.state.commands[0] if c["name"] == "take")
    rule = {"id": str(guest.id), "type": 2, "permission": True}
    local.server.command_permissions[int(take["id"])] = [rule]
    assert (await local.run("/take", file=Upload("a.txt", b"now"), as_=guest)).text == "now"
    with pytest.raises(NotOffered, match="does not see"):
        await local.press(answer, {"component_type": 2, "custom_id": "x"}, as_=guest)


async def test_autocomplete_and_message_menu(local: LocalDiscord) -> None:
    assert await local.autocomplete("/say", words="a") == [("a0", "a0"), ("a1", "a1"), ("a2", "a2")]
    message = local.say(local.owner, "seven__")
    assert (await local.menu("Count letters", message)).text == "7"
    local.judge()


async def test_what_discord_refuses_is_a_breach(local: LocalDiscord) -> None:
    local.doing.patience = 0.3
    with pytest.raises(AssertionError, match="never answered"):
        await local.run("/say", words="x" * 2001)
    with pytest.raises(AssertionError, match="2001 characters"):
        local.judge()
    local.forgive("2001 characters")
    await local.run("/say", words="@everyone")
    with pytest.raises(AssertionError, match="pings @everyone"):
        local.judge()
    with pytest.raises(AssertionError, match="never answered"):
        await local.run("/mute")


async def test_an_old_token_is_refused(local: LocalDiscord) -> None:
    answer = await local.run("/say", words="hello")
    local.pass_time(16 * 60)
    status = await _edit(local, answer.interaction.token)
    assert status == 401


async def _edit(local: LocalDiscord, token: str) -> int:
    url = f"https://discord.com/api/v10/webhooks/{local.state.app.id}/{token}/messages/@original"
    async with (
        aiohttp.ClientSession(connector=local.connector()) as session,
        session.patch(url, json={"content": "late"}) as response,
    ):
        return response.status


async def _cut(gateway: Gateway) -> None:
    gateway.cut()


async def _forget(gateway: Gateway) -> None:
    gateway.forget_sessions()
    gateway.cut()


GATEWAY_TROUBLE = {
    "cut": _cut,
    "op 7": lambda gateway: gateway.ask_to_reconnect(),
    "op 9, resumable": lambda gateway: gateway.invalidate(resumable=True),
    "close 4000": lambda gateway: gateway.close(4000),
    "session forgotten": _forget,
}


@pytest.mark.parametrize("trouble", GATEWAY_TROUBLE)
async def test_an_answer_comes_through_a_gateway_in_trouble(local: LocalDiscord, trouble: str) -> None:
    asking = asyncio.create_task(local.run("/slow", seconds=0.3))
    await asyncio.sleep(0.1)
    before = local.gateway.identified + local.gateway.resumed
    await GATEWAY_TROUBLE[trouble](local.gateway)
    assert (await asking).text == "after 0.3"
    await local.gateway.wait_for(lambda: local.gateway.identified + local.gateway.resumed > before)
    assert (await local.run("/say", words="back")).text == "back"
    local.judge()


async def test_what_was_asked_while_the_line_was_down_is_answered_after_resume(local: LocalDiscord) -> None:
    local.gateway.refusing = 1
    local.gateway.cut()
    await asyncio.sleep(0.05)
    assert local.gateway.connection is None
    assert (await local.run("/say", words="meanwhile")).text == "meanwhile"
    assert local.gateway.resumed == 1


async def test_two_servers_and_a_person_without_any(local: LocalDiscord) -> None:
    second = await local.invite("Second")
    stranger = local.member("Stranger", server=second)
    assert (await local.run("/say", words="there", as_=stranger)).message.channel.server is second
    with pytest.raises(NotOffered):
        await local.run("/take", file=Upload("a", b""), as_=local.member("Other", server=second))
    assert permissions.of_member(stranger) == permissions.ORDINARY
