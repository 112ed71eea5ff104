"""The sample archive: the invented articles of `seeds/ferry`, in an archive of their own that no server answers from.

It is filled when somebody asks it for the first time, and again by a program that brings other samples along.
"""

import datetime as dt
import hashlib
from pathlib import Path

from bot.archive.servers import archives
from bot.config import data_folder
from bot.desk import ingest, settings
from bot.desk.resources import Desk
from bot.records.archive import Actor
from bot.records.ids import ArchiveId
from bot.records.reading import Hints, Received

NAME, FOLDER, MARK = "sample", "ferry", "samples stored"
READ_ON = Hints(dt.date(2026, 3, 28))
"""The week after the last of the samples, whatever the clock says: no day in them lies ahead."""
PROGRAM = Actor("program", "0", "Copydesk")


async def archive(desk: Desk) -> ArchiveId:
    """The sample archive, filled. Two who fill it at once store each article once. Raises as `ingest`."""
    async with desk.store.writing() as conn:
        id_ = (await conn.run_sync(archives.ensure, NAME, desk.now())).id
    pages = {path.name: path.read_bytes() for path in _pages()}
    digest = hashlib.sha256(b"".join(pages.values())).hexdigest()
    if await settings.remembered(desk, MARK) != digest:
        await _fill(desk, id_, pages)
        await settings.remember(desk, MARK, digest)
    return id_


def _pages() -> list[Path]:
    return sorted(path for path in (data_folder("seeds") / FOLDER).iterdir() if path.is_file())


async def _fill(desk: Desk, id_: ArchiveId, pages: dict[str, bytes]) -> None:
    for name, body in pages.items():
        for preview in await ingest.from_received(desk, id_, Received(body=body, name=name), READ_ON):
            await ingest.save(desk, id_, preview, PROGRAM)
