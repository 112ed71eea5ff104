"""The index in SQLite: FTS5 over stems that we make ourselves (https://www.sqlite.org/fts5.html).

A row's id is archive, day and article in one number, so that one archive, a span of days and "newest first" are all
ranges of row ids, which FTS5 walks without a join and without scoring: a topic of common words costs no more than a
rare one. The stems stay in the table, so that a ranker reads no text.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import text as sql
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive.search import COUNT_CAP, ENOUGH, SUGGEST_CAP
from bot.archive.search_terms import Match, facets, stemmed_columns, title_words
from bot.records.topics import Candidate, Candidates, Idea, Topic

_ARTICLE_BITS, _DAY_BITS = 28, 18
_FIRST_DAY = dt.date(1800, 1, 1).toordinal()

# Built once: each article put needs all of them.
_ROW = sql("SELECT archive_id, docid, language FROM search_rows WHERE article_id = :a")
_NEW_TEXT = sql("INSERT INTO search_index (rowid, title, lead, rest, facet) VALUES (:id, :title, :lead, :rest, :facet)")
_NEW_ROW = sql("INSERT INTO search_rows VALUES (:article, :archive, :id, :language)")
_ONE_MORE_OF_LANGUAGE = sql(
    "INSERT INTO search_languages VALUES (:archive, :language, 1) ON CONFLICT DO UPDATE SET articles = articles + 1"
)
_ONE_MORE_OF_WORD = sql(
    "INSERT INTO search_words VALUES (:archive, :word, :reversed, 1) ON CONFLICT DO UPDATE SET articles = articles + 1"
)


def docid(archive_id: int, day: dt.date | None, article_id: int) -> int:
    """The row id: 17 bits of archive, 18 of day (1800 to 2517; undated is 0), 28 of article."""
    number = min(max(day.toordinal() - _FIRST_DAY, 1), 2**_DAY_BITS - 1) if day else 0
    return (archive_id << (_DAY_BITS + _ARTICLE_BITS)) | (number << _ARTICLE_BITS) | article_id


def _article_and_day(row_id: int) -> tuple[int, dt.date | None]:
    number = (row_id >> _ARTICLE_BITS) & (2**_DAY_BITS - 1)
    return row_id & (2**_ARTICLE_BITS - 1), dt.date.fromordinal(number + _FIRST_DAY) if number else None


@dataclass(frozen=True, slots=True)
class SqliteSearch:
    """SearchIndex on SQLite."""

    async def put(
        self,
        w: AsyncConnection,
        archive_id: int,
        article_id: int,
        *,
        title: str | None,
        text: str,
        day: dt.date | None,
        language: str | None = None,
        outlet: str | None = None,
    ) -> None:
        """Index an article, replacing what stood there for it."""
        await self.drop(w, article_id)
        row_id = docid(archive_id, day, article_id)
        await w.execute(
            _NEW_TEXT,
            {"id": row_id, **stemmed_columns(title, text, language), "facet": facets(outlet, language)},
        )
        await w.execute(
            _NEW_ROW,
            {"article": article_id, "archive": archive_id, "id": row_id, "language": language or ""},
        )
        await w.execute(_ONE_MORE_OF_LANGUAGE, {"archive": archive_id, "language": language or ""})
        entries = [{"archive": archive_id, "word": word, "reversed": word[::-1]} for word in title_words(title)]
        if entries:
            await w.execute(_ONE_MORE_OF_WORD, entries)

    async def drop(self, w: AsyncConnection, article_id: int) -> None:
        """Take an article out of the index; nothing happens when it is not in it."""
        row = (await w.execute(_ROW, {"a": article_id})).first()
        if row is None:
            return
        facts = {"archive": row.archive_id, "id": row.docid, "language": row.language, "article": article_id}
        await w.execute(sql("DELETE FROM search_index WHERE rowid = :id"), facts)
        await w.execute(sql("DELETE FROM search_rows WHERE article_id = :article"), facts)
        await w.execute(
            sql(
                "UPDATE search_languages SET articles = articles - 1"
                " WHERE archive_id = :archive AND language = :language"
            ),
            facts,
        )

    async def drop_archive(self, w: AsyncConnection, archive_id: int) -> None:
        """Take every article of an archive out of the index."""
        low, high = docid(archive_id, None, 0), docid(archive_id, dt.date(2517, 1, 1), 2**_ARTICLE_BITS - 1)
        await w.execute(sql("DELETE FROM search_index WHERE rowid BETWEEN :low AND :high"), {"low": low, "high": high})
        for table in ("search_rows", "search_languages", "search_words"):
            await w.execute(sql(f"DELETE FROM {table} WHERE archive_id = :archive"), {"archive": archive_id})

    async def candidates(self, r: AsyncConnection, archive_id: int, topic: Topic, limit: int = 400) -> Candidates:
        """The articles that may answer `topic`, in tiers: all ideas in the lead, all anywhere, then some of them."""
        languages, articles = await self._languages(r, archive_id)
        match = Match(topic, languages)
        low, high = _range(archive_id, topic)
        found = await self._count(r, match.all_ideas(), low, high, COUNT_CAP + 1)
        ids = dict.fromkeys(await self._ids(r, match.all_ideas("title lead"), low, high, limit))
        ids.update(dict.fromkeys(await self._ids(r, match.all_ideas(), low, high, limit)))
        seen = [await self._count(r, match.idea(idea), low, high, COUNT_CAP) for idea in topic.ideas]
        if found < ENOUGH and len(topic.ideas) > 1:
            ids.update(dict.fromkeys(await self._some(r, match, topic, seen, low, high, limit)))
        return Candidates(
            rows=await self._rows(r, list(ids)),
            found=min(found, COUNT_CAP),
            capped=found > COUNT_CAP,
            articles=articles,
            seen=tuple(seen),
            languages=languages,
        )

    async def extent(self, r: AsyncConnection, archive_id: int, topic: Topic) -> tuple[int, bool, dt.date | None]:
        """In how many articles all ideas stand, whether there are more than were counted, and the newest day."""
        languages, _ = await self._languages(r, archive_id)
        match, (low, high) = Match(topic, languages).all_ideas(), _range(archive_id, topic)
        number = await self._count(r, match, low, high, SUGGEST_CAP + 1)
        newest = await self._ids(r, match, low, high, 1) if number else []
        day = _article_and_day(newest[0])[1] if newest else None
        return min(number, SUGGEST_CAP), number > SUGGEST_CAP, day

    async def suggest(self, r: AsyncConnection, archive_id: int, prefix: str, limit: int = 10) -> tuple[str, ...]:
        """Words of this archive's titles that begin with `prefix`, the most frequent first."""
        found = await r.execute(
            sql(
                "SELECT word FROM search_words WHERE archive_id = :archive AND word >= :low AND word < :high"
                " ORDER BY articles DESC, word LIMIT :limit"
            ),
            {"archive": archive_id, "low": prefix, "high": prefix + "\U0010ffff", "limit": limit},
        )
        return tuple(found.scalars())

    async def near(self, r: AsyncConnection, archive_id: int, word: str, limit: int = 200) -> tuple[str, ...]:
        """Words of this archive's titles that begin or end as `word` does: where a typing slip would be found."""
        out: dict[str, None] = {}
        for column, start in (("word", word[:2]), ("reversed", word[::-1][:2])):
            found = await r.execute(
                sql(
                    f"SELECT word FROM search_words WHERE archive_id = :archive AND {column} >= :low"
                    f" AND {column} < :high ORDER BY articles DESC, word LIMIT :limit"
                ),
                {"archive": archive_id, "low": start, "high": start + "\U0010ffff", "limit": limit},
            )
            out.update(dict.fromkeys(found.scalars()))
        return tuple(out)

    async def _languages(self, r: AsyncConnection, archive_id: int) -> tuple[tuple[str | None, ...], int]:
        found = await r.execute(
            sql("SELECT language, articles FROM search_languages WHERE archive_id = :a AND articles > 0"),
            {"a": archive_id},
        )
        rows = found.all()
        return tuple(row.language or None for row in rows) or (None,), sum(row.articles for row in rows)

    async def _count(self, r: AsyncConnection, match: str, low: int, high: int, limit: int) -> int:
        found = await r.execute(
            sql(
                "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH :match"
                " AND rowid BETWEEN :low AND :high LIMIT :limit)"
            ),
            {"match": match, "low": low, "high": high, "limit": limit},
        )
        return int(found.scalar_one())

    async def _ids(self, r: AsyncConnection, match: str, low: int, high: int, limit: int) -> list[int]:
        found = await r.execute(
            sql(
                "SELECT rowid FROM search_index WHERE search_index MATCH :match AND rowid BETWEEN :low AND :high"
                " ORDER BY rowid DESC LIMIT :limit"
            ),
            {"match": match, "low": low, "high": high, "limit": limit},
        )
        return list(found.scalars())

    async def _some(
        self, r: AsyncConnection, match: Match, topic: Topic, seen: Sequence[int], low: int, high: int, limit: int
    ) -> list[int]:
        """Articles with some ideas: best by bm25 over the ideas that are not everywhere."""
        rare = [idea for idea, count in zip(topic.ideas, seen, strict=True) if 0 < count < COUNT_CAP]
        chosen: Iterable[Idea] = rare or [idea for idea, count in zip(topic.ideas, seen, strict=True) if count]
        wanted = match.any_idea(chosen)
        if not wanted:
            return []
        if not rare:
            return await self._ids(r, wanted, low, high, limit)
        found = await r.execute(
            sql(
                "SELECT rowid FROM search_index WHERE search_index MATCH :match AND rowid BETWEEN :low AND :high"
                " ORDER BY bm25(search_index, 4.0, 2.0, 1.0) LIMIT :limit"
            ),
            {"match": wanted, "low": low, "high": high, "limit": limit},
        )
        return list(found.scalars())

    async def _rows(self, r: AsyncConnection, ids: list[int]) -> tuple[Candidate, ...]:
        out: list[Candidate] = []
        for at in range(0, len(ids), 500):
            some = ",".join(map(str, ids[at : at + 500]))
            found = await r.execute(sql(f"SELECT rowid, title, lead, rest FROM search_index WHERE rowid IN ({some})"))
            out += [Candidate(*_article_and_day(row_id), title, lead, rest) for row_id, title, lead, rest in found]
        return tuple(out)


def _range(archive_id: int, topic: Topic) -> tuple[int, int]:
    """The row ids of an archive, from the topic's first day to its last; a span of days leaves the undated out."""
    low = docid(archive_id, topic.since or (dt.date(1800, 1, 1) if topic.until else None), 0)
    high = docid(archive_id, topic.until or dt.date(2517, 1, 1), 2**_ARTICLE_BITS - 1)
    return low, high
