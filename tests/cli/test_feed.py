"""`copydesk feed`: what is found is shown before it is added, what is followed comes in, and each says how it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.feed_web import local_web
from tests.cli.terminal import Terminal
from tests.web import RSS, Feed, LocalWeb


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with local_web() as web:
        yield web


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def ledger(web: LocalWeb, host: str = "ledger.example") -> Feed:
    """A feed of an outlet that has published for a day."""
    outlet = web.outlet(host, per_day=6, seed=3)
    web.clock.advance(days=1)
    return outlet.feed("/feed.xml", RSS)


def test_a_feed_is_shown_added_polled_and_told(web: LocalWeb, terminal: Terminal) -> None:
    feed = ledger(web)
    shown = terminal.run("feed", "add", feed.address, "--dry-run")
    assert shown.code == 0
    assert "1  The Ledger (fictional) · RSS ·" in shown.out
    assert "newest: " in shown.out
    assert "Nothing is followed yet" in terminal.run("feed", "list").out
    added = terminal.run(
        "feed", "add", feed.address, "--first", "2", "--name", "The\x1b[2J Ledger", "--exclude", "volcano"
    )
    assert added.code == 0, added.err
    assert "Feed 1, The" in added.out
    assert "\x1b" not in added.out
    assert "2 items that stood there already will be stored." in added.out
    assert "not with: volcano" in added.out
    polled = terminal.run("feed", "poll", "--json").json
    assert (polled["looks"], polled["items"]) == (0, 2)
    (row,) = terminal.run("feed", "list", "--json").json["feeds"]
    assert (row["number"], row["health"], row["terms"]["exclude"]) == (1, "fine", ["volcano"])
    assert terminal.run("stats", "--json").json["articles"] == 2
    assert "2 stored" in terminal.run("stats").out
    one = terminal.run("feed", "list", "ledger").out
    assert "RSS · http://ledger.example/feed.xml" in one
    assert "items · HTTP" in one or "· items" in one
