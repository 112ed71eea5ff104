"""The local web under the real fetcher: hosts, certificates, the log, outages, and the two clocks."""

import datetime as dt
import pickle
from pathlib import Path

import pytest

from bot.errors.fetching import NoSuchSite, PageGone, Unreachable
from tests.web import HABITS, PATIENT, RSS, START, LocalWeb

HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_each_host_is_a_site_of_its_own(scheme: str) -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        feeds = [web.outlet(f"{name}.example", scheme=scheme).feed() for name in ("ledger", "gazette", "post.news")]
        bodies = {(await fetcher.get(feed.address)).received.body for feed in feeds}
        assert len(bodies) == 3
        with pytest.raises(PageGone):
            await fetcher.get("http://nobody.example/")
        assert [(asked.host, asked.path, asked.status) for asked in web.asked] == [
            ("ledger.example", "/feed.xml", 200),
            ("gazette.example", "/feed.xml", 200),
            ("post.news.example", "/feed.xml", 200),
            ("nobody.example", "/", 404),
        ]
        assert {asked.at for asked in web.asked} == {START}
        assert web.asked[0].headers["user-agent"] == "Copydesk/test"


@pytest.mark.parametrize(("kind", "error"), [("names", NoSuchSite), ("routes", Unreachable)])
async def test_an_outage_is_everybodys_and_ends(kind: str, error: type[Exception]) -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        feeds = [web.outlet(f"{name}.example").feed() for name in ("ledger", "gazette")]
        web.outage(hours=3, after=1, kind="names" if kind == "names" else "routes")
        for hours, reached in ((0, True), (1, False), (3, True)):
            web.clock.advance(hours=hours)
            for feed in feeds:
                if reached:
                    await fetcher.get(feed.address)
                else:
                    with pytest.raises(error):
                        await fetcher.get(feed.address)


async def test_another_process_can_be_handed_the_web() -> None:
    async with LocalWeb() as web:
        feeds = [web.outlet(f"{scheme}.example", scheme=scheme).feed() for scheme in ("http", "https")]
        visitor = pickle.loads(pickle.dumps(web.visitor()))
        async with visitor.fetcher(lambda: START, PATIENT) as fetcher:
            for feed in feeds:
                assert (await fetcher.get(feed.address)).status == 200


async def test_items_on_another_host() -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        [article] = web.outlet("ledger.example").newest(1, START)
        page = await fetcher.get(article.address.replace("ledger", "elsewhere"))
        assert f'<link rel="canonical" href="{article.address}">'.encode() in page.received.body


async def test_a_feed_whose_address_has_a_query() -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        blog = web.outlet("blog.example")
        feed = blog.feed("/?feed=rss2", RSS, HABITS["moved"])
        shown = (await fetcher.get(feed.address)).received
        assert shown.url == f"{feed.address}-moved"
        assert b"<rss" in shown.body
        assert b"<rss" not in (await fetcher.get(blog.home)).received.body


async def test_a_desk_goes_by_the_machines_clock_and_sites_by_the_worlds(tmp_path: Path) -> None:
    async with LocalWeb() as web, web.desk(tmp_path / "desk.sqlite") as desk:
        feed = web.outlet("ledger.example", per_day=24).feed()
        assert desk.now() == START
        web.clock.advance(hours=1)
        web.clock.jump(days=365)
        assert (desk.now(), web.clock.world()) == (START + 365 * 24 * HOUR + HOUR, START + HOUR)
        shown = (await desk.fetcher.get(feed.address)).received.body
        web.clock.mend()
        assert desk.now() == START + HOUR
        assert (await desk.fetcher.get(feed.address)).received.body == shown
