"""The presses on feeds that write, and what is opened first."""

from collections.abc import Awaitable, Callable

from bot.desk import archives, requests
from bot.desk.feeds import add as add_desk
from bot.desk.feeds import steering
from bot.records.settings import StoredRequest
from bot.records.subscriptions import Candidate, Terms
from tests.chat.conftest import EDITOR
from tests.chat.two_servers import Two
from tests.chat.writing import MANY, Press
from tests.discord import Member, Upload


async def to_follow(two: Two, member: Member) -> Press:
    """The preview of a feed of its own, as it is held after it was found."""
    discord, number = two.news.discord, next(MANY)
    held = (a_feed(number),)
    put = two.news.client.state.feeds.candidates.put
    shown = await discord.run("/feed list", as_=member)
    asked = StoredRequest(
        f"feedpreview{number:05}", "feed add", {"address": held[0].address}, discord.server.id, member.id, private=True
    )
    await requests.note(two.news.desk, asked)
    put(asked.token, held, (discord.server.id, member.id))
    press = {"component_type": 2, "custom_id": f"cd:{asked.token}:feedfollow:0"}
    return lambda: discord.press(shown, press, as_=member)


def a_feed(number: int) -> Candidate:
    """A feed that nobody follows yet."""
    return Candidate(f"https://feed{number}.example/rss", "rss", "itself", (), f"Feed of {number}")


async def to_import(two: Two, member: Member) -> Press:
    row = f'<outline type="rss" text="Listed" xmlUrl="https://listed{next(MANY)}.example/rss"/>'
    body = f'<?xml version="1.0"?><opml version="2.0"><body>{row}</body></opml>'
    plan = await two.news.discord.run("/feed import", file=Upload("feeds.opml", body.encode()), as_=member)
    return lambda: two.news.discord.click(plan, "Import 1 feed", as_=member)


async def to_unimport(two: Two, member: Member) -> Press:
    done = await (await to_import(two, member))()
    return lambda: two.news.discord.click(done, "Take it back", as_=member)


def on_a_feed(action: str, *, paused: bool = False) -> Callable[[Two, Member], Awaitable[Press]]:
    """A press under a feed of its own; whoever presses sees the list."""

    async def opened(two: Two, member: Member) -> Press:
        news, discord = two.news, two.news.discord
        archive = (await archives.for_server(news.desk, discord.server.id)).id
        candidate = a_feed(next(MANY))
        number = (await add_desk.add(news.desk, archive, candidate, Terms(), EDITOR)).subscription.number
        if paused:
            await steering.pause(news.desk, archive, str(number), EDITOR)
        shown = await discord.run("/feed list", as_=member)
        press = {"component_type": 2, "custom_id": f"cd:persistent:{action}:{number}"}
        return lambda: discord.press(shown, press, as_=member)

    return opened


FEEDS: dict[str, tuple[str, Callable[[Two, Member], Awaitable[Press]]]] = {
    "feedfollow": ("feed", to_follow),
    "feedimport": ("feed", to_import),
    "feedunimport": ("feed", to_unimport),
    "feednow": ("feed", on_a_feed("feednow")),
    "feedpause": ("feed", on_a_feed("feedpause")),
    "feedresume": ("feed", on_a_feed("feedresume", paused=True)),
    "feedremove": ("feed", on_a_feed("feedremove")),
}
