"""What is purged stands in no table and, in SQLite, in no byte of the file or of its log."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from bot.archive import articles
from bot.archive.articles import posted_answers
from bot.archive.servers import archives, requests
from bot.archive.store import Store
from bot.archive.upkeep import Kept, sweep
from bot.config import Config
from bot.desk import sharing
from bot.desk.resources import Desk
from bot.reading.fetch import Fetcher
from bot.reading.parsers import ParserPool
from bot.records.answers import Excerpt, Posting
from bot.records.archive import Edit
from bot.records.ids import ArchiveId
from bot.records.reading import Field, Received
from bot.records.settings import StoredRequest
from bot.records.texts import VerifiedText
from tests.archive.samples import EDITOR, NOW, draft, mark

SERVER = 77
WORDS = ("Zorbelin", "Quaxity", "Vexmoor", "Plimsey", "Brontwick", "Jaspertine", "Kwexley", "Drambolt", "Fyzzle")
"""Words of the purged article that stand nowhere else, in any of its parts."""
TEXT = (
    "The Zorbelin bridge was closed on Monday by the Quaxity office.\n\n"
    "“Nobody shall cross it,” said Vexmoor Plimsey, an engineer. The Zorbelin stays closed."
)
KEPT = "Merrywick"


def shown(words: str) -> VerifiedText:
    return VerifiedText(words)


def filled(conn: Connection) -> ArchiveId:
    """An archive with an article of those words in every table that keeps any, and another article."""
    own = archives.of_server(conn, SERVER, NOW).id
    secret = draft(
        1,
        TEXT,
        title=Field("Brontwick: the bridge of Zorbelin", "metadata"),
        byline=Field("Jaspertine", "byline"),
        outlet="Kwexley",
        url="https://drambolt.example/1",
        key="drambolt.example/1",
        received=Received(TEXT.encode(), "text/plain", "utf-8", "https://drambolt.example/1"),
    )
    added = articles.add(conn, own, secret, mark(TEXT), EDITOR, NOW).article
    articles.edit(conn, own, added, Edit(title="Brontwick: the Zorbelin, again"), None, EDITOR, NOW)
    articles.edit(conn, own, added, Edit(title="Brontwick: the bridge of Zorbelin"), None, EDITOR, NOW)
    cut = Excerpt(added, 1, 0, 30, shown(TEXT[:30]))
    posted_answers.record(conn, Posting(own, SERVER, 8, 9, (cut,)), NOW)
    receipt = {"title": "In the trash", "text": "Brontwick: the bridge of **Zorbelin**".replace("*", "")}
    requests.note(conn, StoredRequest("receipt-of-it-16", "done", receipt, SERVER, 5, True), NOW)
    other = draft(2, f"The {KEPT} ferry sails on Monday.", title=Field(f"{KEPT} ferry", "metadata"))
    articles.add(conn, own, other, mark(other.text), EDITOR, NOW)
    return own


def cells(conn: Connection) -> Iterator[str]:
    """Everything that stands in any table, as text."""
    for table in inspect(conn).get_table_names():
        for row in conn.execute(text(f'SELECT * FROM "{table}"')):
            yield f"{table}: {tuple(row)!r}"


async def left(store: Store, place: str) -> dict[str, list[str]]:
    """The words that are still there, with where."""
    async with store.reading() as conn:
        rows = [cell for cell in await conn.run_sync(lambda c: list(cells(c))) if "audit" not in cell[:5]]
        rows += [cell for cell in await conn.run_sync(lambda c: list(cells(c))) if cell.startswith("audit")]
    raw = b"" if "://" in place else b"".join(f.read_bytes() for f in Path(place).parent.glob(f"{Path(place).name}*"))
    places = {word: [row[:200] for row in rows if word.casefold() in row.casefold()] for word in (*WORDS, KEPT)}
    for word in places:
        if word.casefold().encode() in raw.lower():
            places[word].append("the file")
    return {word: found for word, found in places.items() if found}


@pytest.fixture
async def desk(store: Store, place: str) -> Desk:
    fetcher, parsers = Fetcher(), ParserPool()
    return Desk(Config(database=place), store, fetcher, parsers, lambda: NOW)


async def test_the_words_are_there_before(store: Store, place: str) -> None:
    async with store.writing() as conn:
        await conn.run_sync(filled)
    assert {*WORDS[:-1], KEPT} == set(await left(store, place))


async def test_nothing_of_a_purged_archive_can_be_read(desk: Desk, place: str) -> None:
    async with desk.store.writing() as conn:
        await conn.run_sync(filled)
    assert await sharing.purge(desk, SERVER, EDITOR) == 2
    assert await left(desk.store, place) == {}


async def test_nothing_of_an_article_from_the_trash_can_be_read(store: Store, place: str) -> None:
    async with store.writing() as conn:
        own = await conn.run_sync(filled)
        await conn.run_sync(articles.remove, own, 1, EDITOR, NOW)
    assert (await sweep(store, Kept(trash=30), NOW + dt.timedelta(days=31))).articles == 1
    assert set(await left(store, place)) == {KEPT}
