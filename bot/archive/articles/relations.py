"""What the desk says of articles: what one is to another, and a note that stands wherever one is cited."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, or_, select

from bot.archive.articles.newest import live_row
from bot.archive.servers import audit
from bot.archive.store import integrity, seals, storable_text, tables
from bot.records.archive import Actor, Relation, RelationKind
from bot.records.ids import ArchiveId

relations, articles = tables.relations, tables.articles
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_OF = (
    select(relations)
    .where(or_(relations.c.article.in_(_IDS), relations.c.other.in_(_IDS)), relations.c.article != relations.c.other)
    .order_by(relations.c.id)
)

AS_READ = "(as read)"
"""Who keeps what was read out of the articles themselves, in the place of the desk's people."""

WAITING = 100
"""Corrections, the newest stored first, that are looked at for an article that may be what they correct."""
_CORRECTIONS = (
    select(relations.c.article, articles.c.day, articles.c.outlet)
    .join(articles, articles.c.id == relations.c.article)
    .where(relations.c.archive == bindparam("of_archive"), relations.c.article == relations.c.other)
    .where(articles.c.trashed_at.is_(None))
    .order_by(relations.c.id.desc())
    .limit(WAITING)
)


def of_articles(conn: Connection, ids: Sequence[int]) -> tuple[Relation, ...]:
    """The relations in which any of `ids` stands, oldest first; damaged rows are left out and named."""
    rows = conn.execute(_OF, {"ids": list(ids)}).all() if ids else []
    return tuple(Relation(row.article, row.other, row.kind) for row in integrity.checked(relations, rows))


def link(conn: Connection, archive_id: ArchiveId, relation: Relation, actor: Actor, now: dt.datetime) -> None:
    """Keep what an article is to another, in place of what was kept of the two. Raises NoSuchArticle."""
    for article_id in (relation.article, relation.other):
        _live(conn, archive_id, article_id)
    before = _forget(conn, relation.article, relation.other)
    values = {
        "archive": archive_id, "article": relation.article, "other": relation.other, "kind": relation.kind,
        "actor": actor.name, "at": now,
    }  # fmt: skip
    conn.execute(insert(relations), values)
    audit.note(
        conn, archive_id, actor, now, "link", relation.article, before=before, after=relation.kind, to=relation.other
    )


def keep_read(
    conn: Connection,
    archive_id: ArchiveId,
    article_id: int,
    kind: RelationKind,
    corrected: Sequence[int],
    now: dt.datetime,
) -> None:
    """Keep which articles one corrects as they were read; what the desk says of two goes before.

    A correction stands as its own too, so that what it corrects is known when it is stored later (`corrections`).
    """
    known = set(conn.execute(select(relations.c.other).where(relations.c.article == article_id)).scalars())
    values = [
        {"archive": archive_id, "article": article_id, "other": other, "kind": kind, "actor": AS_READ, "at": now}
        for other in dict.fromkeys((article_id, *corrected))
        if other not in known
    ]
    if values:
        conn.execute(insert(relations), values)


def forget_read(conn: Connection, article_id: int) -> None:
    """Forget what was read of an article's corrections: its text is another one."""
    conn.execute(delete(relations).where(relations.c.article == article_id, relations.c.actor == AS_READ))


def corrections(
    conn: Connection, archive_id: ArchiveId, days: tuple[dt.date, dt.date] | None, outlet: str | None
) -> tuple[int, ...]:
    """The articles that correct another, the last stored first, from WAITING: those of an outlet, and from day to day.

    One whose day or outlet is not known is among them.
    """
    rows = conn.execute(_CORRECTIONS, {"of_archive": archive_id}).all()
    return tuple(
        row.article
        for row in rows
        if not (days and row.day and not days[0] <= row.day <= days[1])
        if not (outlet and row.outlet and outlet != row.outlet)
    )


def unlink(
    conn: Connection, archive_id: ArchiveId, article_id: int, other: int, actor: Actor, now: dt.datetime
) -> RelationKind | None:
    """Take back what was kept of two articles; gives what it was, None for nothing. Raises NoSuchArticle."""
    for number in (article_id, other):
        _live(conn, archive_id, number)
    before = _forget(conn, article_id, other)
    if before:
        audit.note(conn, archive_id, actor, now, "unlink", article_id, before=before, to=other)
    return before


def put_note(
    conn: Connection, archive_id: ArchiveId, article_id: int, words: str | None, actor: Actor, now: dt.datetime
) -> None:
    """Set an article's note, None for no note. Raises NoSuchArticle."""
    before = _live(conn, archive_id, article_id)
    words = None if words is None else storable_text.to_storable(words)
    seals.update(conn, articles, [articles.c.id == article_id], {"note": words})
    audit.note(conn, archive_id, actor, now, "note", article_id, before=before, after=words)


def _live(conn: Connection, archive_id: ArchiveId, article_id: int) -> str | None:
    """The note of a live article. Raises NoSuchArticle."""
    note: str | None = live_row(conn, archive_id, article_id).note
    return note


def _forget(conn: Connection, article_id: int, other: int) -> RelationKind | None:
    pair = relations.c.article == article_id, relations.c.other == other
    kind: RelationKind | None = conn.execute(select(relations.c.kind).where(*pair)).scalar()
    conn.execute(delete(relations).where(*pair))
    return kind
