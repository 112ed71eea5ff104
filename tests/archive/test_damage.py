"""Rows changed behind the program's back: refused by each verb with one sentence, named once, never sealed anew."""

import asyncio
import datetime as dt
import logging
from pathlib import Path

import pytest

from bot.app import open_desk
from bot.archive import articles
from bot.config import Config
from bot.desk import archives as desk_archives
from bot.desk import changes, merge, reread_originals, show
from bot.desk import move as desk_move
from bot.desk.remove import remove, restore
from bot.errors.tree import CopydeskError
from bot.records.archive import Edit
from bot.records.ids import ArchiveId
from tests.archive.damaged import SERVER, SPEAKERS, altered, exported, filled
from tests.archive.samples import EDITOR, NOW
from tests.cli.terminal import Terminal


@pytest.fixture
async def whole(tmp_path: Path) -> Path:
    """A filled database."""
    place = tmp_path / "archive.sqlite"
    await filled(place)
    return place


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE versions SET text = replace(text, 'Lindvik', 'Lindvig') WHERE article = 4",
        "UPDATE articles SET title = 'Pier 4 closes' WHERE id = 4",
        "UPDATE articles SET dates = 'no dates' WHERE id = 4",
        "UPDATE articles SET day = 'no day' WHERE id = 4",
        "UPDATE articles SET title = CAST(x'ff41' AS TEXT) WHERE id = 4",
        "UPDATE versions SET passages = x'010203' WHERE article = 4",
        "UPDATE versions SET posts = '[{}]' WHERE article = 4",
        "UPDATE articles SET version = 999 WHERE id = 4",
    ],
)
async def test_a_damaged_article_is_refused_by_every_verb_that_is_about_it(
    whole: Path, statement: str, caplog: pytest.LogCaptureFixture
) -> None:
    altered(whole, statement)
    async with open_desk(Config(database=str(whole))) as desk:
        for verb in (
            lambda: show.show(desk, ArchiveId(1), 4),
            lambda: changes.changes(desk, ArchiveId(1), 4),
        ):
            with pytest.raises(CopydeskError, match="Article 4 is damaged"):
                await verb()
        text, count = await exported(desk, ArchiveId(1), "jsonl")
        assert b'"article": 4' not in text
        assert count == 5
    lines = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert len(lines) == 1
    assert "Lindvi" not in lines[0]
    assert "closes" not in lines[0]


async def test_what_is_damaged_is_not_restored_reread_edited_or_moved(whole: Path, tmp_path: Path) -> None:
    altered(whole, "UPDATE versions SET text = replace(text, 'pier', 'peer') WHERE article = 6")
    altered(whole, "UPDATE received SET body = substr(body, 1, length(body) - 1) || x'00' WHERE version = 1")
    altered(whole, "UPDATE articles SET byline = 'Sample Waiter' WHERE id = 5")
    async with open_desk(Config(database=str(whole))) as desk:
        with pytest.raises(CopydeskError, match="Article 6 is damaged"):
            await restore(desk, ArchiveId(1), 6, EDITOR)
        tally = await reread_originals.reread_originals(desk, ArchiveId(1), EDITOR)
        assert ("article 1", "The original of article 1 is damaged") in [
            (failure.given, failure.why.sentence[:36]) for failure in tally.failures
        ]
        with pytest.raises(CopydeskError, match="Article 5 is damaged"):
            async with desk.store.writing() as conn:
                await conn.run_sync(articles.edit, ArchiveId(1), 5, Edit(title="Another"), None, EDITOR, NOW)
        with pytest.raises(CopydeskError, match="3 rows of the database are damaged") as refused:
            await desk_move.move(desk, str(tmp_path / "moved.sqlite"))
        assert "articles: 1" in refused.value.sentence
    assert not (tmp_path / "moved.sqlite").exists()


async def test_a_damaged_article_can_be_removed_and_stays_damaged(whole: Path) -> None:
    altered(whole, "UPDATE articles SET title = 'Pier 4 closes' WHERE id = 4")
    async with open_desk(Config(database=str(whole))) as desk:
        await remove(desk, ArchiveId(1), 4, EDITOR)
        with pytest.raises(CopydeskError, match="Article 4 is damaged"):
            await restore(desk, ArchiveId(1), 4, EDITOR)


async def test_every_write_leaves_its_rows_sealed(whole: Path, tmp_path: Path) -> None:
    async with open_desk(Config(database=str(whole))) as desk:
        await restore(desk, ArchiveId(1), 6, EDITOR)
        async with desk.store.writing() as conn:
            await conn.run_sync(
                articles.edit, ArchiveId(1), 5, Edit(title="Another", day=dt.date(2024, 5, 5)), None, EDITOR, NOW
            )
        change = await merge.split(desk, ArchiveId(1), SPEAKERS[3], [1], "Greta Other", EDITOR)
        await merge.undo(desk, ArchiveId(1), change.number, EDITOR)
        await desk_archives.for_server(desk, 12)
        await desk_archives.join(desk, 12, "server-11", EDITOR)
        moved = await desk_move.move(desk, str(tmp_path / "moved.sqlite"))
    assert moved.indexed == 7


def test_the_terminal_says_one_sentence(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    asyncio.run(filled(terminal.database))
    altered(terminal.database, "UPDATE versions SET text = replace(text, 'Lindvik', 'Lindvig') WHERE article = 4")
    for words in (("show", "4"), ("show", "4", "--json")):
        printed = terminal.run(*words, "--archive", str(SERVER))
        assert printed.code == 1
        assert "Article 4 is damaged" in printed.err
        assert "Lindvig" not in printed.out + printed.err
        assert "Traceback" not in printed.err
