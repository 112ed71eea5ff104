"""`kill -9` in the middle of ingesting: every acknowledged article is whole, none is half, the index is consistent."""

import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.archive import articles, export
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.archive.store.storable_text import sha256
from tests.archive.samples import draft, mark

Acknowledged = dict[int, int]


def killed_after(place: Path, first: int, many: int, acknowledgements: int) -> Acknowledged:
    """Ingest until so many articles are acknowledged, then kill at once; all that were acknowledged, by number."""
    command = [sys.executable, "-m", "tests.archive.ingesting", str(place), str(first), str(many)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(acknowledgements)]
        child.kill()
        lines += child.stdout.readlines()
    return {int(number): int(article) for number, article in (line.split() for line in lines if line.endswith("\n"))}


def check_file(place: Path) -> None:
    """SQLite's own checks of pages, foreign keys and each full-text index."""
    with sqlite3.connect(place) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
        for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'").fetchall():
            plain.execute(f"INSERT INTO {name}({name}) VALUES ('integrity-check')")
    plain.close()


async def check_articles(place: Path, acknowledged: Acknowledged) -> int:
    """Every acknowledged article is there and every article there is whole; gives how many there are."""
    store = await Store.open(str(place), create=False)
    async with store.reading() as conn:
        archive = (await conn.run_sync(archives.named, "local")).id
        found = {a.article.id: a for a in await conn.run_sync(lambda c: list(export.articles(c, archive)))}
        count = await conn.run_sync(articles.count, archive)
    await store.close()
    assert set(acknowledged.values()) <= set(found)
    for article in found.values():
        number = int(article.article.title.value.split()[1])  # type: ignore[union-attr]
        given, marks = draft(number), mark(draft(number).text)
        assert (article.version.text, article.version.sha256) == (given.text, sha256(given.text))
        assert (article.passages, article.quotes) == (marks.passages, marks.quotes)
        assert acknowledged.get(number, article.article.id) == article.article.id
    assert count.articles == len(found)
    return len(found)


async def rounds(place: Path, number: int, many: int, seed: int) -> None:
    chance = random.Random(seed)
    acknowledged: Acknowledged = {}
    for turn in range(number):
        acknowledged |= killed_after(place, turn * many, many, chance.randrange(1, many))
        check_file(place)
        assert await check_articles(place, acknowledged) >= len(acknowledged)
    print(f"{number} kills, {len(acknowledged)} articles acknowledged, none lost, none half")  # noqa: T201


async def test_three_kills(tmp_path: Path) -> None:
    await rounds(tmp_path / "archive.sqlite", 3, 40, seed=3)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 25))
async def test_four_kills_of_two_hundred_articles(tmp_path: Path, seed: int) -> None:
    await rounds(tmp_path / "archive.sqlite", 4, 200, seed=seed)
