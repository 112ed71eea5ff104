"""Feeds of every kind list their items; what only looks like one is refused."""

import datetime as dt
import time

import pytest

from bot.errors.reading import EntitiesInFeed, NotAFeed
from bot.errors.tree import Refused
from bot.reading.feeds import is_feed
from bot.reading.feeds.reader import read
from bot.records.feeds import Feed, FeedItem, FeedKind
from bot.records.reading import Received

NOW = dt.datetime(2025, 3, 21, 12, tzinfo=dt.UTC)
ONE = FeedItem("http://news.example/1", "One & only", dt.datetime(2025, 3, 20, 10, tzinfo=dt.UTC), "a7")
TWO = FeedItem("http://news.example/2")

FEEDS: dict[str, tuple[FeedKind, str]] = {
    "RSS 2.0": (
        "rss",
        """<?xml version="1.0"?><rss version="2.0"><channel><title>Ledger</title>
        <item><title>One &amp; only</title><link>http://news.example/1</link><guid isPermaLink="false"> a7 </guid>
        <pubDate>Thu, 20 Mar 2025 12:00:00 +0200</pubDate></item>
        <item><link>/2</link></item><item><title>no address</title></item></channel></rss>""",
    ),
    "RSS 1.0": (
        "rss",
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Ledger</title></channel>
        <item><title>One &amp; only</title><link>http://news.example/1</link><guid>a7</guid>
        <pubDate>2025-03-20T10:00Z</pubDate></item>
        <item><link>http://news.example/2</link></item><item/></rdf:RDF>""",
    ),
    "Atom": (
        "atom",
        """<feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title>
        <entry><title>One &amp; only</title><link href="http://news.example/1"/><id>a7</id>
        <published>2025-03-20T05:00:00-05:00</published></entry>
        <entry><link rel="alternate" href="/2"/></entry>
        <entry><title>no address</title><id>tag:news.example,2025:3</id></entry></feed>""",
    ),
    "JSON Feed": (
        "json",
        """{"version": "https://jsonfeed.org/version/1.1", "title": "Ledger", "items": [
        {"id": "a7", "url": "http://news.example/1", "title": "One & only", "date_published": "2025-03-20T10:00:00Z"},
        {"url": "/2"}, {"url": 7}]}""",
    ),
    "RSS that is not well-formed": (
        "rss",
        """<rss><channel><title>Ledger</title><item><title>One & only</title>
        <link>http://news.example/1</link><guid isPermaLink=false>a7</guid>
        <pubDate>Thu, 20 Mar 2025 10:00:00 GMT</pubDate></item><item><link>http://news.example/2</link></item><item>""",
    ),
    "characters that are none": (
        "rss",
        """<rss version="2.0"><channel><title>Ledger&#55357;&#56832;</title>
        <item><title>One &amp; only&#x110000;&#99999999999999999999;</title><link>http://news.example/1</link>
        <guid isPermaLink="false">a7</guid><pubDate>Thu, 20 Mar 2025 10:00:00 GMT</pubDate></item>
        <item><link>http://news.example/2</link></item><item/></channel></rss>""",
    ),
    "the same twice": (
        "rss",
        """<rss version="2.0"><channel><title>Ledger</title>
        <item><title>One &amp; only</title><link>http://news.example/1</link><guid isPermaLink="false">a7</guid>
        <pubDate>20 Mar 2025 10:00:00</pubDate></item>
        <item><title>again</title><link>http://news.example/1</link></item><item/>
        <item><link>http://news.example/2</link></item></channel></rss>""",
    ),
}


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_lists_its_items(name: str) -> None:
    kind, text = FEEDS[name]
    assert is_feed(text.encode())
    feed = read(Received(text.encode(), url="http://news.example/feed"), NOW)
    assert feed == Feed(kind, "Ledger", (ONE, TWO), dropped=1)
    assert [item.day for item in feed.items] == [dt.date(2025, 3, 20), None]


def test_a_prolog_without_end_is_given_up_soon() -> None:
    """It is asked of every file, and on the event loop."""
    began = time.process_time()
    assert not is_feed(b"<!-- x -->" * 2_000_000 + b"<rss>")
    assert time.process_time() - began < 0.2


def test_opml_lists_feeds() -> None:
    body = b"""<opml version="2.0"><head><title>Mine</title></head><body><outline text="Group">
        <outline text="Ledger" xmlUrl="http://news.example/feed"/><outline text="none"/></outline></body></opml>"""
    feed = read(Received(body), NOW)
    assert (feed.kind, feed.title, feed.items) == (
        "list of feeds",
        "Mine",
        (FeedItem("http://news.example/feed", "Ledger"),),
    )


STORY = "<title>One &amp; only</title><link>http://news.example/1</link><guid isPermaLink='false'>a7</guid>"
ITEM = f"<item>{STORY}<pubDate>20 Mar 2025 10:00</pubDate>{{}}</item>"
RSS = f"<rss version='2.0'><channel><title>Ledger</title>{ITEM}</channel></rss>"
LETTERS = "How one writes <!ENTITY quay 'wall'> and <!DOCTYPE x [<!ENTITY y 'z'>]> in a file."
UNUSUAL: dict[str, bytes] = {
    "UTF-16 with a mark": f"<?xml version='1.0' encoding='utf-16'?>{RSS.format('')}".encode("utf-16"),
    "UTF-16 without a mark": f"<?xml version='1.0' encoding=\"UTF-16\"?>\n{RSS.format('')}".encode("utf-16-be"),
    "UTF-32": f"<?xml version='1.0' encoding='utf-32'?>{RSS.format('')}".encode("utf-32"),
    "letters of an entity in a CDATA section": RSS.format(f"<description><![CDATA[{LETTERS}]]></description>").encode(),
    "letters of an entity in a comment": f"<!-- {LETTERS} -->{RSS.format('')}".encode(),
    "a long licence before the root": (
        f"<?xml version='1.0'?>\n<!-- {'You may read this feed. ' * 900}-->\n<?xml-stylesheet href='a.xsl'?>"
        f"<!DOCTYPE rss PUBLIC '-//Example//DTD RSS 0.91//EN' \"http://news.example/rss.dtd\">{RSS.format('')}"
    ).encode(),
}


@pytest.mark.parametrize("kind", UNUSUAL)
def test_a_feed_is_known_by_its_root_in_any_encoding_and_behind_any_prolog(kind: str) -> None:
    assert is_feed(UNUSUAL[kind])
    assert read(Received(UNUSUAL[kind], url="http://news.example/feed"), NOW).items == (ONE,)


CITY = "<rss version='2.0'><channel><title>Городские вести: мосты открыты</title></channel></rss>"
DECLARED = "<?xml version='1.0' encoding='{}'?>" + CITY


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (CITY.encode("windows-1251"), "windows-1251"),
        (CITY.encode("koi8-r"), "KOI8-R"),
        (CITY.encode(), "windows-1251"),
        (CITY.encode(), None),
        (DECLARED.format("windows-1251").encode("windows-1251"), "utf-8"),
        (DECLARED.format("gb2312").encode("gb2312"), None),
        (DECLARED.format("utf-16").encode(), None),
        (DECLARED.format("shift_jis").encode(), "no-such"),
        (DECLARED.format("windows-1251").encode(), None),
        (DECLARED.format("ISO-8859-1").encode(), "iso-8859-1"),
        (DECLARED.format("windows-1251").replace("</channel></rss>", "<item><title>м").encode()[:-1], None),
        (DECLARED.format("x-user-defined").encode(), "iso-2022-kr"),
    ],
)
def test_a_feed_is_read_in_the_encoding_it_declares_or_its_answer_names(body: bytes, charset: str | None) -> None:
    assert read(Received(body, charset=charset), NOW).title == "Городские вести: мосты открыты"


ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><title>S</title><entry><title>One</title><id>7</id>{}</entry></feed>"
RDF = (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
    "<channel rdf:about='http://news.example/feed'><title>S</title></channel>{}</rdf:RDF>"
)
JSON = '"items": [{{"id": "7", "url": "http://news.example/1", "content_text": "{}"}}], "title": "S", '
SELDOM: dict[str, str] = {
    "Atom's relations as addresses (RFC 4287, 4.2.7.2)": ATOM.format(
        "<link rel='http://www.iana.org/assignments/relation/alternate' href='/1'/>"
    ),
    "Atom's content elsewhere, without a link (4.1.3.2)": ATOM.format("<content type='text/html' src='/1'/>"),
    "RSS 1.0's name of an item, without a link (5.5)": RDF.format("<item rdf:about='/1'><title>One</title></item>"),
    "JSON Feed's version behind its items": "{"
    + JSON.format("x" * 9_000)
    + '"version": "https://jsonfeed.org/version/1"}',
}


@pytest.mark.parametrize("kind", SELDOM)
def test_what_standards_allow_and_few_do_is_read(kind: str) -> None:
    assert is_feed(SELDOM[kind].encode())
    feed = read(Received(SELDOM[kind].encode(), url="http://news.example/feed"), NOW)
    assert [item.url for item in feed.items] == ["http://news.example/1"]


@pytest.mark.parametrize("count", [500, 501, 3_000, pytest.param(50_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("root", ["rss", "feed"])
def test_five_hundred_items_are_read_and_no_more(count: int, root: str) -> None:
    items = {
        "rss": "<item><title>t</title><link>http://news.example/{}</link></item>",
        "feed": '<entry><title>t</title><link href="http://news.example/{}"/></entry>',
    }
    heads = {"rss": "<rss version='2.0'><channel>", "feed": '<feed xmlns="http://www.w3.org/2005/Atom">'}
    feet = {"rss": "</channel></rss>", "feed": "</feed>"}
    body = heads[root] + "".join(items[root].format(n) for n in range(count)) + feet[root]
    feed = read(Received(body.encode()), NOW)
    assert (len(feed.items), feed.cut) == (500, count > 500)
    assert feed.items[-1].url.endswith("/499")


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
HIDDEN = "<!DOCTYPE x SYSTEM '<!--' [<!-- ]><rss> --><!ENTITY a 'ha'>]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (f"<?xml version='1.0'?>{LAUGHS}<rss><channel><title>&b;</title></channel></rss>", EntitiesInFeed),
        (f"<?xml version='1.0'?>{OUTSIDE}<rss><channel><title>&f;</title></channel></rss>", EntitiesInFeed),
        (f"<?xml version='1.0'?>{HIDDEN}<rss><channel><title>&a;</title></channel></rss><!-- -->", EntitiesInFeed),
        (f"<?x <!-- ?>{LAUGHS}<rss><channel><title>&b;</title></channel></rss><!-- -->", EntitiesInFeed),
        (f"<?xml version='1.0'?>{OUTSIDE}<opml><body><outline xmlUrl='&f;'/></body></opml>", EntitiesInFeed),
        ("<rss></rss>", NotAFeed),
        ("<opml><body>", NotAFeed),
        ('{"version": "https://jsonfeed.org/version/1", "items": {}}', NotAFeed),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', NotAFeed),
        ('{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 50_000, NotAFeed),
        ("<html><body>a page</body></html>", NotAFeed),
    ],
)
def test_what_is_no_feed_or_an_attack_is_refused(body: str, outcome: type[Refused]) -> None:
    with pytest.raises(outcome):
        read(Received(body.encode()), NOW)


@pytest.mark.parametrize(
    "body",
    [
        "<html><rss>",
        "words about <rss> feeds",
        "{}",
        "",
        "<svg><feed>",
        "<!-- a page --><html><rss>",
        "<?xml version='1.0'?><!-- <rss>",
    ],
)
def test_a_page_or_text_is_not_taken_for_a_feed(body: str) -> None:
    assert not is_feed(body.encode())
