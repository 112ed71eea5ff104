"""A day of a newsroom that follows forty feeds: what a manager, a moderator and a reader do, and what each sees.

`day` yields each answer by name as it stands then, for the pictures that `docs/capture_feed_day.py` draws of it.
"""

import datetime as dt
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pydantic import SecretStr

from bot.chat.notify import DiscordNotify
from bot.config import Config, DiscordConfig
from bot.desk import archives
from bot.desk.feeds import health
from bot.jobs.notify import LogNotify
from tests.chat import feed_town
from tests.chat.conftest import UNHURRIED, Newsroom, staffed
from tests.chat.newcomers import Told, says
from tests.discord import Answer, LocalDiscord, Member, Upload
from tests.discord.seen import Seen
from tests.feeds import driving
from tests.web import START, Asked, LocalWeb

TOPIC = "Quillhaven viaduct"
LEDGER, LAMP, PUFFIN = "The Ledger – fictional", "The Lamp – fictional", "The Puffin – fictional"
TURN = 30.0
"""Minutes after which it is seen whether something is to be told."""


@dataclass(frozen=True, slots=True)
class Day:
    """A server, its people, the sites that it follows, and the hands that turn the clock."""

    discord: LocalDiscord
    web: LocalWeb
    queue: driving.Newsroom
    notify: DiscordNotify
    list_of_feeds: Upload
    moderator: Member
    reader: Member

    async def until(self, **since_start: float) -> None:
        """Let the day go on until so long (a timedelta's arguments) after six o'clock of the first morning."""
        end = START + dt.timedelta(**since_start)
        while (left := (end - self.web.clock.world()).total_seconds()) > 0:
            await self.queue.live(seconds=min(left, TURN * 60))
            await health.tell(self.queue.desk, self.notify)

    async def asked(self, who: Member, command: str, **options: object) -> Answer:
        """What that member sees of a command."""
        return await self.discord.run(command, as_=who, **options)

    @property
    def posted(self) -> list[Seen]:
        """What stands in the log channel of how feeds are, oldest first."""
        messages = self.discord.server.channel.messages.values()
        public = [Seen(message) for message in messages if message.only_for is None]
        return [seen for seen in public if {"Try now", "Open the feed", "Open the list"} & set(seen.labels)]

    def looks(self, host: str) -> list[Asked]:
        """The requests for a host's feed."""
        return self.web.asked_of(host, "/feed.xml")


@asynccontextmanager
async def begun(folder: Path) -> AsyncIterator[Day]:
    """The bot over an empty archive in `folder`, on a server whose log channel is chosen, at six in the morning."""
    async with LocalWeb() as web, LocalDiscord(patience=120) as discord:
        discord.state.clock.follow(lambda: web.clock.world().timestamp())
        config = Config(discord=DiscordConfig(token=SecretStr(discord.token), **UNHURRIED))
        async with web.desk(folder / "desk.sqlite", config=config) as desk, staffed(desk, discord) as room:
            await discord.run("/settings", log_channel=discord.server.channel)
            yield await _of(web, room)


async def _of(web: LocalWeb, room: Newsroom) -> Day:
    discord, notify = room.discord, DiscordNotify(otherwise=LogNotify())
    notify.speak_as(room.client, room.client.state)
    archive = await archives.for_server(room.desk, discord.server.id)
    queue = driving.Newsroom(web, room.desk, archive.id)
    people = discord.moderator("Moderator"), discord.member("Reader")
    return Day(discord, web, queue, notify, feed_town.built(web), *people)


async def day(here: Day) -> Told:
    """The whole of it: the first day, the next one, and the morning after."""
    for part in (importing, morning, noon, evening, broken, back):
        async for told in part(here):
            yield told


async def importing(here: Day) -> Told:
    """The moderator imports the list: first what that would do, then the thing itself; no site is asked yet."""
    plan = await here.asked(here.moderator, "/feed import", file=here.list_of_feeds)
    says(plan, "Preview: nothing is followed yet", "40 feeds in the file: 36 new", "1 twice in the file")
    says(plan, "2 refused", "1 without a web address")
    says(plan, "The Intranet – fictional", "The Router – fictional", "and 26 more")
    assert not here.web.asked
    yield "plan", plan
    done = await here.discord.click(plan, "Import 36 feeds", as_=here.moderator)
    says(done, "36 feeds are followed now", "within half an hour")
    yield "imported", done
    await here.until(minutes=31)
    first = sorted(asked.at for host in here.web.outlets for asked in here.looks(host)[:1])
    assert dt.timedelta(minutes=25) < first[-1] - first[0] < dt.timedelta(minutes=30)
    assert all(later - sooner > dt.timedelta(seconds=40) for sooner, later in pairwise(first))


async def morning(here: Day) -> Told:
    """What is dead stands first in the list, with the reason; the moderator removes that, and goes to work."""
    listed = await here.asked(here.moderator, "/feed list")
    says(listed, "36 feeds · 3 in trouble · page 1 of 5", "trouble since")
    rows = [listed.text.index(f"The {host.partition('.')[0].title()} – fictional") for host in feed_town.DEAD]
    assert max(rows) < listed.text.index("fine"), listed.shown
    yield "morning", listed
    for host in feed_town.DEAD:
        title = f"The {host.partition('.')[0].title()} – fictional"
        label = next(name for name in listed.selects[0].options if name.startswith(title))
        opened = await here.discord.select(listed, label, as_=here.moderator)
        says(await here.discord.click(opened, "Remove", as_=here.moderator), "followed no more")
    says(await here.asked(here.moderator, "/feed list"), "33 feeds")
    stored = _pages(here)
    before = Counter(host for host, path in stored if _published(here, host, path) < START)
    assert max(before.values()) == feed_town.FIRST, before  # no flood
    says(await here.asked(here.reader, "/brief", topic=TOPIC, new=True), f"0 of {len(stored)} articles")


async def noon(here: Day) -> Told:
    """A story breaks in two outlets: a brief has it after one look at each."""
    await here.until(hours=7, minutes=30)
    for name in ("ledger", "lamp"):
        out = feed_town.NOON + feed_town.TOLD[name][0]
        [page] = here.web.asked_of(f"{name}.example", f"/2031/04/01/quillhaven-viaduct-{name}")
        [_only] = [look for look in here.looks(f"{name}.example") if out <= look.at <= page.at]
    brief = await here.asked(here.reader, "/brief", topic=TOPIC, new=True)
    says(
        brief, ": 2 articles.", "nobody can say how deep the crack goes", feed_town.SPEAKER, LEDGER, LAMP, "2 articles"
    )
    yield "noon", brief


async def evening(here: Day) -> Told:
    """The reader gets what came in since, with its source alone; the moderator sees what the day brought."""
    await here.until(hours=14)
    brief = await here.asked(here.reader, "/brief", topic=TOPIC, new=True)
    says(brief, "New since", "1 article; 2 on it were there before", "six weeks", PUFFIN)
    assert "how deep the crack goes" not in brief.text
    yield "evening", brief
    sources = await here.discord.click(brief, "Sources", as_=here.reader)
    links = {each.url for each in sources.buttons}
    for name, title in ((name, told[1]) for name, told in feed_town.TOLD.items()):
        is_new = name == "puffin"
        assert (title in sources.text) is is_new
        assert (f"http://{name}.example/2031/04/01/quillhaven-viaduct-{name}" in links) is is_new
    for narrowed, outlet, other in ((f'{TOPIC} feed:"Ledger"', LEDGER, LAMP), (f"{TOPIC} outlet:Lamp", LAMP, LEDGER)):
        answer = await here.asked(here.reader, "/brief", topic=narrowed)
        says(answer, outlet, "1 article")
        assert other not in answer.text
    stats = await here.asked(here.moderator, "/archive stats")
    says(stats, f"{len(_pages(here))} articles", "New today by", LEDGER)
    yield "stats", stats


async def broken(here: Day) -> Told:
    """A feed that was away for a day is told once, with what can be done; it is back when the moderator tries."""
    assert not here.posted
    listed = await here.asked(here.moderator, "/feed list")
    assert listed.text.index("Bell") < listed.text.index("fine")
    await here.until(hours=32, minutes=1)
    [told] = here.posted
    says(told, "A feed is down", "The Bell – fictional", "bell.example", "It could not be read since", "500")
    assert told.labels == ["Try now", "Pause", "Remove"]
    yield "broken", told
    says(await here.discord.click(told, "Try now", as_=here.moderator), "looked at in a moment")


async def back(here: Day) -> Told:
    """That it is back is told too, at the earliest a day after the last message."""
    await here.until(hours=55)
    down, again = here.posted
    says(again, "A feed is back", "The Bell – fictional", "It is read again; it was down since")
    assert again.markup.partition("since <t:")[2] == down.markup.partition("since <t:")[2].partition("\n")[0]
    yield "back", again
    sent = [seen.message.id >> 22 for seen in (down, again)]
    assert sent[1] - sent[0] >= dt.timedelta(days=1) / dt.timedelta(milliseconds=1)


def _pages(here: Day) -> set[tuple[str, str]]:
    """The articles that were asked for and given."""
    aside = ("/feed.xml", "/robots.txt")
    return {(asked.host, asked.path) for asked in here.web.asked if asked.path not in aside and asked.status == 200}


def _published(here: Day, host: str, path: str) -> dt.datetime:
    article = here.web.outlets[host].article(path)
    assert article is not None, path
    return article.published


def judge(here: Day) -> None:
    """No site was asked sooner than it wants, and no article came in twice."""
    for host, outlet in here.web.outlets.items():
        times = [asked.at for asked in here.web.asked_of(host) if asked.path != "/robots.txt"]
        assert all(later - sooner >= dt.timedelta(seconds=1) for sooner, later in pairwise(times)), host
        looks = [asked.at for asked in here.looks(host)]
        assert all(later - sooner >= dt.timedelta(minutes=5) for sooner, later in pairwise(looks)), host
        for path in {asked.path for asked in here.web.asked_of(host)} - {"/feed.xml", "/robots.txt"}:
            article = outlet.article(path)
            most = 2 if article and article.corrected else 1
            assert len(here.web.asked_of(host, path)) <= most, (host, path)
    waited = here.looks(feed_town.WAITING)
    refused = [at for at, look in enumerate(waited) if look.status == 429]
    assert refused
    for at in refused:
        assert waited[at + 1].at - waited[at].at >= dt.timedelta(hours=3)
