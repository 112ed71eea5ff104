"""A fresh database of each kind of store for each test that asks for `store` or `place`."""

import os
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest

from bot.archive.servers import archives
from bot.archive.store import Store
from bot.archive.store.engine import Waits

POSTGRES = os.environ.get("COPYDESK_TEST_POSTGRES")
KINDS = ["sqlite", "postgres"] if POSTGRES else ["sqlite"]
SHORT = Waits(busy=0.2, pool=30)


@pytest.fixture
def postgres() -> Iterator[str]:
    """The URL of an empty PostgreSQL database, dropped afterwards."""
    if POSTGRES is None:
        pytest.skip("no PostgreSQL: COPYDESK_TEST_POSTGRES gives no URL")
    name = f"copydesk_{uuid.uuid4().hex}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
        yield POSTGRES.rpartition("/")[0] + "/" + name
        server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store can be opened: a path, or a URL."""
    if request.param == "postgres":
        return str(request.getfixturevalue("postgres"))
    return str(tmp_path / "archive.sqlite")


@pytest.fixture
async def store(place: str) -> AsyncIterator[Store]:
    """An open, empty store."""
    opened = await Store.open(place, waits=SHORT)
    yield opened
    await opened.close()


@pytest.fixture
async def local(store: Store) -> int:
    """The id of the archive "local" in `store`."""
    async with store.writing() as conn:
        return (await conn.run_sync(archives.ensure, "local")).id
