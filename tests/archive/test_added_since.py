"""In either store: what was added after a moment, when somebody last asked, and which articles tell one story."""

import datetime as dt

from bot.analysis.markup import mark
from bot.archive import articles
from bot.archive.articles import fingerprints
from bot.archive.servers import archives, last_asked
from bot.archive.store import Store
from bot.records.ids import ArchiveId
from bot.records.reading import DateEvidence, PublicationDate
from tests.archive.samples import EDITOR, NOW, draft
from tests.verify.test_copies import OTHER, STORY, WEEKLY

BACKGROUND = ". ".join(STORY.split(". ")[1:5:3])
FOLLOW_UP = (
    f"Crane drivers have begun to leave for other harbours. {BACKGROUND} Nobody answered the telephone on Friday, and "
    "the owner of the last chandler's shop on the quay said that she would stay until her stock of rope was sold."
)
HOUR = dt.timedelta(hours=1)
TEXTS = (
    (STORY, dt.date(2031, 3, 1)),
    (STORY.replace("million", "mln"), dt.date(2031, 3, 2)),
    (FOLLOW_UP, dt.date(2031, 3, 9)),
    (FOLLOW_UP.replace("Friday", "Monday").replace("rope", "tar") + " " + OTHER, dt.date(2033, 1, 1)),
    (WEEKLY.format(211, 4, 209, 8100, 160, 142, 11), dt.date(2031, 3, 4)),
    (WEEKLY.format(214, 12, 213, 7700, 166, 149, 18), dt.date(2031, 3, 12)),
    (WEEKLY.format(219, 13, 218, 7900, 171, 154, 19), dt.date(2031, 3, 13)),
)


async def filled(store: Store) -> tuple[ArchiveId, list[int]]:
    """An archive with TEXTS, each an hour after the one before; its id and the articles'."""
    async with store.writing() as conn:
        archive = (await conn.run_sync(archives.ensure, "local", NOW)).id
        ids = []
        for number, (text, day) in enumerate(TEXTS):
            given = draft(number, text, published=PublicationDate(DateEvidence(day, "page", str(day)), (), True))
            ids.append(
                (
                    await conn.run_sync(articles.add, archive, given, mark(text, "en"), EDITOR, NOW + number * HOUR)
                ).article
            )
    return archive, ids


async def test_a_story_is_no_copy_no_form_and_of_its_time(store: Store) -> None:
    archive, (first, copy, later, years_later, week, next_week, day_after) = await filled(store)
    async with store.reading() as conn:
        assert await conn.run_sync(fingerprints.related, archive, first) == [later]
        assert set(await conn.run_sync(fingerprints.related, archive, later)) == {first, copy}
        assert await conn.run_sync(fingerprints.related, archive, years_later) == []
        assert await conn.run_sync(fingerprints.related, archive, week) == []
        assert await conn.run_sync(fingerprints.related, archive, next_week) == [day_after]
        assert await conn.run_sync(fingerprints.related, archive, 999) == []
        pairs = await conn.run_sync(fingerprints.stories, archive, [first, later, week, next_week])
    assert [set(pair) for pair in pairs] == [{first, later}]


async def test_what_was_added_after_a_moment_without_reprints(store: Store) -> None:
    archive, ids = await filled(store)
    first, copy, later, *_ = ids
    async with store.reading() as conn:
        assert await conn.run_sync(articles.added_after, archive, ids, NOW) == set(ids) - {first, copy}
        assert await conn.run_sync(articles.added_after, archive, [first, copy, later], NOW - HOUR) == {
            first,
            copy,
            later,
        }
        assert await conn.run_sync(articles.added_after, ArchiveId(archive + 1), ids, NOW - HOUR) == set()


async def test_when_somebody_last_asked(store: Store) -> None:
    archive, _ = await filled(store)
    async with store.writing() as conn:
        assert await conn.run_sync(last_asked.move_on, archive, 7, "ferry", NOW) is None
        assert await conn.run_sync(last_asked.move_on, archive, 7, "ferry", NOW + HOUR) == NOW
        assert await conn.run_sync(last_asked.move_on, archive, 8, "ferry \ud800\0", NOW) is None
        assert await conn.run_sync(last_asked.forget_before, NOW + HOUR) == 1
        assert await conn.run_sync(last_asked.forget, archive, 7) == 1
