"""`changes`: how an article's text changed between two versions, and which words we posted no longer stand."""

from dataclasses import dataclass

from bot.analysis.differences import Run, difference
from bot.archive import articles
from bot.archive.articles import posted_answers
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.records.archive import PostedExcerpt, Version
from bot.records.ids import ArchiveId


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference of the two newest versions (or one version alone), and the posted words.

    Joining the "same" and "new" of `runs` gives the newer text, "same" and "gone" the older one. `coarse` tells that
    too much changed to compare every paragraph word by word.
    """

    versions: int
    before: Version | None
    after: Version
    runs: tuple[Run, ...]
    posted: tuple[PostedExcerpt, ...]
    coarse: bool = False
    damaged: int = 0


async def changes(desk: Desk, archive_id: ArchiveId, article_id: int) -> Changes:
    """Compare the two newest versions that stand.

    Raises NoSuchArticle, DamagedArticle (the newest one), TooManyWaiting, ComparingBusy.
    """

    def work(conn: Connection) -> tuple[tuple[Version, ...], tuple[PostedExcerpt, ...]]:
        newest = articles.versions(conn, archive_id, article_id, newest=2)
        return newest, posted_answers.of_article(conn, archive_id, article_id)

    newest, posted = await desk.store.read(work)
    after = newest[-1]
    if len(newest) == 1:
        return Changes(after.number, None, after, (), posted, damaged=after.number - 1)
    before = newest[0]
    runs, coarse = await desk.thinking.run(difference, before.text, after.text)
    skipped = after.number - before.number - 1  # versions are numbered from 1, none is ever taken out
    return Changes(after.number, before, after, runs, posted, coarse, skipped)
