"""Tables of what is shown are sealed, unchecked text is no checked text, and an upgrade seals what is sound."""

import datetime as dt
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import String, Text

from bot.analysis.engine import ENGINE
from bot.archive import articles
from bot.archive.articles import remarking
from bot.archive.store import Store, backup, engine, seals, upgrade
from bot.archive.store.column_types import StoredText
from bot.archive.store.tables import metadata
from bot.config import data_folder
from bot.errors.missing import DamagedArticle
from bot.errors.storage import NoRoomForCopy
from bot.records.answers import Excerpt
from bot.records.archive import Version
from bot.records.ids import ArchiveId
from bot.records.texts import part
from tests.archive.damaged import SPEAKERS, filled

UNSEALED = {"fingerprints", "printed", "feed_marks", "feed_articles"}  # numbers and hashes by which things are known


def test_every_table_is_sealed_but_those_of_numbers() -> None:
    assert {table.name for table in metadata.tables.values() if not seals.has_seal(table)} == UNSEALED


def test_every_column_of_words_is_sealed_or_has_a_hash() -> None:
    for table in metadata.tables.values():
        if table.name in UNSEALED:
            continue
        words = {column.name for column in table.columns if type(column.type) in (Text, String)}
        assert words <= set(seals.covered(table)), table.name


def test_a_later_column_that_is_empty_leaves_a_seal_as_it_is() -> None:
    assert seals.digest("quotes", (1, "Ann", None)) == seals.digest("quotes", (1, "Ann", None, None))
    assert seals.digest("quotes", (1, "Ann")) != seals.digest("quotes", (1, "Ann", "denied"))


def refused_by_mypy(unchecked: str, stored: StoredText, version: Version, now: dt.datetime) -> None:
    """Never run: `mypy` (`make types`, `.ci/run`) takes a line here that it no longer refuses for an error."""
    Excerpt(1, 1, 0, 3, unchecked)  # type: ignore[arg-type]
    Excerpt(1, 1, 0, 3, stored)  # type: ignore[arg-type]
    Version(1, 1, 1, unchecked, "", now)  # type: ignore[arg-type]
    part(unchecked, 0, 3)  # type: ignore[arg-type]
    part(stored, 0, 3)  # type: ignore[arg-type]
    Excerpt(1, 1, 0, 3, part(version.text, 0, 3))


def test_unchecked_text_is_refused_by_mypy() -> None:
    checked = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert checked["strict"], "strict names each comment that refuses nothing"
    assert "tests" in checked["files"]
    assert "warn_unused_ignores" not in checked


def test_checked_text_is_made_in_two_places_alone() -> None:
    makers = {str(path) for path in Path("bot").rglob("*.py") if "VerifiedText(" in path.read_text()}
    assert makers == {"bot/archive/store/integrity.py", "bot/records/texts.py"}


def copies(folder: Path) -> list[str]:
    """The copies that lie in a folder, finished or not."""
    return sorted(path.name for path in folder.iterdir() if ".backup" in path.name)


def schema(place: Path) -> dict[str, set[str]]:
    """The columns of each table, and each index as a table without columns."""
    with closing(sqlite3.connect(place)) as database:
        named = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        found = database.execute(named).fetchall()
        return {
            name: {row[1] for row in database.execute(f'PRAGMA table_info("{name}")')} if kind == "table" else set()
            for kind, name in found
        }


async def take_back(place: Path, revision: str) -> None:
    """Take from a database what came after a revision: tables, columns and indexes."""
    older = place.with_suffix(f".{revision}")
    old = engine.writer(engine.address(str(older)), engine.Waits())
    async with old.begin() as w:
        await w.run_sync(upgrade.to_head, revision)
    await old.dispose()
    known, now = schema(older), schema(place)
    older.unlink()
    with closing(sqlite3.connect(place)) as database:
        for name in sorted(set(now) - set(known), key=lambda name: bool(now[name])):  # a table's indexes first
            database.execute(f"DROP {'TABLE' if now[name] else 'INDEX'} {name}")
        for name in set(now) & set(known):
            for column in now[name] - known[name]:
                database.execute(f"ALTER TABLE {name} DROP COLUMN {column}")
        database.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        database.commit()


async def before_seals(place: Path, damage: str) -> None:
    """A database of the version before, with what it holds, one text of it damaged."""
    await filled(place)
    await take_back(place, "0007")
    with closing(sqlite3.connect(place)) as database:
        database.execute(damage)
        database.commit()


async def test_an_upgrade_checks_first_and_seals_what_is_sound(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place = tmp_path / "archive.sqlite"
    await before_seals(place, "UPDATE versions SET text = replace(text, 'Lindvik', 'Lindvig') WHERE article = 4")
    caplog.set_level("INFO")
    store = await Store.open(str(place))
    async with store.reading() as conn:
        for number in (1, 2, 3, 5, 7):
            assert (await conn.run_sync(articles.get, ArchiveId(1), number)).version.text
        with pytest.raises(DamagedArticle):
            await conn.run_sync(articles.get, ArchiveId(1), 4)
    await store.close()
    assert any("versions 4: the row is damaged" in record.getMessage() for record in caplog.records)
    with closing(sqlite3.connect(place)) as database:
        mark = database.execute("SELECT value FROM settings WHERE server = 0 AND name = 'sealed'").fetchone()
        assert '"damaged": 1' in mark[0]


async def test_quotes_of_before_standings_count_as_said_and_keep_their_seals(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    await filled(place)
    await take_back(place, "0008")
    with closing(sqlite3.connect(place)) as database:
        sealed = database.execute("SELECT id, seal FROM quotes").fetchall()
    store = await Store.open(str(place))
    async with store.reading() as r:
        stands = await r.run_sync(articles.get, ArchiveId(1), 1)
    await store.close()
    assert [(quote.speaker, quote.standing, quote.ascribed_to) for quote in stands.quotes] == [
        (SPEAKERS[1], "said", None)
    ]
    with closing(sqlite3.connect(place)) as database:
        assert database.execute("SELECT id, seal FROM quotes").fetchall() == sealed


def rows_of(place: Path, columns: dict[str, list[str]] | None = None) -> dict[str, tuple[list[str], list[str]]]:
    """The columns and rows of every table in a database; with `columns`, of those tables and columns alone."""
    with closing(sqlite3.connect(place)) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {}
        for table in columns or names:
            shown = columns[table] if columns else [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')]
            listed = ", ".join(f'"{column}"' for column in shown)
            rows[table] = (shown, sorted(map(repr, database.execute(f'SELECT {listed} FROM "{table}"'))))
        return rows


async def test_texts_of_before_engines_had_numbers_are_to_be_read_again_and_keep_their_seals(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    await filled(place)
    await take_back(place, "0009")
    with closing(sqlite3.connect(place)) as database:
        sealed = database.execute("SELECT id, seal FROM versions").fetchall()
    store = await Store.open(str(place))
    async with store.reading() as r:
        assert await r.run_sync(remarking.count, ENGINE) == 7
    await store.close()
    with closing(sqlite3.connect(place)) as database:
        assert database.execute("SELECT id, seal FROM versions").fetchall() == sealed


async def test_an_upgrade_keeps_every_row_and_its_copy_is_the_database_before(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    await before_seals(place, "UPDATE archives SET articles = articles")
    before = rows_of(place)
    assert sum(len(rows) for _, rows in before.values()) > 100
    await (await Store.open(str(place))).close()
    assert rows_of(tmp_path / "archive.sqlite.0007.backup") == before
    after = rows_of(place, {table: columns for table, (columns, _) in before.items()})
    added = {table: set(after[table][1]) - set(rows) for table, (_, rows) in before.items()}
    assert {table for table, rows in added.items() if rows} == {"alembic_version", "settings"}
    assert len(added["settings"]) == 1  # on which day the rows were sealed
    lost = {table for table, (_, rows) in before.items() if set(rows) - set(after[table][1])}
    assert lost == {"alembic_version"}


async def test_a_checked_copy_is_made_before_an_upgrade(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    place = tmp_path / "archive.sqlite"
    await before_seals(place, "UPDATE archives SET articles = articles")
    older = [tmp_path / f"archive.sqlite.000{number}.backup" for number in (3, 4)]
    for copy in older:
        copy.write_bytes(b"old")
    caplog.set_level("INFO")
    await (await Store.open(str(place))).close()
    copy = tmp_path / "archive.sqlite.0007.backup"
    assert copies(tmp_path) == [older[1].name, copy.name]
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == ("0007",)
        assert database.execute("SELECT count(*) FROM articles").fetchone() == (7,)
    assert len([r for r in caplog.records if r.name == backup.__name__]) == 1
    await (await Store.open(str(place))).close()
    assert len([r for r in caplog.records if r.name == backup.__name__]) == 1


async def test_without_room_for_the_copy_nothing_is_upgraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "archive.sqlite"
    await before_seals(place, "UPDATE archives SET articles = articles")
    before = place.read_bytes()
    monkeypatch.setattr(backup, "ROOM", 2.0**60)
    with pytest.raises(NoRoomForCopy, match="was not upgraded"):
        await Store.open(str(place))
    assert place.read_bytes() == before
    assert copies(tmp_path) == []


def test_the_migration_seals_every_table_that_had_none() -> None:
    sources = (data_folder("migrations") / "versions").glob("*.py")
    later = "".join(source.read_text() for source in sources if source.name >= "0008")
    assert all(f'"{table.name}"' in later for table in metadata.tables.values() if seals.has_seal(table))
