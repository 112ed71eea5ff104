"""`kill -9` while old articles are read again: none is lost or half, and the next run goes on with what is left."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.analysis.engine import ENGINE
from bot.analysis.markup import mark
from bot.archive import export
from bot.archive.store import Store
from bot.records.ids import ArchiveId
from tests.archive.rereading import filled, old_marks, read_again, text_of
from tests.archive.test_kill import check_file


def killed_after(place: Path, lines: int) -> int:
    """Read again until so much is told, then kill at once; gives how many were told to be done."""
    command = [sys.executable, "-m", "tests.archive.rereading", str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        told += child.stdout.readlines()
    return max((int(line) for line in told if line.endswith("\n")), default=0)


def engines(place: Path) -> dict[int, int]:
    """The engine of each article's text."""
    with closing(sqlite3.connect(place)) as plain:
        return dict(plain.execute("SELECT article, engine FROM versions"))


async def check_marks(place: Path, many: int) -> int:
    """Every article has all its marks, those of one engine; gives how many are read again."""
    by, store = engines(place), await Store.open(str(place), create=False)
    async with store.reading() as r:
        found = await r.run_sync(lambda c: list(export.articles(c, ArchiveId(1))))
    await store.close()
    assert len(found) == many
    for article in found:
        text = text_of(article.article.id)
        marks = mark(text, "en") if by[article.article.id] == ENGINE else old_marks(text)
        assert article.version.text == text
        assert (article.passages, article.quotes) == (marks.passages, marks.quotes)
    with closing(sqlite3.connect(place)) as plain:
        stray = "SELECT count(*) FROM attributions WHERE quote NOT IN (SELECT id FROM quotes)"
        assert plain.execute(stray).fetchone() == (0,)
    return sum(engine == ENGINE for engine in by.values())


async def rounds(place: Path, number: int, many: int, seed: int) -> None:
    chance = random.Random(seed)
    await filled(str(place), many)
    done = 0
    for _ in range(number):
        told = killed_after(place, chance.randrange(1, max(2, (many - done) // 8 // 2)))
        check_file(place)
        now = await check_marks(place, many)
        assert now >= done + told
        done = now
    await read_again(str(place))
    assert await check_marks(place, many) == many


async def test_two_kills(tmp_path: Path) -> None:
    await rounds(tmp_path / "archive.sqlite", 2, 48, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 6))
async def test_eight_kills_of_a_thousand_articles(tmp_path: Path, seed: int) -> None:
    await rounds(tmp_path / "archive.sqlite", 8, 1_000, seed)
