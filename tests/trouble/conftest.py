"""Tests of this folder run on fast time: discord.py waits 5 s before it identifies again, and longer after refusals."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.discord import fasttime


def pytest_asyncio_loop_factories(config: pytest.Config, item: pytest.Item) -> Mapping[str, Any]:
    """Fast time for every test here."""
    return fasttime.factories()
