"""Articles found by their title while one is typed, or by their number."""

import re

from bot.analysis import topics
from bot.archive import articles
from bot.archive.articles import trash
from bot.archive.search.stores import index_for
from bot.archive.store import Connection
from bot.desk.resources import Desk
from bot.errors.tree import UsageError
from bot.records.archive import Article
from bot.records.ids import ArchiveId
from bot.text.words import words

NUMBER = re.compile(r"#?(\d{1,15})")
NEWEST = 500
"""Newest articles whose titles may begin with what is typed: 20 ms; older ones are found by whole words."""


async def suggest(
    desk: Desk, archive_id: ArchiveId, typed: str, limit: int, *, trashed: bool = False
) -> tuple[Article, ...]:
    """At most `limit` live articles, or `trashed` ones, whose number is typed or whose title or outlet has all words.

    The last word may be a beginning. Newest first; with nothing typed the newest. Raises TooManyWaiting.
    """
    return await desk.store.read(_suggest, archive_id, typed.strip(), limit, trashed)


def _suggest(conn: Connection, archive_id: ArchiveId, typed: str, limit: int, trashed: bool) -> tuple[Article, ...]:
    if trashed:
        near = [entry.article for entry in trash.trashed(conn, archive_id)]
    else:
        near = list(articles.listed(conn, archive_id, size=NEWEST if typed else limit))
    number = NUMBER.fullmatch(typed)
    wanted = [int(number[1])] if number else []
    named = [article for article in near if article.id in wanted]
    if not trashed:
        named += articles.some(conn, archive_id, wanted)
    titled = [article for article in near if _begins(article, words(typed))]
    if not trashed and len(titled) < limit and typed and not number:
        titled += _older(conn, archive_id, typed, limit)
    return tuple({article.id: article for article in (*named, *titled)}.values())[:limit]


def _begins(article: Article, typed: list[str]) -> bool:
    """Whether each typed word begins a word of the title or the outlet."""
    there = words(f"{article.title.value or ''} {article.outlet or ''}")
    return all(any(word.startswith(begun) for word in there) for begun in typed)


def _older(conn: Connection, archive_id: ArchiveId, typed: str, limit: int) -> tuple[Article, ...]:
    """Articles with the typed words, of any age, that have them in their title."""
    index = index_for(conn)
    try:
        topic = topics.parse(typed, {}, index.languages(conn, archive_id))
    except UsageError:
        return ()
    holding = articles.some(conn, archive_id, index.newest(conn, archive_id, topic, limit * 4))
    return tuple(article for article in holding if _begins(article, words(typed)))
