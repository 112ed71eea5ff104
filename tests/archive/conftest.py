"""A fresh database of each kind of store for each test that asks for `store` or `place`."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.archive.servers import archives
from bot.archive.store import Store
from bot.archive.store.engine import Waits
from tests.empty_archive import database, empty_archive, template

POSTGRES = os.environ.get("COPYDESK_TEST_POSTGRES")
KINDS = ["sqlite", "postgres"] if POSTGRES else ["sqlite"]
SHORT = Waits(busy=0.2, pool=30)


def _server() -> str:
    if POSTGRES is None:
        pytest.skip("no PostgreSQL: COPYDESK_TEST_POSTGRES gives no URL")
    return POSTGRES


@pytest.fixture
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL database in which nothing is yet, dropped afterwards."""
    with database(_server()) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_template() -> Iterator[str]:
    """The name of a PostgreSQL database of the newest schema, made once."""
    with template(_server()) as name:
        yield name


@pytest.fixture
def upgraded_postgres(postgres_template: str) -> Iterator[str]:
    """The URL of an empty archive in PostgreSQL."""
    with database(_server(), postgres_template) as url:
        yield url


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Which store."""
    return str(request.param)


@pytest.fixture
def new_place(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> str:
    """Where a store can be made: a path, or a URL."""
    return str(request.getfixturevalue("postgres")) if kind == "postgres" else str(tmp_path / "archive.sqlite")


@pytest.fixture
def place(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> str:
    """Where an empty store can be opened: a path, or a URL."""
    if kind == "postgres":
        return str(request.getfixturevalue("upgraded_postgres"))
    return str(empty_archive(tmp_path / "archive.sqlite"))


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
