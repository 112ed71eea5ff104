"""A flipped bit anywhere in the database: nothing altered is shown, by any verb, and the row is named once."""

import asyncio
import dataclasses
import datetime as dt
import io
import logging
import random
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from bot.analysis.markup import mark
from bot.app import open_desk
from bot.archive import articles
from bot.archive.store import integrity
from bot.config import Config
from bot.desk import archives as desk_archives
from bot.desk import audit, changes, context, export, merge, quotes, reread_originals, settings, show, stats, who
from bot.desk import move as desk_move
from bot.desk import requests as desk_askings
from bot.desk.brief import brief
from bot.desk.remove import remove, restore
from bot.desk.resources import Desk
from bot.desk.search import search
from bot.desk.seen import seen
from bot.desk.sources import sources
from bot.desk.suggest import suggest
from bot.desk.timeline import timeline
from bot.desk.verify import verify
from bot.errors.tree import CopydeskError
from bot.records.answers import Posting, Suggested
from bot.records.archive import Edit
from bot.records.ids import ArchiveId
from bot.records.reading import Draft
from bot.records.settings import ServerSettings, StoredRequest
from bot.records.verification import Verdict
from tests.archive.samples import EDITOR, NOW, draft, text_of, thread
from tests.cli.terminal import Terminal

SERVER = 11
SPEAKERS = ("", "Odalys Verhoef", "Pim Aardbei", "Greta Sampleton", "Ivo Fictus", "Mara Inventa", "Tomas Madeup")
WARNINGS = (
    "This rests on a single article.",
    "All of these articles carry one text: this is a single source.",
    "No article has all of these words; this is from articles with some of them.",
)
LETTERS = {
    "versions": ("text", "sha256", "title", "posts", "passages"),
    "articles": ("title", "byline", "title_origin", "day", "dates", "outlet", "url", "language", "key", "kind"),
    "quotes": ("speaker", "role", "how"),
    "people": ("name", "key", "surname"),
    "received": ("body", "media_type", "url"),
    "audit": ("actor", "actor_name", "action", "detail", "at"),
    "answer_cuts": ("text", "sha256"),
    "settings": ("name", "value"),
    "askings": ("verb", "args"),
    "archives": ("name",),
    "attributions": ("day",),
}


def page(number: int, more: str = "") -> Draft:
    """An article in which somebody with a name is quoted."""
    return draft(number, text_of(number).replace(f"Sample Speaker {number}", SPEAKERS[number]) + more)


async def filled(place: Path) -> None:
    """An archive with something in every table that holds words, names, days or originals."""
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


def a_bit(place: Path, table: str, column: str, dice: random.Random) -> bool:
    """Flip a bit of one value of a column in the file itself; False where the value is not to be found there."""
    with closing(sqlite3.connect(place)) as database:
        rows = database.execute(f"SELECT {column} FROM {table} WHERE length({column}) > 3").fetchall()
    if not rows:
        return False
    value = dice.choice(rows)[0]
    content = value if isinstance(value, bytes) else str(value).encode()
    raw = bytearray(place.read_bytes())
    at = [found for found in range(len(raw)) if raw.startswith(content, found)] if len(content) < 400 else []
    at = at or [raw.find(content)]
    if at[0] < 0:
        return False
    raw[dice.choice(at) + dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    place.write_bytes(raw)
    return True


async def rounds(tmp_path: Path, many: int, caplog: pytest.LogCaptureFixture, flip: Callable[[Path, int], bool]) -> int:
    """Flip a bit in a fresh copy so many times; each time nothing that was never stored is shown. Gives how many."""
    whole = tmp_path / "whole.sqlite"
    await filled(whole)
    true, _ = await asked(whole)
    known = "\n".join([*true, *WARNINGS, *get_args(Verdict), *leaves(ServerSettings())])
    known += "\n" + "\n".join(f" {word}" for word in known.casefold().split())
    done = 0
    for number in range(many):
        place = tmp_path / f"{number}.sqlite"
        shutil.copy(whole, place)
        if not flip(place, number):
            continue
        caplog.clear()
        shown, refused = await asked(place)
        altered = [leaf for leaf in shown if leaf not in known]
        assert altered == [], (number, refused)
        assert all("\n" not in sentence and "Something went wrong" not in sentence for sentence in refused)
        lines = [record.getMessage() for record in caplog.records if record.name == integrity.__name__]
        assert len(lines) == len(set(lines)), number
        assert not any(record.exc_info for record in caplog.records), number
        done += 1
        place.unlink()
    return done


@pytest.mark.parametrize("first", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(30, 330, 30))])
async def test_no_flipped_bit_of_words_names_days_or_originals_is_shown(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, first: int
) -> None:
    pairs = [(table, column) for table, columns in LETTERS.items() for column in columns]
    dice = random.Random(first + 30)

    def flip(place: Path, number: int) -> bool:
        return a_bit(place, *pairs[(first + number) % len(pairs)], dice)

    assert await rounds(tmp_path, 30, caplog, flip) > 15


@pytest.mark.parametrize(
    ("seed", "many"), [(0, 15), *(pytest.param(n, 30, marks=pytest.mark.slow) for n in range(1, 11))]
)
async def test_no_flipped_bit_anywhere_shows_an_altered_letter(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, seed: int, many: int
) -> None:
    dice = random.Random(seed + 16)

    def flip(place: Path, number: int) -> bool:
        raw = bytearray(place.read_bytes())
        raw[dice.randrange(100, len(raw))] ^= 1 << dice.randrange(8)
        place.write_bytes(raw)
        return True

    assert await rounds(tmp_path, many, caplog, flip) == many


def altered(place: Path, statement: str) -> None:
    """Change rows behind the program's back."""
    with closing(sqlite3.connect(place)) as database:
        assert database.execute(statement).rowcount > 0
        database.commit()


@pytest.fixture
async def whole(tmp_path: Path) -> Path:
    """A filled database."""
    place = tmp_path / "archive.sqlite"
    await filled(place)
    return place


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE versions SET text = replace(text, 'Lindvik', 'Lindvig') WHERE article = 4",
        "UPDATE articles SET title = 'Pier 4 closes' WHERE id = 4",
        "UPDATE articles SET dates = 'no dates' WHERE id = 4",
        "UPDATE articles SET day = 'no day' WHERE id = 4",
        "UPDATE articles SET title = CAST(x'ff41' AS TEXT) WHERE id = 4",
        "UPDATE versions SET passages = x'010203' WHERE article = 4",
        "UPDATE versions SET posts = '[{}]' WHERE article = 4",
        "UPDATE articles SET version = 999 WHERE id = 4",
    ],
)
async def test_a_damaged_article_is_refused_by_every_verb_that_is_about_it(
    whole: Path, statement: str, caplog: pytest.LogCaptureFixture
) -> None:
    altered(whole, statement)
    async with open_desk(Config(database=str(whole))) as desk:
        for verb in (
            lambda: show.show(desk, ArchiveId(1), 4),
            lambda: changes.changes(desk, ArchiveId(1), 4),
        ):
            with pytest.raises(CopydeskError, match="Article 4 is damaged"):
                await verb()
        text, count = await exported(desk, ArchiveId(1), "jsonl")
        assert b'"article": 4' not in text
        assert count == 5
    lines = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert len(lines) == 1
    assert "Lindvi" not in lines[0]
    assert "closes" not in lines[0]


async def test_what_is_damaged_is_not_restored_reread_edited_or_moved(whole: Path, tmp_path: Path) -> None:
    altered(whole, "UPDATE versions SET text = replace(text, 'pier', 'peer') WHERE article = 6")
    altered(whole, "UPDATE received SET body = substr(body, 1, length(body) - 1) || x'00' WHERE version = 1")
    altered(whole, "UPDATE articles SET byline = 'Sample Waiter' WHERE id = 5")
    async with open_desk(Config(database=str(whole))) as desk:
        with pytest.raises(CopydeskError, match="Article 6 is damaged"):
            await restore(desk, ArchiveId(1), 6, EDITOR)
        tally = await reread_originals.reread_originals(desk, ArchiveId(1), EDITOR)
        assert ("article 1", "The original of article 1 is damaged") in [
            (failure.given, failure.why.sentence[:36]) for failure in tally.failures
        ]
        with pytest.raises(CopydeskError, match="Article 5 is damaged"):
            async with desk.store.writing() as conn:
                await conn.run_sync(articles.edit, ArchiveId(1), 5, Edit(title="Another"), None, EDITOR, NOW)
        with pytest.raises(CopydeskError, match="3 rows of the database are damaged") as refused:
            await desk_move.move(desk, str(tmp_path / "moved.sqlite"))
        assert "articles: 1" in refused.value.sentence
    assert not (tmp_path / "moved.sqlite").exists()


async def test_a_damaged_article_can_be_removed_and_stays_damaged(whole: Path) -> None:
    altered(whole, "UPDATE articles SET title = 'Pier 4 closes' WHERE id = 4")
    async with open_desk(Config(database=str(whole))) as desk:
        await remove(desk, ArchiveId(1), 4, EDITOR)
        with pytest.raises(CopydeskError, match="Article 4 is damaged"):
            await restore(desk, ArchiveId(1), 4, EDITOR)


async def test_every_write_leaves_its_rows_sealed(whole: Path, tmp_path: Path) -> None:
    async with open_desk(Config(database=str(whole))) as desk:
        await restore(desk, ArchiveId(1), 6, EDITOR)
        async with desk.store.writing() as conn:
            await conn.run_sync(
                articles.edit, ArchiveId(1), 5, Edit(title="Another", day=dt.date(2024, 5, 5)), None, EDITOR, NOW
            )
        change = await merge.split(desk, ArchiveId(1), SPEAKERS[3], [1], "Greta Other", EDITOR)
        await merge.undo(desk, ArchiveId(1), change.number, EDITOR)
        await desk_archives.for_server(desk, 12)
        await desk_archives.join(desk, 12, "server-11", EDITOR)
        moved = await desk_move.move(desk, str(tmp_path / "moved.sqlite"))
    assert moved.indexed == 7


def test_the_terminal_says_one_sentence(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    asyncio.run(filled(terminal.database))
    altered(terminal.database, "UPDATE versions SET text = replace(text, 'Lindvik', 'Lindvig') WHERE article = 4")
    for words in (("show", "4"), ("show", "4", "--json")):
        printed = terminal.run(*words, "--archive", str(SERVER))
        assert printed.code == 1
        assert "Article 4 is damaged" in printed.err
        assert "Lindvig" not in printed.out + printed.err
        assert "Traceback" not in printed.err
