"""A process of its own that ingests sample articles and says so after each commit; the kill rounds end it anywhere."""

import asyncio
import sys
from functools import partial

from sqlalchemy import Connection

from bot.archive import articles
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.records.archive import Receipt
from bot.records.ids import ArchiveId
from bot.records.reading import Draft
from tests.archive.samples import EDITOR, NOW, draft, mark


def stored(archive: ArchiveId, given: Draft, conn: Connection) -> Receipt:
    """One article, in a transaction of its own."""
    return articles.add(conn, archive, given, mark(given.text), EDITOR, NOW)


async def ingest(database: str, first: int, many: int) -> None:
    """Store articles `first`... in one transaction each, printing "number article" once each is kept."""
    store = await Store.open(database)
    async with store.writing() as conn:
        archive = (await conn.run_sync(archives.ensure, "local")).id
    for number in range(first, first + many):
        given = draft(number)
        receipt = await store.write(partial(stored, archive, given))
        sys.stdout.write(f"{number} {receipt.article}\n")
        sys.stdout.flush()
    await store.close()


if __name__ == "__main__":
    asyncio.run(ingest(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
