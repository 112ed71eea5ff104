"""What we posted, word for word: so that a changed article can say which posted quotes no longer stand."""

import datetime as dt
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import integrity, tables
from bot.archive.current import found_in, newest
from bot.archive.letters import keepable, sha256
from bot.errors import NoSuchArticle
from bot.records.answers import Cut, Posting
from bot.records.archive import PostedCut

answers, answer_cuts = tables.answers, tables.answer_cuts

# Built once: every public answer needs them.
_FORGET = delete(answers).where(answers.c.message == bindparam("of_message"))
_NEW, _NEW_CUTS = insert(answers), insert(answer_cuts)


async def record(w: AsyncConnection, posting: Posting, now: dt.datetime) -> None:
    """Remember the cuts that a posted message shows; recording the message again (it was edited) replaces them."""
    message = posting.message
    await forget(w, message)
    row = {
        "message": message,
        "channel": posting.channel,
        "server": posting.server,
        "archive": posting.archive,
        "posted_at": now,
    }
    await w.execute(_NEW, row)
    if posting.cuts:
        await w.execute(_NEW_CUTS, [_values(message, place, cut) for place, cut in enumerate(posting.cuts)])


async def forget(w: AsyncConnection, message: int) -> None:
    """A posted message was deleted: it shows nothing any more."""
    await w.execute(_FORGET, {"of_message": message})


async def of_article(r: AsyncConnection, archive_id: int, article_id: int) -> tuple[PostedCut, ...]:
    """Every posted cut of an article, newest message first.

    One stands while its very words are in the newest version; in the trash none does.
    Raises NoSuchArticle, DamagedArticle.
    """
    head = await found_in(r, archive_id, article_id)
    if head is None:
        raise NoSuchArticle(article=article_id)
    text = "" if head.trashed_at is not None else (await newest(r, head)).text
    posted = (
        select(answer_cuts, *(column.label(f"answer_{column.name}") for column in answers.columns))
        .join_from(answer_cuts, answers, answers.c.message == answer_cuts.c.message)
        .where(answers.c.archive == archive_id, answer_cuts.c.article == article_id)
        .order_by(answer_cuts.c.message.desc(), answer_cuts.c.place)
    )
    return tuple(cut for row in await r.execute(posted) if (cut := _posted(row, text)))


def _posted(row: Row[Any], text: str) -> PostedCut | None:
    if not (integrity.intact(answer_cuts, row) and integrity.intact(answers, row, len(answer_cuts.columns))):
        return None
    words = integrity.verified(row.text, row.sha256, row.article, row.version)
    if words is None:
        return None
    return PostedCut(
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


def _values(message: int, place: int, cut: Cut) -> dict[str, object]:
    text = keepable(cut.text)
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
