"""What is believed of a feed's items: moments in UTC, names of their own, addresses, and the feed's wishes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors.tree import Refused
from bot.reading.feeds.reader import read
from bot.records.feeds import Feed
from bot.records.reading import Received

NOW = dt.datetime(2026, 3, 21, 12, tzinfo=dt.UTC)
RSS = (
    "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>{}</channel></rss>"
)
LINK = "<link>http://news.example/1</link>"


def rss(channel: str) -> Feed:
    return read(Received(RSS.format(channel).encode(), url="http://news.example/feed"), NOW)


def json_feed(item: str) -> Feed:
    return read(Received(f'{{"version":"https://jsonfeed.org/version/1.1","items":[{item}]}}'.encode()), NOW)


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        ("Fri, 20 Mar 2026 10:00:00 GMT", "2026-03-20T10:00:00+00:00"),
        ("Fri, 20 Mar 2026 10:00:00 +0530", "2026-03-20T04:30:00+00:00"),
        ("Fri, 20 Mar 2026 23:30:00 -0500", "2026-03-21T04:30:00+00:00"),
        ("Fri, 20 Mar 2026 10:00:00", "2026-03-20T10:00:00+00:00"),
        ("2026-03-20T10:00:00+02:00", "2026-03-20T08:00:00+00:00"),
        ("2026-03-20T10:00:00.123Z", "2026-03-20T10:00:00+00:00"),
        ("2026-03-20", "2026-03-20T00:00:00+00:00"),
        ("Mon, 23 Mar 2026 11:00:00 GMT", "2026-03-23T11:00:00+00:00"),
        ("Mon, 23 Mar 2026 13:00:00 GMT", None),
        ("Mon, 01 Jan 1990 00:00:00 GMT", "1990-01-01T00:00:00+00:00"),
        ("Sun, 31 Dec 1989 23:59:00 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("Fri, 31 Feb 2026 10:00:00 GMT", None),
        ("yesterday", None),
        ("", None),
        ("Fri, 20 Mar 2026 10:00:00 UTC+2", "2026-03-20T08:00:00+00:00"),
        ("Fri, 20 Mar 2026 10:00:00 GMT-03:30", "2026-03-20T13:30:00+00:00"),
        ("Fri, 20 Mar 2026 10:00 PM", "2026-03-20T22:00:00+00:00"),
        ("March 20, 2026 12:05 a.m.", "2026-03-20T00:05:00+00:00"),
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
        ("2026", None),
        ("2026-03", None),
        ("Fr, 20 Mär 2026 10:00:00 +0100", "2026-03-20T09:00:00+00:00"),
        ("Freitag, 20. März 2026, 10.05 Uhr", "2026-03-20T10:05:00+00:00"),
        ("ven., 20 mars 2026 10:00:00 +0100", "2026-03-20T09:00:00+00:00"),
        ("Пт, 20 мар 2026 10:00:00 +0300", "2026-03-20T07:00:00+00:00"),
        ("الجمعة، 20 مارس 2026 10:00", "2026-03-20T10:00:00+00:00"),
        ("2026年3月20日 10:00", "2026-03-20T10:00:00+00:00"),
        ("20/03/2026", "2026-03-20T00:00:00+00:00"),
        ("03/02/2026 10:00:00", None),
    ],
)
def test_a_moment_is_read_in_its_zone_and_an_absurd_one_is_none(stamp: str, moment: str | None) -> None:
    by_rss = rss(f"<item>{LINK}<pubDate>{stamp}</pubDate></item>").items[0].published
    by_json = json_feed(f'{{"url":"http://news.example/1","date_published":"{stamp}"}}').items[0].published
    for published in (by_rss, by_json):
        assert (published and published.replace(microsecond=0).isoformat()) == moment


def test_a_month_in_words_is_one_of_the_feeds_language() -> None:
    """Listopad is November in Czech and Polish, October in Croatian."""
    stamp = f"<item>{LINK}<pubDate>20. listopad 2025 10:00</pubDate></item>"
    for language, month in (("cs-CZ", 11), ("hr", 10)):
        feed = rss(f"<language>{language}</language>{stamp}")
        assert feed.items[0].published == dt.datetime(2025, month, 20, 10, tzinfo=dt.UTC)
    assert rss(stamp).items[0].published is None


@pytest.mark.parametrize(
    ("item", "url", "guid"),
    [
        (f"{LINK}<guid isPermaLink='false'>a 7</guid>", "http://news.example/1", "a 7"),
        (f"{LINK}<guid>http://other.example/7</guid>", "http://news.example/1", "http://other.example/7"),
        ("<guid>http://news.example/7</guid>", "http://news.example/7", "http://news.example/7"),
        ("<guid isPermaLink='true'>http://news.example/7</guid>", "http://news.example/7", "http://news.example/7"),
        ("<guid isPermaLink='false'>http://news.example/7</guid>", None, None),
        ("<guid>7</guid>", None, None),
        ("<guid>ftp://news.example/7</guid>", None, None),
        (f"{LINK}<guid>{'g' * 2_000}</guid>", "http://news.example/1", "g" * 2_000),
        (f"{LINK}<guid>{'g' * 2_001}</guid>", "http://news.example/1", None),
        ("<link>//cdn.example/1</link>", "http://cdn.example/1", None),
        ("<link>http://news.example/a b.html</link>", "http://news.example/a%20b.html", None),
        ("<link>javascript:alert(1)</link>", None, None),
        ("<title>without</title>", None, None),
    ],
)
def test_a_guid_stands_for_a_missing_link_only_where_it_is_one(item: str, url: str | None, guid: str | None) -> None:
    feed = rss(f"<item>{item}</item>")
    assert [(kept.url, kept.guid) for kept in feed.items] == ([(url, guid)] if url else [])
    assert feed.dropped == (0 if url else 1)


@pytest.mark.parametrize(
    ("given", "url", "guid"),
    [
        ('"id": 7, "url": "http://news.example/1"', "http://news.example/1", "7"),
        ('"id": "http://news.example/7"', "http://news.example/7", "http://news.example/7"),
        ('"id": "7"', None, None),
        ('"id": "7", "external_url": "http://other.example/1"', "http://other.example/1", "7"),
        (
            '"id": "7", "external_url": "http://other.example/1", "url": "http://news.example/1"',
            "http://news.example/1",
            "7",
        ),
        ('"id": ["7"], "url": "http://news.example/1"', "http://news.example/1", None),
    ],
)
def test_an_item_of_json_feed_has_the_name_it_is_given(given: str, url: str | None, guid: str | None) -> None:
    feed = json_feed(f"{{{given}}}")
    assert [(kept.url, kept.guid) for kept in feed.items] == ([(url, guid)] if url else [])


@pytest.mark.parametrize(
    ("said", "ttl", "update"),
    [
        ("", None, None),
        ("<ttl>60</ttl>", 3_600, None),
        ("<ttl> 5 </ttl>", 300, None),
        ("<ttl>-1</ttl>", None, None),
        ("<ttl>99999999</ttl>", None, None),
        ("<ttl>soon</ttl>", None, None),
        ("<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency> 2 </sy:updateFrequency>", None, 1_800),
        ("<sy:updatePeriod>Weekly</sy:updatePeriod>", None, 604_800),
        ("<sy:updateFrequency>4</sy:updateFrequency>", None, 21_600),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", None, None),
        ("<sy:updatePeriod>whenever</sy:updatePeriod>", None, None),
    ],
)
def test_how_often_a_feed_wants_to_be_looked_at(said: str, ttl: int | None, update: int | None) -> None:
    feed = rss(f"{said}<item>{LINK}</item>")
    assert (feed.ttl_seconds, feed.update_seconds) == (ttl, update)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("R&amp;D &lt; 5", "R&D < 5"),
        ("It&amp;#8217;s &lt;b class='x'&gt;new&lt;/b&gt; &amp;amp; old", "It’s new & old"),
        ("<![CDATA[It&#8217;s <i>new</i>]]>", "It’s new"),
        ("<![CDATA[The &lt;b&gt; tag]]>", "The <b> tag"),
        ("  two\n lines ", "two lines"),
        ("x" * 400, "x" * 300),
        ("", None),
    ],
)
def test_a_title_is_its_words(written: str, title: str | None) -> None:
    assert rss(f"<item>{LINK}<title>{written}</title></item>").items[0].title == title


def test_a_feed_says_what_site_and_language_it_is_of_and_an_item_may_differ() -> None:
    two = "<item><link>/2</link><dc:language>pt_BR</dc:language></item>"
    feed = rss(f"<link>/news/</link><language>de-AT</language><item>{LINK}</item>{two}")
    assert (feed.site, feed.language) == ("http://news.example/news/", "de-at")
    assert [item.language for item in feed.items] == ["de-at", "pt-br"]


def test_what_changed_later_keeps_its_first_moment() -> None:
    entry = "<entry><link href='http://news.example/1'/>{}<updated>2026-03-21T10:00:00Z</updated></entry>"
    for said, day in (("<published>2026-03-20T10:00:00Z</published>", 20), ("", 21)):
        body = f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry.format(said)}</feed>"
        (item,) = read(Received(body.encode()), NOW).items
        assert (item.day, item.updated) == (dt.date(2026, 3, day), dt.datetime(2026, 3, 21, 10, tzinfo=dt.UTC))


TOKENS = """<rss><channel> <feed> <item> </item> <entry> <link> </link> <guid> <pubDate> <updated> 2026-03-20T10:00:00Z
http://[ //x &amp; &#0; &#x110000; <![CDATA[ ]]> <!-- <?xml <!DOCTYPE [ ]> < > ' " = xml:base='http://[' <urlset>
<url> <loc> http://news.example/1 </loc> <news:news> <sitemapindex> <opml> <outline xmlUrl='http://[/'/> standalone
{"version":"https://jsonfeed.org/version/1", "items":[ {"url":7}, ]} encoding="x-none" \x01 \x1b \ufeff"""


@given(
    st.lists(st.sampled_from(TOKENS.split()) | st.text(max_size=4), max_size=40),
    st.sampled_from(["utf-8", "utf-16", "latin-1"]),
)
def test_whatever_comes_is_a_feed_or_refused_by_an_error_of_ours(pieces: list[str], encoding: str) -> None:
    for head in ("", "<rss><channel>", "<urlset>", "<opml>", "<feed xmlns='http://www.w3.org/2005/Atom'>"):
        body = (head + "".join(pieces)).encode(encoding, "replace")
        try:
            feed = read(Received(body, url="http://news.example/feed"), NOW)
        except Refused:
            continue
        assert isinstance(feed, Feed)
