"""The index changes by itself: old articles answer by their old words until they are indexed anew, in any order."""

import asyncio
import subprocess
import sys
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy import text as sql

from bot.analysis.markup import mark
from bot.app import open_desk
from bot.archive import articles
from bot.archive.articles import reindexing
from bot.archive.search import generation
from bot.archive.servers import archives
from bot.archive.store import Store
from bot.config import Config
from bot.desk import reindex, topic_search
from bot.desk.resources import Desk
from bot.desk.topic_search import TopicQuery
from bot.jobs.worker import working
from bot.records.ids import ArchiveId
from bot.records.reading import Field
from bot.text.words import stem_text
from tests.archive.former_index import aged
from tests.archive.rereading import InThisProcess
from tests.archive.samples import EDITOR, NOW, draft

TEXTS = {
    1: ("ar", "سوق المدينة", "أغلقت مدرسة الميناء أبوابها يوم الأحد."),
    2: ("fa", "باغ‌های شهر", "باغ‌های شهر لیندویک در سال ۱۴۰۳ باز می‌شوند."),
    3: ("zh", "臺東漁港", "臺東漁港週二關閉。"),
    4: ("hi", "बाज़ार बंद", "लिंडविक का बाज़ार सन्ध्या को बंद हुआ।"),
    5: ("en", "Harbour sold", "The old harbour of Lindvik was sold on Monday."),
}
FOUND_BEFORE = {
    "مدرسة": 1,
    "باغ‌های": 2,
    "۱۴۰۳": 2,
    "漁港": 3,
    "臺東": 3,
    "बाज़ार": 4,
    "harbour": 5,
    "Lindvik harbour": 5,
}
FOUND_AFTER = FOUND_BEFORE | {"مدرسه": 1, "باغ های": 2, "1403": 2, "渔港": 3, "台东": 3, "बाजार": 4, "संध्या": 4}


async def filled(store: Store) -> ArchiveId:
    """The archive "local" as an older program left it."""
    async with store.writing() as w:
        archive = (await w.run_sync(archives.ensure, "local", NOW)).id
        for number, (language, title, text) in TEXTS.items():
            given = draft(number, text, title=Field(title, "page"), language=language)
            await w.run_sync(articles.add, archive, given, mark(text, language), EDITOR, NOW)
        await w.run_sync(aged)
    return archive


async def missed(desk: Desk, archive: ArchiveId, topics: dict[str, int]) -> dict[str, list[int]]:
    """What the topics found that did not find their article alone."""
    found = {}
    for topic in topics:
        result = await topic_search.search(desk, TopicQuery(archive, topic, whole=True))
        found[topic] = [entry.article for entry in result.ranked]
    return {topic: ids for topic, ids in found.items() if ids != [topics[topic]]}


def suggested(conn: Connection, archive: ArchiveId) -> list[object]:
    """The words of titles, and in how many articles they stand."""
    counted = sql("SELECT word, articles FROM search_words WHERE archive_id = :archive ORDER BY word")
    return [tuple(row) for row in conn.execute(counted, {"archive": archive})]


async def renew_next(desk: Desk, many: int) -> list[int]:
    """Index the next few anew; gives their numbers."""
    async with desk.store.writing() as w:
        few = await w.run_sync(reindexing.next_entries, many)
        batch = [(entry, stem_text(entry.text or "", entry.language)) for entry in few]
        await w.run_sync(reindexing.renew, batch)
    return [entry.article for entry in few]


async def test_old_articles_answer_until_they_are_indexed_anew(store: Store, place: str) -> None:
    archive = await filled(store)
    async with open_desk(Config(database=place), parsers=InThisProcess()) as desk:
        assert await missed(desk, archive, FOUND_BEFORE) == {}
        excluded = await topic_search.search(desk, TopicQuery(archive, "漁港 -臺東"))
        assert excluded.ranked == ()
        assert await renew_next(desk, 2) == [1, 2]
        assert await missed(desk, archive, FOUND_BEFORE) == {}
        async with working(desk, idle_seconds=0.05):
            for _ in range(200):
                if not await desk.store.short_read(generation.count):
                    break
                await asyncio.sleep(0.05)
        assert await desk.store.short_read(generation.count) == 0
        assert await missed(desk, archive, FOUND_AFTER) == {}


async def test_typed_accents_leave_nothing_out_while_some_articles_lack_theirs(store: Store, place: str) -> None:
    async with store.writing() as w:
        archive = (await w.run_sync(archives.ensure, "local", NOW)).id
        for number, text in ((1, "Làng Lindvik có vườn dừa."), (2, "Vườn dừa đóng cửa.")):
            await w.run_sync(articles.add, archive, draft(number, text, language="vi"), mark(text, "vi"), EDITOR, NOW)
        await w.run_sync(aged)
    async with open_desk(Config(database=place), parsers=InThisProcess()) as desk:
        for _ in range(3):  # none, one, and both of them indexed anew
            result = await topic_search.search(desk, TopicQuery(archive, "vườn dưa", whole=True))
            assert {entry.article for entry in result.ranked} == {1, 2}
            await renew_next(desk, 1)


async def test_an_archive_is_whole_before_the_next_is_begun(store: Store, place: str) -> None:
    ids = []
    async with store.writing() as w:
        for name in ("first", "second"):
            ids.append((await w.run_sync(archives.ensure, name, NOW)).id)
        for number, archive in enumerate((ids[1], ids[0], ids[1], ids[0]), start=1):
            text = f"The old harbour {number} was sold."
            await w.run_sync(articles.add, archive, draft(number, text), mark(text, "en"), EDITOR, NOW)
        await w.run_sync(aged)
    async with open_desk(Config(database=place), parsers=InThisProcess()) as desk:
        assert await renew_next(desk, 2) == [2, 4]
        mixed = [await desk.store.short_read(generation.is_mixed, archive) for archive in ids]
        assert mixed == [False, True]
        assert await reindex.at_once(desk, ids[0]) == 0
        assert await reindex.at_once(desk, ids[1]) == 2


async def test_what_two_index_at_once_is_counted_once(store: Store) -> None:
    archive = await filled(store)
    async with store.writing() as w:
        read = await w.run_sync(reindexing.next_entries, MANY)
        batch = [(entry, stem_text(entry.text or "", entry.language)) for entry in read]
        await w.run_sync(reindexing.renew, batch)
        once = await w.run_sync(suggested, archive)
        await w.run_sync(reindexing.renew, batch)
        assert await w.run_sync(suggested, archive) == once


async def test_no_question_walks_past_the_articles_of_other_archives(tmp_path: Path) -> None:
    store = await Store.open(str(tmp_path / "archive.sqlite"))
    async with store.writing() as w:
        archive = (await w.run_sync(archives.ensure, "small", NOW)).id
        await w.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)"
            " INSERT INTO search_rows SELECT i, 99, i, 'en', 1 FROM n"
        )
    async with store.reading() as conn:
        driver = (await conn.get_raw_connection()).driver_connection
        assert driver is not None
        steps: list[None] = []
        await driver.set_progress_handler(lambda: steps.append(None), 100)
        assert not await conn.run_sync(generation.is_mixed, archive)
        assert await conn.run_sync(generation.older, 32, archive) == ()
        assert len(await conn.run_sync(generation.older, 32)) == 32
    await store.close()
    assert len(steps) < 20


MANY = 65
"""Articles of the round below: three batches."""


async def index_anew(database: str) -> None:
    """In a process of its own: index anew until somebody kills it, saying so after each batch."""
    async with open_desk(Config(database=database), parsers=InThisProcess()) as desk:
        while await reindex.some(desk, None):
            print("some", flush=True)  # noqa: T201


def killed(place: str) -> None:
    """Run it in a process of its own and kill that behind its first batch."""
    command = [sys.executable, "-m", "tests.archive.test_reindex", place]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.kill()


async def found_once(place: str) -> int:
    """How many articles are left, where each is found by a word of its own and by no other's."""
    async with open_desk(Config(database=place), parsers=InThisProcess()) as desk:
        archive = (await desk.store.short_read(archives.named, "local")).id
        for number in range(1, MANY + 1, 8):
            result = await topic_search.search(desk, TopicQuery(archive, f"پایگاه {number} باز"))
            assert [entry.article for entry in result.ranked if entry.covered == 1] == [number]
        return await desk.store.short_read(generation.count)


async def test_a_kill_loses_no_article_and_the_next_run_goes_on(tmp_path: Path) -> None:
    place = str(tmp_path / "archive.sqlite")
    store = await Store.open(place)
    async with store.writing() as w:
        archive = (await w.run_sync(archives.ensure, "local", NOW)).id
        for number in range(1, MANY + 1):
            text = f"پایگاه {number} در روز یکشنبه باز شد."
            await w.run_sync(articles.add, archive, draft(number, text, language="fa"), mark(text, "fa"), EDITOR, NOW)
        await w.run_sync(aged)
    await store.close()
    left = [MANY]
    while left[-1]:
        await asyncio.to_thread(killed, place)
        left.append(await found_once(place))
        assert left[-1] < left[-2]
    assert len(left) > 2


if __name__ == "__main__":
    asyncio.run(index_anew(sys.argv[1]))
