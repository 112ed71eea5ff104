"""What sites ask of us: to wait, to stay out by robots.txt, to fetch only news; and what we tell them of us."""

import asyncio
import datetime as dt

import pytest

from bot.errors.fetching import (
    AskedToWait,
    RobotsForbid,
)
from bot.reading.fetch import Fetched, FetchLimits
from tests.reading.calm import ends_calmly
from tests.reading.faulty_answers import (
    URL,
    answer,
    silence,
    write,
)
from tests.reading.web import NOW, Answer, Web, page, redirect


@pytest.mark.parametrize("retry", ["120", "Thu, 20 Mar 2025 12:02:00 GMT"])
@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
async def test_retry_after_is_remembered_for_the_host(web: Web, retry: str, status: str) -> None:
    web.sites = {"news.example/": page("x", status, f"Retry-After: {retry}\r\n"), "other.example/": page("fine")}
    async with web.fetcher() as fetcher:
        for address in (URL, "https://news.example/another"):
            with pytest.raises(AskedToWait) as asked:
                await fetcher.get(address)
            assert asked.value.facts == {
                "host": "news.example",
                "until": dt.datetime(2025, 3, 20, 12, 2, tzinfo=dt.UTC),
                "said": True,
            }
        assert (await fetcher.get("http://other.example/")).status == 200
        assert len(web.requests) == 2
        web.sites["news.example/"], web.now = page("back"), NOW + dt.timedelta(seconds=121)
        assert (await fetcher.get(URL)).received.body == b"back"


@pytest.mark.parametrize("retry", ["99999999999", "-5", "soon", "", "1e9", "Thu, 99 Foo 2025 12:02:00 GMT"])
async def test_an_odd_retry_after_neither_breaks_nor_blocks_for_ever(web: Web, retry: str) -> None:
    web.sites["news.example/"] = page("x", "429 Too Many Requests", f"Retry-After: {retry}\r\n")
    async with web.fetcher() as fetcher:
        with pytest.raises(AskedToWait):
            await fetcher.get(URL)
        web.sites["news.example/"], web.now = page("back"), NOW + dt.timedelta(days=1, seconds=1)
        assert (await fetcher.get(URL)).received.body == b"back"


ROBOTS: list[tuple[bytes | Answer, str, bool]] = [
    (page("User-agent: *\nDisallow: /private"), "/private/a", False),
    (page("User-agent: *\nDisallow: /private"), "/open", True),
    (page("User-agent: copydesk\nDisallow: /\n\nUser-agent: *\nAllow: /"), "/open", False),
    (page("User-agent: other\nDisallow: /"), "/open", True),
    (page("User-agent: *\nDisallow: /*.php$"), "/a.php", False),
    (page("User-agent: *\nDisallow:"), "/open", True),
    (page("", "404 Not Found"), "/open", True),
    (page("", "403 Forbidden"), "/open", True),
    (page("", "500 Internal Server Error"), "/open", False),
    (silence, "/open", False),
    (answer(b""), "/open", True),
    (redirect("/rules.txt"), "/open", False),
    (page("\0\xff" * 500), "/open", True),
]


@pytest.mark.parametrize(("robots", "path", "allowed"), ROBOTS)
async def test_robots_txt_is_obeyed_where_nobody_asked_in_person(
    web: Web, robots: bytes | Answer, path: str, allowed: bool
) -> None:
    rules = page("User-agent: *\nDisallow: /")
    web.sites = {"news.example/robots.txt": robots, "news.example/rules.txt": rules, f"news.example{path}": page("in")}
    async with web.fetcher() as fetcher:
        for _ in range(2):
            if allowed:
                assert (await fetcher.get(f"http://news.example{path}", person=False)).received.body == b"in"
            else:
                with pytest.raises(RobotsForbid):
                    await fetcher.get(f"http://news.example{path}", person=False)
        assert (await fetcher.get(f"http://news.example{path}")).received.body == b"in"
    assert sum(request.startswith("GET /robots.txt") for request in web.requests) == 1
    async with web.fetcher(obey_robots_for_people=True) as strict:
        if not allowed:
            with pytest.raises(RobotsForbid):
                await strict.get(f"http://news.example{path}")


async def test_a_huge_and_twisted_robots_txt_does_not_stall_the_loop(web: Web) -> None:
    rules = "User-agent: *\n" + "".join(f"Disallow: /{'*a' * 40}{n}$\n" for n in range(4_500))
    web.sites = {"news.example/robots.txt": page(rules), "*": page("in")}
    limits = FetchLimits(seconds=10, body=60_000)
    async with web.fetcher(limits) as fetcher:
        ends = await ends_calmly(lambda: fetcher.get(f"http://news.example/{'a' * 3_000}", person=False))
    assert isinstance(ends[-1], Fetched)


async def test_conditional_requests_bring_only_news(web: Web) -> None:
    async def site(writer: asyncio.StreamWriter, head: str) -> None:
        same = 'if-none-match: "v1"' in head.lower()
        tags = 'ETag: "v1"\r\nLast-Modified: Thu, 20 Mar 2025 10:00:00 GMT\r\n'
        await write(writer, page("", "304 Not Modified", tags) if same else page("new", headers=tags))

    web.sites["*"] = site
    async with web.fetcher() as fetcher:
        first = await fetcher.get(URL)
        again = await fetcher.get(URL, etag=first.etag, modified=first.modified)
        smuggled = await fetcher.get(URL, etag='"v2"\r\nX-Evil: 1')
    assert (first.unchanged, again.unchanged, again.received.body) == (False, True, b"")
    assert "if-modified-since: thu, 20 mar 2025 10:00:00 gmt" in web.requests[1].lower()
    assert smuggled.received.body == b"new"
    assert not any("Evil" in request for request in web.requests)


async def test_we_say_who_we_are_and_carry_nothing_along(web: Web) -> None:
    cookie = "Set-Cookie: id=1; Domain=example\r\n"
    web.sites = {"news.example/": page("a", headers=cookie), "*": page("b")}
    async with web.fetcher(user_agent="Copydesk/1 (+mailto:desk@paper.example)") as fetcher:
        await fetcher.get(URL)
        await fetcher.get("http://news.example/b#part")
    sent = web.requests[1].lower()
    assert "user-agent: copydesk/1 (+mailto:desk@paper.example)\r\n" in sent
    assert sent.startswith("get /b http/1.1")
    assert not any(word in sent for word in ("cookie", "authorization", "referer", "part"))
