"""What a log channel is told of feeds: one message, edited while that goes, with buttons that outlive a restart."""

import datetime as dt
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.i18n import translator_for
from bot.chat.notify import DiscordNotify
from bot.chat.rendering.feeds import telling
from bot.desk import archives
from bot.desk.feeds import listing
from bot.errors.fetching import SiteInTrouble
from bot.errors.reading import FeedGiven
from bot.jobs.notify import LogNotify
from bot.records.ids import ArchiveId
from bot.records.notices import FeedNews, FeedTold
from bot.records.subscriptions import Subscription, Terms
from tests.chat.conftest import Newsroom
from tests.chat.feeds_room import LAMP, LEDGER, TOKEN, feeds_room, followed, two_outlets
from tests.discord import LocalDiscord
from tests.discord.seen import Seen
from tests.web import LocalWeb

SINCE = dt.datetime(2031, 3, 30, 7, 5, tzinfo=dt.UTC)
SECRET = Subscription(7, ArchiveId(1), 1, "rss", LAMP, "Lamp", None, None, True, Terms(), False, "Somebody", SINCE)


@pytest.fixture
async def web() -> AsyncIterator[LocalWeb]:
    async with two_outlets() as made:
        yield made


@pytest.fixture
async def room(tmp_path: Path, web: LocalWeb) -> AsyncIterator[Newsroom]:
    async with LocalDiscord() as discord, feeds_room(tmp_path / "desk.sqlite", discord, web) as news:
        await followed(discord, LEDGER, LAMP)
        await discord.run("/settings", log_channel=discord.server.channel)
        yield news
        discord.judge()


async def subscriptions(news: Newsroom) -> list[Subscription]:
    archive = (await archives.for_server(news.desk, news.discord.server.id)).id
    return [report.subscription for report in await listing.listed(news.desk, archive)]


def speaking(news: Newsroom) -> DiscordNotify:
    notify = DiscordNotify(otherwise=LogNotify())
    notify.speak_as(news.client, news.client.state)
    return notify


def told(subscription: Subscription, what: FeedNews = "down", since: dt.datetime | None = SINCE) -> FeedTold:
    return FeedTold(subscription, what, since, SiteInTrouble(host="lamp.example", status=503))


def message(news: Newsroom, id_: int | None) -> Seen:
    assert id_ is not None
    return Seen(news.discord.server.channel.messages[id_])


async def test_a_feed_that_is_down_is_told_with_its_tools(room: Newsroom) -> None:
    discord, server = room.discord, room.discord.server
    lamp = (await subscriptions(room))[0]
    said = message(room, await speaking(room).feeds(server.id, (told(lamp),), None))
    assert "A feed is down\nThe Lamp – fictional · lamp.example · feed 2" in said.text
    assert "It could not be read since <t:1932620700:f>." in said.text
    assert said.labels == ["Try now", "Pause", "Remove"]
    assert TOKEN not in str(said.components)
    reader = discord.member("Reader")
    assert "You may not do this here" in (await discord.click(said, "Remove", as_=reader)).text
    paused = await discord.click(said, "Pause", as_=discord.moderator())
    assert paused.ephemeral
    assert "Paused. It is not looked at" in paused.text
    assert said.labels == ["Try now", "Pause", "Remove"]
    assert "looked at in a moment" in (await discord.click(said, "Try now")).text
    assert "is followed no more" in (await discord.click(said, "Remove")).text
    assert "No feed followed here is called 2" in (await discord.click(said, "Remove")).text


async def test_several_are_one_message_that_opens_the_list_after_a_restart_too(tmp_path: Path, web: LocalWeb) -> None:
    async with LocalDiscord() as discord:
        async with feeds_room(tmp_path / "desk.sqlite", discord, web) as news:
            await followed(discord, LEDGER, LAMP)
            await discord.run("/settings", log_channel=discord.server.channel, language="fr")
            lamp, ledger = await subscriptions(news)
            both = (told(lamp), told(ledger, "back"))
            said = message(news, await speaking(news).feeds(discord.server.id, both, None))
            assert "Des nouvelles de 2 flux" in said.text
            await discord.run("/settings", language="any")
        async with feeds_room(tmp_path / "desk.sqlite", discord, web):
            listed = await discord.click(said, "Ouvrir la liste")
            assert listed.ephemeral
            assert "2 feeds" in listed.text
            assert "may not" in (await discord.click(said, "Ouvrir la liste", as_=discord.member("Reader"))).text
        discord.judge()


async def test_a_message_is_edited_where_discord_takes_that(room: Newsroom) -> None:
    discord, notify = room.discord, speaking(room)
    lamp, ledger = await subscriptions(room)
    first = await notify.feeds(discord.server.id, (told(lamp),), None)
    both = (told(lamp), told(ledger, "silent"))
    assert await notify.feeds(discord.server.id, both, first) == first
    assert "News of 2 feeds" in message(room, first).text
    discord.faults.add("PATCH .*/messages/", "50013", 1)
    later = await notify.feeds(discord.server.id, both, first)
    assert later not in (None, first)
    assert "News of 2 feeds" in message(room, later).text
    assert await notify.feeds(discord.server.id, both, 12_345) not in (None, first, later)
    discord.forgive("")


async def test_what_discord_is_not_told_is_a_line_without_a_word_of_the_feed(
    room: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    lamp = (await subscriptions(room))[0]
    with caplog.at_level(logging.WARNING):
        assert await LogNotify().feeds(7, (told(lamp), told(lamp, "moved", None)), None) is None
        assert await DiscordNotify(otherwise=LogNotify()).feeds(7, (told(lamp),), None) is None
    assert caplog.text.count("for server 7: feed 2: down (SiteInTrouble)") == 2
    assert TOKEN not in caplog.text
    assert "Lamp" not in caplog.text


@pytest.mark.parametrize("since", [SINCE, None])
@pytest.mark.parametrize(
    "what", ["down", "back", "silent", "moved", "gone", "asks to wait", "lets no program in", "missed"]
)
def test_every_news_is_a_sentence_without_an_address(since: dt.datetime | None, what: FeedNews) -> None:
    subscription = replace(SECRET, title=SECRET.address)
    card = telling.told(translator_for("en"), [FeedTold(subscription, what, since, FeedGiven(count=3, address=LAMP))])
    assert TOKEN not in str(card.payload())
    assert "7" in card.said()
