"""Bytes made to hold a parser for hours or to fill the memory: read or refused in time, and the loop keeps its turns.

The suite sends small ones against small caps; `-m slow` the full sizes against the real caps.
"""

import datetime as dt
import plistlib
import struct
import time
import zlib
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.analysis.markup import mark
from bot.errors.tree import Refused
from bot.reading import route
from bot.reading.parsers import DEFAULT_LIMITS, ParserLimits, ParserPool
from bot.records.feeds import Feed
from bot.records.reading import Hints, Received
from tests.reading.calm import ends_calmly
from tests.reading.files import docx, packed, pdf

HINTS = Hints(dt.date(2025, 3, 20))
NOW = dt.datetime(2025, 3, 20, tzinfo=dt.UTC)
SMALL = ParserLimits(wall_seconds=8, cpu_seconds=1, memory=200_000_000, output=2_000_000)
SIZES = [4, pytest.param(1_000, marks=pytest.mark.slow)]


def pdf_with(objects: str, root: str = "1 0 R") -> bytes:
    return f"%PDF-1.4\n{objects}\ntrailer<</Root {root}>>\n%%EOF".encode("latin-1")


def inflating_pdf(count: int) -> bytes:
    """A page whose content inflates to `count` * 100 kB, each piece packed twice."""
    stream = zlib.compress(zlib.compress(b"BT (a) Tj ET\n" * 8_000 * count))
    page = pdf([[(60, 700, 11, "words of a page")]])
    old = page[page.index(b"<</Length") : page.index(b"endstream")]
    new = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\n" % (len(stream), stream)
    return page.replace(old, new)


def overlapping_zip(count: int) -> bytes:
    """Many names for the same packed megabyte."""
    body = packed({"a.txt": b"a" * 1_000_000})
    start = body.index(b"PK\1\2")
    end = body.index(b"PK\5\6")
    entry = body[start:end]
    entries = b"".join(entry.replace(b"a.txt", b"%05d" % n) for n in range(min(count, 900)))
    tail = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, min(count, 900), min(count, 900), len(entries), start, 0)
    return body[:start] + entries + tail


# Each takes a thousandth of the full size.
BOMBS: dict[str, Callable[[int], bytes]] = {
    "attributes in one tag": lambda n: b"<html><body><p " + b" ".join(b"a%d=1" % i for i in range(100 * n)) + b">x",
    "the same attribute": lambda n: b"<html><body><p " + b"a=1 " * (100 * n) + b">x</p>",
    "paragraphs": lambda n: b"<html><body>" + b"<p>A short fictional paragraph.</p>" * (100 * n),
    "open paragraphs": lambda n: b"<html><body>" + b"<p>x" * (500 * n),
    "nested blocks": lambda n: b"<html><body>" + b"<div>" * (500 * n) + b"words",
    "nested inline": lambda n: b"<html><body><p>" + b"<b><i>" * (300 * n) + b"words",
    "nested tables": lambda n: b"<html><body>" + b"<table><tr><td>" * (200 * n) + b"words",
    "nested lists": lambda n: b"<html><body>" + b"<ul><li>" * (300 * n) + b"words",
    "links": lambda n: b"<html><body>" + b"<a href=/story/12345>read more of this</a> " * (100 * n),
    "one long line": lambda n: b"<html><body><p>" + b"word " * (1_000 * n),
    "one long word": lambda n: b"<html><body><p>" + b"a" * (5_000 * n),
    "one long attribute": lambda n: b"<html><body><p title='" + b"a" * (5_000 * n) + b"'>x",
    "quotes that never close": lambda n: b"<html><body><p>" + "“he said, ".encode() * (300 * n),
    "entities": lambda n: b"<html><body><p>" + b"&amp;&nbsp;&#65;" * (300 * n),
    "open angle brackets": lambda n: b"<html><body><p>" + b"<" * (5_000 * n),
    "comments that never close": lambda n: b"<html><body><p>" + b"<!--" * (1_000 * n),
    "scripts": lambda n: b"<html><body>" + b"<script>if (a < b) {}</script>" * (100 * n),
    "JSON-LD, nested": lambda n: (
        b'<html><head><script type="application/ld+json">' + b'{"a":[' * (500 * n) + b"</script></head><body><p>x"
    ),
    "JSON-LD, wide": lambda n: (
        b'<html><head><script type="application/ld+json">[' + b'{"@type":"NewsArticle"},' * (200 * n) + b"{}]</script>"
    ),
    "meta tags": lambda n: b"<html><head>" + b"<meta property='og:title' content='x'>" * (100 * n) + b"<body><p>x",
    "dates": lambda n: b"<html><body><p>" + b"20-03-25 March 20, 2025 " * (200 * n),
    "a text of one line": lambda n: b"word " * (1_000 * n),
    "a text of short lines": lambda n: b"a\n" * (2_500 * n),
    "a text of blanks": lambda n: b"x" + b" " * (5_000 * n) + b"x",
    "a text of bylines": lambda n: b"By Mara Fenn\n20 Mar 2025\n\n" * (150 * n),
    "a feed of entities": lambda n: (
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'ha'>"
        + b"".join(b"<!ENTITY a%d '&a%d;&a%d;'>" % (i + 1, i, i) for i in range(50 * n))
        + b"]><rss><channel><title>&a40;</title></channel></rss>"
    ),
    "a feed of items": lambda n: (
        b"<rss><channel>" + b"<item><link>http://a.example/b</link></item>" * (50 * n) + b"</channel></rss>"
    ),
    "a feed: a sitemap of pages": lambda n: b"<urlset>" + b"<url><loc>http://a.example/b</loc></url>" * (110 * n),
    "a feed: a sitemap of news": lambda n: (
        b"<urlset>" + b"<url><loc>http://a.example/b</loc><news><title>t</title></news></url>" * (70 * n)
    ),
    "a feed: a sitemap of open comments": lambda n: b"<urlset>&<p:url/>" + b"<!--" * (1_200 * n),
    "a feed: a sitemap of bare signs": lambda n: b"<urlset>" + b"<url><loc>http://a/?a&b</loc></url>" * (110 * n),
    "a feed: a sitemap of prefixes": lambda n: (
        b"<urlset>&" + b"".join(b"<p%d:url q%d:a=''/>" % (i, i) for i in range(200 * n))
    ),
    "a feed: a list of feeds, nested": lambda n: b"<opml>" + b"<outline text='a'>" * (270 * n),
    "a feed, nested": lambda n: b"<rss><channel><item>" + b"<a>" * (1_000 * n),
    "a PDF whose pages are their own parents": lambda n: pdf_with(
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj"
    ),
    "a PDF whose table leads to itself": lambda n: (
        b"%PDF-1.4\nxref\n0 0\ntrailer<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF"
    ),
    "a PDF whose object is itself": lambda n: pdf_with("1 0 obj 1 0 R endobj"),
    "a PDF, nested": lambda n: pdf_with("1 0 obj" + "[" * (1_000 * n) + "endobj"),
    "a PDF that inflates": inflating_pdf,
    "a PDF of many objects": lambda n: pdf_with("".join(f"{i} 0 obj<<>>endobj\n" for i in range(1, 150 * n))),
    "a Word document of paragraphs": lambda n: docx([("Normal", "A short paragraph.")] * (100 * n)),
    "a Word document, nested": lambda n: packed({"word/document.xml": "<w:p xmlns:w='x'>" * (500 * n)}),
    "a Word document of entities": lambda n: packed(
        {
            "word/document.xml": "<!DOCTYPE x [<!ENTITY a0 'ha'>"
            + "".join(f"<!ENTITY a{i + 1} '&a{i};&a{i};'>" for i in range(60))
            + "]><x>&a60;</x>"
        }
    ),
    "rich text, nested": lambda n: b"{\\rtf1" + b"{" * (2_000 * n),
    "rich text of words": lambda n: b"{\\rtf1 " + b"\\b x\\par " * (500 * n),
    "rich text of signs in halves": lambda n: b"{\\rtf1 " + b"\\u-10179 ?" * (500 * n),
    "a web archive of parts": lambda n: plistlib.dumps(
        {"WebMainResource": {"x": [{"a": i} for i in range(100 * n)]}}, fmt=plistlib.FMT_BINARY
    ),
    "a web archive, nested": lambda n: (
        b"<?xml version='1.0'?><plist><dict><key>WebMainResource</key>" + b"<array>" * (700 * n)
    ),
    "an export of articles": lambda n: b'{"article":1,"title":"x","text":"Boats wait."}\n' * (100 * n),
    "an export, nested": lambda n: b'{"article":1,"title":"x","text":"y","posts":' + b"[" * (5_000 * n),
    "an export of posts": lambda n: (
        b'{"article":1,"title":"x","text":"Boats wait.","posts":['
        + b'{"author":null,"published":null,"start":0,"end":0,"quoted":[]},' * (50 * n)
        + b'{"author":null,"published":null,"start":0,"end":0,"quoted":[]}]}'
    ),
    "a table of quotes": lambda n: b'article,title,text\n1,x,"' + b'""' * (2_000 * n),
    "a table of columns": lambda n: b"article,title,text" + b",x" * (2_000 * n) + b"\n1,2,3",
    "a thread of names and times": lambda n: b"gull\nMar 20, 2025\nBoats wait for the lock today.\n" * (30 * n),
    "a feed behind comments": lambda n: b"<!-- x -->" * (500 * n) + b"<rss></rss>",
    "a feed of doctypes": lambda n: b"<!DOCTYPE x 'y'>" * (300 * n) + b"<rss></rss>",
    "a zip of one megabyte, many times": overlapping_zip,
    "a mail of parts": lambda n: (
        b"From: a@b.example\nTo: b@c.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: text/plain\n\nx\n" * (100 * n)
    ),
    "a mail, nested": lambda n: (
        b"From: a@b.example\nTo: b@c.example\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(20 * n))
    ),
    "a mail of headers": lambda n: b"From: a@b.example\nTo: c@d.example\n" + b"X-A: b\n" * (500 * n) + b"\nwords",
}  # fmt: skip


def test_there_are_enough_bombs() -> None:
    assert len(BOMBS) >= 20


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pools() -> AsyncIterator[dict[int, ParserPool]]:
    both = {4: ParserPool(SMALL), 1_000: ParserPool(DEFAULT_LIMITS)}
    yield both
    for pool in both.values():
        await pool.close()


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bomb", BOMBS)
async def test_a_bomb_is_read_or_refused_in_time_and_the_loop_goes_on(
    pools: dict[int, ParserPool], bomb: str, size: int
) -> None:
    body, pool = BOMBS[bomb](size)[:5_000_000], pools[size]
    await pool.warm()
    received = Received(body, name="bomb")

    async def work() -> object:
        if "feed" in bomb:
            return await pool.feed(received, NOW)
        drafts = await pool.read(received, HINTS)
        await pool.run("bot.analysis.markup:mark", drafts[0].text, drafts[0].language, drafts[0].posts)
        return drafts

    began = time.monotonic()
    ends = await ends_calmly(work)
    assert time.monotonic() - began < 2 * (pool.limits.wall_seconds + 1) * len(ends)
    assert all(isinstance(end, tuple | Feed | Refused) for end in ends), ends


def is_readable(text: str) -> bool:
    """Whether the text holds words, not what is left over of something else."""
    letters = sum(letter.isalnum() for letter in text)
    controls = sum(ord(letter) < 32 and letter not in "\n\t" for letter in text)
    return letters > 0 and controls == 0 and text.count("\ufffd") <= len(text) / 10


STARTS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\3\4",
    b"From: a@b.example\nTo: c@d.example\n\n",
    b"<html><body><p>",
    b"\xff\xfe",
    b"<rss>",
    b"{\\rtf1 ",
    b"bplist00WebMainResource",
    b'{"article":1,"title":"x","text":',
    b"<!-- copydesk {",
]
MUTATED = [packed({"a.txt": "words of a note " * 9}), docx([("Normal", "Words.")]), pdf([[(60, 700, 11, "words")]])]


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    """A whole file with a few bytes changed."""
    body = bytearray(draw(st.sampled_from(MUTATED)))
    for at, byte in draw(
        st.lists(st.tuples(st.integers(0, len(body) - 1), st.integers(0, 255)), min_size=1, max_size=8)
    ):
        body[at] = byte
    return bytes(body)


BYTES = st.one_of(
    st.binary(max_size=400),
    st.builds(lambda start, rest: start + rest, st.sampled_from(STARTS), st.binary(max_size=400)),
    mutations(),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")),
)


def becomes_an_article_or_a_sentence(body: bytes) -> None:
    try:
        drafts = route.read(Received(body, name="upload"), HINTS)
    except Refused:
        return
    for draft in drafts:
        assert is_readable(draft.text), draft.text
        mark(draft.text, draft.language, draft.posts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BYTES)
def test_any_bytes_become_an_article_or_one_sentence(body: bytes) -> None:
    becomes_an_article_or_a_sentence(body)


@pytest.mark.slow
@settings(max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BYTES)
def test_a_thousand_byte_strings_become_an_article_or_one_sentence(body: bytes) -> None:
    becomes_an_article_or_a_sentence(body)
