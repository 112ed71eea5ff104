"""What a second look needs of an answer: how long it holds, whether its address moved, who asked us to wait."""

import asyncio
import datetime as dt

import pytest

from bot.errors.fetching import AskedToWait, BrokenAnswer, NoProgramsLetIn, PageClosed, PageGone, SiteInTrouble
from bot.errors.tree import Refused
from tests.reading.web import NOW, Web, page, redirect

URL = "http://news.example/feed"
DATE = "Date: Thu, 20 Mar 2025 12:00:00 GMT\r\n"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ("", None),
        ("Cache-Control: max-age=600\r\n", 600),
        ("Cache-Control: public, Max-Age = 600 , must-revalidate\r\n", 600),
        ('Cache-Control: max-age="600"\r\n', 600),
        ("Cache-Control: s-maxage=600\r\n", None),
        ("Cache-Control: s-maxage=600, max-age=60\r\n", 60),
        ("Cache-Control: public\r\nCache-Control: max-age=60\r\n", 60),
        ("Cache-Control: max-age=60, max-age=600\r\n", 60),
        ("Cache-Control: max-age=504576000\r\n", 504_576_000),
        ("Cache-Control: max-age=-5\r\n", None),
        ("Cache-Control: max-age=soon\r\n", None),
        ("Cache-Control: max-age=600, no-cache\r\n", 0),
        ("Cache-Control: no-store\r\n", 0),
        ('Cache-Control: no-cache="Set-Cookie, X", max-age=600\r\n', 600),
        ("Cache-Control: max-age=600\r\nAge: 200\r\n", 400),
        ("Cache-Control: max-age=600\r\nAge: 900\r\n", 0),
        (f"{DATE}Expires: Thu, 20 Mar 2025 12:10:00 GMT\r\n", 600),
        (f"{DATE}Expires: Thu, 20 Mar 2025 12:10:00 GMT\r\nAge: 100\r\n", 500),
        (f"{DATE}Expires: Thu, 20 Mar 2025 12:10:00 GMT\r\nCache-Control: max-age=60\r\n", 60),
        (DATE.replace("12:", "09:") + "Expires: Thu, 20 Mar 2025 09:10:00 GMT\r\n", 600),
        ("Expires: Thu, 20 Mar 2025 12:10:00 GMT\r\n", 600),
        (f"{DATE}Expires: Thu, 20 Mar 2025 11:00:00 GMT\r\n", 0),
        (f"{DATE}Expires: 0\r\n", 0),
    ],
)
@pytest.mark.parametrize("status", ["200 OK", "304 Not Modified"])
async def test_how_long_an_answer_holds(web: Web, status: str, headers: str, seconds: float | None) -> None:
    web.sites["*"] = page("a feed" if "200" in status else "", status, f'ETag: W/"1"\r\n{headers}')
    async with web.fetcher() as fetcher:
        fetched = await fetcher.get(URL, etag='W/"1"')
    assert (fetched.fresh_seconds, fetched.etag, fetched.unchanged) == (seconds, 'W/"1"', status.startswith("304"))


@pytest.mark.parametrize("end", ["200 OK", "304 Not Modified"])
@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        ([], False),
        (["301 Moved Permanently"], True),
        (["308 Permanent Redirect"], True),
        (["301 Moved Permanently", "308 Permanent Redirect"], True),
        (["302 Found"], False),
        (["303 See Other"], False),
        (["307 Temporary Redirect"], False),
        (["301 Moved Permanently", "302 Found"], False),
        (["302 Found", "301 Moved Permanently"], False),
    ],
)
async def test_an_address_has_moved_where_every_redirect_is_for_good(
    web: Web, statuses: list[str], moved: bool, end: str
) -> None:
    hosts = [f"{n}.example/feed" for n in range(len(statuses) + 1)]
    for host, following, status in zip(hosts, hosts[1:], statuses, strict=False):
        web.sites[host] = redirect(f"http://{following}", status)
    web.sites[hosts[-1]] = page("a feed" if "200" in end else "", end)
    async with web.fetcher() as fetcher:
        fetched = await fetcher.get(f"http://{hosts[0]}", etag='"1"')
    assert fetched.received.url == f"http://{hosts[-1]}"
    assert fetched.moved_to == (f"http://{hosts[-1]}" if moved else None)


async def test_no_news_is_no_answer_to_one_who_did_not_ask_for_news(web: Web) -> None:
    web.sites["*"] = b"HTTP/1.1 304 Not Modified\r\nContent-Length: 40\r\n\r\n"
    async with web.fetcher() as fetcher:
        assert (await fetcher.get(URL, modified="Thu, 20 Mar 2025 10:00:00 GMT")).unchanged
        with pytest.raises(SiteInTrouble):
            await fetcher.get(URL)


async def test_links_of_the_head_come_along(web: Web) -> None:
    web.sites["*"] = page(headers="Link: </feed>; rel=alternate\r\nLink: <http://hub.example/>; rel=hub\r\n")
    async with web.fetcher() as fetcher:
        assert (await fetcher.get(URL)).link == "</feed>; rel=alternate, <http://hub.example/>; rel=hub"


CLOUDFLARE = "<html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/h/b/1'></script></html>"
ARTICLE = "<html><p>An article about challenges.</p></html>"
MITIGATED = "CF-Mitigated: challenge\r\n"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (page(ARTICLE, "403 Forbidden", MITIGATED), NoProgramsLetIn),
        (page(ARTICLE, "503 Service Unavailable", f"{MITIGATED}Retry-After: 60\r\n"), NoProgramsLetIn),
        (page(CLOUDFLARE, "403 Forbidden"), NoProgramsLetIn),
        (page(CLOUDFLARE, "503 Service Unavailable"), NoProgramsLetIn),
        (page("<script src='https://ct.captcha-delivery.com/c.js'></script>", "403 Forbidden"), NoProgramsLetIn),
        (page(CLOUDFLARE, "403 Forbidden", "Content-Type: text/plain\r\n"), PageClosed),
        (page(ARTICLE, "403 Forbidden"), PageClosed),
        (page(ARTICLE, "503 Service Unavailable"), SiteInTrouble),
        (page(ARTICLE, "404 Not Found", MITIGATED), PageGone),
        (page(ARTICLE, "403 Forbidden").replace(b"Length: ", b"Length: 9"), PageClosed),
        (b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\nno", PageClosed),
    ],
    ids=range(11),
)
async def test_a_check_for_robots_is_told_from_a_closed_page(web: Web, answer: bytes, outcome: type[Refused]) -> None:
    web.sites["*"] = answer
    async with web.fetcher() as fetcher:
        with pytest.raises(outcome) as refused:
            await fetcher.get(URL)
        assert fetcher.waits.of("news.example") is None
    assert type(refused.value) is outcome


async def test_a_page_that_is_gone_for_good_says_so(web: Web) -> None:
    web.sites = {"news.example/feed": page("x", "410 Gone"), "news.example/lost": page("x", "404 Not Found")}
    async with web.fetcher() as fetcher:
        for address, status in ((URL, 410), ("http://news.example/lost", 404)):
            with pytest.raises(PageGone) as gone:
                await fetcher.get(address)
            assert gone.value.facts["status"] == status


async def test_a_wait_is_told_can_be_seeded_and_grows_only(web: Web) -> None:
    web.sites = {"news.example/feed": page("x", "429 Too Many Requests"), "*": page("a feed")}
    tomorrow, soon = NOW + dt.timedelta(hours=30, microseconds=1), NOW + dt.timedelta(seconds=5)
    async with web.fetcher() as fetcher:
        with pytest.raises(AskedToWait) as asked:
            await fetcher.get(URL)
        assert (asked.value.facts["until"], asked.value.facts["said"]) == (NOW + dt.timedelta(minutes=1), False)
        fetcher.waits.seed("news.example", tomorrow.astimezone(dt.timezone(dt.timedelta(hours=5))))
        fetcher.waits.seed("news.example", soon)
        fetcher.waits.seed("other.example", soon)
        results = await asyncio.gather(
            *(fetcher.get(f"http://{host}.example/feed") for host in ("news", "other", "third")), return_exceptions=True
        )
        assert [getattr(result, "facts", {}).get("until") for result in results] == [
            NOW + dt.timedelta(hours=30, seconds=1),
            soon,
            None,
        ]
        assert str(results[0]) == "news.example asked us not to come back before 2025-03-21 18:00:01+00:00 (UTC); " + (
            "try again then."
        )
        web.now = soon
        assert (await fetcher.get("http://other.example/feed")).status == 200


@pytest.mark.parametrize("robots", [page("x", "429 Too Many Requests"), page("", "403 Forbidden", MITIGATED)])
async def test_a_robots_txt_that_cannot_be_had_just_now_forbids_nothing_for_an_hour(web: Web, robots: bytes) -> None:
    web.sites = {"news.example/robots.txt": robots, "*": page("a page")}
    async with web.fetcher() as fetcher:
        if b"429" in robots:
            with pytest.raises(AskedToWait):
                await fetcher.get("http://news.example/1", person=False)
            web.now = NOW + dt.timedelta(minutes=2)
            web.sites["news.example/robots.txt"] = page("User-agent: *\nAllow: /")
        assert (await fetcher.get("http://news.example/1", person=False)).status == 200


async def test_a_broken_place_is_told_as_before(web: Web) -> None:
    web.sites["*"] = redirect("http://[", "301 Moved Permanently")
    async with web.fetcher() as fetcher:
        with pytest.raises(BrokenAnswer):
            await fetcher.get(URL)
