"""A small bot of the tests' own, to prove the local Discord apart from the real bot."""

import asyncio
from re import Match
from typing import Self

import discord
from discord import app_commands, ui

from tests.discord.speaking import LocalDiscord

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

    @tree.command(description="Says what it can.")
    async def help(interaction: discord.Interaction[discord.Client]) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.edit_original_response(view=page("help", 1))

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
