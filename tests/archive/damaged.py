"""An archive with something in every table, every verb that shows something of it, and harm done behind its back."""

import dataclasses
import datetime as dt
import io
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path

from bot.analysis.markup import mark
from bot.app import open_desk
from bot.archive import articles
from bot.config import Config
from bot.desk import archives as desk_archives
from bot.desk import audit, changes, context, export, merge, quotes, settings, show, stats, who
from bot.desk import requests as desk_askings
from bot.desk.brief import brief
from bot.desk.remove import remove
from bot.desk.resources import Desk
from bot.desk.search import search
from bot.desk.seen import seen
from bot.desk.sources import sources
from bot.desk.suggest import suggest
from bot.desk.timeline import timeline
from bot.desk.verify import verify
from bot.errors.tree import CopydeskError
from bot.records.answers import Posting
from bot.records.ids import ArchiveId
from bot.records.reading import Draft
from bot.records.settings import StoredRequest
from bot.records.topics import Suggested
from tests.archive.samples import EDITOR, NOW, draft, text_of, thread
from tests.empty_archive import empty_archive

SERVER = 11
SPEAKERS = ("", "Odalys Verhoef", "Pim Aardbei", "Greta Sampleton", "Ivo Fictus", "Mara Inventa", "Tomas Madeup")


def page(number: int, more: str = "") -> Draft:
    """An article in which somebody with a name is quoted."""
    return draft(number, text_of(number).replace(f"Sample Speaker {number}", SPEAKERS[number]) + more)


_FILLED: list[bytes] = []
"""The file that was filled in this process, whole; it is filled once, and copied."""


async def filled(place: Path) -> None:
    """An archive with something in every table that holds words, names, days or originals."""
    if not _FILLED:
        with tempfile.TemporaryDirectory() as folder:
            first = empty_archive(Path(folder) / "filled.sqlite")
            await _fill(first)
            _FILLED.append(first.read_bytes())
    _put(place, _FILLED[0])


def _put(place: Path, content: bytes) -> None:
    place.touch(0o600)
    place.write_bytes(content)


async def _fill(place: Path) -> None:
    async with open_desk(Config(database=str(place))) as desk:
        archive = (await desk_archives.for_server(desk, SERVER)).id
        given = [*(page(number) for number in range(1, 7)), thread(40), page(2, "\n\nIt rained.")]
        for one in given:
            async with desk.store.writing() as conn:
                await conn.run_sync(articles.add, archive, one, mark(one.text, one.language, one.posts), EDITOR, NOW)
        await settings.change(desk, SERVER, EDITOR, time_zone="Europe/Paris", language="fr")
        answer = await brief(desk, archive, "harbour pier")
        await desk_askings.note(desk, StoredRequest("token1", "brief", {"topic": "harbour"}, SERVER, 5, private=False))
        posting = Posting(archive, SERVER, 8, 9, answer.sentences)
        await desk_askings.delivered(desk, "token1", posting)
        await merge.merge(desk, archive, SPEAKERS[1], SPEAKERS[3], EDITOR)
        await remove(desk, archive, 6, EDITOR)
    with closing(sqlite3.connect(place)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.execute("PRAGMA journal_mode=DELETE")


async def exported(desk: Desk, archive: ArchiveId, form: export.Format) -> tuple[bytes, int]:
    """The export of an archive in memory, and how many articles are in it."""
    out = io.BytesIO()
    count = await export.export_(desk, archive, form, 10**7, out)
    return out.getvalue(), count


def everything(desk: Desk, archive: ArchiveId) -> Iterator[Callable[[], Awaitable[object]]]:
    """Every verb that shows something."""
    for number in range(1, 8):
        yield lambda number=number: show.show(desk, archive, number)  # type: ignore[misc]
        yield lambda number=number: changes.changes(desk, archive, number)  # type: ignore[misc]
    yield lambda: exported(desk, archive, "jsonl")
    yield lambda: exported(desk, archive, "csv")
    yield lambda: brief(desk, archive, "harbour pier")
    yield lambda: search(desk, archive, "pier")
    yield lambda: sources(desk, archive, "pier harbour")
    yield lambda: timeline(desk, archive, "harbour")
    yield lambda: quotes.quotes(desk, archive, "pier")
    yield lambda: quotes.quotes(desk, archive, speaker=SPEAKERS[3])
    yield lambda: who.who(desk, archive, SPEAKERS[2])
    yield lambda: who.who(desk, archive, SPEAKERS[3])
    yield lambda: quotes.suggest(desk, archive, "o")
    yield lambda: verify(desk, archive, "Pier 4 is ready")
    yield lambda: seen(desk, archive, "https://harbour.example/3")
    yield lambda: seen(desk, archive, text_of(5))
    yield lambda: stats.of_archive(desk, archive)
    yield lambda: audit.changes(desk, archive)
    yield lambda: suggest(desk, archive, "pi")
    yield lambda: suggest(desk, archive, "")
    yield lambda: settings.of_server(desk, SERVER)
    yield lambda: desk_askings.last(desk, SERVER, 5)
    yield lambda: desk_archives.listed(desk)
    yield lambda: desk_archives.for_server(desk, SERVER)
    yield lambda: _context(desk, archive)


async def _context(desk: Desk, archive: ArchiveId) -> object:
    answer = await quotes.quotes(desk, archive, "pier")
    return await context.context(desk, archive, answer.quotes)


def leaves(value: object) -> Iterator[str]:
    """Every word, name and day in an answer."""
    if isinstance(value, Suggested):
        yield from (f" {word}" for word in value.topic.split())
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name))
    elif isinstance(value, dict):
        yield from leaves(tuple(value.items()))
    elif isinstance(value, (list, tuple, set, frozenset)):
        for one in value:
            yield from leaves(one)
    elif isinstance(value, bytes):
        yield from value.decode("utf-8", "replace").splitlines()
    elif isinstance(value, (str, dt.date)):
        yield str(value)


async def asked(place: Path) -> tuple[list[str], list[str]]:
    """What all verbs show over a database, and the sentences of those that refuse. Anything else raised is a bug."""
    shown: list[str] = []
    refused: list[str] = []
    try:
        async with open_desk(Config(database=str(place))) as desk:
            for verb in everything(desk, ArchiveId(1)):
                try:
                    shown += leaves(await verb())
                except CopydeskError as fault:
                    refused.append(fault.sentence)
    except CopydeskError as fault:
        refused.append(fault.sentence)
    return shown, refused


def altered(place: Path, statement: str) -> None:
    """Change rows behind the program's back."""
    with closing(sqlite3.connect(place)) as database:
        assert database.execute(statement).rowcount > 0
        database.commit()
