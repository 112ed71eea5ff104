"""`link`, `unlink` and `note`: what the desk says of an article, and of what it is to another."""

from bot.archive import articles
from bot.archive.articles import relations
from bot.desk.resources import Desk
from bot.errors.asking import LinkedToItself, NoteTooLong
from bot.errors.missing import NotLinked
from bot.records.archive import Actor, Relation, RelationKind
from bot.records.ids import ArchiveId
from bot.text.clean import one_line

LONGEST_NOTE = 200
"""Letters of a note: it stands under each citation."""


async def link(
    desk: Desk, archive_id: ArchiveId, article_id: int, other: int, kind: RelationKind, actor: Actor
) -> Relation:
    """Say what an article is to another one; it holds until it is said otherwise.

    Raises NoSuchArticle, LinkedToItself.
    """
    relation = Relation(article_id, other, kind)
    async with desk.store.writing() as conn:
        if article_id == other:
            await conn.run_sync(articles.one, archive_id, article_id)
            raise LinkedToItself(article=article_id)
        await conn.run_sync(relations.link, archive_id, relation, actor, desk.now())
    return relation


async def unlink(desk: Desk, archive_id: ArchiveId, article_id: int, other: int, actor: Actor) -> Relation:
    """Take back what was said that an article is to another; gives what it was. Raises NoSuchArticle, NotLinked."""
    async with desk.store.writing() as conn:
        kind = await conn.run_sync(relations.unlink, archive_id, article_id, other, actor, desk.now())
    if kind is None:
        raise NotLinked(article=article_id, other=other)
    return Relation(article_id, other, kind)


async def note(desk: Desk, archive_id: ArchiveId, article_id: int, words: str, actor: Actor) -> str | None:
    """Put a note on an article, which stands wherever it is cited; no words take it away. Gives the note as it is kept.

    Raises NoSuchArticle, NoteTooLong.
    """
    line = one_line(words) or None
    if line and len(line) > LONGEST_NOTE:
        raise NoteTooLong(letters=len(line), most=LONGEST_NOTE)
    async with desk.store.writing() as conn:
        await conn.run_sync(relations.put_note, archive_id, article_id, line, actor, desk.now())
    return line
