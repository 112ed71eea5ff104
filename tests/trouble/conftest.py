"""Tests of this folder run on fast time: discord.py waits 5 s before it identifies again, and longer after refusals."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.chat.conftest import newsroom
from tests.discord import LocalDiscord, fasttime


def pytest_asyncio_loop_factories(config: pytest.Config, item: pytest.Item) -> Mapping[str, Any]:
    """Fast time for every test here."""
    return fasttime.factories(fasttime.SPEED)


@pytest.fixture
async def discord(tmp_path: Path) -> AsyncIterator[LocalDiscord]:
    """The local Discord with a fresh bot on it: discord.py waits longer after each failure of one connection."""
    async with LocalDiscord(patience=fasttime.PATIENCE) as server, newsroom(tmp_path / "desk.sqlite", server):
        yield server
