"""Feeds, lists of them and pages are read in a child process, whose refusals arrive whole."""

import datetime as dt

import pytest

from bot.errors.reading import NotAFeed, PlainSitemap
from bot.reading.parsers import ParserPool
from bot.records.feeds import FeedCandidate, FeedItem, Outline
from bot.records.reading import Received

NOW = dt.datetime(2026, 3, 21, 12, tzinfo=dt.UTC)
HOME = "https://news.example/"


async def test_each_reader_of_feeds_runs_in_a_child() -> None:
    pool = ParserPool()
    try:
        rss = Received(b"<rss><channel><item><link>/1</link></item></channel></rss>", url=HOME)
        assert (await pool.feed(rss, NOW)).items == (FeedItem(f"{HOME}1"),)
        named = Received(b"<link rel=alternate type=application/rss+xml href=/a.xml>", url=HOME)
        assert (await pool.feed_candidates(named, None))[0] == FeedCandidate(f"{HOME}a.xml", "page")
        linked = Received(b"<a href=/sport/1>First</a><a href=/2>Second</a>", url=HOME)
        assert (await pool.page_links(linked, "/sport/*")).items == (FeedItem(f"{HOME}sport/1", "First"),)
        listed = Received(b"<opml><body><outline xmlUrl='https://a.example/'/></body></opml>")
        assert (await pool.outlines(listed)).outlines == (Outline("https://a.example/"),)
        with pytest.raises(PlainSitemap) as plain:
            await pool.feed(Received(b"<urlset><url><loc>https://a.example/</loc></url></urlset>"), NOW)
        assert plain.value.facts == {"count": 1}
        with pytest.raises(NotAFeed):
            await pool.outlines(rss)
    finally:
        await pool.close()
