"""The index in SQLite: FTS5 over stems that we make ourselves (https://www.sqlite.org/fts5.html).

A row's id is archive, day and article in one number (`sqlite_statements`), so that one archive, a span of days and
"newest first" are all ranges of row ids, which FTS5 walks without a join and without scoring: a topic of common words
costs no more than a rare one. The stems stay in the table, so that a ranker reads no text.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy import text as sql

from bot.archive.search import COUNT_CAP, ENOUGH, NEWEST, SUGGEST_CAP, came_by, coverage
from bot.archive.search import sqlite_statements as statements
from bot.archive.search.generation import GENERATION, is_mixed
from bot.archive.search.sqlite_statements import ARTICLE, ARTICLE_BITS, BEST_FIRST, NEWEST_FIRST, article_and_day, docid
from bot.archive.search.terms import LONGEST_PHRASE, Match, facets, stemmed_columns, title_words
from bot.archive.store.integrity import whole_word
from bot.records.ids import ArchiveId
from bot.records.topics import FORMER, Candidate, Candidates, Covered, Languages, Topic

S = TypeVar("S")
_LANGUAGES = sql("SELECT language FROM search_languages WHERE archive_id = :a AND articles > 0")
_ARTICLES = sql("SELECT coalesce(sum(articles), 0) FROM search_languages WHERE archive_id = :a AND articles > 0")
# Each article put needs all of these: handed to the driver as they are, they take half the time.
_ROW = "SELECT archive_id, docid, language FROM search_rows WHERE article_id = :article"
_NO_TEXT = "DELETE FROM search_index WHERE rowid = :id"
_NO_ROW = "DELETE FROM search_rows WHERE article_id = :article"
_ONE_LESS_OF_LANGUAGE = (
    "UPDATE search_languages SET articles = articles - 1 WHERE archive_id = :archive AND language = :language"
)
_NEW_TEXT = "INSERT INTO search_index (rowid, title, lead, rest, facet) VALUES (:id, :title, :lead, :rest, :facet)"
_NEW_ROW = "INSERT INTO search_rows VALUES (:article, :archive, :id, :language, :made)"
_ONE_MORE_OF_LANGUAGE = (
    "INSERT INTO search_languages VALUES (:archive, :language, 1) ON CONFLICT DO UPDATE SET articles = articles + 1"
)
_ONE_MORE_OF_WORD = (
    "INSERT INTO search_words VALUES (:archive, :word, :reversed, 1) ON CONFLICT DO UPDATE SET articles = articles + 1"
)


def text_columns(title: str | None, stems: str, language: str | None) -> dict[str, str]:
    """The stemmed columns as they are stored: the rest begins with the end of the lead, up to a bar.

    So that a phrase stands whole in one of the two columns; the tokenizer passes over the bar.
    """
    columns = stemmed_columns(title, stems, language)
    if columns["rest"]:
        end_of_lead = columns["lead"].split(" ")[1 - LONGEST_PHRASE :]
        columns["rest"] = f"{' '.join(end_of_lead)} |{columns['rest'].lstrip(' ')}"
    return columns


@dataclass(frozen=True, slots=True)
class _Tier:
    """An expression, the order in which its articles are wanted, and how many."""

    match: str
    order: str
    limit: int


LOOKED_UP = 100
"""Articles that are looked up one by one, each some 0.8 ms; to walk through those of 100,000 takes about as long."""
MERGED = 500
"""Pages (of 4 KB) that a part of a merge writes: some hundredths of a second."""
MERGED_NOTHING = 2
"""Changes below which a merge had nothing left to do, as SQLite's documentation has it."""
_CHANGES = "SELECT total_changes()"
_MERGE = "INSERT INTO search_index(search_index, rank) VALUES ('merge', ?)"


@dataclass(frozen=True, slots=True)
class SqliteSearch:
    """SearchIndex on SQLite."""

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
        row_id = docid(archive_id, day, article_id)
        columns = {"id": row_id, **text_columns(title, stems, language), "facet": facets(outlet, language, site)}
        row = {
            "article": article_id,
            "archive": archive_id,
            "id": row_id,
            "language": language or "",
            "made": GENERATION,
        }
        conn.exec_driver_sql(_NEW_TEXT, columns)
        conn.exec_driver_sql(_NEW_ROW, row)
        conn.exec_driver_sql(_ONE_MORE_OF_LANGUAGE, row)
        words = title_words(title) if suggested is None else suggested
        entries = [{"archive": archive_id, "word": word, "reversed": word[::-1]} for word in words]
        if entries:
            conn.exec_driver_sql(_ONE_MORE_OF_WORD, entries)

    def drop(self, conn: Connection, article_id: int) -> None:
        """Take an article out of the index; nothing happens when it is not in it."""
        row = conn.exec_driver_sql(_ROW, {"article": article_id}).first()
        if row is None:
            return
        facts = {"archive": row.archive_id, "id": row.docid, "language": row.language, "article": article_id}
        for statement in (_NO_TEXT, _NO_ROW, _ONE_LESS_OF_LANGUAGE):
            conn.exec_driver_sql(statement, facts)

    def drop_archive(self, conn: Connection, archive_id: ArchiveId) -> None:
        """Take every article of an archive out of the index."""
        low, high = docid(archive_id, None, 0), docid(archive_id, dt.date(2517, 1, 1), 2**ARTICLE_BITS - 1)
        conn.execute(sql("DELETE FROM search_index WHERE rowid BETWEEN :low AND :high"), {"low": low, "high": high})
        for table in ("search_rows", "search_languages", "search_words"):
            conn.execute(sql(f"DELETE FROM {table} WHERE archive_id = :archive"), {"archive": archive_id})
        more = self.erase(conn, begin=True)
        while more:
            more = self.erase(conn, begin=False)

    def erase(self, conn: Connection, *, begin: bool) -> bool:
        """A part of a merge of everything, which leaves out what was dropped (https://sqlite.org/fts5.html, merge)."""
        before = conn.exec_driver_sql(_CHANGES).scalar_one()
        conn.exec_driver_sql(_MERGE, (-MERGED if begin else MERGED,))
        return int(conn.exec_driver_sql(_CHANGES).scalar_one()) - int(before) >= MERGED_NOTHING

    def languages(self, conn: Connection, archive_id: ArchiveId) -> Languages:
        """The languages of the archive's articles, (None,) where there are none."""
        codes = conn.execute(_LANGUAGES, {"a": archive_id}).scalars()
        former = (FORMER,) if is_mixed(conn, archive_id) else ()
        return (tuple(language or None for language in codes) or (None,)) + former

    def candidates(
        self, conn: Connection, archive_id: ArchiveId, topic: Topic, limit: int = 400, enough: int = ENOUGH
    ) -> Candidates:
        """The articles that may answer `topic`, in tiers: all ideas in the lead, all anywhere, then some of them."""
        articles = self._articles(conn, archive_id)
        match, span = Match(topic), _range(archive_id, topic)
        ideas = [match.idea(idea) for idea in topic.ideas]
        feeds = came_by.condition(topic, ARTICLE)
        total, *seen = self._counts(conn, [match.all_ideas(), *ideas], span, feeds)
        tiers = [_newest(match.all_ideas("title lead"), NEWEST)] if total > NEWEST else []
        tiers += [_newest(match.all_ideas(), NEWEST)] if total else []
        if total < enough and len(ideas) > 1:
            tiers += _some(match, topic, seen, limit)
        rows: dict[int, Candidate] = {}
        for tier in tiers:
            if len(rows) < NEWEST:
                rows |= self._rows(conn, tier, span, feeds)
        return Candidates(
            rows=tuple(rows.values()),
            found=min(total, COUNT_CAP),
            capped=total > COUNT_CAP,
            articles=articles,
            seen=tuple(seen),
        )

    def extent(self, conn: Connection, archive_id: ArchiveId, topic: Topic) -> tuple[int, int | None]:
        """In how many articles all ideas stand, counted up to one more than SUGGEST_CAP, and the newest of them."""
        number, newest = conn.execute(*self._all(statements.extent, archive_id, topic, SUGGEST_CAP + 1)).one()
        return number, article_and_day(newest)[0] if number else None

    def newest(self, conn: Connection, archive_id: ArchiveId, topic: Topic, limit: int) -> tuple[int, ...]:
        """The newest articles in which all ideas stand, at most `limit`, the undated last."""
        row_ids = conn.execute(*self._all(statements.newest_ids, archive_id, topic, limit))
        return tuple(article_and_day(row_id)[0] for row_id in row_ids.scalars())

    def left(
        self, conn: Connection, archive_id: ArchiveId, topic: Topic, article_ids: Sequence[int]
    ) -> tuple[int, ...]:
        """Those of the articles that the filters of a topic leave, whatever they tell of, the newest first."""
        listing, ids = replace(topic, ideas=()), json.dumps(list(article_ids))
        if len(article_ids) <= LOOKED_UP:
            statement, facts = self._all(statements.left, archive_id, listing, len(article_ids))
            return tuple(article_and_day(each)[0] for each in conn.execute(statement, facts | {"ids": ids}).scalars())
        ours = set(conn.execute(statements.DOCIDS, {"ids": ids}).scalars())
        statement, facts = self._all(statements.newest_ids, archive_id, listing, -1)
        low, high = _range(archive_id, listing)
        facts |= {"low": max(low, min(ours, default=high)), "high": min(high, max(ours, default=low))}
        return tuple(article_and_day(each)[0] for each in conn.execute(statement, facts).scalars() if each in ours)

    def coverage(self, conn: Connection, archive_id: ArchiveId, topic: Topic) -> tuple[Covered, ...]:
        """How many articles with all ideas each day has, of the newest COUNT_CAP, sure days and unsure ones apart."""
        return coverage.counted(conn.execute(*self._all(statements.covered, archive_id, topic, COUNT_CAP)))

    def held(self, conn: Connection, archive_id: ArchiveId, topic: Topic) -> int:
        """How many articles came from the topic's outlets and by its feeds at all, up to one more than COUNT_CAP."""
        match = Match(topic).of_outlets()
        if not match:
            return came_by.held(conn, archive_id, topic, COUNT_CAP + 1)
        low, high = _range(archive_id, None)
        facts = {"low": low, "high": high, "limit": COUNT_CAP + 1, "match0": match}
        return int(conn.execute(statements.counting(1, came_by.condition(topic, ARTICLE)), facts).scalar_one())

    def _all(
        self, statement: Callable[[str], S], archive_id: ArchiveId, topic: Topic, limit: int
    ) -> tuple[S, dict[str, object]]:
        """A statement that looks for all ideas, and what it needs."""
        low, high = _range(archive_id, topic)
        facts: dict[str, object] = {"low": low, "high": high, "limit": limit, "match0": Match(topic).all_ideas()}
        return statement(came_by.condition(topic, ARTICLE)), facts

    def suggest(self, conn: Connection, archive_id: ArchiveId, prefix: str, limit: int = 10) -> tuple[str, ...]:
        """Words of this archive's titles that begin with `prefix`, the most frequent first."""
        word_rows = conn.execute(
            sql(
                "SELECT word, reversed FROM search_words WHERE archive_id = :archive AND word >= :low AND word < :high"
                " ORDER BY articles DESC, word LIMIT :limit"
            ),
            {"archive": archive_id, "low": prefix, "high": prefix + "\U0010ffff", "limit": limit},
        )
        return tuple(row.word for row in word_rows if whole_word(row))

    def near(self, conn: Connection, archive_id: ArchiveId, word: str, limit: int = 200) -> tuple[str, ...]:
        """Words of this archive's titles that begin or end as `word` does: where a typing slip would be found."""
        out: dict[str, None] = {}
        for column, start in (("word", word[:2]), ("reversed", word[::-1][:2])):
            word_rows = conn.execute(
                sql(
                    f"SELECT word, reversed FROM search_words WHERE archive_id = :archive AND {column} >= :low"
                    f" AND {column} < :high ORDER BY articles DESC, word LIMIT :limit"
                ),
                {"archive": archive_id, "low": start, "high": start + "\U0010ffff", "limit": limit},
            )
            out.update(dict.fromkeys(row.word for row in word_rows if whole_word(row)))
        return tuple(out)

    def _articles(self, conn: Connection, archive_id: ArchiveId) -> int:
        return int(conn.execute(_ARTICLES, {"a": archive_id}).scalar_one())

    def _counts(self, conn: Connection, matches: Sequence[str], span: tuple[int, int], feeds: str) -> list[int]:
        """How many articles each expression finds, up to one more than COUNT_CAP; the first of the feeds alone."""
        facts: dict[str, object] = {f"match{n}": match for n, match in enumerate(matches)}
        facts |= {"low": span[0], "high": span[1], "limit": COUNT_CAP + 1}
        return list(conn.execute(statements.counting(len(matches), feeds), facts).one())

    def _rows(self, conn: Connection, tier: _Tier, span: tuple[int, int], feeds: str) -> dict[int, Candidate]:
        """The articles of a tier by row id, read as one row.

        Between two rows Python's lock goes to any thread that waits for it, and comes back 5 ms later.
        """
        facts = {"match0": tier.match, "low": span[0], "high": span[1], "limit": tier.limit}
        every, leads, stems = conn.execute(statements.in_one(tier.order, feeds), facts).one()
        if not every:
            return {}
        rows = zip(map(int, every.split(",")), map(int, leads.split(",")), stems.split("\n"), strict=True)
        return {row_id: Candidate(*article_and_day(row_id), text, lead) for row_id, lead, text in rows}


def _newest(match: str, limit: int) -> _Tier:
    return _Tier(match, NEWEST_FIRST, limit)


def _some(match: Match, topic: Topic, seen: Sequence[int], limit: int) -> list[_Tier]:
    """Articles with some ideas: the best by bm25 over the ideas that are not everywhere, else the newest."""
    rare = [idea for idea, count in zip(topic.ideas, seen, strict=True) if 0 < count < COUNT_CAP]
    wanted = rare or [idea for idea, count in zip(topic.ideas, seen, strict=True) if count]
    return [_Tier(match.any_idea(wanted), BEST_FIRST if rare else NEWEST_FIRST, limit)] if wanted else []


def _range(archive_id: ArchiveId, topic: Topic | None) -> tuple[int, int]:
    """The row ids of an archive, from the topic's first day to its last; a span of days leaves the undated out."""
    since, until = (topic.since, topic.until) if topic else (None, None)
    low = docid(archive_id, since or (dt.date(1800, 1, 1) if until else None), 0)
    high = docid(archive_id, until or dt.date(2517, 1, 1), 2**ARTICLE_BITS - 1)
    return low, high
