"""From an address, a file, a feed or pasted text to the archive, through the desk's verbs."""

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.config import Config, FetchConfig
from bot.desk import ingest
from bot.desk.ingest_many import many
from bot.desk.reread_originals import reread_originals
from bot.desk.resources import Desk
from bot.errors.fetching import BadAddress, NotPublic, PageGone, RobotsForbid
from bot.errors.reading import FeedGiven, ListOfFeedsGiven, UnknownFile
from bot.errors.tree import CopydeskError
from bot.reading.parsers import ParserPool
from bot.records.answers import Tally
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.reading import Received
from tests.empty_archive import empty_archive
from tests.reading.files import packed
from tests.reading.web import NOW, Web, page

ME = Actor("terminal", "1", "an editor")


def story(title: str, word: str = "harbour") -> str:
    """A fictional page."""
    paragraphs = "".join(
        f"<p>Paragraph {n} of a fictional story tells of the {word} at Quillhaven and of what the wardens there did "
        f"on the morning when the ferry did not come. “We will wait for it,” said Mara Fenn, a warden.</p>"
        for n in range(6)
    )
    body = f"<article><h1>{title}</h1>{paragraphs}</article>"
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@pytest.fixture
async def desk(web: Web, tmp_path: Path) -> AsyncIterator[Desk]:
    store = await Store.open(str(empty_archive(tmp_path / "archive.sqlite")))
    async with store.writing() as conn:
        await conn.run_sync(archives.ensure, "local", NOW)
    parsers, fetcher = ParserPool(), web.fetcher()
    yield Desk(Config(), store, fetcher, parsers, lambda: NOW)
    await fetcher.close()
    await parsers.close()
    await store.close()


async def stored(desk: Desk) -> int:
    async with desk.store.reading() as conn:
        return (await conn.run_sync(articles.count, ArchiveId(1))).articles


async def test_an_address_is_previewed_then_stored_then_unchanged_then_a_new_version(desk: Desk, web: Web) -> None:
    web.sites["news.example/story"] = page(story("The Ferry Did Not Come"))
    (seen,) = await ingest.from_url(desk, ArchiveId(1), "https://news.example/story")
    assert seen.draft.title.value == "The Ferry Did Not Come"
    assert len(seen.markup.quotes) == 6
    assert await stored(desk) == 0
    first = await ingest.save(desk, ArchiveId(1), seen, ME)
    web.sites["news.example/story?utm_source=x"] = web.sites["news.example/story"]
    (again,) = await ingest.from_url(desk, ArchiveId(1), "http://news.example/story?utm_source=x")
    assert (again.known is not None, again.unchanged) == (True, True)
    second = await ingest.save(desk, ArchiveId(1), again, ME)
    web.sites["news.example/story"] = page(story("The Ferry Did Not Come", "lighthouse"))
    (changed,) = await ingest.from_url(desk, ArchiveId(1), "https://news.example/story")
    assert (changed.known is not None, changed.unchanged) == (True, False)
    third = await ingest.save(desk, ArchiveId(1), changed, ME)
    assert [r.outcome for r in (first, second, third)] == ["added", "unchanged", "new version"]
    assert {r.article for r in (first, second, third)} == {first.article}


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Fictional ledger</title>
<item><title>One</title><link>http://news.example/1</link><pubDate>Thu, 20 Mar 2025 10:00:00 GMT</pubDate></item>
<item><title>Two</title><link>/2</link></item>
<item><title>Inside</title><link>http://127.0.0.1/admin</link></item>
<item><title>Forbidden</title><link>http://news.example/private</link></item>
<item><title>Gone</title><link>http://news.example/gone</link></item>
</channel></rss>"""


async def test_a_feed_is_fetched_politely_and_taken_up_again_without_duplicates(desk: Desk, web: Web) -> None:
    web.sites = {
        "news.example/feed": page(FEED, headers="Content-Type: application/rss+xml\r\n"),
        "news.example/robots.txt": page("User-agent: *\nDisallow: /private\n"),
        "news.example/1": page(story("One")),
        "news.example/2": page(story("Two", "orchard")),
        "news.example/private": page(story("Private")),
    }
    with pytest.raises(FeedGiven):
        await ingest.from_url(desk, ArchiveId(1), "http://news.example/feed")
    steps: list[tuple[int, int]] = []

    def progress(done: int, total: int, name: str) -> None:
        steps.append((done, total))

    tally = await many(desk, ArchiveId(1), ["http://news.example/feed"], ME, pause_seconds=0, progress=progress)
    assert sorted(receipt.title or "" for _, receipt in tally.receipts) == ["One", "Two"]
    why = {failure.given: failure.why.sentence for failure in tally.failures}
    assert why == {
        "http://127.0.0.1/admin": NotPublic(host="127.0.0.1").sentence,
        "http://news.example/private": RobotsForbid(host="news.example").sentence,
        "http://news.example/gone": PageGone(host="news.example", status=404).sentence,
    }
    assert steps[-1] == (6, 6)
    assert not any("/private " in request.split("\r\n")[0] for request in web.requests)
    again = await many(desk, ArchiveId(1), ["http://news.example/feed"], ME, pause_seconds=0)
    assert (again.receipts, again.skipped, await stored(desk)) == ((), 2, 2)


async def test_the_fault_of_one_address_is_its_own(desk: Desk, web: Web) -> None:
    bad = ["http://[127.0.0.1]/", "http://h.example:word/", "http://news.example/" + "a" * 20_000, "http://\u2100.x/"]
    links = [*bad, "hard::x", "mailto:desk@example.org", "/2"]
    body = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    web.sites["news.example/feed"] = page(f"<rss version='2.0'><channel><title>L</title>{body}</channel></rss>")
    web.sites["news.example/2"] = page(story("Two"))
    before, after = (Received(story(name, name).encode(), name=f"{name}.html") for name in ("Before", "After"))
    tally = await many(
        desk, ArchiveId(1), [before, "http://news.example/feed", after, "http://[::1"], ME, pause_seconds=0
    )
    assert sorted(receipt.title or "" for _, receipt in tally.receipts) == ["After", "Before", "Two"]
    assert sorted(failure.given[:18] for failure in tally.failures) == sorted(a[:18] for a in [*bad, "http://[::1"])
    assert {type(failure.why) for failure in tally.failures} == {BadAddress}
    assert max(len(failure.given) for failure in tally.failures) < 400


async def test_an_error_nobody_thought_of_stops_no_other_article(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    add = articles.add

    def failing(*given: Any) -> Any:
        if given[2].title.value == "Two":
            raise KeyError("secret words of the article")
        return add(*given)

    monkeypatch.setattr(articles, "add", failing)
    given = [Received(story(name, name).encode(), name=f"{name}.html") for name in ("One", "Two", "Three")]
    tally = await many(desk, ArchiveId(1), given, ME)
    assert sorted(receipt.title or "" for _, receipt in tally.receipts) == ["One", "Three"]
    assert [(failure.given, type(failure.why)) for failure in tally.failures] == [("Two.html", CopydeskError)]
    assert "ingest: unexpected KeyError" in caplog.text
    assert "secret" not in "".join(r.getMessage() for r in caplog.records if r.levelno > logging.DEBUG)


async def test_a_page_full_of_bad_links_is_read(desk: Desk, web: Web) -> None:
    bad = "http://[127.0.0.1]/"
    html = story("Linked").replace("<p>", f"<p><a href='{bad}'>a link</a> <img src='{bad}'>")
    head = f"<base href='{bad}'><link rel='canonical' href='{bad}'><meta property='og:url' content='{bad}'>"
    html = html.replace("<head>", f"<head>{head}<meta property='og:image' content='{bad}'>")
    web.sites["news.example/linked"] = page(html)
    tally = await many(desk, ArchiveId(1), ["http://news.example/linked"], ME)
    assert ([receipt.title for _, receipt in tally.receipts], tally.failures) == (["Linked"], ())
    head = f"From: <Saved>\nSnapshot-Content-Location: {bad}\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    saved = head + html
    tally = await many(desk, ArchiveId(1), [Received(saved.encode(), name="saved.mhtml")], ME)
    assert ([receipt.title for _, receipt in tally.receipts], tally.failures) == (["Linked"], ())


async def test_many_files_report_what_failed_and_why(desk: Desk) -> None:
    given = [
        Received(story("One").encode(), name="one.html"),
        Received(b"\x89PNG\r\n\x1a\n", name="two.html"),
        Received(packed({"a.html": story("Three", "mill"), "b.html": story("Four", "quarry")}), name="three.zip"),
    ]
    tally: Tally = await many(desk, ArchiveId(1), given, ME, at_once=1)
    assert [(name, receipt.title) for name, receipt in tally.receipts] == [
        ("one.html", "One"),
        ("three.zip", "Three"),
        ("three.zip", "Four"),
    ]
    assert [(f.given, f.why.sentence) for f in tally.failures] == [("two.html", UnknownFile(kind="a picture").sentence)]
    again = await many(desk, ArchiveId(1), given, ME)
    assert {receipt.outcome for _, receipt in again.receipts} == {"unchanged"}
    assert await stored(desk) == 3


async def test_many_are_stored_in_few_transactions(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.desk.ingest_many.PATIENCE", 30.0)  # however slowly they are read
    commits: list[object] = []
    assert desk.store._together is not None
    event.listen(desk.store._together._engine, "commit", commits.append)
    given = [Received(story(f"Story {n}", f"harbour {n}").encode(), name=f"{n}.html") for n in range(24)]
    tally = await many(desk, ArchiveId(1), given, ME)
    assert [receipt.outcome for _, receipt in tally.receipts] == ["added"] * 24
    assert len(commits) <= 12


async def test_a_list_of_feeds_is_refused_with_its_count(desk: Desk) -> None:
    opml = b'<opml version="2.0"><body><outline text="L" xmlUrl="http://news.example/feed"/></body></opml>'
    with pytest.raises(ListOfFeedsGiven, match="1 feeds"):
        await ingest.from_received(desk, ArchiveId(1), Received(opml))


async def test_the_web_archive_is_asked_only_when_the_operator_allows_it(desk: Desk, web: Web) -> None:
    answer = '{"archived_snapshots": {"closest": {"available": true, "timestamp": "20240131120000", "url": "x"}}}'
    web.sites = {
        "archive.org/wayback/available?url=http://news.example/lost": page(answer),
        "web.archive.org/web/20240131120000id_/http://news.example/lost": page(story("Lost")),
    }
    with pytest.raises(PageGone):
        await ingest.from_url(desk, ArchiveId(1), "http://news.example/lost")
    assert web.resolved == ["news.example"]
    allowing = replace(desk, config=Config(fetch=FetchConfig(archive_fallback=True)))
    (seen,) = await ingest.from_url(allowing, ArchiveId(1), "http://news.example/lost")
    assert str(seen.draft.doubts[-1]) == "Read from the Internet Archive's copy of 2024-01-31."
    assert (seen.draft.title.value, seen.draft.url) == ("Lost", "http://news.example/lost")
    web.names["web.archive.org"] = [["10.0.0.1"]]
    with pytest.raises(NotPublic):
        await ingest.from_url(allowing, ArchiveId(1), "http://news.example/lost")


async def test_kept_originals_are_read_again_into_new_versions(desk: Desk, web: Web) -> None:
    web.sites["news.example/story"] = page(story("The Ferry"))
    note = Received(b"A note\n\nA fictional note of the wardens about the lamp and the ferry.", name="note.txt")
    await many(desk, ArchiveId(1), ["http://news.example/story", note], ME, at_once=1)
    worse = replace(desk, parsers=ParserPool(reader="tests.reading.readers:shorten"))
    changed = await reread_originals(worse, ArchiveId(1), ME)
    await worse.parsers.close()
    again = await reread_originals(desk, ArchiveId(1), ME)
    same = await reread_originals(desk, ArchiveId(1), ME)
    assert [r.outcome for _, r in changed.receipts] == ["new version"] * 2
    assert [r.outcome for _, r in again.receipts] == ["new version"] * 2
    assert [r.outcome for _, r in same.receipts] == ["unchanged"] * 2
    assert await stored(desk) == 2
    broken = replace(desk, parsers=ParserPool(reader="tests.reading.readers:crash"))
    failed = await reread_originals(broken, ArchiveId(1), ME)
    await broken.parsers.close()
    assert [f.given for f in failed.failures] == ["article 1", "article 2"]
    assert await stored(desk) == 2
