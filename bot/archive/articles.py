"""Articles: read by id within one archive. Another archive's id is as unknown as one that never was."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Column, Row, Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import rows, tables
from bot.archive.adding import add
from bot.archive.current import BIGGEST_ID, quotes_of
from bot.archive.editing import edit
from bot.archive.trash import remove, restore
from bot.archive.types import unpacked_posts
from bot.errors import NoSuchArticle, NoSuchVersion
from bot.records.answers import Searched, Shown
from bot.records.archive import Article, Headed, MarkedArticle, Version
from bot.records.marks import Quote
from bot.records.passages import Passages

__all__ = [
    "add",
    "added_after",
    "by_key",
    "count",
    "days",
    "edit",
    "get",
    "headed",
    "listed",
    "marked",
    "remove",
    "restore",
    "some",
    "version",
    "versions",
]

articles, texts, printed = tables.articles, tables.versions, tables.printed


def _live(archive_id: Any) -> Select[Any]:
    return select(articles).where(articles.c.archive == archive_id, articles.c.trashed_at.is_(None))


def _whole(of_archive: Any) -> Select[Any]:
    """Live articles with their newest version and the head of their copies.

    In one statement: each costs changes of threads, which are most of the time that checking a quote takes.
    """
    body = (texts.c.number, texts.c.text, texts.c.sha256, texts.c.stored_at, texts.c.posts, texts.c.passages)
    with_body = _live(of_archive).add_columns(*body, printed.c.copies_of).join(texts, texts.c.id == articles.c.version)
    return with_body.outerjoin(printed, printed.c.article == articles.c.id)


def _searched(of_archive: Any) -> Select[Any]:
    """How many live articles an archive has, and the first and last day among them."""
    day = articles.c.day
    dated = _live(of_archive).where(day.is_not(None)).with_only_columns(day).limit(1)
    counted = select(tables.archives.c.articles).where(tables.archives.c.id == of_archive).scalar_subquery()
    return select(
        func.coalesce(counted, 0).label("articles"),
        dated.order_by(day).scalar_subquery().label("since"),
        dated.order_by(day.desc()).scalar_subquery().label("until"),
    )


# Built once: building them anew took two thirds of the time of asking.
_OF_ARCHIVE: BindParameter[int] = bindparam("of_archive")
_MARKED = _whole(_OF_ARCHIVE).where(articles.c.id.in_(bindparam("ids", expanding=True)))
_SEARCHED = _searched(_OF_ARCHIVE)


async def get(r: AsyncConnection, archive_id: int, article_id: int) -> Shown:
    """One article whole, newest version. Raises NoSuchArticle, also for one in the trash."""
    (found,) = await marked(r, archive_id, [article_id])
    return Shown(found.article, found.version, found.passages, found.quotes)


async def by_key(r: AsyncConnection, archive_id: int, key: str) -> Article | None:
    """The live article of that canonical address, if there is one."""
    row = (await r.execute(_live(archive_id).where(articles.c.key == key))).first()
    return row and rows.article(row)


async def marked(
    r: AsyncConnection, archive_id: int, ids: Sequence[int], *, only_live: bool = False
) -> list[MarkedArticle]:
    """Articles with text and marks, in the order of `ids`.

    Raises NoSuchArticle for any that is not there; with `only_live` such are left out.
    """
    wanted = [article_id for article_id in ids if 0 < article_id <= BIGGEST_ID]
    found = {row.id: row for row in await r.execute(_MARKED, {"of_archive": archive_id, "ids": wanted})}
    if only_live:
        ids = [article_id for article_id in ids if article_id in found]
    for article_id in ids:
        if article_id not in found:
            raise NoSuchArticle(article=article_id)
    said = await quotes_of(r, [row.version for row in found.values()])
    return [_marked(found[article_id], said.get(found[article_id].version, [])) for article_id in ids]


async def some(r: AsyncConnection, archive_id: int, ids: Sequence[int]) -> tuple[Article, ...]:
    """The live articles among `ids`, in their order, without their texts."""
    return tuple(map(rows.article, (await _in_order(r, archive_id, ids, *articles.c)).values()))


async def days(r: AsyncConnection, archive_id: int, ids: Sequence[int]) -> dict[int, dt.date | None]:
    """The days of the live articles among `ids`."""
    return {id_: row.day for id_, row in (await _in_order(r, archive_id, ids, articles.c.id, articles.c.day)).items()}


async def added_after(r: AsyncConnection, archive_id: int, ids: Sequence[int], moment: dt.datetime) -> set[int]:
    """Those of `ids` that are live articles and were added after an aware moment, and are no copies of older ones."""
    twin, old = printed.alias(), articles.alias()
    reprinted = (
        select(twin.c.article)
        .join(old, old.c.id == twin.c.article)
        .where(twin.c.archive == archive_id, twin.c.copies_of == printed.c.copies_of)
        .where(old.c.added_at <= moment, old.c.trashed_at.is_(None))
        .correlate(printed)
    )
    found = _live(archive_id).where(articles.c.id.in_(ids), articles.c.added_at > moment, ~reprinted.exists())
    grouped = found.join(printed, printed.c.article == articles.c.id, isouter=True)
    return set((await r.execute(grouped.with_only_columns(articles.c.id))).scalars())


async def headed(r: AsyncConnection, archive_id: int, ids: Sequence[int]) -> dict[int, Headed]:
    """Titles and days of the live articles among `ids`, in their order."""
    found = await _in_order(r, archive_id, ids, articles.c.id, articles.c.title, articles.c.day)
    return {id_: Headed(row.title, row.day) for id_, row in found.items()}


async def version(r: AsyncConnection, archive_id: int, article_id: int, number: int) -> Version:
    """One version of a live article, numbered from 1. Raises NoSuchArticle or NoSuchVersion."""
    found = {v.number: v for v in await versions(r, archive_id, article_id)}
    if number not in found:
        raise NoSuchVersion(article=article_id, number=number)
    return found[number]


async def versions(r: AsyncConnection, archive_id: int, article_id: int) -> tuple[Version, ...]:
    """Every version of a live article, oldest first. Raises NoSuchArticle."""
    ours = _live(archive_id).where(articles.c.id == article_id).with_only_columns(articles.c.id)
    found = select(texts).where(texts.c.article.in_(ours)).order_by(texts.c.number)
    all_of = tuple(map(rows.version, await r.execute(found))) if 0 < article_id <= BIGGEST_ID else ()
    if not all_of:
        raise NoSuchArticle(article=article_id)
    return all_of


async def listed(r: AsyncConnection, archive_id: int, *, page: int = 1, size: int = 25) -> tuple[Article, ...]:
    """The newest added articles first; pages count from 1, of `size` articles."""
    found = _live(archive_id).order_by(articles.c.id.desc()).limit(size).offset((page - 1) * size)
    return tuple(map(rows.article, await r.execute(found)))


async def count(r: AsyncConnection, archive_id: int) -> Searched:
    """How many live articles an archive has, and the first and last day among them."""
    row = (await r.execute(_SEARCHED, {"of_archive": archive_id})).one()
    return Searched(row.articles, row.since, row.until)


async def _in_order(
    r: AsyncConnection, archive_id: int, ids: Sequence[int], *columns: Column[Any]
) -> dict[int, Row[Any]]:
    """The live articles among `ids` by id, in their order, with these columns; `id` must be among them."""
    if not ids:
        return {}
    wanted = _live(archive_id).where(articles.c.id.in_(ids)).with_only_columns(*columns)
    found = {row.id: row for row in await r.execute(wanted)}
    return {article_id: found[article_id] for article_id in ids if article_id in found}


def _marked(row: Row[Any], said: list[Quote]) -> MarkedArticle:
    version = Version(row.version, row.id, row.number, row.text, row.sha256, row.stored_at, unpacked_posts(row.posts))
    return MarkedArticle(rows.article(row), version, Passages(row.passages), tuple(said), row.copies_of)
