"""`copydesk reread` beside a program that does not let go of the database."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.archive.store import Store
from tests.archive.former_index import aged
from tests.archive.rereading import filled
from tests.cli.terminal import Terminal


async def put_back(database: str) -> None:
    """As an older program indexed it."""
    store = await Store.open(database)
    async with store.writing() as w:
        await w.run_sync(aged)
    await store.close()


def test_it_says_so_in_a_sentence_and_goes_on_the_next_time(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    asyncio.run(filled(str(terminal.database), 3))
    asyncio.run(put_back(str(terminal.database)))
    with closing(sqlite3.connect(terminal.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = terminal.run("reread")
    assert refused.code == 1
    assert "Another program is writing to the database" in " ".join(refused.err.split())
    assert "Traceback" not in refused.err
    assert terminal.run("reread").code == 0
