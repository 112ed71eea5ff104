"""The first hour on Discord: what a manager, a moderator and a reader do one after the other, and what each sees.

`hour` yields each answer by name as it stands then, for the pictures that `docs/capture_hour.py` draws of it.
"""

import datetime as dt
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.client import Client
from bot.chat.features import VERBS
from bot.chat.state import BotState
from bot.reading.fetch import Fetcher
from tests.chat.conftest import SOON, open_desk
from tests.chat.managing_hour import forgetting, merging, outlet, purging, settings
from tests.chat.newcomers import FERRY, LAMP, PIER, TOPIC, Hour, Told, named, says
from tests.chat.test_hello import greeted, ordinary
from tests.cli.first_hour import PAGES, PASTED, QUOTE, STORY
from tests.discord import LocalDiscord, Message, NotOffered, Upload
from tests.reading.web import Web, opened, page

RADIO = STORY.format(
    title="Fictional: the radio hails the new lamp of Sample Bay",
    day="2026-03-09",
    body="<p>The pier of Sample Bay shines brighter than ever, the radio of the province said on Monday.</p>"
    "<p>“The pier will be safer than it ever was before,” said Ana Holt, the harbour master of Sample Bay.</p>"
    "<p>Fishermen of Sample Bay praised the harbour office for the lamp of the pier, the radio said.</p>",
).replace("Harbour Gazette", "Bay State Radio")
"""A saved page in which the harbour master's name is spelled otherwise."""
MESSAGE = "The crane of Sample Bay stands on the pier since Tuesday, the harbour office told us. It lifts ten tonnes."
CHECKED = f"Ben Orrin said “{QUOTE}”. Then “The pier is safe in a storm”, and “Nobody saw the crane fall down”."
LATER = dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC)


@asynccontextmanager
async def begun(folder: Path) -> AsyncIterator[Hour]:
    """The bot over an archive in `folder` and pages on loopback, newly invited to a server."""
    async with (
        opened() as web,
        LocalDiscord(patience=120) as discord,
        open_desk(folder / "desk.sqlite", discord.token, start=LATER) as desk,
    ):
        discord.pass_time(LATER.timestamp() - discord.state.clock.now())
        fetcher = with_pages(web).fetcher()
        state = BotState(replace(desk, fetcher=fetcher), lambda line: None, VERBS, waits=SOON)
        client = Client(state, connector=discord.connector())
        async with closing(fetcher), discord.running(client):
            await client.wait_until_ready()
            server = await discord.invite("Sample Bay", prepare=ordinary)
            people = discord.moderator("Moderator", server=server), discord.member("Reader", server=server)
            yield Hour(discord, server, server.members[server.owner.id], *people, await greeted(server))
            await client.state.in_flight.close(2)


@asynccontextmanager
async def closing(fetcher: Fetcher) -> AsyncIterator[None]:
    """Close the fetcher at the end of the block."""
    try:
        yield
    finally:
        await fetcher.close()


def with_pages(web: Web) -> Web:
    """The pages of the terminal's first hour, at news.example."""
    web.sites |= {f"news.example{path}": page(body) for path, body in PAGES.items()}
    return web


async def hour(here: Hour) -> Told:
    """All of it in order; each answer by its name."""
    for step in (
        greeting, first_link, text_and_file, out_of_messages, brief, speaker, checks, outlet, settings, merging,
        forgetting, purging,
    ):  # fmt: skip
        async for name, seen in step(here):
            yield name, seen


async def greeting(here: Hour) -> Told:
    """The hello, what its buttons say to whom, and an archive that is empty."""
    assert here.hello.labels == ["Add an article", "Try it on a sample", "Settings"]
    yield "hello", here.hello
    for who, label, command in (
        (here.reader, "Add an article", "/ingest"),
        (here.reader, "Settings", "/settings"),
        (here.moderator, "Settings", "/settings"),
    ):
        says(await here.discord.click(here.hello, label, as_=who), f"Ask an admin for a role that may use {command}.")
    tried = {
        who: await here.discord.click(here.hello, "Try it on a sample", as_=who)
        for who in (here.reader, here.moderator)
    }
    for who, sample in tried.items():
        assert sample.ephemeral
        says(sample, "Invented articles, only to try", "[1]", "Callow Courier (fictional)")
        assert ("Add an article" in sample.labels) is (who is here.moderator)
    yield "sample", tried[here.moderator]
    says(await here.asked(here.reader, "/brief", topic=TOPIC), "no articles yet", "/ingest")


async def first_link(here: Hour) -> Told:
    """*Add an article*, from under the sample, with a link."""
    sample = await here.discord.click(here.hello, "Try it on a sample", as_=here.moderator)
    form = await here.discord.click(sample, "Add an article", as_=here.moderator)
    preview = await here.discord.submit(form, {"Link": PIER}, as_=here.moderator)
    says(preview, "the pier of Sample Bay closes", "Harbour Gazette (fictional)", "2 Mar 2026", "1 quote")
    yield "link", preview
    saved = await here.saved(preview)
    says(saved, "Saved 1 article", "the pier of Sample Bay closes")
    yield "first", saved
    again = await here.asked(here.moderator, "/ingest url", url=PIER)
    says(again, "in the archive")
    yield "again", again


async def text_and_file(here: Hour) -> Told:
    """`/ingest text` and `/ingest file`, which a reader is not offered."""
    with pytest.raises(NotOffered):
        await here.asked(here.reader, "/ingest text")
    form = await here.asked(here.moderator, "/ingest text")
    given: dict[str, object] = {"Title": "Fictional: the pilots of Sample Bay stay", "Text": PASTED}
    preview = await here.discord.submit(form, given, as_=here.moderator)
    says(preview, "none found", "We stay on the pier until the last day")
    yield "pasted", preview
    says(await here.saved(preview), "Saved 1 article")
    file = Upload("radio.html", RADIO.encode(), "text/html")
    preview = await here.asked(here.moderator, "/ingest file", file=file, url="https://radio.example/lamp")
    says(preview, "Bay State Radio (fictional)", "9 Mar 2026")
    yield "file", preview
    says(await here.saved(preview), "Saved 1 article")


async def out_of_messages(here: Hour) -> Told:
    """*Archive this* and *Archive links* of what a reader wrote in the channel."""
    words = wrote(here, MESSAGE)
    with pytest.raises(NotOffered):
        await here.discord.menu("Archive this", words, as_=here.reader)
    preview = await here.discord.menu("Archive this", words, as_=here.moderator)
    says(preview, MESSAGE, "12 Mar 2026 (the day of the message")
    yield "message", preview
    says(await here.saved(preview), "Saved 1 article")
    gone = "https://news.example/gone"
    links = wrote(here, f"Both of today: {FERRY} and {LAMP}, and {gone}")
    preview = await here.discord.menu("Archive links", links, as_=here.moderator)
    says(preview, "the ferry of Sample Bay sails again", "a new lamp", f"{gone}: news.example has no such page")
    yield "links", preview
    saved = await here.saved(preview)
    says(saved, "Saved 2 articles")
    yield "both", saved


def wrote(here: Hour, text: str) -> Message:
    """A message of the reader's."""
    return here.discord.say(here.reader, text)


async def brief(here: Hour) -> Told:
    """The reader asks; everybody in the channel sees the answer."""
    answer = await here.asked(here.reader, "/brief", topic=TOPIC)
    assert not answer.ephemeral
    says(answer, "The pier of Sample Bay", "Harbour Gazette (fictional)", "Bay State Radio (fictional)", "Mon 9 Mar")
    says(answer, "searched 6 articles", "[6]")
    assert {f"[{n}]" for n in range(1, 7)} == set(re.findall(r"^\[\d\]", answer.text, re.M)), answer.shown
    assert {"Open", "Sources", "Timeline", "Wrong speaker?"} <= set(answer.labels)
    assert PIER in {button.url for button in answer.buttons}
    yield "brief", answer
    sources = {who: await here.asked(who, "/sources", topic=TOPIC) for who in (here.reader, here.moderator)}
    assert not {"Edit", "Remove"} & set(sources[here.reader].labels)
    assert {"Edit", "Remove"} <= set(sources[here.moderator].labels)
    yield "sources", sources[here.moderator]


async def speaker(here: Hour) -> Told:
    """A speaker set right from under the brief, and taken back there."""
    answer = await here.asked(here.moderator, "/brief", topic=TOPIC)
    told = await named(here, answer, here.moderator)
    says(told, QUOTE, "Before: Anna Holt. Now: Ben Orrin.", "Kept for later versions.")
    says(await here.asked(here.reader, "/quotes", topic="storm"), "— Ben Orrin")
    yield "set", told
    back = await here.discord.click(told, "Take it back", as_=here.moderator)
    says(back, "Taken back", "Before: Ben Orrin. Now: Anna Holt.")
    yield "takenback", back
    says(await here.asked(here.reader, "/quotes", topic="storm"), "— Anna Holt")


async def checks(here: Hour) -> Told:
    """A message's links and its quotes, looked up by anybody."""
    message = wrote(here, f"Have you seen {PIER} ? And https://news.example/never ? crazy")
    seen = await here.discord.menu("Seen before?", message, as_=here.reader)
    assert seen.ephemeral
    says(
        seen,
        "1 of 2 is known here, the rest is new",
        "Yes: this address is in the archive",
        "the pier of Sample Bay closes",
        "New to this archive",
    )
    yield "seen", seen
    checked = await here.discord.menu("Check quotes", wrote(here, CHECKED), as_=here.reader)
    says(checked, "Another speaker", "— Anna Holt", "Altered", "struck: only in the source", "Not in this archive")
    yield "checked", checked
    said = await here.asked(here.reader, "/verify", quote="the pier is safe in a storm")
    says(said, "Altered", "Anna Holt", "Harbour Gazette (fictional)")
