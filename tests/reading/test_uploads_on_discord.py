"""Any bytes as attachments of /ingest file: one answer each, no traceback, and nothing stored that nobody can read."""

import asyncio
import logging
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.archive import articles
from bot.chat.client import Client
from bot.chat.features import VERBS
from bot.chat.state import BotState
from bot.records.ids import ArchiveId
from tests.chat.conftest import SOON, open_desk
from tests.discord import LocalDiscord, Upload
from tests.reading.test_bombs import BYTES, is_readable

CLOSED_EARLY = "_delay_ready"  # discord.py's own task, when its client is closed before every server has arrived
TWENTY = st.lists(BYTES.filter(bool), min_size=20, max_size=20)
ONCE = settings(deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate], database=None)


async def uploaded(bodies: list[bytes], folder: Path) -> list[str]:
    """Give each to a running bot, press Save where it offers that, and return every text that was stored."""
    async with open_desk(folder / "desk.sqlite") as desk, LocalDiscord() as discord:
        client = Client(BotState(desk, lambda line: None, VERBS, waits=SOON), connector=discord.connector())
        async with discord.running(client):
            for number, body in enumerate(bodies):
                shown = await discord.run("/ingest file", file=Upload(f"{number}.txt", body, "text/plain"))
                assert shown.text.strip()
                if "Save" in shown.labels:
                    await discord.click(shown, "Save")
            await client.state.in_flight.close(2)
        discord.judge()
        async with desk.store.reading() as conn:
            ids = [article.id for article in await conn.run_sync(articles.listed, ArchiveId(1), size=1_000)]
            return [one.version.text for one in await conn.run_sync(articles.marked, ArchiveId(1), ids)]


def check(bodies: list[bytes], caplog: pytest.LogCaptureFixture) -> None:
    with tempfile.TemporaryDirectory() as folder, caplog.at_level(logging.ERROR):
        texts = asyncio.run(uploaded(bodies, Path(folder)))
    assert all(map(is_readable, texts)), texts
    told = [record.getMessage() for record in caplog.records]
    assert [line for line in told if CLOSED_EARLY not in line] == []


@settings(ONCE, max_examples=1)
@given(TWENTY)
def test_any_bytes_as_attachments(caplog: pytest.LogCaptureFixture, bodies: list[bytes]) -> None:
    check(bodies, caplog)


@pytest.mark.slow
@settings(ONCE, max_examples=10)
@given(st.lists(BYTES.filter(bool), min_size=100, max_size=100))
def test_a_thousand_byte_strings_as_attachments(caplog: pytest.LogCaptureFixture, bodies: list[bytes]) -> None:
    check(bodies, caplog)
