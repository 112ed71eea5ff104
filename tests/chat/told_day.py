"""A day on the local Discord over real pages, with a restart in it, and its log in both forms."""

import asyncio
import contextlib
import io
import json
import logging
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot import logs
from bot.archive import tasks
from bot.chat.client import Client
from bot.chat.features import VERBS
from bot.chat.state import BotState
from bot.desk.resources import Desk
from bot.desk.warm_up import warm_up
from bot.errors.missing import NothingToUndo
from bot.jobs.clock import ticking
from bot.jobs.worker import working
from bot.reading.fetch import FetchLimits
from bot.records.tasks import Again, Task
from tests.chat.conftest import SOON, open_desk
from tests.discord import Answer, LocalDiscord, Member, Upload
from tests.reading.web import Web, opened, page

STORY = """The lighthouse of Quorvane is relit

The lighthouse of Quorvane was relit on Monday, after eleven weeks of Vexlomere winter.

“Glimmerfold never sleeps,” said Tamsor Brindlewick, the keeper of Quorvane.

The Ostravale council of Quorvane pays for the paraffin."""
PAGE = f"<html lang='en'><head><title>Quorvane pays</title></head><body><article><p>{STORY}</p></article></body></html>"
SECRET = (
    "quorvane",
    "vexlomere",
    "glimmerfold",
    "tamsor",
    "brindlewick",
    "ostravale",
    "paraffin",
    "lighthouse",
    "xylophone",
)
"""Words of the articles and the topics, none of them a word of the program's."""
NAMES = ("Zelphine", "Morrowbeck", "Ulrikane", "Newsroom", "Thistlemarch")
SLOW_SITE, SLOW_DISCORD, LOCKED = 4.0, 0.7, 1.2
"""Seconds that a site, Discord and the database's lock take once in the day."""


class Day:
    """The members, the bot they ask, and the log in both forms."""

    def __init__(self, discord: LocalDiscord) -> None:
        self.discord = discord
        self.reader = discord.member("Zelphine")
        self.moderator = discord.moderator("Morrowbeck")
        self.manager = discord.manager("Ulrikane")
        self.plain, self.json = io.StringIO(), io.StringIO()

    @property
    def done(self) -> list[dict[str, Any]]:
        """The lines of requests and jobs."""
        return [line for line in map(json.loads, self.json.getvalue().splitlines()) if "verb" in line]

    def of(self, verb: str) -> list[dict[str, Any]]:
        return [line for line in self.done if line["verb"] == verb]

    async def ask(self, command: str, who: Member, **options: object) -> Answer:
        return await self.discord.run(command, as_=who, **options)


@contextlib.contextmanager
def logged(day: Day) -> Iterator[None]:
    """Write the log as the program does, in both forms at once."""
    root, handlers = logging.getLogger(), []
    level = root.level
    for form, stream in (("plain", day.plain), ("json", day.json)):
        handler = logs.handler(form)  # type: ignore[arg-type]  # both are forms
        assert isinstance(handler, logging.StreamHandler)
        handler.setStream(stream)
        root.addHandler(handler)
        handlers.append(handler)
    root.setLevel("INFO")
    try:
        yield
    finally:
        root.setLevel(level)
        for handler in handlers:
            root.removeHandler(handler)


async def handled(desk: Desk, task: Task) -> Again | None:
    """A task that is done, or refused."""
    if task.key == "quorvane":
        raise NothingToUndo(change=1)
    return None


@contextlib.asynccontextmanager
async def on_duty(discord: LocalDiscord, database: Path, web: Web) -> AsyncIterator[Desk]:
    """The bot with its clock and its worker, over that web."""
    async with open_desk(database, discord.token) as plain:
        await warm_up(plain)
        desk = replace(plain, fetcher=web.fetcher(FetchLimits(seconds=20, quiet_seconds=10)))
        client = Client(BotState(desk, lambda line: None, VERBS, waits=SOON), connector=discord.connector())
        async with (
            discord.running(client),
            ticking(desk),
            working(desk, handlers={"sample": handled}, idle_seconds=0.1),
        ):
            yield desk
            await client.state.in_flight.close(5)
        await desk.fetcher.close()


@contextlib.contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another program writes while the block runs, and a little longer or shorter: LOCKED seconds in all."""
    other = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    ending = threading.Timer(LOCKED, other.rollback)
    ending.start()
    try:
        yield
    finally:
        ending.join()
        other.close()


async def morning(day: Day) -> None:
    """Articles come in: a file, a form, a slow page; one address is bad, one breaks what nobody foresaw."""
    file = Upload("thistlemarch.txt", STORY.encode(), "text/plain")
    await day.discord.click(await day.ask("/ingest file", day.moderator, file=file), "Save", as_=day.moderator)
    form = await day.ask("/ingest text", day.moderator)
    await day.discord.submit(form, {"Text": STORY.replace("Monday", "Tuesday")}, as_=day.moderator)
    await day.ask("/ingest url", day.moderator, url="https://news.example/quorvane-slow")
    await day.ask("/ingest url", day.manager, url="ftp://quorvane.example/ostravale")
    await day.ask("/ingest url", day.manager, url="https://glimmerfold.example/")


async def noon(day: Day, database: Path) -> None:
    """People ask; some get nothing, one is refused, one presses what is under an answer."""
    for _ in range(3):
        await day.ask("/brief", day.reader, topic="Quorvane lighthouse")
    quotes = await day.ask("/quotes", day.reader, topic="Quorvane")
    await day.discord.click(quotes, "Show context", as_=day.reader)
    await day.ask("/who", day.reader, name="Tamsor Brindlewick")
    await day.ask("/brief", day.reader, topic="Vexlomere xylophone")
    await day.ask("/archive show", day.moderator, article=77)
    await day.ask("/brief", day.reader, topic="quorvane since:ostravale")
    await day.discord.menu("Check quotes", day.discord.say(day.reader, "“Glimmerfold never sleeps”"), as_=day.reader)
    await day.discord.autocomplete("/brief", topic="Quor", as_=day.reader)
    with locked(database):
        await day.ask("/settings", day.manager, language="fr")


async def put(desk: Desk, kind: str, key: str) -> None:
    """Let the background have a task."""
    await desk.store.write(lambda conn: tasks.put(conn, kind, key, desk.now()))


async def evening(day: Day, desk: Desk) -> None:
    """Discord is slow once, and once does not take an answer; the background has its tasks."""
    day.discord.faults.add("PATCH .*original", f"slow {SLOW_DISCORD}", 1)
    await day.ask("/help", day.manager)
    day.discord.faults.add("PATCH .*original", "50035", 1)
    await day.ask("/search", day.reader, topic="Quorvane")
    for key in ("quorvane", "ready"):
        await put(desk, "sample", key)
    async with asyncio.timeout(60):
        while len(day.of("sample")) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


@contextlib.asynccontextmanager
async def told_day(folder: Path) -> AsyncIterator[Day]:
    """A day with a restart in it, over one database."""
    async with LocalDiscord() as discord, opened() as web:
        told = Day(discord)

        async def slow(writer: asyncio.StreamWriter, head: str) -> None:
            await asyncio.sleep(SLOW_SITE)
            writer.write(page(PAGE))

        async def resolve(host: str, port: int) -> Any:
            if host.startswith("glimmerfold"):
                raise LookupError(f"{host} is of the Ostravale council")
            return ["93.184.215.14"]

        web.sites["news.example/quorvane-slow"] = slow
        web.resolve = resolve  # type: ignore[method-assign]  # the double of the outer world's names
        with logged(told):
            async with on_duty(discord, folder / "desk.sqlite", web) as desk:
                await morning(told)
                await noon(told, folder / "desk.sqlite")
            async with on_duty(discord, folder / "desk.sqlite", web) as desk:
                await evening(told, desk)
            async with on_duty(discord, folder / "other.sqlite", web):
                await told.ask("/help", told.reader)
        discord.forgive("")
        yield told
