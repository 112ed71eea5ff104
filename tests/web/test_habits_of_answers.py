"""What each habit of answers puts on the wire, and what the real fetcher makes of it."""

import datetime as dt
import re
from contextlib import suppress

import aiohttp
import pytest

from bot.errors.fetching import (
    AskedToWait,
    BadCertificate,
    BrokenAnswer,
    EmptyAnswer,
    NoSuchSite,
    NotPublic,
    PageClosed,
    PageGone,
    SiteInTrouble,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from tests.web import HABITS, HASTY, PATIENT, RSS, START, LocalWeb

HEADERS: dict[str, tuple[int, dict[str, str]]] = {
    "moved": (301, {"Location": "http://ledger.example/feed.xml-moved"}),
    "moved 308": (308, {"Location": "http://ledger.example/feed.xml-moved"}),
    "moved for now": (302, {"Location": "http://ledger.example/feed.xml-moved"}),
    "signed for now": (302, {"Location": r"http://ledger.example/feed.xml-moved\?signed=0"}),
    "moved to another host": (301, {"Location": "http://new.ledger.example/feed.xml"}),
    "flapping redirect": (301, {"Location": "http://ledger.example/feed.xml-moved"}),
    "portal": (302, {"Location": "http://portal.example/login.*"}),
    "portal for good": (301, {"Location": "http://portal.example/login.*"}),
    "private redirect": (302, {"Location": "http://10.*"}),
    "metadata redirect": (301, {"Location": "http://169.254.169.254/.*"}),
    "endless redirect": (302, {"Location": "http://ledger.example/feed.xml"}),
    "gone": (410, {}),
    "not found": (404, {}),
    "forbidden": (403, {}),
    "cloudflare challenge": (403, {"cf-mitigated": "challenge"}),
    "challenge page": (200, {"Content-Type": "text/html.*"}),
    "too often": (429, {}),
    "too often for seconds": (429, {"Retry-After": "7200"}),
    "too often until": (429, {"Retry-After": "Tue, 01 Apr 2031 08:00:00 GMT"}),
    "too often for no sense": (429, {"Retry-After": "soon"}),
    "too often for ever": (429, {"Retry-After": "315360000"}),
    "unavailable": (503, {"Retry-After": "3600"}),
    "broken": (500, {}),
    "bad gateway": (502, {}),
    "strong etag": (200, {"ETag": '"[0-9a-f]+"'}),
    "weak etag": (200, {"ETag": 'W/"[0-9a-f]+"'}),
    "last modified": (200, {"Last-Modified": "(Mon, 31 Mar|Tue, 01 Apr) 2031 .* GMT"}),
    "etag and last modified": (200, {"ETag": '"[0-9a-f]+"', "Last-Modified": ".* 2031 .* GMT"}),
    "no validators": (200, {}),
    "always 304": (200, {"ETag": '"stuck"'}),
    "unchanged with a body": (200, {"ETag": '"[0-9a-f]+"'}),
    "etag that changes": (200, {"ETag": '"0-[0-9a-f]+"'}),
    "max age": (200, {"Cache-Control": "public, max-age=3600"}),
    "max age of 16 years": (200, {"Cache-Control": "max-age=504576000"}),
    "max age of no sense": (200, {"Cache-Control": "max-age=soon, max-age=-1.*"}),
    "no store": (200, {"Cache-Control": "no-store.*"}),
    "expires in an hour": (200, {"Expires": "Tue, 01 Apr 2031 07:00:00 GMT"}),
    "expired": (200, {"Expires": ".* 1981 .*"}),
    "expires of no sense": (200, {"Expires": "-1"}),
    "aged": (200, {"Age": "3000"}),
    "clock hours ahead": (200, {"Date": "Tue, 01 Apr 2031 11:00:00 GMT"}),
    "clock hours behind": (200, {"Date": "Tue, 01 Apr 2031 01:00:00 GMT"}),
    "clock years ahead": (200, {"Date": ".* 2051 .*"}),
    "clock years behind": (200, {"Date": ".* 2011 .*"}),
    "html for a feed": (200, {"Content-Type": "text/html.*"}),
    "html media type": (200, {"Content-Type": "text/html"}),
    "wrong charset": (200, {"Content-Type": ".*utf-7"}),
    "gzipped": (200, {"Content-Encoding": "gzip"}),
}

REFUSED: dict[str, type[Exception]] = {
    "private redirect": NotPublic,
    "metadata redirect": NotPublic,
    "endless redirect": TooManyRedirects,
    "gone": PageGone,
    "not found": PageGone,
    "forbidden": PageClosed,
    "cloudflare challenge": PageClosed,
    "too often": AskedToWait,
    "too often for seconds": AskedToWait,
    "too often until": AskedToWait,
    "too often for no sense": AskedToWait,
    "too often for ever": AskedToWait,
    "unavailable": AskedToWait,
    "broken": SiteInTrouble,
    "bad gateway": SiteInTrouble,
    "empty body": EmptyAnswer,
    "blank body": EmptyAnswer,
    "over 5 megabytes": TooLarge,
    "cut gzip": BrokenAnswer,
    "gzip that is none": BrokenAnswer,
    "unknown compression": BrokenAnswer,
    "length too long": BrokenAnswer,
    "slow drip": TooSlow,
    "silent": TooSlow,
    "reset in the middle": BrokenAnswer,
    "hung up": Unreachable,
    "name gone": NoSuchSite,
    "connection refused": Unreachable,
    "bad certificate": BadCertificate,
    "private address": NotPublic,
}


@pytest.mark.parametrize("name", HEADERS)
async def test_status_and_headers(name: str) -> None:
    status, headers = HEADERS[name]
    async with LocalWeb() as web, aiohttp.ClientSession() as session:
        web.outlet("ledger.example").feed("/feed.xml").put(HABITS[name])
        address = f"http://127.0.0.1:{web.edge.ports[80]}/feed.xml"
        async with session.get(address, headers={"Host": "ledger.example"}, allow_redirects=False) as answer:
            shown = {key: answer.headers.get(key, "") for key in headers}
            assert answer.status == status
            assert all(re.fullmatch(headers[key], shown[key]) for key in headers), shown
            assert answer.headers.getall("Date") == [answer.headers["Date"]]
            if name == "no validators" or not name.endswith(("etag", "modified", "304", "changes", "body")):
                assert not {"ETag", "Last-Modified"} & set(answer.headers)


@pytest.mark.parametrize("name", REFUSED)
async def test_what_the_fetcher_refuses(name: str) -> None:
    async with LocalWeb() as web, web.fetcher(HASTY if REFUSED[name] is TooSlow else PATIENT) as fetcher:
        ledger = web.outlet("ledger.example", scheme="https" if name == "bad certificate" else "http")
        feed = ledger.feed()
        feed.put(HABITS[name])
        with pytest.raises(REFUSED[name]):
            await fetcher.get(feed.address)
        feed.drop(HABITS[name])
        web.clock.advance(days=2)  # longer than any Retry-After is believed
        assert (await fetcher.get(feed.address)).status == 200


@pytest.mark.parametrize("name", ["moved", "moved 308", "moved for now", "moved to another host", "flapping redirect"])
async def test_a_moved_feed_is_where_it_says(name: str) -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        feed = web.outlet("ledger.example").feed()
        plain = await fetcher.get(feed.address)
        feed.put(HABITS[name])
        ends = [await fetcher.get(feed.address) for _ in range(4)]
        assert {end.received.body for end in ends} == {plain.received.body}
        stays = [end.received.url == feed.address for end in ends]
        assert stays == ([True, False, True, False] if name == "flapping redirect" else [False] * 4)


async def test_a_length_that_is_too_short_cuts_the_feed() -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        feed = web.outlet("ledger.example").feed("/feed.xml", RSS, HABITS["length too short"])
        with suppress(BrokenAnswer):  # when what comes behind the end was seen with it
            assert b"</channel>" not in (await fetcher.get(feed.address)).received.body


@pytest.mark.parametrize("name", ["portal", "portal for good"])
async def test_a_portal_is_a_page_to_log_in_on(name: str) -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        shown = (await fetcher.get(web.outlet("ledger.example").feed("/feed.xml", RSS, HABITS[name]).address)).received
        assert shown.url == "http://portal.example/login?to=http://ledger.example/feed.xml"
        assert b"password" in shown.body


async def test_a_habit_holds_for_its_span() -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        day = dt.timedelta(days=1)
        away = HABITS["not found"].during(START + day, START + 3 * day)
        feed = web.outlet("ledger.example").feed("/feed.xml", RSS, away, HABITS["too often"].during(START + 5 * day))
        for _ in range(7):
            with suppress(PageGone, AskedToWait):
                await fetcher.get(feed.address)
            web.clock.advance(days=1)
        assert [asked.status for asked in web.asked] == [200, 404, 404, 200, 200, 429, 429]


async def test_a_habit_can_be_set_otherwise() -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        feed = web.outlet("ledger.example").feed("/feed.xml", RSS, HABITS["too often for seconds"].set(seconds=60))
        with pytest.raises(AskedToWait):
            await fetcher.get(feed.address)
        web.clock.advance(seconds=59)
        with pytest.raises(AskedToWait):
            await fetcher.get(feed.address)
        feed.drop(HABITS["too often for seconds"])
        web.clock.advance(seconds=2)
        await fetcher.get(feed.address)
        assert [asked.status for asked in web.asked] == [429, 200]
