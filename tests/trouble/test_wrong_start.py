"""Starts that would lose something: another application's token, a wrong clock, a second bot. Nothing changes."""

import asyncio
import contextlib
import datetime as dt
import os
import sqlite3
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.archive.servers import archives
from bot.archive.store import Store, engine, upgrade
from bot.chat.instance_lock import single_instance
from bot.chat.serve import serve
from bot.cli import error_sentences
from bot.cli.verbs.run import stay
from bot.config import Config, DiscordConfig
from bot.desk import archives as desk_archives
from bot.desk import binding, upkeep
from bot.errors.starting import AlreadyRunning, DatabaseInUse, OtherApplication
from bot.jobs.clock import ticking
from bot.jobs.rounds import SAID
from tests.archive.conftest import SHORT
from tests.chat.conftest import newsroom, open_desk
from tests.chat.two_servers import SECRET, TEXT, save
from tests.discord import LocalDiscord
from tests.trouble.test_start import WAITS

SECONDS = 900.0
"""Of fast time: reading processes start meanwhile, which goes no faster."""
SENTENCE = r"\A[A-Z][^\n]+\.\Z"


NOTED = ('INSERT INTO "leases"', SAID)
"""What the clock writes down of its own rounds."""


def dump(database: Path) -> list[str]:
    """Everything that stands in the database, as a second program reads it."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return list(connection.iterdump())


def settings(database: Path, discord: LocalDiscord) -> Config:
    return Config(database=str(database), discord=DiscordConfig(token=SecretStr(discord.token)))


@contextlib.asynccontextmanager
async def running(database: Path, discord: LocalDiscord) -> AsyncIterator["asyncio.Task[None]"]:
    """The whole of `copydesk run` over the local Discord."""
    task = asyncio.create_task(stay(settings(database, discord), lambda line: None, discord.connector))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def up(discord: LocalDiscord, after: int = 0) -> None:
    """A bot has connected that was not there when `identified` was `after`."""
    await discord.gateway.wait_for(lambda: discord.gateway.identified > after, SECONDS)


@pytest.fixture
async def used(tmp_path: Path) -> AsyncIterator[tuple[Path, LocalDiscord]]:
    """A database that a bot of this Discord has run on, with something in its trash."""
    database = tmp_path / "desk.sqlite"
    async with LocalDiscord(patience=SECONDS) as discord:
        async with newsroom(database, discord) as news:
            await save(discord, discord.owner, f"The {SECRET}", TEXT)
            await discord.run("/archive remove", article=1)
            await news.client.wait_until_ready()
            await upkeep.sweep(news.desk)
        yield database, discord


async def test_the_token_of_another_application_changes_nothing(used: tuple[Path, LocalDiscord]) -> None:
    database, _ = used
    before = dump(database)
    async with LocalDiscord(patience=SECONDS) as other:
        async with running(database, other) as task:
            with pytest.raises(OtherApplication, match=SENTENCE) as refusal:
                await asyncio.wait_for(task, SECONDS)
        async with open_desk(database, other.token) as desk:
            with pytest.raises(OtherApplication, match=SENTENCE):
                await serve(desk, desk.config, connector=other.connector, waits=WAITS)
        assert f"copydesk rebind {other.state.app.id} does that" in error_sentences.sentence(refusal.value)
        assert (other.gateway.identified, other.state.syncs, other.state.breaches) == (0, 0, [])
    assert dump(database) == before


async def test_an_older_database_is_not_even_upgraded_for_another_application(tmp_path: Path) -> None:
    database = tmp_path / "old.sqlite"
    old = engine.writer(engine.address(str(database)), SHORT)
    async with old.begin() as conn:
        await conn.run_sync(upgrade.to_head, "0006")
        mark = "INSERT INTO settings VALUES (0, 'commands of 123', '\"abc\"', '2025-01-01 00:00:00')"
        await conn.exec_driver_sql(mark)
    await old.dispose()
    before = dump(database)
    async with LocalDiscord(patience=SECONDS) as other, running(database, other) as task:
        with pytest.raises(OtherApplication, match="belongs to the Discord application 123"):
            await asyncio.wait_for(task, SECONDS)
    assert dump(database) == before


async def test_its_own_application_is_let_in_and_a_rebound_one_too(used: tuple[Path, LocalDiscord]) -> None:
    database, discord = used
    seen = discord.gateway.identified
    async with running(database, discord):
        await up(discord, seen)
    async with LocalDiscord(patience=SECONDS) as other:
        async with open_desk(database) as desk:
            assert await binding.rebind(desk, other.state.app.id) == discord.state.app.id
        async with running(database, other):
            await up(other)
        async with running(database, discord) as task:
            with pytest.raises(OtherApplication):
                await asyncio.wait_for(task, SECONDS)


@pytest.mark.parametrize("days", [40, 365])
async def test_a_clock_that_is_ahead_changes_nothing(
    used: tuple[Path, LocalDiscord], caplog: pytest.LogCaptureFixture, days: int
) -> None:
    database, discord = used
    before = dump(database)
    async with open_desk(database, discord.token) as desk:
        begun, seen = desk.now(), discord.gateway.identified
        ahead = replace(desk, now=lambda: begun + dt.timedelta(days=days))
        admitted = asyncio.Event()
        async with ticking(ahead, begin=admitted):
            task = asyncio.create_task(
                serve(ahead, ahead.config, connector=discord.connector, waits=WAITS, admitted=admitted)
            )
            await up(discord, seen)
            await asyncio.sleep(20)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    assert [row for row in dump(database) if not any(mark in row for mark in NOTED)] == before
    told = [record for record in caplog.records if "Nothing was swept" in record.getMessage()]
    assert [record.name for record in told] == ["bot.jobs.notify", "bot.jobs"]


def _relative(database: Path) -> Path:
    return Path(os.path.relpath(database))


def _symlink(database: Path) -> Path:
    link = database.parent / "elsewhere" / "link.sqlite"
    link.parent.mkdir()
    link.symlink_to(database)
    return link


def _hard_link(database: Path) -> Path:
    link = database.parent / "other.sqlite"
    link.hardlink_to(database)
    return link


def _through_a_linked_folder(database: Path) -> Path:
    folder = database.parent / "linked"
    folder.symlink_to(database.parent, target_is_directory=True)
    return folder / database.name


@pytest.mark.parametrize("path", [Path, _relative, _symlink, _hard_link, _through_a_linked_folder])
async def test_a_second_bot_by_any_path_does_nothing(tmp_path: Path, path: Callable[[Path], Path]) -> None:
    database = tmp_path / "desk.sqlite"
    async with LocalDiscord(patience=SECONDS) as discord, running(database, discord):
        await up(discord)
        await asyncio.sleep(20)
        before = dump(database)
        async with running(path(database), discord) as second:
            with pytest.raises(AlreadyRunning, match="A bot is running on this database already"):
                await asyncio.wait_for(second, SECONDS)
        assert dump(database) == before
        assert discord.gateway.identified == 1


async def test_the_terminal_upgrades_nothing_under_a_running_bot(tmp_path: Path) -> None:
    database = tmp_path / "old.sqlite"
    old = engine.writer(engine.address(str(database)), SHORT)
    async with old.begin() as conn:
        await conn.run_sync(upgrade.to_head, "0006")
    await old.dispose()
    before = dump(database)
    with single_instance(str(database)):
        with pytest.raises(DatabaseInUse, match=SENTENCE):
            await Store.open(str(database))
        assert dump(database) == before
        await (await Store.open(str(database), alone=True)).close()
        await (await Store.open(str(database))).close()


async def test_servers_that_are_all_gone_at_once_are_a_partial_view(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database = tmp_path / "desk.sqlite"
    async with LocalDiscord(patience=SECONDS) as discord:
        async with open_desk(database, discord.token) as desk:
            for server in [discord.state.add_server(f"Server {number}") for number in range(21)]:
                server.has_bot = False
                await desk_archives.for_server(desk, server.id)
        async with newsroom(database, discord) as news:
            await news.client.wait_until_ready()
            await discord.run("/help")
            async with news.desk.store.reading() as conn:
                assert await conn.run_sync(archives.away) == ()
            assert "21 of 2" in caplog.text
            assert len((await upkeep.outlook(news.desk)).unseen) == 21
            await upkeep.confirm(news.desk)
            async with news.desk.store.reading() as conn:
                assert len(await conn.run_sync(archives.away)) == 21
