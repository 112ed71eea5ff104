"""An address with a token: under every trouble it is in no line of the log, no error, no list, no audit, no telling."""

import dataclasses
import html
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.archive.feeds import following
from bot.archive.servers import archives
from bot.archive.store import Connection, tables
from bot.desk.feeds import health, listing, opml, steering
from bot.records.subscriptions import Terms
from bot.text import urls
from tests.feeds.driving import EDITOR, newsroom
from tests.feeds.test_health import SERVER, Listener
from tests.web import HABITS, RSS, LocalWeb

TOKEN = "k3J9xQ2mV7pL4tZ8wB1n"
TROUBLES = (
    "not found", "gone", "forbidden", "cloudflare challenge", "too often for seconds", "broken", "empty body",
    "html for a feed", "entity bomb", "over 5 megabytes", "cut gzip", "hung up", "private redirect",
    "metadata redirect", "endless redirect", "portal", "moved", "moved to another host", "name gone",
    "connection refused", "private address", "bad certificate", "empty feed", "challenge page",
)  # fmt: skip
KEPT = {"feeds", "feed_items", "feed_marks"}
"""Where the address itself belongs, and what its site made of it."""


def everything_else(conn: Connection) -> str:
    rows = (conn.execute(select(table)).all() for table in tables.metadata.sorted_tables if table.name not in KEPT)
    return repr([tuple(row) for of_table in rows for row in of_table])


async def test_it_is_told_to_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "bot")
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        there = await room.desk.store.write(lambda conn: archives.of_server(conn, SERVER, room.desk.now()))
        room, listener = dataclasses.replace(room, archive=there.id), Listener()
        for number, name in enumerate(TROUBLES):
            scheme = "https" if name == "bad certificate" else "http"
            outlet = web.outlet(f"{name.replace(' ', '-')}.example", per_day=8, seed=number, scheme=scheme)
            outlet.feed("/feed.xml", RSS, window=3)
        web.clock.advance(days=1)
        for outlet in web.outlets.values():
            await room.follow(f"{outlet.at('/feed.xml')}?token={TOKEN}", Terms(first=0))
        for name, outlet in zip(TROUBLES, web.outlets.values(), strict=True):
            outlet.feeds["/feed.xml"].put(HABITS[name])
        await room.live(hours=40)
        await health.tell(room.desk, listener)
        reports = await listing.listed(room.desk, room.archive)
        sentences = [look.why.sentence for report in reports for look in report.looks if look.why]
        shown = [(report.subscription.title, report.subscription.site, report.error) for report in reports]
        stored = await room.desk.store.read(everything_else)
        exported = await opml.export(room.desk, room.archive, with_secrets=False)
        guesses = [f"http://not-found.example/feed.xml?token={guess}" for guess in (TOKEN[:5], TOKEN, "wrong")]
        meant = [await listing.report(room.desk, room.archive, guess) for guess in guesses]
        await steering.pause(room.desk, room.archive, "1", EDITOR)
        await steering.remove(room.desk, room.archive, "1", EDITOR)
    assert {report.health for report in reports} >= {"down", "gone", "asks to wait", "lets no program in"}
    assert len(sentences) > 100
    assert len({report.subscription.number for report in meant}) == 1
    assert all(report.subscription.secret for report in reports)
    for told in (*sentences, repr(shown), repr(listener.told), stored, exported.decode(), caplog.text):
        assert TOKEN not in told


async def test_a_feed_without_a_title_is_called_by_its_host(tmp_path: Path) -> None:
    async with LocalWeb() as web, newsroom(tmp_path, web) as room:
        address = f"http://ledger.example/rss/{TOKEN}.xml"
        body = f'<opml version="2.0"><head/><body><outline type="rss" xmlUrl="{html.escape(address)}"/></body></opml>'
        await opml.carry_out(room.desk, room.archive, body.encode(), Terms(), EDITOR)
        (subscription,) = await room.desk.store.short_read(following.of_archive, room.archive)
        await room.live(hours=1)
        report = await room.report()
    assert TOKEN not in subscription.title
    assert report.error is not None
    assert TOKEN not in report.error.sentence
    assert urls.is_secret(subscription.address)
