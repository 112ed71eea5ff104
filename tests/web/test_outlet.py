"""Outlets publish reproducibly, and what they publish is read by the program's own readers."""

from pathlib import Path

import pytest

from bot.reading import feed as reader
from tests.web import FORMATS, LocalWeb


@pytest.mark.parametrize("name", FORMATS)
async def test_a_feed_in_each_format_lists_the_window(name: str, tmp_path: Path) -> None:
    async with LocalWeb() as web, web.fetcher() as fetcher:
        ledger = web.outlet("ledger.example", per_day=24)
        feed = ledger.feed("/feed", FORMATS[name])
        received = (await fetcher.get(feed.address)).received
        if name != "news sitemap":
            listed = reader.read(received)
            assert [item.url for item in listed.items] == [article.address for article in feed.shown(web.clock.now())]
            assert [item.title for item in listed.items] == [article.title for article in feed.shown(web.clock.now())]
