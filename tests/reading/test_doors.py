"""The same attacks through every door: `copydesk ingest`, `/ingest url`, a feed's items, a redirect."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.client import Client
from bot.chat.features import VERBS
from bot.chat.state import BotState
from bot.desk.ingest_many import many
from bot.desk.resources import Desk
from bot.errors.fetching import NotPublic, PortRefused
from bot.errors.tree import Refused
from bot.records.ids import ArchiveId
from tests.chat.conftest import SOON, open_desk
from tests.cli.terminal import Terminal
from tests.discord import LocalDiscord
from tests.reading.leading_inside import ADDRESSES, NAMES, REDIRECTS
from tests.reading.test_ingest import ME, story
from tests.reading.web import PUBLIC, Web, page, redirect

TYPED = [address for address, _ in ADDRESSES if address.startswith(("http://", "https://"))]


def test_the_terminal_refuses_every_address_with_a_sentence(tmp_path: Path) -> None:
    """The real program, whose fetcher nothing can loosen: it has no doubles here, and needs none to refuse."""
    given = [address for address in TYPED if address.isascii() and address.isprintable() and len(address) < 200]
    printed = Terminal(tmp_path).run("ingest", "--json", *given, HTTP_PROXY="http://127.0.0.1:9", NO_PROXY="")
    assert printed.code == 1
    assert "Traceback" not in printed.err
    assert printed.json["stored"] == []
    assert sorted(row["given"] for row in printed.json["failed"]) == sorted(given)
    refusals = {"NotPublic", "AddressWithName", "BadAddress", "PortRefused"}
    assert {row["error"] for row in printed.json["failed"]} <= refusals


@pytest.fixture
async def desk(web: Web, tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk whose outside is the loopback web."""
    async with open_desk(tmp_path / "desk.sqlite") as opened:
        fetcher = web.fetcher()
        yield Desk(opened.config, opened.store, fetcher, opened.parsers, opened.now)
        await fetcher.close()


@pytest.fixture
async def discord(desk: Desk) -> AsyncIterator[LocalDiscord]:
    """The bot over that desk."""
    async with LocalDiscord() as local:
        client = Client(BotState(desk, lambda line: None, VERBS, waits=SOON), connector=local.connector())
        async with local.running(client):
            yield local
            await client.state.in_flight.close(2)


async def test_ingest_url_on_discord_refuses_with_the_same_sentence(discord: LocalDiscord, web: Web) -> None:
    web.names["news.example"] = [["10.0.0.1"]]
    for address, outcome in ADDRESSES[40::9]:
        said = (await discord.run("/ingest url", url=address)).text
        expected = outcome(host="x", port=1).sentence.split(" ")[-1]
        assert expected.removesuffix(".") in said or outcome is PortRefused, (address, said)
    assert "public internet" in (await discord.run("/ingest url", url="https://news.example/")).text
    assert (web.opened, web.contacts) == ([], 0)


async def test_ingest_url_on_discord_follows_no_redirect_inside(discord: LocalDiscord, web: Web) -> None:
    for number, (place, _) in enumerate(REDIRECTS[:10]):
        web.sites[f"news.example/{number}"] = redirect(place)
        said = (await discord.run("/ingest url", url=f"http://news.example/{number}")).text
        assert "public internet" in said
    assert set(web.opened) == {PUBLIC}
    assert web.contacts == 10


async def test_archive_links_reads_dates_in_the_servers_own_order(discord: LocalDiscord, web: Web) -> None:
    for number in range(2):
        body = story(f"Ferry number {number}").replace("</h1>", '</h1><p class="date">02/03/2025</p>')
        web.sites[f"news.example/{number}"] = page(body)
    await discord.run("/settings", date_order="MDY")
    said = discord.say(discord.owner, "https://news.example/0 and https://news.example/1")
    preview = await discord.menu("Archive links", said)
    assert preview.text.count("3 Feb 2025") == 2, preview.text


async def test_archive_links_names_each_link_that_it_did_not_read(discord: LocalDiscord, web: Web) -> None:
    for number in range(1, 6):
        web.sites[f"news.example/{number}"] = page(story(f"Ferry number {number}"))
    links = [f"https://news.example/{number}" for number in range(7)]
    preview = await discord.menu("Archive links", discord.say(discord.owner, " ".join(links)))
    assert "Preview of 4 articles" in preview.text
    assert f"{links[0]}: news.example has no such page" in preview.text
    for unread in links[5:]:
        assert f"{unread}: Not read: it stands after the first 5 links." in preview.text


async def test_ingest_url_on_discord_reads_a_page_of_the_same_web(discord: LocalDiscord, web: Web) -> None:
    """The control."""
    web.sites["news.example/story"] = page(story("The Ferry Did Not Come"))
    preview = await discord.run("/ingest url", url="https://news.example/story")
    assert "The Ferry Did Not Come" in preview.text
    assert "Added" in (await discord.click(preview, "Save")).text
    brief = (await discord.run("/brief", topic="ferry Quillhaven")).text
    assert "The Ferry Did Not Come" in brief
    assert "Mara Fenn" in brief


async def test_a_feeds_items_are_judged_like_any_address(desk: Desk, web: Web) -> None:
    web.names |= {f"host{number}.example": [records] for number, (records, _) in enumerate(NAMES)}
    inside = [address for address, outcome in ADDRESSES if outcome is NotPublic and address.isascii()]
    named = [f"http://host{number}.example/" for number in range(len(NAMES))]
    items = "".join(f"<item><link>{address.strip()}</link></item>" for address in (*inside, *named))
    web.sites["news.example/feed"] = page(f"<rss version='2.0'><channel><title>t</title>{items}</channel></rss>")
    tally = await many(desk, ArchiveId(1), ["http://news.example/feed"], ME, pause_seconds=0)
    assert tally.receipts == ()
    assert len(tally.failures) > 0.9 * (len(inside) + len(named))
    assert (web.opened, web.contacts) == ([PUBLIC], 1)


async def test_a_feed_behind_a_redirect_inside_is_not_read(desk: Desk, web: Web) -> None:
    web.sites["news.example/feed"] = redirect("http://169.254.169.254/latest/user-data")
    tally = await many(desk, ArchiveId(1), ["http://news.example/feed"], ME, pause_seconds=0)
    refused: Refused = NotPublic(host="169.254.169.254")
    assert [failure.why.sentence for failure in tally.failures] == [refused.sentence]
    assert web.contacts == 1
