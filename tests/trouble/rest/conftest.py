"""Tests of this folder run on gentle fast time, and the local Discord's 3 s run on the same clock."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
import pytest_asyncio

from tests.chat.conftest import newsroom
from tests.discord import LocalDiscord, fasttime


def pytest_asyncio_loop_factories(config: pytest.Config, item: pytest.Item) -> Mapping[str, Any]:
    """Gentle fast time for every test here."""
    return fasttime.factories(fasttime.GENTLE)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def discord(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LocalDiscord]:
    """The local Discord, on the loop's time, and one bot for all troubles of a module."""
    server = LocalDiscord(patience=fasttime.PATIENCE)
    server.state.clock.follow_loop()
    async with server, newsroom(tmp_path_factory.mktemp("desk") / "desk.sqlite", server):
        yield server
