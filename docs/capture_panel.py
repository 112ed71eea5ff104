"""The panel of settings, outlets and merged speakers, kept as `capture.py` does: its own server, invented texts."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from docs.capture_desk import keep_form
from tests.chat.conftest import Newsroom, newsroom
from tests.discord import Answer, LocalDiscord, permissions
from tests.discord.world import Channel, Overwrite
from tests.search.sample import draft

Keep = Callable[[Path, str, Answer], None]
STORIES = (
    ("The Orrin Ledger (fictional)", "ledger.example", "Lamp of Cape Orrin lit again", "2025-03-18",
     "The lamp of Cape Orrin was lit again on Tuesday after eleven dark weeks.\n\n“The lamp will burn every night from "
     "now on,” said Ines Calder, who keeps the lighthouse."),
    ("Orrin State Radio (fictional)", "radio.example", "Cape Orrin lamp shines for all", "2025-03-19",
     "The lamp of Cape Orrin shines thanks to the harbour office, the radio of the province said.\n\n“Nobody sails "
     "blind past our cape,” said Inez Calder, the keeper of the lighthouse."),
    ("Orrin State Radio (fictional)", "radio.example", "Harbour office praised for the lamp", "2025-03-20",
     "Fishermen praised the harbour office for the lamp of Cape Orrin, the radio of the province said on Thursday."),
    ("The Puffin (fictional)", "puffin.example", "Puffins vote against lamp", "2025-03-20",
     "The puffins of Cape Orrin voted against the lamp by nine to two, with many birds asleep."),
)  # fmt: skip


async def capture_panel(folder: Path, keep: Keep) -> None:
    """Write one file of JSON for each answer."""
    with tempfile.TemporaryDirectory() as place:
        async with LocalDiscord(patience=120) as discord, newsroom(Path(place) / "desk.sqlite", discord) as news:
            for outlet, host, title, day, text in STORIES:
                url = f"https://{host}/{day}"
                made = draft(title, text, day, outlet=outlet)
                await news.store(replace(made, kind="page", url=url, key=url.removeprefix("https://")))
            await outlets(folder, discord, keep)
            await merging(folder, discord, keep)
            await panel(folder, news, keep)
            discord.judge()


async def outlets(folder: Path, discord: LocalDiscord, keep: Keep) -> None:
    """What is held, a label, and a block."""
    radio = "Orrin State Radio (fictional)"
    await discord.run("/outlet label", outlet="puffin.example", label="satire")
    listed = await discord.run("/outlet list")
    keep(folder, "outlet", await discord.select(listed, radio))
    keep(folder, "outletlabel", await discord.run("/outlet label", outlet=radio, label="state media"))
    keep(folder, "outletbeside", await discord.run("/brief", topic="lamp Cape Orrin"))
    keep(folder, "outletblock", await discord.run("/outlet block", outlet=radio))
    keep(folder, "outletrefused", await discord.run("/ingest url", url="https://news.radio.example/4"))
    keep(folder, "outlets", await discord.run("/outlet list"))


async def merging(folder: Path, discord: LocalDiscord, keep: Keep) -> None:
    """Two spellings of one keeper."""
    who = await discord.run("/who", name="Ines Calder")
    keep(folder, "whonear", who)
    likely = await discord.click(who, "Merge speakers")
    keep(folder, "mergelikely", likely)
    asked = await discord.select(likely, next(iter(likely.selects[0].options)))
    keep(folder, "mergeask", asked)
    keep(folder, "mergedone", await discord.click(asked, "Merge"))


async def panel(folder: Path, news: Newsroom, keep: Keep) -> None:
    """A choice in the panel, a channel that takes no words, and a form."""
    discord = news.discord
    closed = Channel(discord.state.ids.next(), "closed", discord.server)
    closed.overwrites.append(Overwrite(discord.server.id, 0, deny=permissions.SEND_MESSAGES))
    discord.server.channels[closed.id] = closed
    await discord.throw_out(discord.server)
    await discord.take_back(discord.server)
    desk = discord.state.add_role(discord.server, "the desk")
    await discord.run("/settings", desk_role=desk, alias="Burma, Myanmar")
    shown = await discord.run("/settings")
    menu = [select for select in shown.selects if select.kind == 3][1]
    zone = {"component_type": 3, "custom_id": menu.custom_id, "values": ["Europe/Paris"]}
    keep(folder, "panelchanged", await discord.press(shown, zone))
    other = {"component_type": 3, "custom_id": menu.custom_id, "values": ["other"]}
    keep_form(folder, "panelzone", await discord.press(shown, other))
    keep(folder, "panelclosed", await discord.run("/settings", log_channel=closed))
    discord.owner.person.locale = "fr"
    keep(folder, "panelfrench", await discord.run("/settings"))
