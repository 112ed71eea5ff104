"""What we posted, word for word: so that a changed article can say which posted quotes no longer stand."""

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from bot.archive.articles.newest import article_row, newest_text
from bot.archive.store import integrity, tables
from bot.archive.store.storable_text import sha256, to_storable
from bot.errors.missing import NoSuchArticle
from bot.records.answers import Excerpt, Posting
from bot.records.archive import PostedExcerpt
from bot.records.ids import ArchiveId

answers, answer_cuts = tables.answers, tables.answer_cuts

# Built once: every public answer needs them.
_FORGET = delete(answers).where(answers.c.message == bindparam("of_message"))
_NEW, _NEW_CUTS = insert(answers), insert(answer_cuts)


def record(conn: Connection, posting: Posting, now: dt.datetime) -> None:
    """Remember the cuts that a posted message shows; recording the message again (it was edited) replaces them."""
    message = posting.message
    forget(conn, message)
    row = {
        "message": message,
        "channel": posting.channel,
        "server": posting.server,
        "archive": posting.archive,
        "posted_at": now,
    }
    conn.execute(_NEW, row)
    if posting.cuts:
        conn.execute(_NEW_CUTS, [_values(message, place, cut) for place, cut in enumerate(posting.cuts)])


def forget(conn: Connection, message: int) -> None:
    """A posted message was deleted: it shows nothing any more."""
    conn.execute(_FORGET, {"of_message": message})


def of_article(conn: Connection, archive_id: ArchiveId, article_id: int) -> tuple[PostedExcerpt, ...]:
    """Every posted cut of an article, newest message first.

    One stands while its very words are in the newest version; in the trash none does.
    Raises NoSuchArticle, DamagedArticle.
    """
    head = article_row(conn, archive_id, article_id)
    if head is None:
        raise NoSuchArticle(article=article_id)
    text = "" if head.trashed_at is not None else newest_text(conn, head).text
    posted = (
        select(answer_cuts, *(column.label(f"answer_{column.name}") for column in answers.columns))
        .join_from(answer_cuts, answers, answers.c.message == answer_cuts.c.message)
        .where(answers.c.archive == archive_id, answer_cuts.c.article == article_id)
        .order_by(answer_cuts.c.message.desc(), answer_cuts.c.place)
    )
    return tuple(cut for row in conn.execute(posted) if (cut := _posted(row, text)))


def _posted(row: Row[Any], text: str) -> PostedExcerpt | None:
    if not (integrity.intact(answer_cuts, row) and integrity.intact(answers, row, len(answer_cuts.columns))):
        return None
    words = integrity.verified(row.text, row.sha256, row.article, row.version)
    if words is None:
        return None
    return PostedExcerpt(
        row.answer_server,
        row.answer_channel,
        row.message,
        row.article,
        row.version,
        row.start,
        row.end,
        words,
        stands=words in text,
    )


def _values(message: int, place: int, cut: Excerpt) -> dict[str, object]:
    text = to_storable(cut.text)
    return {
        "message": message,
        "place": place,
        "article": cut.article,
        "version": cut.version,
        "start": cut.start,
        "end": cut.end,
        "sha256": sha256(text),
        "text": text,
    }
