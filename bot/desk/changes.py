"""`changes`: how an article's text changed between two versions, and which words we posted no longer stand."""

from dataclasses import dataclass

from bot.analysis.differences import Run, difference
from bot.archive import articles
from bot.archive.articles import answers
from bot.desk.resources import Desk
from bot.records.archive import PostedCut, Version
from bot.records.ids import ArchiveId


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference of the two newest versions that stand (or one version alone), and the posted words.

    `versions` counts those that stand, `damaged` the older ones that are left out.
    Joining the "same" and "new" of `runs` gives the newer text, "same" and "gone" the older one. `coarse` tells that
    too much changed to compare every paragraph word by word.
    """

    versions: int
    before: Version | None
    after: Version
    runs: tuple[Run, ...]
    posted: tuple[PostedCut, ...]
    coarse: bool = False
    damaged: int = 0


async def changes(desk: Desk, archive_id: ArchiveId, article_id: int) -> Changes:
    """Compare the two newest versions that stand. Raises NoSuchArticle, ComparingBusy, DamagedArticle (the newest)."""
    async with desk.store.reading() as r:
        every = sorted(await r.run_sync(articles.versions, archive_id, article_id), key=lambda version: version.number)
        posted = await r.run_sync(answers.of_article, archive_id, article_id)
    after = every[-1]
    damaged = after.number - len(every)  # versions are numbered from 1, none is ever taken out
    if len(every) == 1:
        return Changes(1, None, after, (), posted, damaged=damaged)
    before = every[-2]
    runs, coarse = await desk.thinking.run(difference, before.text, after.text)
    return Changes(len(every), before, after, runs, posted, coarse, damaged)
