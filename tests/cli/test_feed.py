"""`copydesk feed`: what is found is shown before it is added, what is followed comes in, and each says how it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.feed_web import local_web
from tests.cli.terminal import Terminal
from tests.web import ATOM, RSS, LocalWeb

OPML = """<opml version="2.0"><body><outline text="Sites"><outline type="rss" text="Quill" xmlUrl="http://quill.example/feed.xml"/>
<outline type="rss" text="Quill again" xmlUrl="http://quill.example/feed.xml"/>
<outline type="rss" text="Inside" xmlUrl="http://127.0.0.1/feed.xml"/></outline></body></opml>"""


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    """The local web, with a feed of The Ledger, which has published for a day; it asks for none of its pages."""
    with local_web() as web:
        for host in ("ledger.example", "quill.example"):
            outlet = web.outlet(host, per_day=6, seed=3)
            outlet.feed("/feed.xml", RSS)
        web.clock.advance(days=1)
        yield web


@pytest.fixture
def terminal(tmp_path: Path, web: LocalWeb) -> Terminal:
    return Terminal(tmp_path)


LEDGER = "http://ledger.example/feed.xml"


def test_a_feed_is_shown_added_polled_and_told(terminal: Terminal) -> None:
    shown = terminal.run("feed", "add", LEDGER, "--dry-run")
    assert shown.code == 0
    assert "fictional · RSS · 20 items · the address itself" in shown.out
    assert "newest: " in shown.out
    assert "Nothing is followed yet" in terminal.run("feed", "list").out
    terms = ("--first", "2", "--name", "The\x1b[2J Ledger", "--exclude", "volcano")
    added = terminal.run("feed", "add", LEDGER, *terms)
    assert added.code == 0, added.err
    assert "Feed 1, The" in added.out
    assert "\x1b" not in added.out
    assert "2 items that stood there already will be stored." in added.out
    assert "not with: volcano" in added.out
    polled = terminal.run("feed", "poll", "--json").json
    assert (polled["looks"], polled["items"]) == (0, 2)
    (row,) = terminal.run("feed", "list", "--json").json["feeds"]
    assert (row["number"], row["health"], row["terms"]["exclude"]) == (1, "fine", ["volcano"])
    stats = terminal.run("stats", "--json").json
    assert stats["articles"] == 2
    assert [(fed["number"], fed["seen"], fed["stored"]) for fed in stats["new_today"]] == [(1, 2, 2)]
    assert "New today by feeds: 2 seen, 2 stored" in terminal.run("stats").out
    one = terminal.run("feed", "list", "ledger.example").out
    assert f"RSS · {LEDGER}" in one
    assert "items · HTTP 200 · 20 items" in one
    found = terminal.run("sources", "the feed:1 -outlet:quill.example", "--json")
    assert len(found.json["sources"]) == 2, found.err
    empty = terminal.run("brief", "zebra", "outlet:The Ledger").out  # as a shell gives outlet:"The Ledger"
    assert "0 of 2 articles of The Ledger." in empty
    none = terminal.run("brief", "zebra", "feed:lantern")
    assert (none.code, "copydesk feed list shows them." in none.err) == (1, True)


def test_a_feed_is_steered_and_checked(terminal: Terminal) -> None:
    terminal.run("feed", "add", LEDGER, "--first", "0", "--include", "ferry")
    assert "nothing was changed" in terminal.run("feed", "add", LEDGER).out
    assert terminal.run("feed", "list", "1", "--json").json["feeds"][0]["terms"]["include"] == ["ferry"]
    assert terminal.run("feed", "add", LEDGER, "--include", "pier", "--json").json["added"]["outcome"] == "changed"
    assert "copydesk feed resume 1" in terminal.run("feed", "pause", "ledger").out
    assert terminal.run("feed", "list", "--json").json["feeds"][0]["health"] == "paused"
    assert terminal.run("feed", "resume", "1", "--json").json["outcome"] == "resumed"
    checked = terminal.run("feed", "check", "1", "--json").json
    assert {item["verdict"] for item in checked["items"]} == {"older"}
    assert "20 items: 20 older.\nA check stores nothing." in terminal.run("feed", "check", "ledger.example").out
    assert "within half a minute" in terminal.run("feed", "look", "1").out
    assert terminal.run("feed", "poll", "--json").json == {"schema": 1, "looks": 1, "items": 0}
    assert terminal.run("feed", "remove", "#1", "--json").json["feed"]["number"] == 1
    gone = terminal.run("feed", "remove", "1", "--json")
    assert (gone.code, gone.json["error"]) == (1, "NoSuchFeed")
    done = [row["action"] for row in terminal.run("audit", "--json").json["rows"]]
    assert done == ["remove feed", "resume feed", "pause feed", "change feed", "add feed"]


def test_one_of_several_is_picked(web: LocalWeb, terminal: Terminal) -> None:
    outlet = web.outlet("lantern.example", per_day=6, seed=3)
    outlet.feed("/feed.xml", ATOM)
    outlet.front.others = (("application/rss+xml", "The Ledger", LEDGER),)
    several = terminal.run("feed", "add", "lantern.example")
    assert several.code == 2
    assert "2  " in several.out
    assert "--pick NUMBER" in several.err
    assert "no 3 among the 2" in terminal.run("feed", "add", "lantern.example", "--pick", "3").err
    picked = terminal.run("feed", "add", "lantern.example", "--pick", "2", "--json").json
    assert picked["added"]["subscription"]["address"] == picked["candidates"][1]["address"]
    links = terminal.run("feed", "add", "lantern.example", "--pattern", "/2031/*", "--dry-run")
    assert "links of a page" in links.out
    assert terminal.run("feed", "add", "lantern.example", "--pattern", "/none/*").code == 1


def test_feeds_come_in_and_go_out_as_opml(terminal: Terminal) -> None:
    terminal.run("feed", "add", LEDGER)
    (terminal.folder / "mine.opml").write_text(OPML)
    planned = terminal.run("feed", "import", "mine.opml", "--dry-run").out
    assert "3 feeds: 1 new, 1 listed twice, 1 refused" in planned
    assert "Inside: 127.0.0.1 is not an address of the public internet" in planned
    assert "dry run" in planned
    assert len(terminal.run("feed", "list", "--json").json["feeds"]) == 1
    done = terminal.run("feed", "import", "-", "--json", given=OPML).json
    assert (done["carried_out"], [feed["outcome"] for feed in done["feeds"]]) == (True, ["new", "refused", "twice"])
    written = terminal.run("feed", "export", "all.opml", "--json").json
    assert written["feeds"] == 2
    assert terminal.run("feed", "export", "all.opml").code == 1
    streamed = terminal.run("feed", "export")
    assert streamed.out.count("<outline ") == (terminal.folder / "all.opml").read_text().count("<outline ") == 2
    assert "2 feeds written to standard output." in streamed.err
    assert "2 followed already" in terminal.run("feed", "import", "all.opml", "--dry-run").out
    assert "no list of feeds" in terminal.run("feed", "import", "-", given="ferry").err


def test_an_address_with_a_token_is_left_out_unless_it_is_asked_for(web: LocalWeb, terminal: Terminal) -> None:
    web.outlet("vault.example", per_day=6, seed=3).feed("/feed.xml", RSS)
    secret = "http://vault.example/feed.xml?token=s3cr3tt0k3ns3cr3t"
    assert terminal.run("feed", "add", secret).code == 0
    left_out = terminal.run("feed", "export")
    assert "s3cr3t" not in left_out.out
    assert "1 whose address has a password or a token" in left_out.err
    assert "s3cr3t" in terminal.run("feed", "export", "-", "--with-secrets").out


def test_private_addresses_and_what_is_no_feed_are_refused(terminal: Terminal) -> None:
    assert "not an address of the public internet" in terminal.run("feed", "add", "http://127.0.0.1/feed.xml").err
    refused = terminal.run("feed", "add", "http://nowhere.example/", "--json")
    assert refused.code == 1
    assert refused.json["error"]
    assert terminal.run("feed", "add", LEDGER, "--database", "none.sqlite").code == 1


def test_a_feed_by_http_and_by_https_is_one(terminal: Terminal, tmp_path: Path) -> None:
    both = "".join(f'<outline text="A" xmlUrl="{scheme}://a.example/feed"/>' for scheme in ("https", "http"))
    (tmp_path / "both.opml").write_text(f"<opml><body>{both}</body></opml>")
    assert "2 feeds: 1 added, 1 listed twice" in terminal.run("feed", "import", "both.opml").out
    (tmp_path / "both.opml").write_text(f"<opml><body>{both.replace('https', 'http')}</body></opml>")
    assert "1 followed already" in terminal.run("feed", "import", "both.opml", "--dry-run").out
    exported = terminal.run("feed", "export").out
    assert exported.count("a.example/feed") == 1
    assert exported.endswith("</opml>\n")


def test_an_import_is_taken_back_whole(terminal: Terminal) -> None:
    assert terminal.run("feed", "add", LEDGER, "--first", "0").code == 0
    (terminal.folder / "feeds.opml").write_text(OPML)
    done = terminal.run("feed", "import", "feeds.opml")
    assert "To take it back: copydesk feed unimport 2\n" in done.out
    refused = terminal.run("feed", "unimport", "2-9999999")
    assert (refused.code, "as they were printed" in refused.err) == (2, True)
    taken = terminal.run("feed", "unimport", "2-9", "--json").json
    assert [feed["number"] for feed in taken["feeds"]] == [2]
    assert [row["number"] for row in terminal.run("feed", "list", "--json").json["feeds"]] == [1]
    nothing = terminal.run("feed", "unimport", "2")
    assert "nothing to take back; look at the list of feeds. copydesk feed list shows it." in " ".join(
        nothing.err.split()
    )


def test_a_language_is_one_that_is_known(terminal: Terminal) -> None:
    (terminal.folder / "feeds.opml").write_text(OPML)
    for words in (["add", LEDGER], ["import", "feeds.opml"]):
        refused = terminal.run("feed", *words, "--language", "klingon", "--json").json
        assert (refused["error"], refused["facts"]) == ("NoSuchLanguage", {"language": "klingon"})
    added = terminal.run("feed", "add", LEDGER, "--language", "French", "--json").json["added"]
    assert added["subscription"]["terms"]["language"] == "fr"


def test_what_came_in_is_listed(terminal: Terminal) -> None:
    assert terminal.run("feed", "add", LEDGER, "--first", "2").code == 0
    assert terminal.run("feed", "poll").code == 0
    first, second = terminal.run("brief", "--new"), terminal.run("brief", "--new")
    assert "Newest articles" in first.out
    assert "2 of 2 articles; searched 2 articles" in first.out
    assert "UTC: nothing.\n" in second.out
    listed = terminal.run("search", "feed:1 lang:en", "--json").json
    assert (listed["listed"], listed["total"], len(listed["hits"])) == (True, 2, 2)
    assert terminal.run("brief", "feed:1", "--json").json["listed"] is True
    wrong = terminal.run("timeline", "feed:1", "--json").json
    assert wrong["error"] == "TimelineOfNothing"
    who = terminal.run("who", "#1", "--feed", "1")
    assert "Only what came from The Ledger" in who.out
    assert terminal.run("last").out.startswith("copydesk who '#1' --feed 1")
    assert "Not among 2 articles of The Ledger" in terminal.run("seen", "Nobody has this text here", "--feed", "1").out
    checked = terminal.run("feed", "check", "1")
    assert "20 items: 2 stored, 18 older." in checked.out
