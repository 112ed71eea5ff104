"""The words of titles that are suggested while a topic is typed, once an article is gone for good."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection, select
from sqlalchemy import text as sql

from bot.archive.search.terms import title_words
from bot.archive.store import tables
from bot.records.ids import ArchiveId

articles = tables.articles
BATCH = 1_000  # titles read at a time
_SET = sql("UPDATE search_words SET articles = :articles WHERE archive_id = :archive AND word = :word")
_DROP = sql("DELETE FROM search_words WHERE archive_id = :archive AND word = :word")


def recount(conn: Connection, archive_id: ArchiveId, titles: Iterable[str | None]) -> None:
    """Count anew in how many titles of live articles each word of `titles` stands; one that stands in none is dropped.

    Articles only ever add to the counts, so that an archive of a million titles is read through here alone.
    """
    gone = {word for title in titles for word in title_words(title)}
    if not gone:
        return
    left = Counter[str]()
    live = select(articles.c.title).where(articles.c.archive == archive_id, articles.c.trashed_at.is_(None))
    for title in conn.execute(live.execution_options(yield_per=BATCH)).scalars():
        left.update(gone.intersection(title_words(title)))
    for word in sorted(gone):
        statement = _SET if left[word] else _DROP
        conn.execute(statement, {"archive": archive_id, "word": word, "articles": left[word]})
