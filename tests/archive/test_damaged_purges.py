"""What is damaged takes nothing with it: no purge believes an altered day, server or archive."""

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.analysis.markup import mark
from bot.app import open_desk
from bot.archive import articles, upkeep
from bot.archive.store import Store
from bot.archive.upkeep import Kept
from bot.config import Config
from bot.desk import archives as desk_archives
from bot.desk import changes, sharing
from bot.desk import upkeep as desk_upkeep
from bot.desk.remove import restore
from bot.desk.resources import Desk
from bot.desk.who import who
from bot.errors.missing import DamagedPerson
from bot.errors.storage import DamagedArchive, DatabaseBroken
from bot.records.archive import Edit
from bot.records.ids import ArchiveId
from tests.archive.damaged import SERVER, SPEAKERS, altered, filled
from tests.archive.samples import EDITOR, NOW

LONG_AFTER = dt.datetime.now(dt.UTC) + dt.timedelta(days=400)
OLD = "2020-01-01 00:00:00.000000"


@pytest.fixture
async def whole(tmp_path: Path) -> Path:
    """A filled database; article 6 lies in the trash."""
    place = tmp_path / "archive.sqlite"
    await filled(place)
    return place


def articles_in(place: Path) -> set[int]:
    with closing(sqlite3.connect(place)) as database:
        return {row[0] for row in database.execute("SELECT id FROM articles")}


def flipped(place: Path, stored: bytes, instead: bytes) -> None:
    """Change bytes of the file itself, which stand there once."""
    raw = place.read_bytes()
    assert raw.count(stored) == 1
    place.write_bytes(raw.replace(stored, instead))


async def swept(place: Path, now: dt.datetime) -> None:
    """One round of upkeep, without the days of grace and the waits of the desk."""
    store = await Store.open(str(place))
    await upkeep.sweep(store, Kept(), now)
    await store.close()


async def test_a_live_article_whose_row_says_trash_is_not_purged(whole: Path) -> None:
    altered(whole, f"UPDATE articles SET trashed_at = '{OLD}' WHERE id = 2")
    await swept(whole, dt.datetime.now(dt.UTC))
    assert 2 in articles_in(whole)


async def test_an_article_that_was_restored_is_not_purged_by_an_older_removal(whole: Path) -> None:
    async with open_desk(Config(database=str(whole))) as desk:
        await restore(desk, ArchiveId(1), 6, EDITOR)
    altered(whole, f"UPDATE articles SET trashed_at = '{OLD}' WHERE id = 6")
    await swept(whole, LONG_AFTER)
    assert articles_in(whole) == {1, 2, 3, 4, 5, 6, 7}


async def test_a_damaged_article_that_was_removed_goes_after_its_days(whole: Path) -> None:
    altered(whole, "UPDATE articles SET title = 'Pier 6 closes' WHERE id = 6")
    await swept(whole, dt.datetime.now(dt.UTC))
    assert 6 in articles_in(whole)
    await swept(whole, LONG_AFTER)
    assert articles_in(whole) == {1, 2, 3, 4, 5, 7}


@pytest.mark.parametrize("change", [f"joined_at = '{OLD}'", f"left_at = '{OLD}'", "archive = 99", "id = 12"])
async def test_a_damaged_server_does_not_take_its_archive_with_it(whole: Path, change: str) -> None:
    altered(whole, f"UPDATE servers SET {change} WHERE id = {SERVER}")
    await swept(whole, LONG_AFTER)
    assert articles_in(whole) == {1, 2, 3, 4, 5, 7}


async def test_an_archive_is_not_deleted_while_it_cannot_be_told_who_shares_it(whole: Path) -> None:
    async with open_desk(Config(database=str(whole))) as desk:
        await desk_archives.for_server(desk, 12)
        await desk_archives.join(desk, 12, f"server-{SERVER}", EDITOR)
        altered(whole, f"UPDATE servers SET joined_at = '{OLD}' WHERE id = 12")
        with pytest.raises(DamagedArchive):
            await sharing.purge(desk, SERVER, EDITOR)
    assert articles_in(whole) == {1, 2, 3, 4, 5, 6, 7}


@pytest.mark.parametrize("moment", ["no moment", "9999-12-31 00:00:00.000000"])
async def test_a_damaged_moment_is_not_the_newest(whole: Path, moment: str) -> None:
    altered(whole, f"UPDATE audit SET at = '{moment}' WHERE id = 1")
    altered(whole, f"UPDATE askings SET asked_at = '{moment}'")
    async with open_desk(Config(database=str(whole))) as desk:
        view = await desk_upkeep.outlook(desk)
    assert view.why is None


async def rewritten(desk: Desk, text: str) -> None:
    """A third version of article 2."""
    async with desk.store.writing() as conn:
        await conn.run_sync(articles.edit, ArchiveId(1), 2, Edit(text=text), mark(text, "en"), EDITOR, NOW)


async def test_changes_compares_the_newest_versions_that_stand(whole: Path) -> None:
    async with open_desk(Config(database=str(whole))) as desk:
        clean = await changes.changes(desk, ArchiveId(1), 2)
        assert clean.before is not None
        assert (clean.before.number, clean.after.number, clean.damaged) == (1, 2, 0)
    altered(whole, "UPDATE versions SET text = replace(text, 'Lindvik', 'Lindvig') WHERE article = 2 AND number = 1")
    async with open_desk(Config(database=str(whole))) as desk:
        left = await changes.changes(desk, ArchiveId(1), 2)
        assert (left.before, left.after.number, left.runs, left.damaged) == (None, 2, (), 1)
        await rewritten(desk, "The pier is new.")
        after = await changes.changes(desk, ArchiveId(1), 2)
        assert after.before is not None
        assert (after.before.number, after.after.number, after.damaged) == (2, 3, 0)  # both that are compared stand


@pytest.mark.parametrize("table", ["quotes", "settings", "articles", "alembic_version"])
async def test_a_byte_of_the_schema_that_is_no_letter_is_one_sentence(whole: Path, table: str) -> None:
    flipped(whole, f"CREATE TABLE {table} (".encode(), f"CREATE TABL\xe5 {table} (".encode("latin-1"))
    with pytest.raises(DatabaseBroken):
        await Store.open(str(whole))


async def test_a_person_whom_only_an_index_still_names_is_refused(whole: Path) -> None:
    """A bit of the table's own row is flipped; the index that finds the name has its own copy of it."""
    key = SPEAKERS[3].casefold().encode()
    flipped(whole, SPEAKERS[3].encode() + key, SPEAKERS[3].encode() + key.replace(b"greta", b"grota"))
    async with open_desk(Config(database=str(whole))) as desk:
        with pytest.raises(DamagedPerson, match="is damaged in the database"):
            await who(desk, ArchiveId(1), SPEAKERS[3])
