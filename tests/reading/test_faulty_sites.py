"""Faulty sites on a real loopback server: the right outcome, in time, and never more than the cap in memory."""

import asyncio
import datetime as dt
import gzip
import ssl
import time
import tracemalloc
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
import trustme

from bot.errors.fetching import (
    AskedToWait,
    BadCertificate,
    BrokenAnswer,
    EmptyAnswer,
    NotAnArticle,
    PageClosed,
    PageGone,
    SiteInTrouble,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)
from bot.errors.tree import Refused
from bot.reading.fetch import Fetched, FetchLimits
from tests.reading.faulty_answers import (
    HEAD,
    LONG,
    MEGABYTE,
    SILENT,
    URL,
    WORDS,
    answer,
    chunked,
    drip,
    packed,
    raw_deflate,
    reset,
    silence,
    write,
)
from tests.reading.web import SMALL, Answer, Web, page, redirect

FAULTS: dict[str, tuple[bytes | Answer, type[Refused]]] = {
    "says nothing": (silence, TooSlow),
    "closes without a word": (b"", Unreachable),
    "resets": (reset, Unreachable),
    "drips its body": (drip(LONG, b"x", 0.05), TooSlow),
    "drips its headers": (drip(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.05), TooSlow),
    "stops in the middle and stays": (drip(LONG + b"x", b"", 1), TooSlow),
    "never stops": (drip(HEAD, b"x" * 65_536, 0), TooLarge),
    "never stops in chunks": (drip(chunked(end=b""), b"ffff\r\n" + b"x" * 65_535 + b"\r\n", 0), TooLarge),
    "never stops its headers": (drip(b"HTTP/1.1 200 OK\r\n", b"X-Again: " + b"a" * 500 + b"\r\n", 0), BrokenAnswer),
    "one endless header": (drip(b"HTTP/1.1 200 OK\r\nX-Long: ", b"a" * 65_536, 0), BrokenAnswer),
    "an endless status line": (drip(b"HTTP/1.1 200 ", b"O" * 65_536, 0), BrokenAnswer),
    "says 100 for ever": (drip(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n", 0.001), TooSlow),
    "declares more than it sends": (answer(WORDS, length=len(WORDS) + 100), BrokenAnswer),
    "declares more than the cap": (answer(WORDS, length=10**12), TooLarge),
    "declares a negative length": (answer(WORDS, length=-1), BrokenAnswer),
    "declares two lengths": (answer(WORDS, "Content-Length: 5\r\n"), BrokenAnswer),
    "length and chunks": (chunked(WORDS, headers="Content-Length: 3\r\n"), BrokenAnswer),
    "cut in a chunk": (chunked(end=b"ff\r\nabc"), BrokenAnswer),
    "chunks without an end": (chunked(WORDS, end=b""), BrokenAnswer),
    "a chunk size that is none": (chunked(end=b"zz\r\nabc\r\n"), BrokenAnswer),
    "speaks no HTTP": (b"SSH-2.0-OpenSSH_9.6\r\n", BrokenAnswer),
    "half a status line": (b"HTTP/1.1\r\n\r\n", BrokenAnswer),
    "cut gzip": (packed(gzip.compress(WORDS)[:-12]), BrokenAnswer),
    "gzip without its check": (packed(gzip.compress(WORDS)[:-8]), BrokenAnswer),
    "gzip with a wrong check": (packed(gzip.compress(WORDS)[:-8] + b"\1" * 8), BrokenAnswer),
    "says gzip, is not": (packed(WORDS), BrokenAnswer),
    "cut deflate": (packed(zlib.compress(WORDS)[:-6], "deflate"), BrokenAnswer),
    "gzip bomb": (packed(gzip.compress(MEGABYTE)), TooLarge),
    "gzip bomb in members": (packed(gzip.compress(MEGABYTE[:50_000]) * 40), TooLarge),
    "gzip of a thousand empty members": (packed(gzip.compress(b"") * 1_000), BrokenAnswer),
    "deflate bomb": (packed(zlib.compress(MEGABYTE), "deflate"), TooLarge),
    "gzip within gzip": (packed(gzip.compress(gzip.compress(MEGABYTE)), "gzip, gzip"), BrokenAnswer),
    "an encoding nobody asked for": (packed(b"\x1b\x03\x00", "br"), BrokenAnswer),
    "an encoding nobody knows": (packed(WORDS, "rot13"), BrokenAnswer),
    "empty": (answer(b""), EmptyAnswer),
    "blank": (answer(b" \r\n\t "), EmptyAnswer),
    "a picture": (page("x", headers="Content-Type: image/png\r\n"), NotAnArticle),
    "a film": (page("x", headers="Content-Type: video/mp4\r\n"), NotAnArticle),
    "leads to itself": (redirect("/"), TooManyRedirects),
    "leads on and on": (
        lambda writer, head: write(writer, redirect(f"/{len(head)}x{head.split()[1]}")),
        TooManyRedirects,
    ),
    "leads nowhere": (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", SiteInTrouble),
    "204": (b"HTTP/1.1 204 No Content\r\n\r\n", SiteInTrouble),
    "206": (page("part", "206 Partial Content"), SiteInTrouble),
    "300": (page("x", "300 Multiple Choices"), SiteInTrouble),
    "400": (page("x", "400 Bad Request"), SiteInTrouble),
    "401": (page("x", "401 Unauthorized"), PageClosed),
    "402": (page("x", "402 Payment Required"), PageClosed),
    "403": (page("x", "403 Forbidden"), PageClosed),
    "404": (page("x", "404 Not Found"), PageGone),
    "410": (page("x", "410 Gone"), PageGone),
    "418": (page("x", "418 I'm a teapot"), SiteInTrouble),
    "429": (page("x", "429 Too Many Requests"), AskedToWait),
    "451": (page("x", "451 Unavailable For Legal Reasons"), PageClosed),
    "500": (page("x", "500 Internal Server Error"), SiteInTrouble),
    "503": (page("x", "503 Service Unavailable"), SiteInTrouble),
    "999": (page("x", "999 Denied"), SiteInTrouble),
}


def test_there_are_enough_faulty_sites() -> None:
    assert len(FAULTS) >= 30


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_faulty_site_ends_in_the_right_sentence(web: Web, fault: str) -> None:
    web.sites["*"], outcome = FAULTS[fault]
    began = time.monotonic()
    async with web.fetcher() as fetcher:
        with pytest.raises(outcome) as refused:
            await fetcher.get(URL)
    assert type(refused.value) is outcome
    assert "news.example" in refused.value.sentence or outcome is NotAnArticle
    assert time.monotonic() - began < SILENT / 2  # far more than the limits, far less than the site takes


WHOLE: dict[str, bytes] = {
    "plain": answer(WORDS),
    "gzip": packed(gzip.compress(WORDS)),
    "x-gzip": packed(gzip.compress(WORDS), "x-gzip"),
    "gzip in two members": packed(gzip.compress(WORDS[:100]) + gzip.compress(WORDS[100:])),
    "gzip with zeros behind": packed(gzip.compress(WORDS) + b"\0" * 50),
    "deflate": packed(zlib.compress(WORDS), "deflate"),
    "deflate without its header": packed(raw_deflate(WORDS), "deflate"),
    "identity": packed(WORDS, "identity"),
    "chunked": chunked(WORDS[:7], WORDS[7:]),
    "until it closes": HEAD + WORDS,
    "203": answer(WORDS).replace(b"200 OK", b"203 Non-Authoritative Information"),
}


@pytest.mark.parametrize("form", WHOLE)
async def test_a_whole_answer_arrives_whole(web: Web, form: str) -> None:
    """The control for the faults above."""
    web.sites["*"] = WHOLE[form]
    async with web.fetcher() as fetcher:
        assert (await fetcher.get(URL)).received.body == WORDS


async def test_what_lies_behind_the_declared_length_is_never_read(web: Web) -> None:
    """Whether the rest is seen before the connection is closed is chance: refused then, cut off there otherwise."""
    web.sites["*"] = answer(WORDS + b"more", length=len(WORDS))
    async with web.fetcher() as fetcher:
        (result,) = await asyncio.gather(fetcher.get(URL), return_exceptions=True)
    assert isinstance(result, BrokenAnswer) or (isinstance(result, Fetched) and result.received.body == WORDS)


@pytest.mark.parametrize(
    ("claim", "media_type", "charset"),
    [
        ("text/html; charset=windows-1252", "text/html", "windows-1252"),
        ("text/html; charset=no-such-charset", "text/html", "no-such-charset"),
        ("text/html; charset=utf-16", "text/html", "utf-16"),
        ("nonsense", "application/octet-stream", None),
        ("application/pdf", "application/pdf", None),
    ],
)
async def test_what_a_site_claims_is_passed_on_and_not_believed(
    web: Web, claim: str, media_type: str, charset: str | None
) -> None:
    web.sites["*"] = page("<p>caf\u00e9</p>", headers=f"Content-Type: {claim}\r\n")
    async with web.fetcher() as fetcher:
        received = (await fetcher.get(URL)).received
    assert (received.body.decode(), received.media_type, received.charset) == ("<p>café</p>", media_type, charset)


def _stranger() -> ssl.SSLContext:
    return _served(trustme.CA(), "news.example")


def _served(authority: trustme.CA, name: str, until: dt.datetime | None = None) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_after=until).configure_cert(context)
    return context


@pytest.mark.parametrize(
    "server",
    [
        lambda known: _stranger(),
        lambda known: _served(known, "other.example"),
        lambda known: _served(known, "news.example", dt.datetime(2020, 1, 1, tzinfo=dt.UTC)),
    ],
    ids=["unknown authority", "another name", "expired"],
)
async def test_a_site_that_cannot_prove_its_name_is_not_read(
    server: Callable[[trustme.CA], ssl.SSLContext],
) -> None:
    known = trustme.CA()
    web = Web()
    web.trusted, web.certified = ssl.create_default_context(), server(known)
    known.configure_trust(web.trusted)
    await web.start()
    async with web.fetcher() as fetcher:
        with pytest.raises(BadCertificate):
            await fetcher.get("https://news.example/")
    await web.stop()
    assert web.requests == []


async def test_tls_where_plain_text_answers_is_one_sentence(web: Web) -> None:
    web.sites["*"] = page()
    web.ports[443] = web.ports[80]
    async with web.fetcher() as fetcher:
        with pytest.raises((BadCertificate, Unreachable, TooSlow)):
            await fetcher.get("https://news.example/")


async def test_nobody_listens(web: Web) -> None:
    await web.stop()
    async with web.fetcher() as fetcher:
        with pytest.raises(Unreachable):
            await fetcher.get(URL)


async def test_a_name_that_never_resolves_ends_in_time(web: Web) -> None:
    async def never(host: str, port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    async with web.fetcher(replace(SMALL, seconds=0.2), resolver=never) as fetcher:
        with pytest.raises(TooSlow):
            await fetcher.get(URL)


async def test_one_site_that_hangs_holds_up_no_other(web: Web) -> None:
    web.sites = {"slow.example/": silence, "*": page("fast")}
    async with web.fetcher(replace(SMALL, seconds=60, quiet_seconds=60)) as fetcher:
        hanging = [asyncio.create_task(fetcher.get("http://slow.example/")) for _ in range(6)]
        async with asyncio.timeout(30):
            while web.contacts < 2:  # noqa: ASYNC110  as many as one host is asked at a time, and robots.txt is not asked
                await asyncio.sleep(0.01)
        assert (await fetcher.get(URL)).received.body == b"fast"
        assert not any(task.done() for task in hanging)
        for task in hanging:
            task.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)


@pytest.mark.parametrize("scale", [1, pytest.param(80, marks=pytest.mark.slow)])
async def test_what_is_fetched_stays_within_its_memory(web: Web, scale: int) -> None:
    """At full size (5 MB caps): a fetch holds less than 60 MB, whatever is sent."""
    limits = FetchLimits(seconds=25, quiet_seconds=5, body=62_500 * scale)
    squeezed, whole = gzip.compress(MEGABYTE * scale * 4), answer(b"x" * 62_000 * scale)
    bombs: list[bytes | Answer] = [packed(squeezed), drip(HEAD, b"x" * 65_536, 0), whole]
    tracemalloc.start()
    async with web.fetcher(limits) as fetcher:
        for bomb in bombs:
            web.sites["*"] = bomb
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            result = (await asyncio.gather(fetcher.get(URL), return_exceptions=True))[0]
            assert isinstance(result, TooLarge) or bomb is whole
            assert tracemalloc.get_traced_memory()[1] - before < 750_000 * scale + 2_000_000
    tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["says nothing", "drips its body", "says 100 for ever"])
async def test_the_real_limits_end_within_25_seconds(web: Web, fault: str) -> None:
    web.sites["*"] = FAULTS[fault][0]
    began = time.monotonic()
    async with web.fetcher(FetchLimits()) as fetcher:
        with pytest.raises(TooSlow):
            await fetcher.get(URL)
    assert time.monotonic() - began < 26
