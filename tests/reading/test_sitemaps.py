"""News sitemaps are feeds, an index lists sitemaps, and a sitemap of a whole site is refused in words."""

import datetime as dt
import gzip

import pytest

from bot.errors.reading import DamagedFile, EntitiesInFeed, NotAFeed, PlainSitemap, ReadingTooMuch
from bot.errors.tree import Refused
from bot.reading.feeds import gzipped, is_feed
from bot.reading.feeds.reader import read
from bot.records.feeds import Feed, FeedItem
from bot.records.reading import Received

NOW = dt.datetime(2026, 3, 21, 12, tzinfo=dt.UTC)
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
)
NEWS = "<news:news><news:publication><news:name>Ledger</news:name><news:language>en</news:language></news:publication>"


def entry(number: int, stamp: str | None) -> str:
    day = f"<news:publication_date>{stamp}</news:publication_date>" if stamp else ""
    return (
        f"<url><loc>\n http://news.example/{number} </loc>{NEWS}{day}<news:title>Story {number} &amp; more</news:title>"
        f"</news:news><image:image><image:loc>http://news.example/{number}.jpg</image:loc></image:image></url>"
    )


def sitemap(*rows: str) -> bytes:
    return (HEAD + "".join(rows) + "</urlset>").encode()


def item(number: int, published: dt.datetime | None) -> FeedItem:
    return FeedItem(f"http://news.example/{number}", f"Story {number} & more", published, language="en")


NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
ROWS = (
    entry(1, "2026-03-20T07:00:00-05:00"),
    entry(2, "2026-03-17T11:59:59Z"),
    entry(3, "2026-03-17T12:00:00Z"),
    entry(4, None),
    "<url><loc>http://news.example/about</loc><lastmod>2026-03-20</lastmod></url>",
    "<url><loc>no address at all</loc><news:news/></url>",
)
READ = Feed(
    "sitemap",
    "Ledger",
    (item(1, NOON), item(3, NOON - dt.timedelta(days=3)), item(4, None)),
    language="en",
    dropped=1,
)


@pytest.mark.parametrize(
    "body",
    [
        sitemap(*ROWS),
        gzip.compress(sitemap(*ROWS)),
        sitemap(*ROWS).decode().replace("UTF-8", "utf-16").encode("utf-16"),
        sitemap(*ROWS).replace(b"UTF-8", b"gb2312"),
        sitemap(*ROWS).replace(b"sitemaps.org/schemas/sitemap/0.9", b"google.com/schemas/sitemap/0.84"),
    ],
    ids=["plain", "gzip", "UTF-16", "an encoding of several bytes", "an old namespace"],
)
def test_a_news_sitemap_lists_the_news_of_three_days_before_its_newest(body: bytes) -> None:
    assert is_feed(body)
    assert read(Received(body), NOW) == READ


def test_the_newest_five_hundred_are_kept_in_their_order() -> None:
    hours = [*range(300), *range(300)]
    rows = [entry(n, (NOW - dt.timedelta(minutes=hour)).isoformat()) for n, hour in enumerate(hours)]
    feed = read(Received(sitemap(*rows)), NOW)
    assert (len(feed.items), feed.cut) == (500, True)
    assert [item.url for item in feed.items] == [
        f"http://news.example/{n}" for n, hour in enumerate(hours) if hour < 250
    ]


def test_an_index_lists_sitemaps_of_news_first_and_then_the_newest() -> None:
    rows = [
        ("2026-03-01.xml", "<lastmod>2026-03-01</lastmod>"),
        ("2026-03-20.xml", "<lastmod>2026-03-20T10:00:00Z</lastmod>"),
        ("undated.xml", ""),
        ("news-2.xml", ""),
        ("news-1.xml", "<lastmod>2026-03-20</lastmod>"),
    ]
    children = "".join(f"<sitemap><loc>http://site.example/{name}</loc>{said}</sitemap>" for name, said in rows)
    body = f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{children}</sitemapindex>".encode()
    assert is_feed(body)
    feed = read(Received(body), NOW)
    assert (feed.kind, feed.lists_feeds, feed.cut) == ("sitemap index", True, False)
    assert [item.url.rpartition("/")[2] for item in feed.items] == [
        "news-1.xml",
        "news-2.xml",
        "2026-03-20.xml",
        "2026-03-01.xml",
        "undated.xml",
    ]


PLAIN = "<url><loc>http://news.example/{}</loc><lastmod>2026-03-20</lastmod></url>"
LAUGHS = '<!DOCTYPE urlset [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (sitemap(PLAIN.format(1), PLAIN.format(2)), PlainSitemap),
        (sitemap(), NotAFeed),
        (HEAD.encode(), NotAFeed),
        (b"<urlset \x00\x01", NotAFeed),
        (sitemap("<url><loc>\x0b</loc></url>"), PlainSitemap),
        (b"<?xml version='1.0' encoding='x-none'?><urlset></urlset>", NotAFeed),
        (f"{LAUGHS}<urlset><url><loc>&b;</loc></url></urlset>".encode(), EntitiesInFeed),
        (gzip.compress(sitemap(*ROWS))[:-20], DamagedFile),
        (gzip.compress(HEAD.encode() + b" " * gzipped.MOST), ReadingTooMuch),
    ],
    ids=[
        "plain",
        "empty",
        "only its head",
        "no XML",
        "control",
        "unknown encoding",
        "entities",
        "cut gzip",
        "gzip bomb",
    ],
)
def test_what_lists_no_news_is_refused(body: bytes, outcome: type[Refused]) -> None:
    assert is_feed(body)
    with pytest.raises(outcome):
        read(Received(body), NOW)


HEAD_WITHOUT_NEWS = HEAD.replace("xmlns:news", "xmlns:other")
BROKEN = entry(1, "2026-03-20T12:00:00Z").replace("Story 1 &amp; more", "{}") + entry(2, None)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (HEAD + BROKEN.format("Rock & roll &amp; more"), "Rock & roll & more"),
        (HEAD + BROKEN.format("Café&nbsp;Zo&euml;"), "Café Zoë"),
        (HEAD + BROKEN.format("Rock &amp;amp; roll, &amp;#8217;26"), "Rock & roll, ’26"),
        (HEAD + BROKEN.format("<![CDATA[Rock & &nbsp; roll]]> & more"), "Rock & roll & more"),
        (HEAD + BROKEN.format("A\x0bB \x00& C"), "AB & C"),
        (HEAD_WITHOUT_NEWS + BROKEN.format("One"), "One"),
        ("\n  " + HEAD + BROKEN.format("One"), "One"),
        ("<!-- made & kept -->" + HEAD.partition("?>")[2] + BROKEN.format("One"), "One"),
    ],
    ids=["bare sign", "names of HTML", "escaped twice", "CDATA", "control", "no namespace", "blank before", "comment"],
)
def test_one_that_is_not_well_formed_is_read_whole(body: str, title: str) -> None:
    feed = read(Received(f"{body}</urlset>".encode()), NOW)
    assert [item.title for item in feed.items] == [title, "Story 2 & more"]
    assert not feed.cut


def test_a_bare_sign_in_an_address_is_one_of_it() -> None:
    rows = sitemap(entry(1, None).replace("/1 ", "/?a=1&b=2&copy=3 "), entry(2, None))
    assert [item.url for item in read(Received(rows), NOW).items] == [
        "http://news.example/?a=1&b=2&copy=3",
        "http://news.example/2",
    ]


def test_one_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    feed = read(Received(sitemap(*ROWS)[:-50]), NOW)
    assert [item.url for item in feed.items] == [item.url for item in READ.items]
    assert feed.cut
