"""The index in PostgreSQL: a tsvector of our own stems under GIN, and the same candidates as in SQLite."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection
from sqlalchemy import text as sql

from bot.archive.search import COUNT_CAP, ENOUGH, NEWEST, SUGGEST_CAP, came_by, coverage, postgres_listing
from bot.archive.search.generation import GENERATION, is_mixed
from bot.archive.search.postgres_listing import NEWEST_FIRST
from bot.archive.search.terms import LEAD_AT, facets, stemmed_columns, title_words
from bot.archive.search.tsquery import ANY, Query, vector
from bot.archive.store.integrity import whole_word
from bot.records.ids import ArchiveId
from bot.records.topics import FORMER, Candidate, Candidates, Covered, Idea, Languages, Topic

_OURS = "archive_id = :archive AND vector @@ CAST(:query AS tsquery)"
_SPAN = " AND day BETWEEN :since AND :until"
_STEMS = f"length(title) + length(lead) + {LEAD_AT}, concat(' ', title, ' | ', lead, ' ', rest, ' ')"
_COVERAGE = coverage.rows("SELECT unnest(CAST(:ids AS bigint[]))")
LOOKED_UP = 1_000
"""Articles whose vectors are fetched, each some 0.02 ms; what the indexes tell of 100,000 takes about as long."""


@dataclass(frozen=True, slots=True)
class PostgresSearch:
    """SearchIndex on PostgreSQL."""

    def add(
        self,
        conn: Connection,
        archive_id: ArchiveId,
        article_id: int,
        *,
        title: str | None,
        stems: str,
        day: dt.date | None,
        language: str | None = None,
        outlet: str | None = None,
        site: str | None = None,
        suggested: Iterable[str] | None = None,
    ) -> None:
        """Index an article that is not in it; `stems` of its text, divided by spaces."""
        columns = stemmed_columns(title, stems, language)
        row = {
            "article": article_id,
            "archive": archive_id,
            "day": day,
            "language": language or "",
            "made": GENERATION,
            **columns,
        }
        row["vector"] = vector({**columns, "facet": facets(outlet, language, site)})
        conn.execute(
            sql(
                "INSERT INTO search_rows (article_id, archive_id, day, language, title, lead, rest, vector, generation)"
                " VALUES (:article, :archive, :day, :language, :title, :lead, :rest, CAST(:vector AS tsvector), :made)"
            ),
            row,
        )
        conn.execute(
            sql(
                "INSERT INTO search_languages AS kept VALUES (:archive, :language, 1)"
                " ON CONFLICT (archive_id, language) DO UPDATE SET articles = kept.articles + 1"
            ),
            {"archive": archive_id, "language": language or ""},
        )
        words = title_words(title) if suggested is None else suggested
        entries = [{"archive": archive_id, "word": word, "reversed": word[::-1]} for word in words]
        if entries:
            conn.execute(
                sql(
                    "INSERT INTO search_words AS kept VALUES (:archive, :word, :reversed, 1)"
                    " ON CONFLICT (archive_id, word) DO UPDATE SET articles = kept.articles + 1"
                ),
                entries,
            )

    def drop(self, conn: Connection, article_id: int) -> None:
        """Take an article out of the index; nothing happens when it is not in it."""
        gone = sql("DELETE FROM search_rows WHERE article_id = :article RETURNING archive_id, language")
        row = conn.execute(gone, {"article": article_id}).first()
        if row is not None:
            conn.execute(
                sql(
                    "UPDATE search_languages SET articles = articles - 1"
                    " WHERE archive_id = :archive AND language = :language"
                ),
                {"archive": row.archive_id, "language": row.language},
            )

    def drop_archive(self, conn: Connection, archive_id: ArchiveId) -> None:
        """Take every article of an archive out of the index."""
        for table in ("search_rows", "search_languages", "search_words"):
            conn.execute(sql(f"DELETE FROM {table} WHERE archive_id = :archive"), {"archive": archive_id})

    def erase(self, conn: Connection, *, begin: bool) -> bool:
        """Nothing: the index is of rows, which are gone."""
        return False

    def languages(self, conn: Connection, archive_id: ArchiveId) -> Languages:
        """The languages of the archive's articles, (None,) where there are none."""
        distinct = "SELECT language FROM search_languages WHERE archive_id = :a AND articles > 0"
        codes = conn.execute(sql(distinct), {"a": archive_id}).scalars()
        former = (FORMER,) if is_mixed(conn, archive_id) else ()
        return (tuple(language or None for language in codes) or (None,)) + former

    def candidates(
        self, conn: Connection, archive_id: ArchiveId, topic: Topic, limit: int = 400, enough: int = ENOUGH
    ) -> Candidates:
        """The articles that may answer `topic`, in tiers: all ideas in the lead, all anywhere, then some of them."""
        articles = self._articles(conn, archive_id)
        query = Query(topic)
        asked = _Asked.by(archive_id, topic)
        total = self._count(conn, asked, query.all_ideas(), COUNT_CAP + 1)
        ids = dict.fromkeys(self._ids(conn, asked, query.all_ideas("AB"), NEWEST) if total > NEWEST else ())
        if len(ids) < NEWEST:
            ids.update(dict.fromkeys(self._ids(conn, asked, query.all_ideas(), NEWEST)))
        seen = [self._count(conn, replace(asked, feeds=""), query.idea(idea), COUNT_CAP) for idea in topic.ideas]
        if total < enough and len(topic.ideas) > 1:
            ids.update(dict.fromkeys(self._some(conn, asked, query, topic.ideas, seen, articles, limit)))
        return Candidates(
            rows=self._rows(conn, list(ids)),
            found=min(total, COUNT_CAP),
            capped=total > COUNT_CAP,
            articles=articles,
            seen=tuple(seen),
        )

    def extent(self, conn: Connection, archive_id: ArchiveId, topic: Topic) -> tuple[int, int | None]:
        """In how many articles all ideas stand, counted up to one more than SUGGEST_CAP, and the newest of them."""
        ids = self.newest(conn, archive_id, topic, SUGGEST_CAP + 1)
        return len(ids), ids[0] if ids else None

    def newest(self, conn: Connection, archive_id: ArchiveId, topic: Topic, limit: int) -> tuple[int, ...]:
        """The newest articles in which all ideas stand, at most `limit`, the undated last."""
        asked, query = _Asked.by(archive_id, topic), Query(topic)
        if topic.is_listing:
            return tuple(postgres_listing.newest(conn, query, asked.span, asked.facts("", limit)))
        return tuple(self._ids(conn, asked, query.all_ideas(), limit))

    def left(
        self, conn: Connection, archive_id: ArchiveId, topic: Topic, article_ids: Sequence[int]
    ) -> tuple[int, ...]:
        """Those of the articles that the filters of a topic leave, whatever they tell of, the newest first."""
        asked, query = _Asked.by(archive_id, topic, among=article_ids), Query(replace(topic, ideas=()))
        if len(article_ids) <= LOOKED_UP:
            return tuple(self._ids(conn, asked, query.all_ideas(), len(article_ids)))
        return tuple(postgres_listing.newest(conn, query, asked.span, asked.facts("", len(article_ids))))

    def held(self, conn: Connection, archive_id: ArchiveId, topic: Topic) -> int:
        """How many articles came from the topic's outlets and by its feeds at all, up to one more than COUNT_CAP."""
        query = Query(topic).of_outlets()
        if not query:
            return came_by.held(conn, archive_id, topic, COUNT_CAP + 1)
        asked = _Asked(archive_id, feeds=came_by.condition(topic, "article_id"))
        return self._count(conn, asked, query, COUNT_CAP + 1)

    def coverage(self, conn: Connection, archive_id: ArchiveId, topic: Topic) -> tuple[Covered, ...]:
        """How many articles with all ideas each day has, of the newest COUNT_CAP, sure days and unsure ones apart."""
        ids = list(self.newest(conn, archive_id, topic, COUNT_CAP))
        return coverage.counted(conn.execute(_COVERAGE, {"ids": ids}))

    def suggest(self, conn: Connection, archive_id: ArchiveId, prefix: str, limit: int = 10) -> tuple[str, ...]:
        """Words of this archive's titles that begin with `prefix`, the most frequent first."""
        return self._beginning(conn, archive_id, "word", prefix, limit)

    def near(self, conn: Connection, archive_id: ArchiveId, word: str, limit: int = 200) -> tuple[str, ...]:
        """Words of this archive's titles that begin or end as `word` does: where a typing slip would be found."""
        first = self._beginning(conn, archive_id, "word", word[:2], limit)
        last = self._beginning(conn, archive_id, "reversed", word[::-1][:2], limit)
        return tuple(dict.fromkeys(first + last))

    def _beginning(
        self, conn: Connection, archive_id: ArchiveId, column: str, start: str, limit: int
    ) -> tuple[str, ...]:
        word_rows = conn.execute(
            sql(
                f"SELECT word, reversed FROM search_words WHERE archive_id = :archive AND starts_with({column}, :start)"
                ' ORDER BY articles DESC, word COLLATE "C" LIMIT :limit'
            ),
            {"archive": archive_id, "start": start, "limit": limit},
        )
        return tuple(row.word for row in word_rows if whole_word(row))

    def _articles(self, conn: Connection, archive_id: ArchiveId) -> int:
        counted = "SELECT coalesce(sum(articles), 0) FROM search_languages WHERE archive_id = :a AND articles > 0"
        return int(conn.execute(sql(counted), {"a": archive_id}).scalar_one())

    def _count(self, conn: Connection, asked: "_Asked", query: str, limit: int) -> int:
        if not query:
            return 0
        inner = f"SELECT 1 FROM search_rows WHERE {_ours(query)}{asked.span} LIMIT :limit"
        count = conn.execute(sql(f"SELECT count(*) FROM ({inner}) AS found"), asked.facts(query, limit))
        return int(count.scalar_one())

    def _ids(self, conn: Connection, asked: "_Asked", query: str, limit: int) -> list[int]:
        if not query:
            return []
        newest = f"SELECT article_id FROM search_rows WHERE {_ours(query)}{asked.span}{NEWEST_FIRST}"
        return list(conn.execute(sql(newest), asked.facts(query, limit)).scalars())

    def _some(
        self,
        conn: Connection,
        asked: "_Asked",
        query: Query,
        ideas: Sequence[Idea],
        seen: Sequence[int],
        articles: int,
        limit: int,
    ) -> list[int]:
        """Articles with some ideas: those with the rarest first (inverse document frequency), then by ts_rank."""
        rare = [(idea, count) for idea, count in zip(ideas, seen, strict=True) if 0 < count < COUNT_CAP]
        if not rare:
            common = [idea for idea, count in zip(ideas, seen, strict=True) if count]
            return self._ids(conn, asked, query.any_idea(common), limit)
        facts = asked.facts(query.any_idea(idea for idea, _ in rare), limit)
        worth = []
        for place, (idea, count) in enumerate(rare):
            facts[f"idea{place}"] = query.idea(idea)
            facts[f"worth{place}"] = math.log(1 + articles / count)
            rank = f"ts_rank('{{0, 0.25, 0.5, 1}}', vector, CAST(:idea{place} AS tsquery))"
            hit = f"CASE WHEN vector @@ CAST(:idea{place} AS tsquery) THEN 1 ELSE 0 END"
            worth.append(f"CAST(:worth{place} AS float) * ({hit} + {rank})")
        best = f"SELECT article_id FROM search_rows WHERE {_OURS}{asked.span} ORDER BY {' + '.join(worth)} DESC"
        return list(conn.execute(sql(f"{best}, article_id DESC LIMIT :limit"), facts).scalars())

    def _rows(self, conn: Connection, ids: list[int]) -> tuple[Candidate, ...]:
        candidate_rows = conn.execute(
            sql(f"SELECT article_id, day, {_STEMS} FROM search_rows WHERE article_id = ANY(:ids)"), {"ids": ids}
        )
        return tuple(
            Candidate(article, day.toordinal() if day else 0, stems, lead)
            for article, day, lead, stems in candidate_rows
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where a topic looks: one archive, a span of days that leaves the undated out, its feeds, some articles alone."""

    archive: ArchiveId
    since: dt.date | None = None
    until: dt.date | None = None
    feeds: str = ""
    among: Sequence[int] | None = None

    @classmethod
    def by(cls, archive_id: ArchiveId, topic: Topic, among: Sequence[int] | None = None) -> "_Asked":
        return cls(archive_id, topic.since, topic.until, came_by.condition(topic, "article_id"), among)

    @property
    def span(self) -> str:
        listed = "" if self.among is None else " AND article_id = ANY(:among)"
        return (_SPAN if self.since or self.until else "") + self.feeds + listed

    def facts(self, query: str, limit: int) -> dict[str, object]:
        facts: dict[str, object] = {"archive": self.archive, "query": query, "limit": limit}
        if self.since or self.until:
            facts |= {"since": self.since or dt.date.min, "until": self.until or dt.date.max}
        return facts if self.among is None else facts | {"among": list(self.among)}


def _ours(query: str) -> str:
    return "archive_id = :archive" if query == ANY else _OURS
