"""The first minutes on a new server: the hello and its buttons, /help page by page, what the bot may not do."""

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.chat.conftest import newsroom
from tests.chat.test_hello import french, greeted, ordinary
from tests.discord import Answer, LocalDiscord, payloads, permissions
from tests.discord.seen import Seen
from tests.discord.world import Overwrite

Keep = Callable[[Path, str, Answer], None]


async def capture_hello(folder: Path, keep: Callable[[Path, str, Seen], None], keep_form: Keep) -> None:
    """Write one file of JSON for each answer, by `keep`, and for each form, by `keep_form`."""
    with tempfile.TemporaryDirectory() as place:
        async with LocalDiscord(patience=120) as discord, newsroom(Path(place) / "desk.sqlite", discord) as news:
            await news.client.wait_until_ready()
            server = await discord.invite("New", prepare=ordinary)
            owner, hello = server.members[server.owner.id], await greeted(server)
            keep(folder, "hello", hello)
            keep_form(folder, "formfirst", await discord.click(hello, "Add an article", as_=owner))
            keep(folder, "hellomaynot", await discord.click(hello, "Settings", as_=discord.member("R", server=server)))
            tried = await discord.click(hello, "Try it on a sample", as_=owner)
            keep(folder, "sample", tried)
            asked = "/verify quote: we switch the alarms off at sea"
            keep(folder, "samplequote", await discord.select(tried, asked, as_=owner))
            keep(folder, "hellofrench", await greeted(await discord.invite("Nouvelle", prepare=french)))
            await pages(folder, discord, keep)
            await lacking(folder, discord, keep)
            discord.judge()


async def pages(folder: Path, discord: LocalDiscord, keep: Keep) -> None:
    """The pages of /help that are read most, and the query language in French."""
    for name, title in (
        ("helpasking", "Ask the archive"),
        ("helpadding", "Add articles"),
        ("helpkeeping", "Keep the archive"),
    ):
        keep(folder, name, await discord.select(await discord.run("/help"), title))
    keep(folder, "howtoask", await discord.click(await discord.run("/help"), "How to ask"))
    discord.owner.person.locale = "fr"
    keep(folder, "howtoaskfrench", await discord.click(await discord.run("/help"), "Comment demander"))
    discord.owner.person.locale = "en-US"


async def lacking(folder: Path, discord: LocalDiscord, keep: Keep) -> None:
    """A log channel that the bot may not write in, and a file that it may not send."""
    log = discord.state.add_channel(discord.server, "log")
    log.overwrites.append(Overwrite(discord.state.app.id, 1, deny=permissions.SEND_MESSAGES))
    await discord.gateway.dispatch("CHANNEL_CREATE", payloads.channel(log))
    await asyncio.sleep(0)
    keep(folder, "lackslog", await discord.run("/settings", log_channel=log))
    discord.server.channel.overwrites.append(Overwrite(discord.state.app.id, 1, deny=permissions.ATTACH_FILES))
    text = "Fictional sample: The ferry\n\nThe ferry sails on Monday."
    form = await discord.run("/ingest text")
    await discord.click(await discord.submit(form, {"Text": text}), "Save")
    keep(folder, "lacksfile", await discord.run("/archive export"))
