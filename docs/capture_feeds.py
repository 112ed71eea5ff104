"""Feeds through two days, kept as `capture.py` does: real looks at the outlets of the local web, under its clock.

Run alone it writes these answers only: `python -m docs.capture_feeds FOLDER`.
"""

import asyncio
import datetime as dt
import json
import sys
import tempfile
from pathlib import Path

from bot.archive import tasks
from bot.chat.notify import DiscordNotify
from bot.desk.feeds import health
from bot.jobs.notify import LogNotify
from bot.jobs.worker import HANDLERS, working
from tests.chat.conftest import Newsroom
from tests.chat.feeds_room import feeds_room, followed
from tests.discord import LocalDiscord, Upload
from tests.discord.seen import Seen
from tests.web import HABITS, LocalWeb

STEP = dt.timedelta(minutes=15)
HOSTS = {"ledger.example": 24, "lamp.example": 8, "puffin.example": 5, "quay.example": 12}
LISTED = {
    "The Ledger": "http://ledger.example/feed.xml",
    "Harbour Office": "https://harbour.example/news.atom",
    "Orrin Pilots": "https://pilots.example/feed",
    "Inside": "http://127.0.0.1/feed",
}


async def capture_feeds(folder: Path) -> None:
    """Write one file of JSON for each answer."""
    with tempfile.TemporaryDirectory() as place:
        database = Path(place) / "desk.sqlite"
        async with (
            LocalWeb() as web,
            LocalDiscord(patience=120) as discord,
            feeds_room(database, discord, web) as news,
        ):
            await captured(folder, news, web)
            discord.judge()


async def captured(folder: Path, news: Newsroom, web: LocalWeb) -> None:
    """Two outlets go on as ever, one breaks down, one lets no program in any more."""
    discord = news.discord
    for seed, (host, per_day) in enumerate(HOSTS.items()):
        web.outlet(host, per_day=per_day, seed=seed).feed("/feed.xml")
    await discord.run("/settings", log_channel=discord.server.channel)
    address = "http://ledger.example/feed.xml"
    preview = await discord.run("/feed add", address=address, exclude="football, horoscope")
    keep(folder, "feedadd", preview, web)
    keep(folder, "feedadded", await discord.click(preview, "Follow"), web)
    await followed(discord, *(f"http://{host}/feed.xml" for host in HOSTS if host not in address))
    begins = web.clock.world()
    web.outlets["lamp.example"].feeds["/feed.xml"].put(HABITS["broken"].during(begins + dt.timedelta(hours=2)))
    challenge = HABITS["cloudflare challenge"].during(begins + dt.timedelta(hours=34))
    web.outlets["puffin.example"].feeds["/feed.xml"].put(challenge)
    await passing(news, web, hours=64)
    listed = await discord.run("/feed list")
    keep(folder, "feedlist", listed, web)
    label = next(name for name in listed.selects[0].options if "Lamp" in name)
    keep(folder, "feedone", await discord.select(listed, label), web)
    keep(folder, "feedcheck", await discord.run("/feed check", feed="1"), web)
    keep(folder, "feedstats", await discord.run("/archive stats"), web)
    keep(folder, "feedspublic", await discord.run("/feeds", as_=discord.member("Reader")), web)
    rows = "".join(f'<outline type="rss" text="{title}" xmlUrl="{address}"/>' for title, address in LISTED.items())
    file = Upload("feeds.opml", f'<opml version="2.0"><body>{rows}</body></opml>'.encode(), "text/x-opml")
    keep(folder, "feedimport", await discord.run("/feed import", file=file), web)
    notices(folder, discord, web)


def notices(folder: Path, discord: LocalDiscord, web: LocalWeb) -> None:
    """What the log channel was told first: that one is down."""
    told = [Seen(message) for message in discord.server.channel.messages.values() if message.only_for is None]
    keep(folder, "feeddown", next(seen for seen in told if "Try now" in seen.labels), web)


async def passing(news: Newsroom, web: LocalWeb, *, hours: float) -> None:
    """Let the world's time go on by so much, every look made in its turn, and tell what is to be told."""
    notify = DiscordNotify(otherwise=LogNotify())
    notify.speak_as(news.client, news.client.state)
    async with working(news.desk, idle_seconds=0.01):
        for _ in range(int(dt.timedelta(hours=hours) / STEP)):
            web.clock.advance(minutes=STEP.total_seconds() / 60)
            await asyncio.sleep(0.05)
            while await _is_due(news):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            await health.tell(news.desk, notify)


async def _is_due(news: Newsroom) -> bool:
    now = news.desk.now()
    return await news.desk.store.short_read(lambda conn: tasks.seconds_to_next(conn, tuple(HANDLERS), now)) == 0


def keep(folder: Path, name: str, seen: Seen, web: LocalWeb) -> None:
    """One message's payload as it was sent, and the moment of the world at which it is looked at."""
    payload = {"components": seen.message.components, "now": int(web.clock.world().timestamp())}
    (folder / f"{name}.json").write_text(json.dumps(payload), "utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    asyncio.run(capture_feeds(target))
