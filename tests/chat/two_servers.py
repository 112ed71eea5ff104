"""Two servers with a bot: one with a secret article and every kind of answer shown on it, one that must not see it."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

from tests.chat.conftest import Newsroom, newsroom
from tests.discord import Answer, LocalDiscord, Member, Server, Upload
from tests.discord.world import Json

SECRET, SPEAKER = "Quicksilver", "Anna Example"
TEXT = f"The {SECRET} ferry sails on Monday.\n\n“The {SECRET} ferry is full,” said {SPEAKER}, the harbour master."
OWN = "A lighthouse stands on the cape.\n\n“The lamp is lit,” said Carl Keeper, who keeps it."
UNSTORED = {"askings", "answers", "answer_cuts", "audit", "sqlite_sequence"}
"""What asking itself writes: which answers were given, and the desk's list of reports."""


@dataclass
class Two:
    """A server with an article, another with one of its own, and what was shown on the first."""

    news: Newsroom
    database: Path
    first: Server
    second: Server
    answers: list[Answer]

    @property
    def stranger(self) -> Member:
        """The second server's owner, who may do everything there."""
        return self.second.members[self.second.owner.id]

    def stored(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table but what asking itself writes."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as base:
            names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            kept = [name for name in names if name not in UNSTORED and not name.startswith("fts")]
            return {name: base.execute(f'SELECT * FROM "{name}"').fetchall() for name in sorted(kept)}


async def save(discord: LocalDiscord, member: Member, title: str, text: str) -> None:
    """Put an article into the archive of the member's server."""
    form = await discord.run("/ingest text", as_=member)
    preview = await discord.submit(form, {"Title": title, "Text": text}, as_=member)
    await discord.click(preview, "Save", as_=member)


async def report(discord: LocalDiscord, reader: Member, name: str = SECRET) -> Answer:
    """A reader says who spoke; gives the reader's answer."""
    quotes = await discord.run("/quotes", topic=SECRET, as_=reader)
    wrong = await discord.click(quotes, "Wrong speaker?", as_=reader)
    form = await discord.select(wrong, next(iter(wrong.selects[0].options)), as_=reader)
    return await discord.submit(form, {"Who said it?": name}, as_=reader)


@asynccontextmanager
async def two_servers(database: Path) -> AsyncIterator[Two]:
    """Both servers, with answers of every kind on the first."""
    async with LocalDiscord(patience=20) as discord, newsroom(database, discord) as news:
        second = await discord.invite("Second")
        await save(discord, discord.owner, f"The {SECRET}", TEXT)
        await save(discord, second.members[second.owner.id], "The lamp", OWN)
        split = await discord.run("/speaker split", person=SPEAKER, articles="1", name="Another Example")
        assert "change: 1" in split.text, split.text
        yield Two(news, database, discord.server, second, [answer async for answer in _shown(discord)])
        discord.judge()


async def _shown(discord: LocalDiscord) -> AsyncIterator[Answer]:
    """Answers with every kind of button."""
    for verb in ("brief", "quotes", "sources", "search", "timeline"):
        yield await discord.run(f"/{verb}", topic=SECRET)
    yield await discord.run("/archive show", article=1)
    yield await discord.run("/settings", purge=True)
    yield await discord.click(await discord.run("/quotes", topic=SECRET), "Wrong speaker?")
    form = await discord.run("/ingest text")
    yield await discord.submit(form, {"Title": f"Another {SECRET}", "Text": TEXT})


def commands(discord: LocalDiscord) -> Iterator[tuple[str, list[Json]]]:
    """Every slash command and subcommand of the tree as it is registered: its words and its options."""
    for command in discord.state.commands[0]:
        subs = [option for option in command["options"] if option["type"] == 1]
        for sub in subs or ([command] if command["type"] == 1 else []):
            words = f"/{command['name']}" + ("" if sub is command else f" {sub['name']}")
            yield words, sub.get("options", [])


def filled(options: list[Json]) -> dict[str, object]:
    """Something for each required option, and one thing to change."""
    values: dict[str, object] = {"title": "Changed"} if any(o["name"] == "title" for o in options) else {}
    given: dict[int, object] = {3: SECRET, 4: 1, 11: Upload("a.txt", TEXT.encode())}
    return {**values, **{o["name"]: given[o["type"]] for o in options if o.get("required")}}
