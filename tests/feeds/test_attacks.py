"""Addresses that lead inside, through every door that feeds have: none is opened, and each ends in one sentence.

They are those of `tests.reading.leading_inside`.
"""

import html
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from bot.archive.feeds import entries, following, items
from bot.archive.store import Connection
from bot.desk.feeds import asking, find, opml
from bot.errors.tree import Refused
from bot.records.subscriptions import Entry, Subscription, Terms
from bot.text import urls
from tests.feeds.driving import EDITOR, Newsroom, newsroom
from tests.reading.leading_inside import ADDRESSES, NAMES
from tests.web import LocalWeb, Reply
from tests.web.asking import page
from tests.web.formats.sitemaps import sitemap_index

HOST = "ledger.example"
TYPED = [address for address, _ in ADDRESSES if urls.typed(address) == address]
WRITTEN = [address for address in TYPED if address.isprintable() and address.isascii() and len(address) < 4_000]
"""What a header can carry."""
PARTS = [WRITTEN[start : start + 12] for start in range(0, len(WRITTEN), 12)]


def feed_of(addresses: Iterable[str]) -> Reply:
    listed = "".join(
        f"<item><title>Story {number}</title><guid isPermaLink='false'>g{number}</guid>"
        f"<link>{html.escape(place)}</link></item>"
        for number, place in enumerate(addresses)
    )
    body = f"<rss version='2.0'><channel><title>Ledger</title><link>http://{HOST}/</link>{listed}</channel></rss>"
    return Reply(200, {"Content-Type": "application/rss+xml"}, body.encode("utf-8", "xmlcharrefreplace"))


def led(place: str) -> Reply:
    return Reply(302, {"Location": place})


def put(web: LocalWeb, path: str, reply: Reply) -> str:
    web.pages[HOST, path] = reply
    return f"http://{HOST}{path}"


async def of_all(room: Newsroom) -> Sequence[Entry]:
    def work(conn: Connection) -> list[Entry]:
        followed = following.of_archive(conn, room.archive)
        return [entry for each in followed for entry in _entries(conn, each)]

    return await room.desk.store.short_read(work)


def _entries(conn: Connection, subscription: Subscription) -> Iterable[Entry]:
    listed = [item.id for item in items.newest(conn, subscription.feed, 1_000)]
    return entries.of_subscription(conn, subscription.number, listed).values()


def nothing_inside(web: LocalWeb) -> None:
    """Only what this web pretends to be public addresses was connected to."""
    assert all(address.startswith("93.184.") for address in web.edge.opened)
    assert {asked.host for asked in web.asked} <= {HOST, "news.example"}


def said(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing of the addresses' passwords in the log, and nothing that nobody thought of."""
    assert "secret" not in caplog.text
    assert not [record for record in caplog.records if record.levelname in ("ERROR", "CRITICAL")]


async def test_as_the_address_of_a_feed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "bot")
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        for address in TYPED:
            with pytest.raises(Refused) as refused:
                await find.find(room.desk, room.archive, address)
            assert refused.value.sentence
            assert "secret" not in refused.value.sentence
        assert web.edge.opened == []
    said(caplog)


async def test_as_a_name_that_resolves_inside(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        for number, (inside, kind) in enumerate(NAMES):
            host = f"n{number}.example"
            if inside:
                web.edge.names[host] = [inside]
                with pytest.raises(kind):
                    await find.find(room.desk, room.archive, f"http://{host}/feed.xml")
        assert web.edge.opened == []


async def test_as_the_items_of_a_feed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "bot")
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        web.outlet(HOST, per_day=0)
        for number, part in enumerate(PARTS):
            await room.follow(put(web, f"/feed{number}.xml", feed_of([f"http://{HOST}/x", *part])), Terms(first=50))
        await room.live(minutes=10)
        refused = [entry for entry in await of_all(room) if entry.error]
        nothing_inside(web)
    assert len(refused) > 100
    assert {entry.outcome for entry in refused} == {"refused"}
    assert all(entry.error.sentence and "secret" not in entry.error.sentence for entry in refused if entry.error)
    said(caplog)


async def test_as_where_items_lead(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "bot")
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        web.outlet(HOST, per_day=0)
        pages = [put(web, f"/item{number}", led(place)) for number, place in enumerate(WRITTEN)]
        await room.follow(put(web, "/feed.xml", feed_of(pages)), Terms(first=200))
        await room.live(minutes=10)
        became = await of_all(room)
        nothing_inside(web)
    assert {entry.outcome for entry in became} == {"refused"}
    assert len(became) == len(WRITTEN)
    said(caplog)


async def test_as_where_a_feed_leads(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "bot")
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        web.outlet(HOST, per_day=1)
        address = put(web, "/feed.xml", feed_of([f"http://{HOST}/x"]))
        await room.follow(address, Terms(first=0))
        (feed,) = await room.desk.store.short_read(following.looked_at)
        followed = await room.desk.store.short_read(following.get, feed)
        assert followed
        for place in WRITTEN:
            put(web, "/feed.xml", led(place))
            answer = await asking.ask(room.desk, followed, conditional=True)
            assert answer.error is not None
            assert answer.error.sentence
        nothing_inside(web)
    said(caplog)


async def test_as_the_sitemaps_of_an_index(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "bot")
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        web.outlet(HOST, per_day=0)
        for place in WRITTEN:
            index = Reply(200, {"Content-Type": "application/xml"}, sitemap_index([place]))
            with pytest.raises(Refused):
                await find.find(room.desk, room.archive, put(web, "/map.xml", index))
        nothing_inside(web)
    said(caplog)


@pytest.mark.parametrize("way", ["head", "header", "robots"])
async def test_as_what_a_page_names_for_its_feed(tmp_path: Path, caplog: pytest.LogCaptureFixture, way: str) -> None:
    caplog.set_level("DEBUG", "bot")
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        web.outlet(HOST, per_day=0)
        for part in PARTS:
            front = page(_tags(part) if way == "head" else "<h1>Ledger</h1>")
            front = front.having(Link=_links(part)) if way == "header" else front
            rules = "".join(f"Sitemap: {place}\n" for place in part) if way == "robots" else ""
            put(web, "/robots.txt", Reply(200, {"Content-Type": "text/plain"}, rules.encode()))
            with pytest.raises(Refused):
                await find.find(room.desk, room.archive, put(web, "/", front))
        nothing_inside(web)
    said(caplog)


def _tags(places: Iterable[str]) -> str:
    kind = "application/rss+xml"
    return "".join(f'<link rel="alternate" type="{kind}" href="{html.escape(place)}">' for place in places)


def _links(places: Iterable[str]) -> str:
    return ", ".join(f'<{place}>; rel="alternate"; type="application/rss+xml"' for place in places)


async def test_as_the_outlines_of_a_list_of_feeds(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "bot")
    outlines = "".join(f'<outline type="rss" text="x" xmlUrl="{html.escape(place)}"/>' for place in WRITTEN)
    body = f'<opml version="2.0"><head/><body>{outlines}</body></opml>'.encode()
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        plan = await opml.carry_out(room.desk, room.archive, body, Terms(), EDITOR)
        assert await room.desk.store.short_read(following.of_archive, room.archive) == ()
        await room.live(hours=1)
        assert web.edge.opened == []
    assert {listed.outcome for listed in plan.feeds} <= {"refused", "twice"}
    assert all(listed.error for listed in plan.feeds)
    assert "secret" not in repr(plan.feeds)
    said(caplog)
