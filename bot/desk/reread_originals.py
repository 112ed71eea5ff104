"""`reread --originals`: what was received is read again; an article that now reads better gets a new version."""

from collections.abc import Callable
from dataclasses import replace

from bot.archive.articles import originals
from bot.desk import ingest
from bot.desk.resources import Desk
from bot.errors.missing import NoArticleAnyMore
from bot.errors.tree import CopydeskError
from bot.records.answers import Failure, Tally
from bot.records.archive import Actor, Origin, Receipt
from bot.records.ids import ArchiveId
from bot.records.reading import Hints


async def reread_originals(
    desk: Desk,
    archive_id: ArchiveId,
    actor: Actor,
    *,
    hints: Hints | None = None,
    progress: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> Tally:
    """Read every kept original again, one by one; what reads as before is left as it is, so it can be done again.

    An original that cannot be read any more is named among the failures and its article stays.
    """
    origins = await desk.store.read(lambda r: originals.newest(r, archive_id))
    receipts: list[tuple[str, Receipt]] = []
    failures: list[Failure] = []
    for number, origin in enumerate(origins, 1):
        name = f"article {origin.article}"
        try:
            receipts.append((name, await _again(desk, archive_id, origin, actor, hints)))
        except CopydeskError as failed:
            failures.append(Failure(name, failed))
        progress(number, len(origins), name)
    return Tally(tuple(receipts), tuple(failures))


async def _again(desk: Desk, archive_id: ArchiveId, origin: Origin, actor: Actor, hints: Hints | None) -> Receipt:
    """The first draft of an original is the article it was stored as; its key keeps it that article."""
    article, version = origin.article, origin.version
    original = await desk.store.read(lambda r: originals.of_version(r, archive_id, article, version))
    if original is None:
        raise NoArticleAnyMore(article=origin.article)
    drafts = await desk.parsers.read(original, hints or Hints(desk.now().date()))
    return await ingest.save(desk, archive_id, replace(drafts[0], key=origin.key), actor, held=True)
