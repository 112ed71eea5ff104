"""The first hour on Discord: what a manager, a moderator and a reader do one after the other, and what each sees.

`hour` yields each answer by name as it stands then, for the pictures that `docs/capture_hour.py` draws of it.
"""

import datetime as dt
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.chat.client import Client
from bot.chat.features import VERBS
from bot.chat.state import BotState
from bot.reading.fetch import Fetcher
from tests.chat.conftest import SOON, open_desk
from tests.chat.test_hello import greeted, ordinary, posted
from tests.cli.first_hour import PAGES, PASTED, QUOTE, STORY
from tests.discord import Answer, LocalDiscord, Member, Message, NotOffered, Server, Upload
from tests.discord.seen import Seen
from tests.reading.web import Web, opened, page

PIER, FERRY, LAMP = (f"https://news.example{path}" for path in ("/pier", "/ferry", "/lamp"))
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
TOPIC = "pier Sample Bay"
LATER = dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC)
WORDS, CHANNELS = 3, 8
"""Discord's kinds of a menu."""

Told = AsyncIterator[tuple[str, Seen]]


@dataclass(frozen=True, slots=True)
class Hour:
    """A new server, and the three people on it."""

    discord: LocalDiscord
    server: Server
    manager: Member
    moderator: Member
    reader: Member
    hello: Seen

    async def asked(self, who: Member, command: str, **options: object) -> Answer:
        """What that member sees of a command."""
        return await self.discord.run(command, as_=who, **options)

    async def saved(self, preview: Answer) -> Answer:
        """The moderator saves what a preview shows."""
        says(preview, "nothing is saved yet" if "Preview:" in preview.text else "Preview of")
        return await self.discord.click(preview, "Save", as_=self.moderator)


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


def says(seen: Seen, *words: str) -> None:
    """These words stand on the screen."""
    missing = [each for each in words if each not in seen.text]
    assert not missing, f"{missing} {seen.shown}"


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


async def named(here: Hour, answer: Answer, who: Member) -> Answer:
    """That member says under an answer that Ben Orrin said what Anna Holt did."""
    wrong = await here.discord.click(answer, "Wrong speaker?", as_=who)
    quote = next(label for label in wrong.selects[0].options if "Anna Holt" in label)
    form = await here.discord.select(wrong, quote, as_=who)
    return await here.discord.submit(form, {"Who said it?": "Ben Orrin"}, as_=who)


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


async def outlet(here: Hour) -> Told:
    """A label, which stands in the next brief."""
    with pytest.raises(NotOffered):
        await here.asked(here.reader, "/outlet list")
    listed = await here.asked(here.moderator, "/outlet list")
    one = await here.discord.select(listed, "Bay State Radio (fictional)", as_=here.moderator)
    form = await here.discord.click(one, "Label", as_=here.moderator)
    yield "labelform", form
    beside = "Bay State Radio (fictional) (state media)"
    says(await here.discord.submit(form, {"Label": "state media"}, as_=here.moderator), beside)
    answer = await here.asked(here.reader, "/brief", topic=TOPIC)
    assert answer.text.count(beside) >= 2, answer.shown  # beside its sentence, and under its title
    yield "beside", answer


async def settings(here: Hour) -> Told:
    """The manager's panel: French and back, a log channel, and a reader's report in it."""
    for who in (here.reader, here.moderator):
        with pytest.raises(NotOffered):
            await here.asked(who, "/settings")
    panel = await here.discord.click(here.hello, "Settings", as_=here.manager)
    await chosen(here, panel, WORDS, "fr")
    says(panel, "Réglages de ce serveur", "Français")
    says(await here.asked(here.reader, "/brief", topic=TOPIC), "Citations clés", "6 articles parcourus", "sans date")
    yield "panel", panel
    await chosen(here, panel, WORDS, "any")
    says(panel, "Language: each reader's own")
    before = len(posted(here.server))
    await chosen(here, panel, CHANNELS, str(here.server.channel.id))
    assert f"<#{here.server.channel.id}>" in panel.markup
    told = await named(here, await here.asked(here.reader, "/quotes", topic="storm"), here.reader)
    says(told, "Noted for the desk", "the answer stays as it is")
    assert len(posted(here.server)) > before
    says(Seen(posted(here.server)[-1]), QUOTE, "Ben Orrin")
    yield "report", Seen(posted(here.server)[-1])


async def chosen(here: Hour, panel: Answer, kind: int, value: str) -> None:
    """The manager chooses in the panel's first menu of that kind."""
    menu = next(select for select in panel.selects if select.kind == kind)
    data = {"component_type": kind, "custom_id": menu.custom_id, "values": [value]}
    await here.discord.press(panel, data, as_=here.manager)


async def merging(here: Hour) -> Told:
    """Two spellings of the harbour master become one person; a reader sees both quotes under her name."""
    assert "Merge speakers" not in (await here.asked(here.reader, "/who", name="Anna Holt")).labels
    likely = await here.discord.click(
        await here.asked(here.moderator, "/who", name="Anna Holt"), "Merge speakers", as_=here.moderator
    )
    label = next(label for label in likely.selects[0].options if label.startswith("Ana Holt"))
    asked = await here.discord.select(likely, label, as_=here.moderator)
    says(asked, "Make one speaker of two?")
    done = await here.discord.click(asked, "Merge", as_=here.moderator)
    says(done, "Ana Holt counts as Anna Holt now")
    yield "merged", done
    who = await here.asked(here.reader, "/who", name="Anna Holt")
    says(who, QUOTE, "safer than it ever was before")
    yield "who", who


async def forgetting(here: Hour) -> Told:
    """The reader deletes what is kept about them; the moderator's stays."""
    shown = await here.asked(here.reader, "/forget")
    says(shown, "things that you asked", "1 report of a speaker", "your name at 1 change")
    done = await here.discord.click(shown, "Delete what is kept about me", as_=here.reader)
    says(done, "What was kept about you is deleted.")
    yield "forgotten", done
    says(await here.asked(here.reader, "/last"), "You have asked nothing here yet")
    says(await here.asked(here.moderator, "/forget"), "your name at")


async def purging(here: Hour) -> Told:
    """The manager deletes everything; the archive says how to fill it again, and the hello still does."""
    asked = await here.discord.click(
        await here.asked(here.manager, "/settings"), "Delete everything…", as_=here.manager
    )
    says(asked, "6 articles with their quotes", "There is no way back.")
    says(await here.discord.click(asked, "Delete everything", as_=here.manager), "The archive is empty")
    for who in (here.reader, here.moderator):
        says(await here.asked(who, "/brief", topic=TOPIC), "no articles yet", "/ingest")
    stats = await here.asked(here.moderator, "/archive stats")
    says(stats, "0 articles", "0 quotes", "/ingest")
    yield "stats", stats
    form = await here.discord.click(here.hello, "Add an article", as_=here.moderator)
    says(await here.saved(await here.discord.submit(form, {"Link": PIER}, as_=here.moderator)), "Saved 1 article")
    says(await here.asked(here.reader, "/brief", topic="pier"), QUOTE)
