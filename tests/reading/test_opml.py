"""OPML in and out: folders, attributes in any case, hostile titles, and what is refused."""

import datetime as dt
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors.reading import EntitiesInFeed, NotAFeed
from bot.errors.tree import Refused
from bot.reading.feeds import opml
from bot.reading.feeds.items import LONGEST_TITLE
from bot.reading.feeds.reader import read as read_feed
from bot.records.feeds import Outline, Outlines
from bot.records.reading import Received
from bot.text.clean import one_line

NOW = dt.datetime(2026, 3, 21, 12, tzinfo=dt.UTC)
FILE = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.1"><head><title>Mine</title></head><body>
  <outline text="City">
    <outline title="Inner  &amp; outer" text="x">
      <outline type="rss" text="Ledger" title="The Ledger" xmlUrl="https://news.example/feed" htmlUrl="https://news.example/"/>
    </outline>
    <outline TEXT="Quill" XMLURL=" https://quill.example/rss "/>
  </outline>
  <outline><outline text="Loose" xmlUrl="https://loose.example/a"/></outline>
  <outline text="again" xmlUrl="https://news.example/feed"/>
  <outline text="no feed" type="link" url="https://news.example/page"/>
  <outline text="no address" xmlUrl="feed"/>
  <outline text="https://bare.example/a" xmlUrl="https://bare.example/a"/>
</body></opml>"""
READ = Outlines(
    "Mine",
    (
        Outline("https://news.example/feed", "The Ledger", ("City", "Inner & outer"), "https://news.example/"),
        Outline("https://quill.example/rss", "Quill", ("City",)),
        Outline("https://loose.example/a", "Loose"),
        Outline("https://bare.example/a"),
    ),
    dropped=1,
    repeated=(Outline("https://news.example/feed", "again"),),
)


@pytest.mark.parametrize("body", [FILE.encode(), FILE.replace("UTF-8", "utf-16").encode("utf-16")])
def test_feeds_are_read_with_their_folders(body: bytes) -> None:
    assert opml.read(Received(body)) == READ


def test_signs_that_nobody_escaped_are_those_of_the_address() -> None:
    odd = '<outline text="A & B &eacute;" xmlUrl="https://news.example/?a=1&b=2&copy=3" sy:updatePeriod="daily"/>'
    read = opml.read(Received(f"\n<?xml version='1.0'?><opml><body>{odd}</body></opml>".encode()))
    assert read.outlines == (Outline("https://news.example/?a=1&b=2&copy=3", "A & B é"),)


def outlines(count: int) -> bytes:
    rows = "".join(f'<outline xmlUrl="https://{n}.example/feed"/>' for n in range(count))
    return f"<opml><body>{rows}</body></opml>".encode()


@pytest.mark.parametrize(("count", "kept"), [(1_000, 1_000), (1_001, 1_000), (3_000, 1_000)])
def test_a_thousand_are_read_and_no_more(count: int, kept: int) -> None:
    read = opml.read(Received(outlines(count)))
    assert (len(read.outlines), read.cut) == (kept, count > kept)
    feed = read_feed(Received(outlines(count)), NOW)
    assert (feed.kind, feed.lists_feeds, len(feed.items), feed.cut) == ("list of feeds", True, 500, True)


def test_folders_without_end_cost_little() -> None:
    deep = "<opml><body>" + "<outline text='f'>" * 20_000 + "<outline xmlUrl='https://news.example/a'/>"
    read = opml.read(Received((deep + "</outline>" * 20_000 + "</body></opml>").encode()))
    assert read.outlines == (Outline("https://news.example/a", None, ("f",) * 8),)


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("<!DOCTYPE opml [<!ENTITY a 'https://news.example/'>]><opml><outline xmlUrl='&a;'/></opml>", EntitiesInFeed),
        ("<!DOCTYPE opml [<!ATTLIST outline xmlUrl CDATA 'https://news.example/'>]><opml></opml>", EntitiesInFeed),
        ("<opml><body><outline>", NotAFeed),
        ("<opml ", NotAFeed),
        ("<?xml version='1.0' encoding='x-none'?><opml></opml>", NotAFeed),
        ("<rss><channel></channel></rss>", NotAFeed),
        ("", NotAFeed),
    ],
)
def test_what_is_no_opml_or_an_attack_is_refused(body: str, outcome: type[Refused]) -> None:
    with pytest.raises(outcome):
        opml.read(Received(body.encode()))


HOSTS = st.integers(0, 50).map(lambda number: f"https://{number}.example/feed?a=1&b=<\"'>")
NAMES = st.text(max_size=12) | st.sampled_from(["&amp;", "]]>", '"><x/>', "\x00\x1b\ud800\uffff", "a\tb\nc", "<!--"])
OUTLINES = st.builds(
    Outline, HOSTS, st.none() | NAMES, st.lists(NAMES, max_size=4).map(tuple), st.none() | st.just("https://a.example/")
)


def settled(outline: Outline) -> Outline:
    """What is left of a title and of folders: what XML and one line can hold."""

    def sound(text: str) -> str:
        return one_line("".join(sign for sign in one_line(text) if sign not in "\ufffe\uffff"))[:LONGEST_TITLE]

    folders = tuple(name for name in map(sound, outline.folders) if name)
    return Outline(outline.url, sound(outline.title or "") or None, folders, outline.site)


@given(NAMES, st.lists(OUTLINES, max_size=12, unique_by=lambda outline: outline.url))
def test_what_is_written_is_read_again(title: str, given: list[Outline]) -> None:
    read = opml.read(Received(opml.write(title, given, NOW)))
    assert sorted(map(repr, read.outlines)) == sorted(repr(settled(outline)) for outline in given)


def test_each_feed_is_written_as_readers_expect_it() -> None:
    whole = opml.write("Our feeds", [*READ.outlines, Outline("https://c.example/", "C", ("City",))], NOW)
    tree = ElementTree.fromstring(whole)
    assert (tree.get("version"), tree.findtext("head/title")) == ("2.0", "Our feeds")
    assert tree.findtext("head/dateCreated") == "Sat, 21 Mar 2026 12:00:00 +0000"
    assert [outline.get("text") for outline in tree.findall("body/outline")] == [
        "City",
        "Loose",
        "https://bare.example/a",
    ]
    ledger = tree.find("body/outline[@text='City']/outline/outline")
    assert ledger is not None
    assert ledger.attrib == {
        "type": "rss",
        "text": "The Ledger",
        "title": "The Ledger",
        "xmlUrl": "https://news.example/feed",
        "htmlUrl": "https://news.example/",
    }
