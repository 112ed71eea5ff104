"""Which archives go with the servers that left: those nobody is left to answer from, and never one made by name."""

import datetime as dt

import pytest

from bot.archive import upkeep
from bot.archive.servers import archives
from bot.archive.store import Store
from tests.archive.samples import EDITOR, NOW

LATER = NOW + dt.timedelta(days=31)
FIRST, SECOND = 111, 222


async def names(store: Store) -> set[str]:
    async with store.reading() as conn:
        return {archive.name for archive in await conn.run_sync(archives.all_of)}


async def share(store: Store, name: str) -> None:
    """Both servers, each with an archive of its own, answer from `name`."""
    async with store.writing() as conn:
        for server in (FIRST, SECOND):
            await conn.run_sync(archives.of_server, server, NOW)
        await conn.run_sync(archives.ensure, name, NOW)
        for server in (FIRST, SECOND):
            await conn.run_sync(archives.join, server, name, EDITOR, NOW)


async def leave(store: Store, *gone: int) -> None:
    async with store.writing() as conn:
        for server in gone:
            await conn.run_sync(archives.left, server, NOW)
    await upkeep.sweep(store, upkeep.Kept(), LATER)


@pytest.mark.parametrize("gone", [(FIRST, SECOND), (SECOND, FIRST)])
@pytest.mark.parametrize("at_once", [True, False])
async def test_when_both_servers_of_a_shared_archive_left_it_goes(
    store: Store, gone: tuple[int, int], at_once: bool
) -> None:
    await share(store, f"server-{FIRST}")
    for some in [gone] if at_once else [gone[:1], gone[1:]]:
        assert await names(store)
        await leave(store, *some)
    assert await names(store) == set()


async def test_an_archive_stays_while_one_answers_from_it_or_the_server_it_was_made_for_is_there(store: Store) -> None:
    await share(store, f"server-{FIRST}")
    await leave(store, FIRST)
    assert f"server-{FIRST}" in await names(store)
    async with store.writing() as conn:
        await conn.run_sync(archives.join, SECOND, f"server-{SECOND}", EDITOR, NOW)
        await conn.run_sync(archives.of_server, FIRST, NOW)
        await conn.run_sync(archives.join, FIRST, f"server-{SECOND}", EDITOR, NOW)
    await leave(store, SECOND)
    assert await names(store) == {f"server-{FIRST}", f"server-{SECOND}"}


@pytest.mark.parametrize("name", ["local", "server-room", "server-333"])
async def test_an_archive_made_by_name_stays(store: Store, name: str) -> None:
    await share(store, name)
    await leave(store, FIRST, SECOND)
    assert await names(store) == {name}
