"""Fixtures for everything that reads from outside."""

from collections.abc import AsyncIterator

import pytest

from tests.reading.web import Web, opened


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    """A web on loopback."""
    async with opened() as listening:
        yield listening
